import type { Line, Unchanged } from './lines.ts';

/** How a text is set: where its lines are broken for want of room. */
export interface Wrapping {
  /** Width in ems at which lines break around each line; 0 where lines are whole paragraphs. */
  readonly measure: Float64Array;
  /** The same, but in tables and lists the measure of the text before (or after) them. */
  readonly setting: Float64Array;
  /** Width of each line in ems. */
  readonly widths: Float64Array;
  /** 1 for each line that ends in mid-sentence, else 0. */
  readonly open: Uint8Array;
  /** Empty lines before each line: 0, 1, or 2 for more. */
  readonly blank: Uint8Array;
  /** Empty lines between two lines of one paragraph: 0 in most texts, 1 in text taken from PDF pages. */
  readonly blankInside: number;
}

/** Lines on either side that are looked at. */
const REACH = 40;
/** Narrower lines are names, numbers and cells of tables: they tell nothing about the measure. */
const NARROWEST = 12;
/** Fewer lines tell nothing. */
const FEWEST = 6;

/**
 * Judges from the distribution of line widths whether and where lines are wrapped. `before` is what an earlier version of
 * the text showed: for the lines that are `unchanged` it is taken from there.
 */
export function wrappingOf(lines: readonly Line[], before: Wrapping | null, unchanged: Unchanged): Wrapping {
  const { front, back } = unchanged;
  const widths = new Float64Array(lines.length);
  const open = new Uint8Array(lines.length);
  const blank = new Uint8Array(lines.length);
  if (before) {
    const was = before.widths.length;
    for (const [now, old] of [
      [widths, before.widths],
      [open, before.open],
      [blank, before.blank],
    ] as const) {
      now.set(old.subarray(0, front));
      now.set(old.subarray(was - back), lines.length - back);
    }
  }
  for (let at = front; at < lines.length - back; at++) {
    const { print, blankBefore } = lines[at]!;
    widths[at] = print.width;
    open[at] = print.endsSentence ? 0 : 1;
    blank[at] = Math.min(blankBefore, MANY_BLANKS);
  }
  let long = 0;
  let longOpen = 0;
  for (let at = 0; at < lines.length; at++) {
    if (widths[at]! < NARROWEST) continue;
    long++;
    longOpen += open[at]!;
  }
  // Where most lines end a sentence, lines are paragraphs.
  if (long < FEWEST || longOpen < long * 0.4) {
    const none = new Float64Array(lines.length);
    return { measure: none, setting: none, widths, open, blank, blankInside: 0 };
  }
  const measure = measures(widths, open, before, unchanged);
  return {
    measure,
    setting: settings(measure),
    widths,
    open,
    blank,
    blankInside: blankInside(blank, widths, measure, open),
  };
}

const MANY_BLANKS = 2;

function measures(
  widths: Float64Array,
  open: Uint8Array,
  before: Wrapping | null,
  { front, back }: Unchanged,
): Float64Array {
  const count = widths.length;
  // Lines that were paragraphs have no measures to go on from.
  if (before === null || before.measure === before.setting) return windowed(widths, open, 0, count);
  // A measure hangs on the lines within reach: those far enough from the first and the last change stand.
  const from = Math.max(0, front - REACH);
  const until = back === 0 ? count : Math.min(count, count - back + REACH);
  const measure = new Float64Array(count);
  measure.set(before.measure.subarray(0, from));
  measure.set(windowed(widths, open, from, until), from);
  measure.set(before.measure.subarray(before.measure.length - (count - until)), until);
  return measure;
}

/** Of the lines that are unchanged those that are also set as they were. */
export function setAsBefore(before: Wrapping, now: Wrapping, { front, back, distance }: Unchanged): Unchanged {
  if (before.blankInside !== now.blankInside) return { front: 0, back: 0, distance };
  const was = before.measure.length;
  const is = now.measure.length;
  const same = (old: number, at: number) =>
    before.measure[old] === now.measure[at] && before.setting[old] === now.setting[at];
  let first = 0;
  while (first < front && same(first, first)) first++;
  let last = 0;
  while (last < back && same(was - 1 - last, is - 1 - last)) last++;
  return { front: first, back: last, distance };
}

/** Measures of the lines from `from` to before `until`. */
function windowed(widths: Float64Array, open: Uint8Array, from: number, until: number): Float64Array {
  const bin = (at: number) => Math.min(Math.round(widths[at]!), WIDEST);
  const counts = new Int32Array(WIDEST + 8);
  const openCounts = new Int32Array(WIDEST + 8);
  const measure = new Float64Array(until - from);
  let first = Math.max(0, from - REACH);
  let end = first;
  for (let at = from; at < until; at++) {
    for (; end < Math.min(widths.length, at + REACH + 1); end++) {
      counts[bin(end)]!++;
      if (open[end]) openCounts[bin(end)]!++;
    }
    for (; first < at - REACH; first++) {
      counts[bin(first)]!--;
      if (open[first]) openCounts[bin(first)]!--;
    }
    measure[at - from] = peak(counts, openCounts);
  }
  return measure;
}

const WIDEST = 255;

/** The width around which most long lines of the window crowd, if they do so because they are wrapped there; else 0. */
function peak(counts: Int32Array, openCounts: Int32Array): number {
  let total = 0;
  let best = 0;
  let most = 0;
  for (let width = NARROWEST; width <= WIDEST; width++) {
    total += counts[width]!;
    const near = counts[width - 1]! + counts[width]! + counts[width + 1]!;
    if (near > most) {
      most = near;
      best = width;
    }
  }
  if (most < FEWEST - 2 || most < total * 0.35) return 0;
  const openNear = openCounts[best - 1]! + openCounts[best]! + openCounts[best + 1]!;
  if (openNear < most * 0.6) return 0;
  let beyond = 0;
  for (let width = best + 6; width <= WIDEST; width++) beyond += counts[width]!;
  return beyond > total * 0.15 ? 0 : best;
}

function settings(measure: Float64Array): Float64Array {
  const setting = new Float64Array(measure.length);
  let last = measure.find((width) => width > 0) ?? 0;
  for (let at = 0; at < measure.length; at++) {
    if (measure[at]! > 0) last = measure[at]!;
    setting[at] = last;
  }
  return setting;
}

function blankInside(blank: Uint8Array, widths: Float64Array, measure: Float64Array, open: Uint8Array): number {
  const seen = new Array<number>(MANY_BLANKS + 1).fill(0);
  for (let at = 0; at + 1 < blank.length; at++) {
    if (measure[at]! > 0 && open[at] && Math.abs(widths[at]! - measure[at]!) <= 1) seen[blank[at + 1]!]!++;
  }
  return seen.indexOf(Math.max(...seen));
}
