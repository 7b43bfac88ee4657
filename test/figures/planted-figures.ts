/** Figures of work reports copied into drafts, faithfully or with another number: what the figure checks are measured with. */
import { type Quantity, quantitiesIn } from '../../server/src/policy/figures/quantities.ts';

/** How the copied words stand in the draft. */
export type Setting = 'sentence' | 'clause' | 'dated' | 'report';
export const settings: readonly Setting[] = ['sentence', 'clause', 'dated', 'report'];

export interface CopiedFigure {
  readonly setting: Setting;
  /** The sentence as the report has it. */
  readonly sentence: string;
  readonly quantity: Quantity;
  /** Text of the draft, and the stretch in it where the number with its unit stands. */
  readonly draft: string;
  readonly start: number;
  readonly end: number;
  /** The number that stands in the draft. */
  readonly value: string;
}

/** Sentences of a report with the figure that is copied, one of each sentence at most. */
export function figuresToCopy(
  sentences: readonly string[],
  count: number,
  random: (below: number) => number,
): { readonly sentence: string; readonly quantity: Quantity }[] {
  const holding = sentences
    .filter((sentence) => sentence.length >= 10 && sentence.length <= 200)
    .map((sentence) => ({ sentence, quantities: quantitiesIn(sentence) }))
    .filter(({ quantities }) => quantities.length > 0);
  const drawn: { readonly sentence: string; readonly quantity: Quantity }[] = [];
  while (drawn.length < count && holding.length > 0) {
    const [{ sentence, quantities }] = holding.splice(random(holding.length), 1) as [(typeof holding)[number]];
    drawn.push({ sentence, quantity: quantities[random(quantities.length)]! });
  }
  return drawn;
}

/** Another number of as many digits, as a slip of the pen makes it: a digit changed or two digits swapped. */
export function changed(value: string, random: (below: number) => number): string {
  const digits = [...value.matchAll(/\d/g)].map(({ index }) => index);
  for (;;) {
    const at = digits[random(digits.length)]!;
    const next = digits[digits.indexOf(at) + 1];
    const swaps = next !== undefined && value[at] !== value[next] && random(5) < 2;
    const other = swaps
      ? value.slice(0, at) + value[next] + value.slice(at + 1, next) + value[at] + value.slice(next + 1)
      : value.slice(0, at) + ((Number(value[at]) + 1 + random(9)) % 10) + value.slice(at + 1);
    if (!/^0\d/.test(other) && Number.parseFloat(other) > 0 && other !== value) return other;
  }
}

/** Characters of a comma clause from which on it says something by itself. */
const SHORTEST_CLAUSE = 8;

/** The draft with the words of the report in it, the number replaced by `value`. */
export function draftWith(
  { sentence, quantity }: { readonly sentence: string; readonly quantity: Quantity },
  value: string,
  setting: Exclude<Setting, 'report'>,
  year: number,
): CopiedFigure | null {
  const printed = sentence.slice(quantity.start, quantity.end).replace(/^[\d.,]+(?:[-—–－~～]\d+(?:\.\d+)?)?/, value);
  let from = 0;
  let to = sentence.length;
  if (setting === 'clause') {
    const before = sentence.slice(0, quantity.start);
    from = Math.max(...['，', '；', '：', '。'].map((mark) => before.lastIndexOf(mark))) + 1;
    const mark = sentence.slice(quantity.end).search(/[，；。]/);
    if (mark >= 0) to = quantity.end + mark;
    if (to - from < SHORTEST_CLAUSE) return null;
  }
  const head = {
    sentence: '关于当前工作情况的汇报\n\n有关情况如下。\n\n',
    clause: '关于当前工作情况的汇报\n\n据有关方面介绍，',
    dated: `关于${year}年工作情况的汇报\n\n${year}年，各项工作取得新的进展。`,
  }[setting];
  const before = head + sentence.slice(from, quantity.start);
  const draft = `${before}${printed}${sentence.slice(quantity.end, to)}${setting === 'clause' ? '。' : ''}\n\n以上情况，特此汇报。\n`;
  return { setting, sentence, quantity, draft, start: before.length, end: before.length + printed.length, value };
}
