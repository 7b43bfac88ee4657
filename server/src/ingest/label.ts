/**
 * Labels that number the parts of a policy text: 第一章, 一、, （一）, 1., （1）, ①, 专栏1, 附件2 …
 *
 * Only the shape is judged here. Whether a shape heads something is decided by what stands around it: see
 * `join.ts` for wrapped lines and `policy/outline/outline.ts` for headings.
 */
import { parseNumeral } from './numerals.ts';

export type LabelKind =
  | 'part'
  | 'chapter'
  | 'section'
  | 'article'
  | 'chinese'
  | 'parenthesised'
  | 'arabic'
  | 'arabic-parenthesised'
  | 'circled'
  | 'ordinal'
  | 'box'
  | 'attachment'
  | 'dash';

export interface Label {
  readonly kind: LabelKind;
  /** 0 where there is none (`附件`, `——`). */
  readonly number: number;
  /** 第三条之一: 1; else 0. */
  readonly sub: number;
  /** UTF-16 length in the text, from its beginning, without white space after the label. */
  readonly length: number;
}

const numeral = '[〇零一二三四五六七八九十百千]';
const shapes: readonly (readonly [LabelKind, RegExp])[] = [
  ['part', new RegExp(`^第\\s*(${numeral}+)\\s*(?:编|篇|分编|部分)`)],
  ['chapter', new RegExp(`^第\\s*(${numeral}+|\\d{1,3})\\s*章`)],
  ['section', new RegExp(`^第\\s*(${numeral}+|\\d{1,3})\\s*节`)],
  ['article', new RegExp(`^第\\s*(${numeral}+|\\d{1,4})\\s*条(?:\\s*之\\s*(${numeral}+))?`)],
  // 一、二年级 and 三、四线城市 name two of a row.
  [
    'chinese',
    /^([一二三四五六七八九十百]{1,4})\s*[、．](?![一二三四五六七八九十]{1,2}(?:年级|季度|产业|线城市|类[^\u4e00-\u9fa5]|等奖|期工程|级[医公响保]|把手|审))/,
  ],
  // （一）至（三）项所列人员 speaks of items and is none.
  [
    'parenthesised',
    /^[（(]\s*([一二三四五六七八九十百]{1,4})\s*[）)](?!(?:(?:[至到、和及与或]|以及|或者)\s?[（(][一二三四五六七八九十百]{1,4}[）)])*项[所规的情列，、])/,
  ],
  ['ordinal', /^(?:第([一二三四五六七八九十]{1,2})[，,、是]|([一二三四五六七八九十]{1,2})是)/],
  // 2.2024年任务分解表: a year behind the point, not the rest of a number.
  ['arabic', /^([0-9０-９]{1,3})\s*(?:[．、]|\.(?:(?![0-9０-９])|(?=(?:19|20)\d{2}年)))/],
  ['arabic-parenthesised', /^[（(]?\s*([0-9０-９]{1,3})\s*[）)]/],
  ['box', /^专\s*栏\s*([0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})?(?=[\s：:—]|[^的中和、，。]|$)/],
  ['attachment', /^附\s*(?:件|录|表)\s*([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})?(?=[\s：:．.]|$)/],
  ['dash', /^(?:——|--|－－)/],
];

/** The label that the text begins with, or null. */
export function labelOf(text: string): Label | null {
  const first = text.charCodeAt(0);
  // Most lines begin with an ordinary ideograph; telling them by their first character keeps the patterns idle.
  if (!initials.has(first)) return null;
  const circled = circledNumber(first);
  if (circled > 0) return { kind: 'circled', number: circled, sub: 0, length: 1 };
  for (const [kind, shape] of shapes) {
    const match = shape.exec(text);
    if (match === null) continue;
    const number = parseNumeral(match[1] ?? match[2] ?? '') ?? 0;
    const sub = kind === 'article' ? (parseNumeral(match[2] ?? '') ?? 0) : 0;
    return { kind, number, sub, length: match[0].length };
  }
  return null;
}

const initials = new Set(
  [...'第一二三四五六七八九十百（(附专—－-0123456789０１２３４５６７８９'].map((character) => character.charCodeAt(0)),
);
for (let code = 0x2460; code <= 0x249b; code++) initials.add(code);

/** ① … ⑳, ⑴ … ⒇ and ⒈ … ⒛ are 1 … 20. */
function circledNumber(code: number): number {
  return code >= 0x2460 && code <= 0x249b ? ((code - 0x2460) % 20) + 1 : 0;
}
