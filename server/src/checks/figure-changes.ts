/** 由36.2%提高到39.5%，提高3.3个百分点: a change that is stated beside the two numbers it lies between. */

export interface WrongChange {
  /** The stated change with its unit, at offsets of the paragraph's text. */
  readonly start: number;
  readonly end: number;
  /** As printed, and as the two numbers give it. */
  readonly stated: string;
  readonly counted: string;
}

const number = '(\\d+(?:\\.\\d+)?)';
const moves = '提高|提升|上升|增加|增长|扩大|下降|降低|回落|减少';
const change = new RegExp(
  `(?:由|从)[^，。；\\d]{0,12}(?:\\d{4}\\s?年[^，。；\\d]{0,6})?${number}\\s?[%％](?:左右)?(?:${moves}|降|增|升)[到至为](?:了)?[^，。；\\d]{0,4}(?:\\d{4}\\s?年[^，。；\\d]{0,4})?${number}\\s?[%％][，、（(]\\s?(?:[^，。；\\d]{0,8})(?:${moves})了?${number}\\s?个百分点`,
  'g',
);

/** Changes that are not what lies between the two numbers, give or take their last digits. */
export function* changesIn(text: string): Iterable<WrongChange> {
  if (!text.includes('百分点')) return;
  for (const match of text.matchAll(change)) {
    const [whole, from, to, stated] = match as unknown as readonly [string, string, string, string];
    const decimals = Math.max(...[from, to].map((printed) => printed.split('.')[1]?.length ?? 0));
    const gap = Math.abs(Number(to) - Number(from));
    const tolerated = 10 ** -Math.min(decimals, stated.split('.')[1]?.length ?? 0);
    if (Math.abs(gap - Number(stated)) <= tolerated * 1.001) continue;
    const end = match.index + whole.length;
    const start = end - '个百分点'.length - (whole.length - whole.lastIndexOf(stated) - '个百分点'.length);
    yield { start, end, stated, counted: String(Number(gap.toFixed(decimals))) };
  }
}
