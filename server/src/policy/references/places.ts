/**
 * References to numbered places of a text, by parts: 本办法第三条第二款第（一）项, 前两款, 第三项至第五项, 第三条、第五条和
 * 第八条, 《X》第十条. A function of the text of one paragraph alone; `place-target.ts` finds what they point to.
 */
import { parseNumeral } from '../numerals.ts';
import { isInTitle, titleStart } from '../title-marks.ts';

/** Units from the outside in. */
export const units = ['part', 'chapter', 'section', 'article', 'paragraph', 'item', 'subitem'] as const;
export type PlaceUnit = (typeof units)[number];

/** One unit of a reference. Offsets are those of what is printed; both are -1 where it is taken over from the list. */
export type PlaceStep = {
  readonly unit: PlaceUnit;
  readonly start: number;
  readonly end: number;
} & (
  | {
      readonly kind: 'number';
      readonly number: number;
      readonly sub: number;
      /** The numeral without 第 and brackets. */
      readonly numeralStart: number;
      readonly numeralEnd: number;
    }
  /** 本条, 本款: where the reference stands. */
  | { readonly kind: 'here' }
  /** 前款 (1), 前两款 (2): counted back from where the reference stands. */
  | { readonly kind: 'before'; readonly count: number }
);

/** Whose place it is. Offsets are those of what is printed before the place, in its marks. */
export type PlaceOwner =
  /** `stated` where 本法, 本条例 … is printed. */
  | { readonly kind: 'own'; readonly stated: boolean }
  /** 《X》 or a name like 公司法; the name may begin with words that do not belong to it (依照公司法). */
  | { readonly kind: 'title' | 'name'; readonly text: string; readonly start: number; readonly end: number }
  /** 附件2; 0 where no number is printed. */
  | { readonly kind: 'attachment'; readonly number: number; readonly start: number; readonly end: number }
  /** 该办法, 同法: named elsewhere. */
  | { readonly kind: 'other' };

export interface PlaceReference {
  /** With 本法 where it is printed, without 《X》. */
  readonly start: number;
  readonly end: number;
  readonly owner: PlaceOwner;
  /** From the outside in; complete by what a list has said before (第三条第一款、第二款). */
  readonly steps: readonly PlaceStep[];
  /** Index of the reference that this one ends as a range (第三项至第五项), -1 where there is none. */
  readonly rangeFrom: number;
  /** First of its list, or alone. */
  readonly leads: boolean;
  /** A bare 第二款 or 第十条 in a sentence that has spoken of another article or document before. */
  readonly ambiguous: boolean;
}

const numeral = '(?:[〇零一二三四五六七八九十百千]+|[\\d０-９]{1,4})';
const unitNames = '编|分编|篇|章|节|条|款|项|目';
const between = '\\s?(?:[、和与至到及或]|以及|或者)\\s?第?\\s?';
const numbered = `第\\s?[（(]?${numeral}[）)]?(?:${between}[（(]?${numeral}[）)]?)*\\s?(?:${unitNames})(?:\\s?之\\s?[一二三四五六七八九十]+)?`;
const relative =
  '(?<![之以此目])前[一二两三四五六七八九十]{0,2}(?:条(?!例|件|款)|款(?!项)|项(?=规定|的规定|所|情形|行为|、|和|或))|[本该](?:条(?!例|件|款|约|文|幅|块)|款(?!项|式)|章(?!程)|节(?!目|能|约|水|点|假)|编(?![制者写号]))|(?<!资)本项(?!目)';
const step = new RegExp(`${numbered}|${relative}`, 'y');
const chain = new RegExp(`(?:${numbered}|${relative})(?:的?(?:${numbered}))*`, 'g');

const namesOfUnits: Readonly<Record<string, PlaceUnit>> = {
  编: 'part',
  分编: 'part',
  篇: 'part',
  章: 'chapter',
  节: 'section',
  条: 'article',
  款: 'paragraph',
  项: 'item',
  目: 'subitem',
};

