import { Line, lineStart, nextLineStart, visibleLines } from './lines.ts';
import { ownCopy } from './own-copy.ts';

/** Gives the same lines as {@link visibleLines} for every version of a text, but reads only those that changed. */
export class LineReader {
  #source = '';
  #lines: readonly Line[] = [];

  read(source: string): readonly Line[] {
    const lines = this.#source === '' ? visibleLines(source) : this.#reread(source);
    this.#source = source;
    this.#lines = lines;
    return lines;
  }

  #reread(source: string): readonly Line[] {
    const old = this.#source;
    const before = commonStart(old, source);
    if (before === old.length && before === source.length) return this.#lines;
    const behind = commonEnd(old, source, Math.min(old.length, source.length) - before);
    const distance = source.length - old.length;
    // A line end may be made or broken by the character beside it (CR LF).
    const changed = lineStart(source, Math.max(0, before - 1));
    const unchanged = nextLineStart(source, Math.min(source.length, source.length - behind + 1));
    const kept = firstFrom(this.#lines, changed);
    // How many empty lines stand before a line is told by what is before it: the first line behind the change is read anew.
    const first = firstFrom(this.#lines, unchanged - distance);
    const moved = first + 1 < this.#lines.length ? this.#lines.slice(first + 1) : [];
    const from = kept === 0 ? 0 : nextLineStart(source, this.#lines[kept - 1]!.end);
    const until = moved.length === 0 ? Number.POSITIVE_INFINITY : lineStart(source, moved[0]!.start + distance);
    const known = new Map(this.#lines.slice(kept, first + 1).map((line) => [line.text, line]));
    const lines = this.#lines.slice(0, kept);
    for (const line of visibleLines(source, from, until)) {
      const same = known.get(line.text);
      lines.push(
        same ? new Line(line.start, same.text, line, same.print) : new Line(line.start, ownCopy(line.text), line),
      );
    }
    for (const line of moved) lines.push(line.movedBy(distance));
    return lines;
  }
}

/** Index of the first line that begins at the offset or behind it. */
function firstFrom(lines: readonly Line[], offset: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Characters compared at a time. */
const BLOCK = 2048;

function commonStart(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  let at = 0;
  while (at + BLOCK <= length && a.slice(at, at + BLOCK) === b.slice(at, at + BLOCK)) at += BLOCK;
  while (at < length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

/** Characters that both end in, at most `most`. */
function commonEnd(a: string, b: string, most: number): number {
  let length = 0;
  while (
    length + BLOCK <= most &&
    a.slice(a.length - length - BLOCK, a.length - length) === b.slice(b.length - length - BLOCK, b.length - length)
  )
    length += BLOCK;
  while (length < most && a.charCodeAt(a.length - length - 1) === b.charCodeAt(b.length - length - 1)) length++;
  return length;
}
