import type { Line } from './lines.ts';

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
 * Judges from the distribution of line widths whether and where lines are wrapped. `known` is what an earlier version of
 * the text showed: where its lines have not changed, nor those around them, it is taken from there.
 */
export function wrappingOf(lines: readonly Line[], known?: Wrapping): Wrapping {
  const widths = new Float64Array(lines.length);
  const open = new Uint8Array(lines.length);
  let long = 0;
  let longOpen = 0;
  for (let at = 0; at < lines.length; at++) {
    const { width, endsSentence } = lines[at]!.print;
    widths[at] = width;
    open[at] = endsSentence ? 0 : 1;
    if (width < NARROWEST) continue;
    long++;
    if (!endsSentence) longOpen++;
  }
  // Where most lines end a sentence, lines are paragraphs.
  if (long < FEWEST || longOpen < long * 0.4) {
    const none = new Float64Array(lines.length);
    return { measure: none, setting: none, widths, open, blankInside: 0 };
  }
  const measure = measures(widths, open, known);
  return { measure, setting: settings(measure), widths, open, blankInside: blankInside(lines, widths, measure, open) };
}

function measures(widths: Float64Array, open: Uint8Array, known?: Wrapping): Float64Array {
  const count = widths.length;
  const before = known?.measure.length ?? 0;
  // A measure hangs on the lines within reach: those far enough from the first and the last change stand.
  const same = (at: number, was: number) => widths[at] === known!.widths[was] && open[at] === known!.open[was];
  let first = 0;
  while (first < Math.min(count, before) && same(first, first)) first++;
  if (first === count && count === before) return known!.measure;
  let behind = 0;
  while (behind < Math.min(count, before) - first && same(count - 1 - behind, before - 1 - behind)) behind++;
  const from = Math.max(0, first - REACH);
  const until = behind === 0 ? count : Math.min(count, count - behind + REACH);
  if (known === undefined) return windowed(widths, open, 0, count);
  const measure = new Float64Array(count);
  measure.set(known.measure.subarray(0, from));
  measure.set(windowed(widths, open, from, until), from);
  measure.set(known.measure.subarray(before - (count - until)), until);
  return measure;
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

function blankInside(lines: readonly Line[], widths: Float64Array, measure: Float64Array, open: Uint8Array): number {
  const seen = [0, 0, 0];
  for (let at = 0; at + 1 < lines.length; at++) {
    if (measure[at]! > 0 && open[at] && Math.abs(widths[at]! - measure[at]!) <= 1) {
      seen[Math.min(lines[at + 1]!.blankBefore, 2)]!++;
    }
  }
  return seen.indexOf(Math.max(...seen));
}
