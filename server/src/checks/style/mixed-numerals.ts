/** style/mixed-numerals: one number, date or range half in Chinese, half in Arabic numerals. */
import { chineseNumeral, parseNumeral } from '../../policy/numerals.ts';
import type { Fix, ParagraphCheck, ParagraphEdit, ParagraphFinding } from '../check.ts';
import { isInside, repeatedWords } from './silent-stretches.ts';

const chinese = '〇○零一二三四五六七八九十百千两';
const either = `[0-9０-９${chinese}]`;
/** 第十2条, 第2十条 */
const ordinal = new RegExp(`第(${either}{2,6})(?=[条章节款项编届次期批号页部类])`, 'g');
/** 2024年三月5日, 二0二四年, 三月15日 */
const date = new RegExp(
  `(?<![0-9０-９${chinese}.．])(?:(${either}{4})年(?:(${either}{1,3})月(?:(${either}{1,3})日)?(?![${chinese}]))?|(${either}{1,3})月(${either}{1,3})日)`,
  'g',
);
const unit =
  '元|人次|人|名|户|家|个|项|件|亩|公顷|平方米|平方公里|立方米|公里|米|吨|年|天|日|小时|倍|次|处|所|座|台|辆|套|岁';
/** 三到5个, 3至五年: 统一到2025年 is none. */
const range = new RegExp(
  `(?<![0-9０-９.．点第周期初统之唯同专单归逐如合其不万${chinese}-])(?:([一二三四五六七八九十百两]{1,4})\\s?[到至—～~-]\\s?([0-9０-９]{1,3})|([0-9０-９]{1,3})\\s?[到至—～~-]\\s?([一二三四五六七八九十百两]{1,4}))(?=个?(?:${unit}|月))`,
  'g',
);
/** 5万元以上十万元以下 */
const bounds = new RegExp(
  `(?<![0-9０-９.．,，点第${chinese}万亿])(?:([0-9０-９]+)(万|亿)?(${unit})(以上[，、]?(?:不满|不足)?)([${chinese}]+)(万|亿)?\\3|([${chinese}]+)(万|亿)?(${unit})(以上[，、]?(?:不满|不足)?)([0-9０-９]+)(万|亿)?\\9)(?=以下|以内|罚款|的)`,
  'g',
);
/** 3千户, 5百人, 3～5千张: 千 is part of 千瓦 and 千克 alone. */
const hundreds =
  /(?<![0-9０-９.．,，万亿第])([0-9]{1,2})([～~—–-]([0-9]{1,2}))?([百千])([多余]?)(?=(?:元|人|名|户|家|个|项|件|亩|吨(?!级)|台|辆|套|张|公里|平方米|公顷))/g;
/** The two kinds beside each other, or parted by what stands between the parts of a date, a range or two bounds. */
const between = '\\s?(?:[年月到至—～~-]\\s?|以上[，、]?(?:不满|不足)?)?';
const any = new RegExp(
  `[0-9０-９]${between}[${chinese}]|[${chinese}]${between}[0-9０-９]|以上[，、]?(?:不满|不足)?[0-9０-９${chinese}]`,
);

export const mixedNumerals: ParagraphCheck = {
  code: 'style/mixed-numerals',
  title: { zh: '同一数字混用汉字和阿拉伯数字', en: 'One number in two kinds of numerals' },
  rationale: {
    zh: '同一个数、同一日期、同一幅度的两端，应当用同一种数字；阿拉伯数字只能与“万”“亿”连用，不与“十”“百”“千”连用（GB/T 15835—2011，4.3、5.1）。',
    en: 'One number, one date and the two ends of one range are written in one kind of numerals; Arabic digits go with 万 and 亿 only, not with 百 and 千 (GB/T 15835—2011, 4.3, 5.1).',
  },
  defaultSeverity: 'warning',
  bad: [
    { text: '依照本办法⟦第十2⟧条处理。', fixed: '依照本办法第十二条处理。' },
    { text: '自⟦二0二四年三月1日⟧起施行。', fixed: '自2024年3月1日起施行。' },
    { text: '擅自占用绿地的，处⟦5万元以上十万元⟧以下罚款。' },
    { text: '每区建设⟦三到5⟧个口袋公园。' },
    { text: '惠及居民⟦3千⟧户。', fixed: '惠及居民3000户。' },
  ],
  good: [
    { text: '依照本办法第十二条处理，自2024年3月1日起施行，二〇二四年三月一日公布。' },
    { text: '处五万元以上十万元以下罚款，每区建设3到5个口袋公园。' },
    { text: '统一到2025年，装机3千瓦，农历2024年八月十五举办，新增3万户。' },
    { text: '全市20多个公园、一百余座桥梁。' },
  ],
  concerns: ({ text }) => any.test(text),
  *find({ text }) {
    const found = [...inOrdinals(text), ...inDates(text), ...inRanges(text), ...inBounds(text), ...inHundreds(text)];
    for (const finding of found.sort((a, b) => a.start - b.start)) {
      if (!isInside(repeatedWords(text), finding.start)) yield finding;
    }
  },
};

