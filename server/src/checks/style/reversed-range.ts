/** style/reversed-range: a range whose end comes before its beginning. */
import { parseNumeral } from '../../policy/numerals.ts';
import type { ParagraphCheck, ParagraphFinding } from '../check.ts';
import { isInside, repeatedWords } from './silent-stretches.ts';

const numeral = '[0-9０-９]+(?:[.．][0-9０-９]+)?|[〇零一二三四五六七八九十百千两]+';
const amount = (name: string) => `(?<${name}>${numeral})\\s?(?<${name}Scale>[万亿]{0,2})`;
const unit = '元|倍|年|个月|月|日|天|人|名|户|家|岁|周岁|米|平方米|立方米|公顷|亩|吨|公斤|千克|公里|千米|小时|[%％]';
/** 五万元以上一万元以下 */
const bounds = new RegExp(
  `(?<![0-9０-９.．点〇零一二三四五六七八九十百千万亿两第])${amount('low')}(?<unit>${unit})以上[，、]?(?:不满|未满|不足|不到|至)?${amount('high')}(?:\\k<unit>)(?<bound>以下|以内)?`,
  'g',
);
/** 2025—2021年, 2025年至2021年 */
const years =
  /(?<![0-9０-９.．\-〔])(?<low>(?:19|20)[0-9]{2})\s?年?\s?(?:[—–～~至]|——)\s?(?<high>(?:19|20)[0-9]{2})\s?年/g;
/** 2024年5月1日至2024年3月31日 */
const days =
  /(?<!第|[0-9])(?<low>(?:19|20)[0-9]{2}年[0-9]{1,2}月(?:[0-9]{1,2}日)?)\s?(?:[—–～~至到]|——)\s?(?<high>(?:19|20)[0-9]{2}年[0-9]{1,2}月(?:[0-9]{1,2}日)?)/g;
/** 第十条至第八条 */
const places =
  /第(?<low>[〇零一二三四五六七八九十百0-9]+)(?<unit>[条章节款项编])\s?(?:[—–～~至到])\s?第(?<high>[〇零一二三四五六七八九十百0-9]+)\k<unit>(?!之)/g;

/** Cheap looks before the patterns run. */
const looks = [
  /以上[，、]?[^，。；]{1,12}以[下内]/,
  /[0-9年月日]\s?[—–～~至到]\s?(?:19|20)[0-9]/,
  /[条章节款项编]\s?[—–～~至到]\s?第/,
];

export const reversedRange: ParagraphCheck = {
  code: 'style/reversed-range',
  title: { zh: '起止颠倒', en: 'A range that ends before it begins' },
  rationale: {
    zh: '幅度、期间、条文范围的下限应当小于上限，起点应当早于终点：五万元以上一万元以下、2025—2021年、第十条至第八条都是写颠倒或者写错了数字（GB/T 15835—2011，5.1.3）。',
    en: 'The lower bound is below the upper, the beginning before the end: 五万元以上一万元以下, 2025—2021年 and 第十条至第八条 are turned round, or have a wrong number.',
  },
  defaultSeverity: 'warning',
  bad: [
    { text: '擅自占用绿地的，处⟦五万元以上一万元以下⟧罚款。' },
    { text: '规划期为⟦2030—2026年⟧。' },
    { text: '征求意见期为⟦2024年5月10日至2024年4月10日⟧。' },
    { text: '依照本办法⟦第十条至第八条⟧处理。' },
  ],
  good: [
    { text: '擅自占用绿地的，处一万元以上五万元以下罚款；规划期为2026—2030年。' },
    { text: '处5000元以上1万元以下罚款，2024年11月至3月封山。' },
    { text: '依照本办法第八条至第十条处理，第八条第三款至第九条第一款除外。' },
    { text: '投资5亿元以上3年内建成。' },
  ],
  concerns: ({ text }) => looks.some((look) => look.test(text)),
  *find({ text }) {
    const found: ParagraphFinding[] = [];
    const add = (match: RegExpExecArray, isReversed: boolean) => {
      if (!isReversed || isInside(repeatedWords(text), match.index)) return;
      const { 0: printed, index } = match;
      found.push({
        start: index,
        end: index + printed.length,
        message: { zh: `起止颠倒：“${printed}”。`, en: `This range ends before it begins: “${printed}”.` },
      });
    };
    if (text.includes('以上')) {
      for (const match of text.matchAll(bounds)) {
        const { low, lowScale, high, highScale, bound } = match.groups!;
        const [from, to] = [amountOf(low!, lowScale!), amountOf(high!, highScale!)];
        // Without 以下 it may be the next amount: 五倍以上十倍.
        add(match, bound !== undefined && from !== null && to !== null && from >= to);
      }
    }
    for (const match of text.matchAll(years)) add(match, Number(match.groups!.low) > Number(match.groups!.high));
    for (const match of text.matchAll(days)) add(match, dayOf(match.groups!.low!) > dayOf(match.groups!.high!));
    for (const match of text.matchAll(places)) {
      const [from, to] = [parseNumeral(match.groups!.low!), parseNumeral(match.groups!.high!)];
      add(match, from !== null && to !== null && from >= to);
    }
    yield* found.sort((a, b) => a.start - b.start);
  },
};

const scales: Readonly<Record<string, number>> = { '': 1, 万: 1e4, 亿: 1e8, 万亿: 1e12 };

function amountOf(written: string, scale: string): number | null {
  const digits = written.normalize('NFKC');
  const value = /^[0-9.]+$/.test(digits) ? Number(digits) : parseNumeral(digits);
  const factor = scales[scale];
  return value === null || factor === undefined ? null : value * factor;
}

/** 2024年5月 → 20240500: whatever it leaves open is not compared. */
function dayOf(printed: string): number {
  const [year, month, day] = printed.match(/[0-9]+/g)!.map(Number);
  return year! * 10_000 + month! * 100 + (day ?? 0);
}
