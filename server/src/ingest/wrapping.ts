import { type Change, withRoom } from './change.ts';
import type { Line } from './lines.ts';

/** Lines on either side that are looked at. */
const REACH = 40;
/** Narrower lines are names, numbers and cells of tables: they tell nothing about the measure. */
const NARROWEST = 12;
/** Fewer lines tell nothing. */
const FEWEST = 6;
/** More empty lines than this are as many. */
const MANY_BLANKS = 2;

/**
 * How a text is set: judges from the distribution of line widths whether and where lines are broken for want of room. Kept in
 * step with a text.
 */
export class Wrapping {
  #widths = new Float64Array(0);
  #open = new Uint8Array(0);
  #blank = new Uint8Array(0);
  #measure = new Uint8Array(0);
  #setting = new Uint8Array(0);
  #isWrapped = false;
  /** Lines that are long enough to tell something, and those of them that end in mid-sentence. */
  #long = 0;
  #longOpen = 0;
  /** How often so many empty lines stand behind a full line. */
  #blanks = new Array<number>(MANY_BLANKS + 1).fill(0);
  #blankInside = 0;

  /** Width of each line in ems. */
  get widths(): Float64Array {
    return this.#widths;
  }

  /** Width in ems at which lines break around each line; 0 where lines are whole paragraphs. */
  get measure(): Uint8Array {
    return this.#measure;
  }

  /** The same, but in tables and lists the measure of the text before (or after) them. */
  get setting(): Uint8Array {
    return this.#setting;
  }

  /** Empty lines between two lines of one paragraph: 0 in most texts, 1 in text taken from PDF pages. */
  get blankInside(): number {
    return this.#blankInside;
  }

  /** The same, to be kept in step with another text. */
  copy(): Wrapping {
    const copy = new Wrapping();
    copy.#widths = this.#widths.slice();
    copy.#open = this.#open.slice();
    copy.#blank = this.#blank.slice();
    copy.#measure = this.#measure.slice();
    copy.#setting = this.#setting.slice();
    copy.#blankInside = this.#blankInside;
    copy.#isWrapped = this.#isWrapped;
    copy.#long = this.#long;
    copy.#longOpen = this.#longOpen;
    copy.#blanks = this.#blanks.slice();
    return copy;
  }

