import { commonEnd, commonStart } from './common-ends.ts';
import { Line, type Lines, lineStart, nextLineStart, noLines, spliced, visibleLines } from './lines.ts';
import { lowerBound } from './lower-bound.ts';
import { ownCopy } from './own-copy.ts';

/** Gives the same lines as {@link visibleLines} for every version of a text, but reads only those that changed. */
export class LineReader {
  #source = '';
  #lines = noLines;

  /** A reader that goes on from here by itself. */
  fork(): LineReader {
    const other = new LineReader();
    other.#source = this.#source;
    other.#lines = this.#lines;
    return other;
  }

  read(source: string): Lines {
    this.#lines = this.#source === '' ? linesOf(source) : this.#reread(source);
    this.#source = source;
    return this.#lines;
  }

  #reread(source: string): Lines {
    const old = this.#source;
    const before = commonStart(old, source);
    if (before === old.length && before === source.length) return this.#lines;
    const behind = commonEnd(old, source, Math.min(old.length, source.length) - before);
    const distance = source.length - old.length;
    // A line end may be made or broken by the character beside it (CR LF).
    const changed = lineStart(source, Math.max(0, before - 1));
    const unchanged = nextLineStart(source, Math.min(source.length, source.length - behind + 1));
    const { shown, starts } = this.#lines;
    const front = lowerBound(starts, changed);
    // How many empty lines stand before a line is told by what is before it: the first line behind the change is read anew.
    const first = lowerBound(starts, unchanged - distance);
    const back = Math.max(0, shown.length - first - 1);
    const from = front === 0 ? 0 : nextLineStart(source, starts[front - 1]! + shown[front - 1]!.text.length);
    const until = back === 0 ? Number.POSITIVE_INFINITY : lineStart(source, starts[first + 1]! + distance);
    const known = new Map(shown.slice(front, first + 1).map((line) => [line.text, line]));
    const middle = visibleLines(source, from, until).map(({ line, start }) => {
      const same = known.get(line.text);
      return { line: same ? new Line(same.text, line, same.print) : new Line(ownCopy(line.text), line), start };
    });
    return spliced(this.#lines, { front, back, distance }, middle);
  }
}

/** The lines of a text that show something. */
export function linesOf(source: string): Lines {
  return spliced(noLines, { front: 0, back: 0, distance: 0 }, visibleLines(source));
}
