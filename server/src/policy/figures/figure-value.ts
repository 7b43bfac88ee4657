/** The amount behind a printed figure: 1.39万亿斤 is 695 billion kilograms, give or take what the last digit leaves open. */

/** How the words around a number limit it: 以上 and 达到…以上, 超过, 以内, 低于, 左右. */
export type Bound = 'exact' | 'at-least' | 'more-than' | 'at-most' | 'less-than' | 'about' | 'nearly';

export interface Amount {
  /** In the unit that `dimension` names; the lower end of a range. */
  readonly value: number;
  /** Upper end of a range (2—3个), null for a single number. */
  readonly upper: number | null;
  /** What is counted, as a base unit: `元`, `人`, `千克`, `米`, `%`, `百分点`, `比` (1.8∶1), `个` for all counters. */
  readonly dimension: string;
  /** One unit of the last printed digit, in the base unit: 1.39万亿斤 is good to 0.005 of a 万亿斤 either way. */
  readonly precision: number;
  readonly bound: Bound;
}

const units: Readonly<Record<string, readonly [dimension: string, factor: number]>> = {
  '%': ['%', 1],
  '‰': ['%', 0.1],
  个百分点: ['百分点', 1],
  元: ['元', 1],
  美元: ['美元', 1],
  欧元: ['欧元', 1],
  人: ['人', 1],
  名: ['人', 1],
  位: ['人', 1],
  人次: ['人次', 1],
  米: ['米', 1],
  公里: ['米', 1000],
  千米: ['米', 1000],
  克: ['千克', 0.001],
  斤: ['千克', 0.5],
  公斤: ['千克', 1],
  千克: ['千克', 1],
  吨: ['千克', 1000],
  吨标准煤: ['吨标准煤', 1],
  亩: ['平方米', 2000 / 3],
  公顷: ['平方米', 10_000],
  平方公里: ['平方米', 1_000_000],
  平方千米: ['平方米', 1_000_000],
  平方米: ['平方米', 1],
  立方米: ['立方米', 1],
  升: ['立方米', 0.001],
  千瓦: ['千瓦', 1],
  kW: ['千瓦', 1],
  兆瓦: ['千瓦', 1000],
  MW: ['千瓦', 1000],
  GW: ['千瓦', 1_000_000],
  千瓦时: ['千瓦时', 1],
  度: ['千瓦时', 1],
  TWh: ['千瓦时', 1_000_000_000],
  '微克/立方米': ['微克/立方米', 1],
  '毫克/立方米': ['微克/立方米', 1000],
  岁: ['年', 1],
  年: ['年', 1],
  天: ['天', 1],
  日: ['天', 1],
  工作日: ['工作日', 1],
  小时: ['小时', 1],
  分钟: ['小时', 1 / 60],
  秒: ['小时', 1 / 3600],
  标箱: ['标箱', 1],
  标准箱: ['标箱', 1],
};
const scales: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 };
/** Counters stand for each other: 户, 家 and 个 of enterprises. */
const counter = '个';
/** By their last character; the longest first, so that 平方米 is not read as 米. */
const namesByEnd = new Map<string, readonly string[]>();
for (const name of Object.keys(units).sort((a, b) => b.length - a.length)) {
  const end = name.at(-1)!;
  namesByEnd.set(end, [...(namesByEnd.get(end) ?? []), name]);
}

/** Null where the value is no number. `unit` as printed: 万亿斤, 万元/人; empty for a bare number. Remembered. */
export function amountOf(value: string, unit: string, qualifier: string | null): Amount | null {
  const print = `${value}\t${unit}\t${qualifier ?? ''}`;
  const known = remembered.get(print);
  if (known !== undefined) return known;
  const amount = readAmount(value, unit, qualifier);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(print, amount);
  return amount;
}

const remembered = new Map<string, Amount | null>();
const MOST_REMEMBERED = 20_000;

function readAmount(value: string, unit: string, qualifier: string | null): Amount | null {
  // 60%—70: the unit may stand at both ends of a range.
  const digits = /^(\d+(?:\.(\d+))?)(?:[^\d.∶:]*([-—–－~～])(\d+(?:\.\d+)?)|[∶:](\d+(?:\.\d+)?))?$/.exec(value);
  if (digits === null) return null;
  const [dimension, factor] = unitOf(unit);
  const decimals = digits[2]?.length ?? 0;
  const ratio = digits[5] === undefined ? null : Number(digits[5]);
  if (ratio === 0) return null;
  return {
    value: (Number(digits[1]) / (ratio ?? 1)) * factor,
    upper: digits[4] === undefined ? null : Number(digits[4]) * factor,
    dimension: ratio === null ? dimension : '比',
    precision: 10 ** -decimals * factor,
    bound: boundOf(qualifier ?? ''),
  };
}