  /** Goes on to the next version of the lines; gives the change together with the lines that are set otherwise than they were. */
  update(lines: readonly Line[], change: Change): Change {
    const { first, endBefore, end } = change;
    const wasWrapped = this.#isWrapped;
    // A measure hangs on the lines within reach; lines that were paragraphs had none.
    const from = wasWrapped ? Math.max(0, first - REACH) : 0;
    const until = wasWrapped ? Math.min(lines.length, end + REACH) : lines.length;
    this.#countLong(first, endBefore, -1);
    if (wasWrapped) this.#countBlanks(from, until - end + endBefore, -1);
    this.#widths = withRoom(this.#widths, change);
    this.#open = withRoom(this.#open, change);
    this.#blank = withRoom(this.#blank, change);
    this.#measure = withRoom(this.#measure, change);
    this.#setting = withRoom(this.#setting, change);
    for (let at = first; at < end; at++) {
      const { print, blankBefore } = lines[at]!;
      this.#widths[at] = print.width;
      this.#open[at] = print.endsSentence ? 0 : 1;
      this.#blank[at] = Math.min(blankBefore, MANY_BLANKS);
    }
    this.#countLong(first, end, 1);
    // Where most long lines end a sentence, lines are paragraphs.
    this.#isWrapped = this.#long >= FEWEST && this.#longOpen >= this.#long * 0.4;
    if (!this.#isWrapped) {
      this.#measure.fill(0);
      this.#setting.fill(0);
      this.#blanks.fill(0);
      this.#blankInside = 0;
      return wasWrapped ? wholeOf(change, lines.length) : change;
    }
    const measured = new Stretch(change);
    put(windowed(this.#widths, this.#open, from, until), this.#measure, from, measured);
    this.#set(from, until, measured);
    this.#countBlanks(from, until, 1);
    const { blankInside } = this;
    this.#blankInside = this.#blanks.indexOf(Math.max(...this.#blanks));
    return wasWrapped && this.#blankInside === blankInside ? measured.change : wholeOf(change, lines.length);
  }

  #countLong(from: number, until: number, times: 1 | -1): void {
    for (let at = from; at < until; at++) {
      if (this.#widths[at]! < NARROWEST) continue;
      this.#long += times;
      this.#longOpen += times * this.#open[at]!;
    }
  }

  /** Counts the empty lines behind full lines from before `from` to before `until`. */
  #countBlanks(from: number, until: number, times: 1 | -1): void {
    const [blank, widths, measure, open] = [this.#blank, this.#widths, this.#measure, this.#open];
    for (let at = Math.max(0, from - 1); at < until && at + 1 < blank.length; at++) {
      if (measure[at]! > 0 && open[at] && Math.abs(widths[at]! - measure[at]!) <= 1)
        this.#blanks[blank[at + 1]!]! += times;
    }
  }

  /** Gives each line the measure of the last one before it that has any, where those from `from` to before `until` were measured anew. */
  #set(from: number, until: number, changed: Stretch): void {
    const measure = this.#measure;
    const setting = this.#setting;
    let first = 0;
    while (first < from && measure[first] === 0) first++;
    // The lines before the first measure have that one.
    const begin = first < from ? from : 0;
    let last = begin > 0 ? setting[begin - 1]! : (measure.find((width) => width > 0) ?? 0);
    for (let at = begin; at < measure.length; at++) {
      if (measure[at]! > 0) last = measure[at]!;
      if (setting[at] === last) {
        if (at >= until) return;
        continue;
      }
      setting[at] = last;
      changed.add(at);
    }
  }
}

function wholeOf({ endBefore, end }: Change, length: number): Change {
  return { first: 0, endBefore: length - end + endBefore, end: length };
}

/** A change that grows with the lines that turn out to be changed too. */
class Stretch {
  #first: number;
  #end: number;
  readonly #more: number;

  constructor({ first, endBefore, end }: Change) {
    this.#first = first;
    this.#end = end;
    this.#more = end - endBefore;
  }

  get change(): Change {
    return { first: this.#first, endBefore: this.#end - this.#more, end: this.#end };
  }

  add(at: number): void {
    this.#first = Math.min(this.#first, at);
    this.#end = Math.max(this.#end, at + 1);
  }
}

/** Writes the values where they stand from `from` on; adds to `changed` where there were others. */
function put(values: Uint8Array, into: Uint8Array, from: number, changed: Stretch): void {
  for (const [index, value] of values.entries()) {
    if (into[from + index] === value) continue;
    into[from + index] = value;
    changed.add(from + index);
  }
}

/** Measures of the lines from `from` to before `until`. */
function windowed(widths: Float64Array, open: Uint8Array, from: number, until: number): Uint8Array {
  const bin = (at: number) => Math.min(Math.round(widths[at]!), WIDEST);
  const counts = new Int32Array(WIDEST + 8);
  const openCounts = new Int32Array(WIDEST + 8);
  const measure = new Uint8Array(until - from);
  let widest = NARROWEST;
  for (let at = Math.max(0, from - REACH); at < Math.min(widths.length, until + REACH); at++)
    widest = Math.max(widest, bin(at));
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
    measure[at - from] = peak(counts, openCounts, widest);
  }
  return measure;
}

const WIDEST = 255;

/** The width around which most long lines of the window crowd, if they do so because they are wrapped there; else 0. */
function peak(counts: Int32Array, openCounts: Int32Array, widest: number): number {
  let total = 0;
  let best = 0;
  let most = 0;
  for (let width = NARROWEST; width <= widest; width++) {
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
  for (let width = best + 6; width <= widest; width++) beyond += counts[width]!;
  return beyond > total * 0.15 ? 0 : best;
}
