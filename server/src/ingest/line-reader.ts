import { commonEnds } from './common-ends.ts';
import { type Layout, Line, type LineChange, Lines, lineStart, nextLineStart, visibleLines } from './lines.ts';
import { lowerBound } from './lower-bound.ts';
import { ownCopy } from './own-copy.ts';

/** Keeps the lines of a text that show something in step with its versions: reads only those that changed. */
export class LineReader {
  #source = '';
  #lines = new Lines();

  get lines(): Lines {
    return this.#lines;
  }

  /** A reader that goes on from here by itself. */
  fork(): LineReader {
    const other = new LineReader();
    other.#source = this.#source;
    other.#lines = this.#lines.copy();
    return other;
  }

  /** The version that was read last. */
  get source(): string {
    return this.#source;
  }

  /** Reads the next version, which has so much in common with the last; gives what changed, or null where it is the same text. */
  read(source: string, { before, behind } = commonEnds(this.#source, source)): LineChange | null {
    const old = this.#source;
    if (old === '') {
      this.#source = source;
      return this.#lines.replace(
        0,
        0,
        source.length,
        visibleLines(source, (text, layout) => new Line(text, layout)),
      );
    }
    if (before === old.length && before === source.length) return null;
    const change = this.#reread(source, before, behind);
    this.#source = source;
    return change;
  }

  /** `before` and `behind`: characters at both ends that are the same. */
  #reread(source: string, before: number, behind: number): LineChange {
    const distance = source.length - this.#source.length;
    // A line end may be made or broken by the character beside it (CR LF).
    const changed = lineStart(source, Math.max(0, before - 1));
    const unchanged = nextLineStart(source, Math.min(source.length, source.length - behind + 1));
    const { shown, starts } = this.#lines;
    const front = lowerBound(starts, changed);
    // How many empty lines stand before a line is told by what is before it: the first line behind the change is read anew.
    const end = Math.min(shown.length, lowerBound(starts, unchanged - distance) + 1);
    const from = front === 0 ? 0 : nextLineStart(source, starts[front - 1]! + shown[front - 1]!.text.length);
    const until = end === shown.length ? Number.POSITIVE_INFINITY : lineStart(source, starts[end]! + distance);
    const known = new Map(shown.slice(front, end).map((line) => [line.text, line]));
    const lineOf = (text: string, layout: Layout) => known.get(text)?.likeIt(layout) ?? new Line(ownCopy(text), layout);
    const fresh = visibleLines(source, lineOf, from, until);
    return this.#lines.replace(front, end, distance, fresh);
  }
}