function isMixed(...numerals: readonly (string | undefined)[]): boolean {
  const all = numerals.join('');
  return /[0-9０-９]/.test(all) && new RegExp(`[${chinese}]`).test(all);
}

function* inOrdinals(text: string): Iterable<ParagraphFinding> {
  for (const { index, 1: written } of text.matchAll(ordinal)) {
    if (!isMixed(written)) continue;
    // 第2十条 may be 二十 or 二, 十: one digit at the end is the only sure case.
    const newText = written!.replace(/[0-9０-９]/g, (digit) => chineseNumeral(parseNumeral(digit)!));
    const isSure = /^[^0-9０-９]*[十百零][0-9０-９]$/.test(written!);
    yield mixed(index, `第${written}`, isSure ? [{ at: 1, length: written!.length, newText }] : null, true);
  }
}

function* inDates(text: string): Iterable<ParagraphFinding> {
  for (const match of text.matchAll(date)) {
    const [printed, year, month = match[4], day = match[5]] = match;
    if (!isMixed(year, month, day)) continue;
    const parts = [year, month, day].map((part) => (part === undefined ? null : inDigits(part)));
    const newText = `${parts[0] === null ? '' : `${parts[0]}年`}${parts[1] === null ? '' : `${parts[1]}月`}${parts[2] === null ? '' : `${parts[2]}日`}`;
    yield mixed(match.index, printed, [{ at: 0, length: printed.length, newText }], true);
  }
}

function* inRanges(text: string): Iterable<ParagraphFinding> {
  for (const match of text.matchAll(range)) {
    const [printed, first, , , second] = match;
    const written = (first ?? second)!;
    const at = first === undefined ? printed.length - written.length : 0;
    yield mixed(match.index, printed, [{ at, length: written.length, newText: inDigits(written) }], false);
  }
}

function* inBounds(text: string): Iterable<ParagraphFinding> {
  for (const match of text.matchAll(bounds)) {
    const [printed, low] = match;
    const isFirstInDigits = low !== undefined;
    const written = isFirstInDigits ? match[5]! : match[7]!;
    const digits = isFirstInDigits ? low : match[11]!;
    const writtenAt = isFirstInDigits ? printed.indexOf(written, printed.indexOf('以上')) : 0;
    const digitsAt = isFirstInDigits ? 0 : printed.indexOf(digits, printed.indexOf('以上'));
    yield mixed(match.index, printed, [{ at: writtenAt, length: written.length, newText: inDigits(written) }], false, [
      { at: digitsAt, length: digits.length, newText: chineseNumeral(Number(digits.normalize('NFKC'))) },
    ]);
  }
}

function* inHundreds(text: string): Iterable<ParagraphFinding> {
  for (const match of text.matchAll(hundreds)) {
    const [printed, low, , high, scale, about] = match;
    const factor = scale === '千' ? '000' : '00';
    const gap = high === undefined ? '' : printed.slice(low!.length, printed.indexOf(high, low!.length));
    const newText = high === undefined ? `${low}${factor}${about}` : `${low}${factor}${gap}${high}${factor}${about}`;
    const finding = mixed(match.index, printed, [{ at: 0, length: printed.length, newText }], about === '');
    yield { ...finding, severity: 'information' };
  }
}

/** The numeral in Arabic digits; a year is read digit by digit. */
function inDigits(written: string): string {
  const plain = written.normalize('NFKC').replace(/[○零]/g, '〇').replace(/0/g, '〇');
  const value = /[十百千]/.test(plain)
    ? parseNumeral(plain)
    : parseNumeral([...plain].map((one) => parseNumeral(one) ?? 0).join(''));
  return String(value ?? written);
}

interface Change {
  readonly at: number;
  readonly length: number;
  readonly newText: string;
}

/** `other`: what the same stretch would be in the other numerals. */
function mixed(
  start: number,
  printed: string,
  changes: readonly Change[] | null,
  preferred: boolean,
  other: readonly Change[] | null = null,
): ParagraphFinding {
  const fixes = [changes, other].flatMap(
    (list, index): readonly (Omit<Fix, 'edits'> & { edits: ParagraphEdit[] })[] => {
      if (list === null) return [];
      let corrected = printed;
      for (const { at, length, newText } of [...list].reverse())
        corrected = corrected.slice(0, at) + newText + corrected.slice(at + length);
      const edits = list.map(({ at, length, newText }) => ({ start: start + at, end: start + at + length, newText }));
      const title = { zh: `改为“${corrected}”`, en: `Change to “${corrected}”` };
      return [{ title, edits, preferred: preferred && index === 0 }];
    },
  );
  return {
    start,
    end: start + printed.length,
    message: {
      zh: `“${printed}”混用汉字数字和阿拉伯数字。`,
      en: `“${printed}” mixes Chinese and Arabic numerals.`,
    },
    fixes,
  };
}
