/** The lines of a text that are no page furniture, with those that hold a whole text cut into its paragraphs. */
import { withRoom } from './change.ts';
import { isSpace, Line, type LineChange, Lines, type PlacedLine } from './lines.ts';
import { ownCopy } from './own-copy.ts';
import { onceForEach } from './print.ts';

/**
 * Leaves out page numbers and jump lines; the line behind a page number begins a page. Lines that hold a whole text are
 * cut.
 */
export class TextLines {
  #lines = new Lines();
  /** How many lines the printed lines up to each one have given. */
  #counts = new Int32Array(0);

  get lines(): Lines {
    return this.#lines;
  }

  /** The same lines, to be kept in step with another text. */
  copy(): TextLines {
    const copy = new TextLines();
    copy.#lines = this.#lines.copy();
    copy.#counts = this.#counts.slice();
    return copy;
  }

  /** Goes on to the next version of the text; `printed` are its lines from `exempt` on, `change` is of all of them. */
  update({ shown, starts }: Lines, exempt: number, change: LineChange): LineChange {
    const more = shown.length - exempt - this.#counts.length;
    const first = Math.max(0, change.first - exempt);
    // Whether a line begins a page is told by the one before it; lines that were exempt may be so no longer, and others now.
    const end = Math.max(0, more, Math.min(change.end + 1, shown.length) - exempt);
    const endBefore = end - more;
    const from = first === 0 ? 0 : this.#counts[first - 1]!;
    const until = endBefore === 0 ? 0 : this.#counts[endBefore - 1]!;
    const known = new Map(this.#lines.shown.slice(from, until).map((line) => [line.text, line]));
    const counts = withRoom(this.#counts, { first, endBefore, end });
    const fresh: PlacedLine[] = [];
    let newPage = first > 0 && isPageFurniture(shown[exempt + first - 1]!);
    for (let at = first; at < end; at++) {
      const line = shown[exempt + at]!;
      const start = starts[exempt + at]!;
      if (isPageFurniture(line)) newPage = true;
      else {
        const whole = newPage ? (known.get(line.text) ?? line).likeIt({ ...line, newPage }) : line;
        const parts = partsOf(whole, start, known);
        if (parts === null) fresh.push({ line: whole, start });
        else for (const part of parts) fresh.push(part);
        newPage = false;
      }
      counts[at] = from + fresh.length;
    }
    const given = from + fresh.length - until;
    if (given !== 0) for (let at = end; at < counts.length; at++) counts[at]! += given;
    this.#counts = counts;
    return this.#lines.replace(from, until, change.distance, fresh);
  }
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
  return same.likeIt(noLayout);
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