function unitOf(printed: string): readonly [dimension: string, factor: number] {
  // 万元/人 beside 人均…万元: the metric says whose it is.
  const bare = printed.replace('％', '%').replace(/[/每](?:人|户|每?万?人口?)$/, '');
  const name = namesByEnd.get(bare.at(-1) ?? '')?.find((known) => bare.endsWith(known)) ?? '';
  const [dimension, factor] = units[name] ?? [counter, 1];
  const scale = [...bare.slice(0, bare.length - name.length)].reduce((sum, sign) => sum * (scales[sign] ?? 1), 1);
  return [dimension, factor * scale];
}

const bounds: readonly (readonly [RegExp, Bound])[] = [
  [/不低于|不少于|至少|以上|≥/, 'at-least'],
  [/不超过|不高于|不多于|至多|最多|以内|以下|控制在(?!…左右)|≤/, 'at-most'],
  [/低于|小于|不足|不到|＜|</, 'less-than'],
  [/左右|约|上下|大约/, 'about'],
  [/接近|近/, 'nearly'],
  [/超|突破|高于|大于|多|余|几|＞|>/, 'more-than'],
];

function boundOf(qualifier: string): Bound {
  if (qualifier === '') return 'exact';
  return bounds.find(([words]) => words.test(qualifier))?.[1] ?? 'exact';
}

/** Of what the unit and the last digits leave open by arithmetic alone. */
const EPSILON = 1e-9;

/**
 * Whether two amounts of one dimension are the same: by number, by what 左右, 近 and 超过 allow, and, where `rounded`, when
 * the finer one gives the coarser one rounded.
 */
export function amountsAgree(a: Amount, b: Amount, rounded: boolean): boolean {
  return isSameNumber(a, b) || nearlySame(a, b, rounded);
}

/** Equal but for the last bits that arithmetic loses; of ranges both ends. */
export function isSameNumber(a: Amount, b: Amount): boolean {
  const within = (x: number, y: number) => Math.abs(x - y) <= EPSILON * Math.max(Math.abs(x), Math.abs(y));
  return within(a.value, b.value) && within(a.upper ?? a.value, b.upper ?? b.value);
}

/** 左右 and 约 allow so much, as do 近 and 超过 on their side. */
const LOOSE = 0.05;
const ONE_SIDED = 0.1;

/** Equal when the finer one is rounded, or lies where the words of the coarser one allow. */
function nearlySame(a: Amount, b: Amount, rounded: boolean): boolean {
  if (a.upper !== null || b.upper !== null) return inRange(a, b) || inRange(b, a);
  const [coarse, fine] = a.precision >= b.precision ? [a, b] : [b, a];
  const gap = fine.value - coarse.value;
  const isRounded = Math.abs(gap) <= (coarse.precision / 2) * (1 + EPSILON) && fine.precision < coarse.precision;
  if (rounded && isRounded) return true;
  return allows(coarse, fine) || allows(fine, coarse);
}

function inRange(range: Amount, { value, upper }: Amount): boolean {
  return range.upper !== null && range.value <= value && (upper ?? value) <= range.upper;
}

/** Whether a loosely worded amount (近3万亿, 超过100万亿, 6%左右) covers a finer one that is stated as it is. */
function allows(loose: Amount, fine: Amount): boolean {
  if (fine.bound !== 'exact' || fine.precision >= loose.precision) return false;
  const gap = (fine.value - loose.value) / loose.value;
  const allowed: Readonly<Record<Bound, boolean>> = {
    exact: false,
    about: Math.abs(gap) <= LOOSE,
    nearly: gap <= 0 && gap >= -ONE_SIDED,
    'less-than': gap <= 0 && gap >= -ONE_SIDED,
    'at-most': gap <= 0 && gap >= -ONE_SIDED,
    'more-than': gap >= 0 && gap <= ONE_SIDED,
    'at-least': gap >= 0 && gap <= ONE_SIDED,
  };
  return allowed[loose.bound];
}
