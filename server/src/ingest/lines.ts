/** Printed lines of a source text and what their layout tells. */
import { type Change, trimmed, withFresh, withRoom } from './change.ts';
import { hidden } from './comments.ts';
import { Print } from './print.ts';
import { widthOf } from './width.ts';

/**
 * A line that shows something, wherever it stands: in a draft it stays the same when others before it change. What its
 * characters say by themselves is worked out once, when first asked.
 */
export class Line {
  /** From the first visible character to the last one. */
  readonly text: string;
  /** Width of the white space before the text, in ems. */
  readonly indent: number;
  /** Empty lines between this line and the one before. */
  readonly blankBefore: number;
  /** A form feed or a page number stands right before. */
  readonly newPage: boolean;
  /** Shared by the line and its likenesses at other places. */
  readonly print: Print;

  constructor(text: string, layout: Layout, print: Print = new Print(text)) {
    this.text = text;
    this.indent = layout.indent;
    this.blankBefore = layout.blankBefore;
    this.newPage = layout.newPage;
    this.print = print;
  }

  /** A line of the same characters in that layout: this one, where it is laid out so. */
  likeIt(layout: Layout): Line {
    const { indent, blankBefore, newPage } = layout;
    if (this.indent === indent && this.blankBefore === blankBefore && this.newPage === newPage) return this;
    return new Line(this.text, layout, this.print);
  }
}

/** A change of lines, where the source has become longer by `distance`: lines behind the change stand so much further on. */
export interface LineChange extends Change {
  readonly distance: number;
}

/** Lines in order, and where they stand: kept in step with a text, not made anew for its versions. */
export class Lines {
  #shown: Line[] = [];
  #starts = new Int32Array(0);

  get shown(): readonly Line[] {
    return this.#shown;
  }

  /** Source offset of the first visible character of each line. */
  get starts(): Int32Array {
    return this.#starts;
  }

  /** The same lines, to be kept in step with another text. */
  copy(): Lines {
    const copy = new Lines();
    copy.#shown = this.#shown.slice();
    copy.#starts = this.#starts.slice();
    return copy;
  }

  /** Puts `fresh` in the place of the lines from `first` to before `endBefore`. Gives the change without lines that are what they were. */
  replace(first: number, endBefore: number, distance: number, fresh: readonly PlacedLine[]): LineChange {
    const shown = this.#shown;
    const starts = this.#starts;
    const whole = { first, endBefore, end: first + fresh.length };
    const isSame = (moved: number) => (before: number, now: number) => {
      const { line, start } = fresh[now - first]!;
      return shown[before] === line && starts[before]! + moved === start;
    };
    const change = trimmed(whole, isSame(0), isSame(distance));
    this.#shown = withFresh(
      shown,
      whole,
      fresh.map(({ line }) => line),
    );
    this.#starts = withRoom(starts, whole);
    const { end } = whole;
    for (let at = first; at < end; at++) this.#starts[at] = fresh[at - first]!.start;
    if (distance !== 0) for (let at = end; at < this.#starts.length; at++) this.#starts[at]! += distance;
    return { ...change, distance };
  }
}

/** A line and the source offset of its first visible character. */
export interface PlacedLine {
  readonly line: Line;
  readonly start: number;
}

export type Layout = Pick<Line, 'indent' | 'blankBefore' | 'newPage'>;

/**
 * The lines that show something, in order, as `lineOf` makes them. Line ends are LF, CR LF, CR and form feed. With `from` and
 * `until` those of the printed lines that begin there: `from` must be the beginning of one, right behind a line that shows
 * something.
 */
export function visibleLines(
  source: string,
  lineOf: (text: string, layout: Layout) => Line,
  from = 0,
  until = Number.POSITIVE_INFINITY,
): PlacedLine[] {
  const lines: PlacedLine[] = [];
  let blank = 0;
  let newPage = from > 0 && source.charCodeAt(from - 1) === FORM_FEED;
  let at = from;
  while (at <= source.length && at < until) {
    let stop = at;
    while (stop < source.length && !isLineEnd(source.charCodeAt(stop))) stop++;
    let start = at;
    while (start < stop && isSpace(source.charCodeAt(start))) start++;
    let end = stop;
    while (end > start && isSpace(source.charCodeAt(end - 1))) end--;
    // A line that holds nothing but a comment is not there.
    if (start === end) blank += start > at && isHidden(source, at, start) ? 0 : 1;
    else {
      const layout = { indent: widthOf(source, at, start), blankBefore: blank, newPage };
      lines.push({ line: lineOf(source.slice(start, end), layout), start });
      blank = 0;
      newPage = false;
    }
    if (stop >= source.length) break;
    if (source.charCodeAt(stop) === FORM_FEED) newPage = true;
    at = behindLineEnd(source, stop);
  }
  return lines;
}

const FORM_FEED = 0x0c;

/** Offset of the beginning of the printed line behind the one that holds the offset; the source's length where none is. */
export function nextLineStart(source: string, offset: number): number {
  let stop = offset;
  while (stop < source.length && !isLineEnd(source.charCodeAt(stop))) stop++;
  return stop >= source.length ? source.length : behindLineEnd(source, stop);
}

/** Offset of the beginning of the printed line that holds the offset. */
export function lineStart(source: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isLineEnd(source.charCodeAt(start - 1))) start--;
  return start;
}

function behindLineEnd(source: string, stop: number): number {
  return source.charCodeAt(stop) === 0x0d && source.charCodeAt(stop + 1) === 0x0a ? stop + 2 : stop + 1;
}

function isLineEnd(code: number): boolean {
  // Ideographs first: most characters are.
  if (code > 0x2029) return false;
  return code === 0x0a || code === 0x0d || code === FORM_FEED || code === 0x2028 || code === 0x2029;
}

/** Whether a comment stood in the white space between the offsets. */
function isHidden(source: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (source.charCodeAt(at) === hidden) return true;
  return false;
}

/** White space of any width, byte order marks, zero-width characters, and what stands for comments. */
export function isSpace(code: number): boolean {
  return (
    code === 0x20 ||
    (code >= 0x09 && code <= 0x0d) ||
    code === 0xa0 ||
    code === 0x3000 ||
    code === 0xfeff ||
    code === hidden ||
    (code >= 0x2000 && code <= 0x200f) ||
    code === 0x2028 ||
    code === 0x2029
  );
}
