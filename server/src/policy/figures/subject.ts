/** Whose figure it is: the country, a province, a city, or a part of it. */
import type { Level } from '../model.ts';

export interface Subject {
  /** 全国, 重庆市, 两江新区; 全市 where the text does not say which; empty where nothing is known. */
  readonly name: string;
  /** Level of the place; `unit` for a zone or another part of a city; null where it is not known. */
  readonly level: Level | null;
}

const country: Subject = { name: '全国', level: 'central' };
/** The place whose organ or plan it is: 重庆市人民政府 → 重庆市. */
const place =
  /^(?:中共|国家税务总局)?((?:[\u4e00-\u9fa5]{2,4}?(?:省|自治区|特别行政区))?(?:[\u4e00-\u9fa5]{2,6}?(?:市|自治州|地区|盟))?(?:[\u4e00-\u9fa5]{1,6}?(?:县|旗|区))?)/;

/** The place that a document speaks of where its sentences name none. */
export function subjectOfDocument({
  title,
  level,
  issuers,
}: {
  readonly title: string;
  readonly level: Level | null;
  readonly issuers: readonly string[];
}): Subject {
  if (level === 'central' || level === 'ministry') return country;
  for (const name of [title.replace(/^\d{4}年/, ''), ...issuers]) {
    const region = place.exec(name)?.[1];
    if (region) return { name: region.replace(/^.*(?:省|自治区)(?=.)/, ''), level: level ?? levelOfPlace(region) };
  }
  return { name: '', level };
}

/** A province without cities below it. */
const municipality = /^(?:北京|天津|上海|重庆)市$/;

function levelOfPlace(name: string): Level | null {
  if (/(?:省|自治区)$/.test(name) || municipality.test(name)) return 'province';
  if (/(?:市|自治州|地区|盟)$/.test(name)) return 'city';
  return /[县旗区]$/.test(name) ? 'county' : null;
}

const wholes: readonly (readonly [RegExp, Level])[] = [
  [/^(?:全国|我国|中国|全社会)$/, 'central'],
  [/^(?:全省|我省|本省)$/, 'province'],
  [/^(?:全市|我市|本市)$/, 'city'],
  [/^(?:全县|我县|全区|全州)$/, 'county'],
];

/** Fewest figures that name the country in a document about it. */
const FEWEST_NAMES = 3;

/** The country, where a document names it and no province, city or county; 全市 where it names nothing else; unknown otherwise. */
export function subjectOfNames(names: readonly (string | null)[]): Subject {
  const levels = names.flatMap((name) => wholes.find(([words]) => name !== null && words.test(name))?.[1] ?? []);
  const [level] = levels;
  if (level === undefined || levels.some((other) => other !== level)) return { name: '', level: null };
  if (level === 'central') return levels.length >= FEWEST_NAMES ? country : { name: '', level: null };
  return {
    name: names.find((name) => wholes.some(([words, whole]) => whole === level && words.test(name ?? '')))!,
    level,
  };
}

/**
 * The subject of a figure: the part of the place that its sentence names, the whole that it names (全国, 全市), or that of
 * the document. 全市 in a document of a city is that city.
 */
export function subjectOfFigure(part: string | null, named: string | null, document: Subject): Subject {
  if (part !== null) return { name: part, level: 'unit' };
  const whole = named === null ? undefined : wholes.find(([words]) => words.test(named));
  // 全社会 is that of whoever speaks; 全国 in a plan of a city is not.
  if (whole === undefined || named === '全社会') return document;
  const level = whole[1];
  if (level === 'central') return country;
  return document.name !== '' && document.level !== 'central' ? document : { name: named!, level };
}

/** How the place of one figure stands to that of another. */
export type PlaceRelation = 'same' | 'unknown' | 'below' | 'above' | 'other';

const ranks: readonly Level[] = ['central', 'province', 'city', 'county', 'unit'];

/** `below` where `a` is of a lower level than `b`; whether it lies inside is only asked of cities: none does in 重庆市. */
export function placeRelation(a: Subject, b: Subject): PlaceRelation {
  if (a.name === '' || b.name === '') return 'unknown';
  if (a.name === b.name) return 'same';
  if (bareName(a.name) === bareName(b.name)) return 'same';
  if (isWhole(a) !== isWhole(b) && a.level === b.level) return 'same';
  const ranked = [a, b].map(({ level }) =>
    level === null ? -1 : ranks.indexOf(level === 'ministry' ? 'central' : level),
  );
  if (ranked[0]! < 0 || ranked[1]! < 0) return 'unknown';
  if (ranked[0] === ranked[1]) return 'other';
  if ((a.level === 'city' && municipality.test(b.name)) || (b.level === 'city' && municipality.test(a.name)))
    return 'other';
  return ranked[0]! > ranked[1]! ? 'below' : 'above';
}

/** 全市: some city. */
function isWhole({ name }: Subject): boolean {
  return /^(?:全|我|本)[省市县区州]$/.test(name);
}

function bareName(name: string): string {
  return name.replace(/(?:省|市|自治区|特别行政区)$/, '');
}
