/** style/heading-punctuation: the mark behind a number that opens a paragraph or a member of an enumeration. */
import type { ParagraphCheck, ParagraphFinding } from '../check.ts';
import { replacement } from './correction.ts';

const numeral = '一二三四五六七八九十百';

/** What stands at the beginning, and what it should be. A number behind the mark makes an enumeration of it: 1、2号楼. */
const labels: readonly (readonly [pattern: RegExp, becomes: (label: string) => string])[] = [
  [/^([0-9０-９]{1,3}|[A-Z])\s?、(?=[^0-9０-９A-Z\s])/, (label) => `${label}.`],
  [/^([0-9０-９]{1,3})\s?[，,。](?=[\u4e00-\u9fa5])/, (label) => `${label}.`],
  [/^([0-9０-９]{1,3}[）)])\s?[、，,.．。：:](?=\S)/, (label) => label],
  [new RegExp(`^([（(][${numeral}]{1,4}[）)])\\s?[、，,.．。：:](?=[^\\s（(])`), (label) => label],
  [/^([（(][0-9０-９]{1,3}[）)])\s?[、，,.．。：:](?=[^\s（(])/, (label) => label],
  [/^([①-⑳])\s?[、，,.．。](?=\S)/, (label) => label],
  [new RegExp(`^(第[${numeral}]{1,3})\\s?[、.．](?=[^\\s${numeral}第0-9])`), (label) => `${label}，`],
  [new RegExp(`^([${numeral}]{1,4})\\s?[.．,，](?=[^\\s${numeral}0-9])`), (label) => `${label}、`],
];

export const headingPunctuation: ParagraphCheck = {
  code: 'style/heading-punctuation',
  title: { zh: '序次语之后的标点', en: 'The mark behind a number of an enumeration' },
  rationale: {
    zh: '不带括号的汉字数字后用顿号（一、），不带括号的阿拉伯数字后用下脚点（1.），“第”字头的后用逗号（第一，），带括号的后面不用点号（（一）、（1））（GB/T 15834—2011，附录 B.3；结构层次序数见 GB/T 9704—2012，7.3.3）。',
    en: '一 is followed by 、, 1 by a point, 第一 by a comma; nothing follows a number in brackets (GB/T 15834—2011, annex B.3; GB/T 9704—2012, 7.3.3).',
  },
  defaultSeverity: 'warning',
  severityIn: { law: 'information' },
  bad: [
    { text: '⟦1、⟧加强组织领导。', fixed: '1.加强组织领导。' },
    { text: '⟦（一）、⟧指导思想。坚持因地制宜。', fixed: '（一）指导思想。坚持因地制宜。' },
    { text: '⟦第一、⟧坚持因地制宜。', fixed: '第一，坚持因地制宜。' },
    { text: '⟦一.⟧总体要求', fixed: '一、总体要求' },
  ],
  good: [
    { text: '1.加强组织领导。' },
    { text: '（一）指导思想。坚持因地制宜。' },
    { text: '第一，坚持因地制宜。' },
    { text: '1、2号楼先行改造。' },
    { text: '第一、二产业比重下降。' },
    { text: '第一、第二款规定的情形除外。' },
  ],
  *find({ text, kind }) {
    if (kind === 'row') return;
    const opening = opens(text) ? first(text) : undefined;
    if (opening) yield opening;
    // What is announced as attached is looked at by style/attachment-punctuation.
    if (text.startsWith('附')) return;
    if (text.includes('1、') || text.includes('第一、')) yield* enumerated(text);
  },
};

/** The first of a list. */
const begins = /^(?:[1１一A①]|[（(][1１一]|第一)[^0-9０-９一二三四五六七八九十百]/;

function opens(text: string): boolean {
  const head = text.slice(0, 8);
  return /^[0-9０-９A-Z（(①-⑳第一二三四五六七八九十百]/.test(head) && /[、，,.．。：:]/.test(head);
}

function first(text: string): ParagraphFinding | undefined {
  for (const [pattern, becomes] of labels) {
    const match = pattern.exec(text);
    if (!match) continue;
    const finding = found(text, 0, match[0].length, becomes(match[1]!));
    // One list, one habit: its later members weigh less than the first.
    return begins.test(match[0]) ? finding : { ...finding, severity: 'information' };
  }
  return undefined;
}

/** Numbers of an enumeration inside the paragraph: 任务如下：1、……；2、……。 They begin with one. */
function* enumerated(text: string): Iterable<ParagraphFinding> {
  for (const [pattern, one, mark] of [
    [digits, '1、', '.'],
    [ordinals, '第一、', '，'],
  ] as const) {
    let expected = false;
    for (const { index, 0: printed } of text.matchAll(pattern)) {
      expected ||= printed === one;
      if (expected) yield found(text, index, index + printed.length, `${printed.slice(0, -1)}${mark}`);
    }
  }
}

const digits = /(?<=[：；。])[0-9]{1,2}、(?=[\u4e00-\u9fa5])/g;
const ordinals = new RegExp(`(?<=[：；。])第[${numeral}]{1,2}、(?=[\\u4e00-\\u9fa5])(?![${numeral}第])`, 'g');

function found(text: string, start: number, end: number, becomes: string): ParagraphFinding {
  return replacement(text, { start, end }, becomes, (printed, corrected) => ({
    zh: `序次语的标点：“${printed}”应作“${corrected}”。`,
    en: `The number is written “${corrected}”, not “${printed}”.`,
  }));
}