const genres =
  '法典|法|条例|办法|规定|规则|细则|决定|解释|章程|准则|规程|意见|通知|规划|纲要|方案|公约|协定|条约|议定书|修正案|总则|分则|通则|编';
const own = new RegExp(`本(?:实施|管理|暂行|试行)?(?:${genres})(?:[的中])?\\s?$`);
const elsewhere = new RegExp(`(?:该|同|其|此|原|新|旧|上述|前述|所附|有关|相关)(?:${genres})?[的中]?\\s?$`);
const attached = new RegExp(`附件\\s?([\\d０-９]{0,2}|[一二三四五六七八九十]{1,3})(?:${genres})?[的中]?\\s?$`);
/** Between a name and its place: 《X》（国发〔2020〕1号）的第三条, 公司法（以下简称…）第三条. */
const remark = /(?:\s?[（(][^（）()《》]{1,60}(?:《[^《》]{1,40}》[^（）()《》]{0,20})?[）)])*[“”"]?\s?[的中]?\s?$/;
const named = new RegExp(`(?:${genres})$`);
/** Longest name of a document without 《》. */
const longestName = 30;
/** What stands between the places of one list. */
const connector =
  /^(?:的规定|规定|所列|所称)?\s?(?:“[^“”]{1,40}”)?(?:情形|规定)?\s?(?:[、，]|和|与|及|以及|或者?|并|至|到|—|-|——)\s?$/;
const range = /^\s?(?:至|到|—|——|-)\s?$/;
const sentenceEnd = /[。；！？]/;

/** Places in order of the text. Labels at the beginning of the paragraph (第三条　为了…) are no references. */
export function placesIn(text: string): PlaceReference[] {
  if (!/第|前.{0,2}[款条项]|[本该][条款项章节]/.test(text)) return [];
  const found: PlaceReference[] = [];
  let behind = -1;
  let last: PlaceReference | null = null;
  /** End of the sentence part that has spoken of a place of its own or of another document. */
  let spoken = -1;
  for (const match of text.matchAll(chain)) {
    const at = match.index;
    const steps = stepsIn(text, at, at + match[0].length);
    if (isLabel(text, at, match[0].length, steps)) continue;
    if (isInTitle(text, at)) continue;
    const owner = ownerBefore(text, at);
    const start = owner.kind === 'own' && owner.stated ? text.lastIndexOf('本', at - 1) : at;
    const gap: string | null = last === null ? null : text.slice(behind, start);
    const listed: boolean = gap !== null && connector.test(gap) && steps[0]![0]!.kind === 'number';
    const effective: PlaceOwner = listed && owner.kind === 'own' && !owner.stated ? last!.owner : owner;
    const sameSentence = spoken >= 0 && !sentenceEnd.test(text.slice(spoken, at));
    const rangeStart = gap !== null && listed && range.test(gap) ? found.length - 1 : -1;
    steps.forEach((own, index) => {
      const first: number = units.indexOf(own[0]!.unit);
      const inherits = (listed || index > 0) && last !== null && own[0]!.kind === 'number';
      const taken = inherits ? last!.steps.filter(({ unit }) => units.indexOf(unit) < first).map(inherited) : [];
      const isBare = own[0]!.kind === 'number' && taken.length === 0 && !(effective.kind === 'own' && effective.stated);
      const reference: PlaceReference = {
        start: index === 0 ? start : own[0]!.start,
        end: own.at(-1)!.end,
        owner: effective,
        steps: [...taken, ...own],
        rangeFrom: index === 0 ? rangeStart : isRangeBefore(text, own[0]!) ? found.length - 1 : -1,
        leads: !listed && index === 0,
        ambiguous: isBare && effective.kind === 'own' && sameSentence && !listed && index === 0,
      };
      found.push(reference);
      last = reference;
    });
    behind = at + match[0].length;
    spoken = behind;
  }
  return found;
}

function inherited(step: PlaceStep): PlaceStep {
  return step.kind === 'number'
    ? { ...step, start: -1, end: -1, numeralStart: -1, numeralEnd: -1 }
    : { ...step, start: -1, end: -1 };
}

function isRangeBefore(text: string, { start }: PlaceStep): boolean {
  return /[至到]\s?第?\s?[（(]?$/.test(text.slice(Math.max(0, start - 4), start));
}

/** The steps of a chain; several lists of steps where a step holds several numbers (第一、二款). */
function stepsIn(text: string, from: number, to: number): PlaceStep[][] {
  let lists: PlaceStep[][] = [[]];
  let at = from;
  while (at < to) {
    if (text[at] === '的') at++;
    step.lastIndex = at;
    const match = step.exec(text);
    if (!match) break;
    const several = numbersOf(match[0], at);
    const open = lists.at(-1)!;
    lists = [...lists.slice(0, -1), ...several.map((part, index) => (index === 0 ? [...open, part] : [part]))];
    at += match[0].length;
  }
  return lists;
}

const single = new RegExp(`[（(]?(${numeral})[）)]?`, 'g');
const unitAtEnd = new RegExp(`(${unitNames})(?:\\s?之\\s?([一二三四五六七八九十]+))?$`);

function numbersOf(text: string, at: number): PlaceStep[] {
  const end = at + text.length;
  const name = unitAtEnd.exec(text)!;
  const unit = namesOfUnits[name[1]!]!;
  if (/^[本该]/.test(text)) return [{ unit, kind: 'here', start: at, end }];
  if (text.startsWith('前')) {
    return [{ unit, kind: 'before', count: parseNumeral(text.slice(1, -1)) ?? 1, start: at, end }];
  }
  const numerals = [...text.slice(0, name.index).matchAll(single)];
  return numerals.map((match, index) => {
    const numeralStart = at + match.index + match[0].indexOf(match[1]!);
    const only = numerals.length === 1;
    return {
      unit,
      kind: 'number',
      number: parseNumeral(match[1]!) ?? 0,
      sub: index === numerals.length - 1 ? (parseNumeral(name[2] ?? '') ?? 0) : 0,
      start: only || index === 0 ? at : at + match.index,
      end: index === numerals.length - 1 ? end : at + match.index + match[0].length,
      numeralStart,
      numeralEnd: numeralStart + match[1]!.length,
    };
  });
}

/** 第三条　为了… at the beginning of a paragraph, or glued to the end of a sentence. */
function isLabel(text: string, start: number, length: number, steps: readonly (readonly PlaceStep[])[]): boolean {
  if (start > 0 && text[start - 1] !== '。') return false;
  const [first] = steps;
  if (steps.length !== 1 || first!.length !== 1 || first![0]!.kind !== 'number') return false;
  if (units.indexOf(first![0]!.unit) > units.indexOf('article')) return false;
  return !/^(?:[的、至到和及与或第规所中]|以及|之)/.test(text.slice(start + length));
}

/** Whose place begins at an offset of the text. */
export function ownerBefore(text: string, at: number): PlaceOwner {
  const near = text.slice(Math.max(0, at - 12), at);
  // 本条例六十条第四款, where 第 was left out: not a place by itself.
  if (/[条款项章节]$/.test(near)) return { kind: 'other' };
  if (own.test(near)) return { kind: 'own', stated: true };
  const from = Math.max(0, at - 120);
  const before = text.slice(from, at);
  const end = /[）)的中”"\s]$/.test(before) ? remark.exec(before)!.index : before.length;
  if (before[end - 1] === '》') {
    const open = titleStart(before, end - 1);
    if (open < 0) return { kind: 'other' };
    return { kind: 'title', text: before.slice(open + 1, end - 1), start: from + open, end: from + end };
  }
  if (elsewhere.test(near)) return { kind: 'other' };
  const attachment = attached.exec(near);
  if (attachment) {
    const number = parseNumeral(attachment[1]!) ?? 0;
    return { kind: 'attachment', number, start: at - near.length + attachment.index, end: at };
  }
  const name = before.slice(Math.max(0, end - longestName), end);
  if (!named.test(name)) return { kind: 'own', stated: false };
  const start = name.search(/[\u4e00-\u9fa5]*$/);
  return { kind: 'name', text: name.slice(start), start: from + end - name.length + start, end: from + end };
}
