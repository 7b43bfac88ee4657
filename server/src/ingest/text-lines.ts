/** The lines of a text that are no page furniture, with those that hold a whole text cut into its paragraphs. */
import { isSpace, Line, type Lines, noLines, type PlacedLine, spliced, type Unchanged } from './lines.ts';
import { ownCopy } from './own-copy.ts';
import { onceForEach } from './print.ts';

/** Lines of a text, and how many of them the printed lines up to each one have given. */
export interface TextLines {
  readonly lines: Lines;
  readonly counts: Int32Array;
}

/**
 * Leaves out page numbers and jump lines; the line behind a page number begins a page. Lines that hold a whole text are
 * cut. The first `exempt` lines stay as they are. `unchanged` are the printed lines that an earlier version gave the same
 * for.
 */
export function textLines(printed: Lines, exempt: number, before: TextLines | null, unchanged: Unchanged): TextLines {
  const { shown, starts } = printed;
  const was = before?.counts.length ?? 0;
  // Whether a line begins a page is told by the one before it.
  const { front, distance } = unchanged;
  const back = Math.max(0, unchanged.back - 1);
  const until = shown.length - back;
  const keptFront = front === 0 ? 0 : before!.counts[front - 1]!;
  const keptBack = back === 0 ? 0 : before!.lines.shown.length - before!.counts[was - back - 1]!;
  const counts = new Int32Array(shown.length);
  if (front > 0) counts.set(before!.counts.subarray(0, front));
  const old = before?.lines.shown ?? noLines.shown;
  const known = new Map(old.slice(keptFront, old.length - keptBack).map((line) => [line.text, line]));
  const middle: PlacedLine[] = [];
  let newPage = front > exempt && isPageFurniture(shown[front - 1]!);
  for (let at = front; at < until; at++) {
    const line = shown[at]!;
    const start = starts[at]!;
    if (at < exempt) middle.push({ line, start });
    else if (isPageFurniture(line)) newPage = true;
    else {
      const whole = newPage ? line.withNewPage() : line;
      const parts = partsOf(whole, start, known);
      if (parts === null) middle.push({ line: whole, start });
      else for (const part of parts) middle.push(part);
      newPage = false;
    }
    counts[at] = keptFront + middle.length;
  }
  const more = until === 0 ? 0 : counts[until - 1]!;
  const less = back === 0 ? 0 : before!.counts[was - back - 1]!;
  for (let at = 0; at < back; at++) counts[until + at] = before!.counts[was - back + at]! + more - less;
  const lines = spliced(before?.lines ?? noLines, { front: keptFront, back: keptBack, distance }, middle);
  return { lines, counts };
}

const LONGEST_FURNITURE = 16;

/** Page numbers (`— 143 —`, `- 215 -`) and the jump lines of newspapers: printed, but no part of the text. */
function isPageFurniture(line: Line): boolean {
  return line.text.length <= LONGEST_FURNITURE && isFurniture(line);
}

const isFurniture = onceForEach(
  (text) =>
    /^[-—–－―]\s*\d{1,4}\s*[-—–－―]?$|^\d{1,4}\s*[-—–－―]$/.test(text) || /^[（(][上下][转接].{1,4}版[）)]$/.test(text),
);

/** A line longer than this holds more than one paragraph when gaps stand behind its sentences. */
const LONG = 400;

/**
 * Texts taken from web pages put everything on one line, with a space where a paragraph ended. Null for other lines;
 * `known` are the lines that stood there in an earlier version, by their text.
 */
function partsOf(line: Line, start: number, known: ReadonlyMap<string, Line>): readonly PlacedLine[] | null {
  if (line.text.length < LONG || !holdsText(line)) return null;
  const parts: PlacedLine[] = [];
  const add = (from: number, to: number): void => {
    parts.push({ line: part(line.text.slice(from, to), known), start: start + from });
  };
  let from = 0;
  for (const gap of line.text.matchAll(/\s+/g)) {
    const left = line.text.charCodeAt(gap.index - 1);
    const rest = line.text.slice(gap.index + gap[0].length, gap.index + gap[0].length + 12);
    if (!separates(left, rest)) continue;
    add(from, gap.index);
    from = gap.index + gap[0].length;
  }
  add(from, line.text.length);
  return parts;
}

function part(text: string, known: ReadonlyMap<string, Line>): Line {
  const same = known.get(text);
  if (same === undefined) return new Line(known.size === 0 ? text : ownCopy(text), noLayout);
  return same.indent === 0 && same.blankBefore === 0 && !same.newPage
    ? same
    : new Line(same.text, noLayout, same.print);
}

const noLayout = { indent: 0, blankBefore: 0, newPage: false };

const holdsText = onceForEach((text) => (text.match(/[。！？：][ \u3000]+(?=\S)/g)?.length ?? 0) >= 3);

/** A gap behind a letter or digit is layout (PM 2.5 ）; any other ends a paragraph. */
function separates(left: number, rest: string): boolean {
  const mark = String.fromCharCode(left);
  return (
    left >= 0x2e80 ||
    /[”’—…]/.test(mark) ||
    (!isSpace(left) && /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])/.test(rest))
  );
}
