/** Printed lines of a source text and what their layout tells. */
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

  withNewPage(): Line {
    const { indent, blankBefore } = this;
    return new Line(this.text, { indent, blankBefore, newPage: true }, this.print);
  }
}

/** Lines in order, and where they stand. */
export interface Lines {
  readonly shown: readonly Line[];
  /** Source offset of the first visible character of each line. */
  readonly starts: Int32Array;
}

/** How many lines at both ends of a text are those of an earlier version. */
export interface Unchanged {
  readonly front: number;
  /** So many at the end, further on in the source by {@link distance}. */
  readonly back: number;
  readonly distance: number;
}

export const noneUnchanged: Unchanged = { front: 0, back: 0, distance: 0 };

/** What of the lines is the same as `before`, where the source has become longer by `distance`. */
export function unchangedOf(before: Lines, now: Lines, distance: number): Unchanged {
  const was = before.shown.length;
  const is = now.shown.length;
  let most = Math.min(was, is);
  let front = 0;
  while (front < most && before.shown[front] === now.shown[front] && before.starts[front] === now.starts[front])
    front++;
  most -= front;
  let back = 0;
  while (
    back < most &&
    before.shown[was - 1 - back] === now.shown[is - 1 - back] &&
    before.starts[was - 1 - back]! + distance === now.starts[is - 1 - back]
  )
    back++;
  return { front, back, distance };
}

/** The lines with those between the unchanged ends replaced. */
export function spliced(before: Lines, { front, back, distance }: Unchanged, middle: readonly PlacedLine[]): Lines {
  const was = before.shown.length;
  const shown = before.shown.slice(0, front);
  for (const { line } of middle) shown.push(line);
  const starts = new Int32Array(front + middle.length + back);
  starts.set(before.starts.subarray(0, front));
  for (const [index, { start }] of middle.entries()) starts[front + index] = start;
  for (let at = 0; at < back; at++) starts[front + middle.length + at] = before.starts[was - back + at]! + distance;
  return { shown: back === 0 ? shown : shown.concat(before.shown.slice(was - back)), starts };
}

export const noLines: Lines = { shown: [], starts: new Int32Array(0) };

/** A line and the source offset of its first visible character. */
export interface PlacedLine {
  readonly line: Line;
  readonly start: number;
}

export type Layout = Pick<Line, 'indent' | 'blankBefore' | 'newPage'>;

/**
 * The lines that show something, in order. Line ends are LF, CR LF, CR and form feed. With `from` and `until` those of the
 * printed lines that begin there: `from` must be the beginning of one, right behind a line that shows something.
 */
export function visibleLines(source: string, from = 0, until = Number.POSITIVE_INFINITY): PlacedLine[] {
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
      lines.push({ line: new Line(source.slice(start, end), layout), start });
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
export function isHidden(source: string, start: number, end: number): boolean {
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
