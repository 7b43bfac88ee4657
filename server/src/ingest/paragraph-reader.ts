import { withoutComments } from './comments.ts';
import { commonEnds } from './common-ends.ts';
import { LineReader } from './line-reader.ts';
import type { LineChange } from './lines.ts';
import { paragraphsAfter, paragraphsOf } from './made-paragraphs.ts';
import { frontMatterEnd } from './markdown.ts';
import { MarkdownReading } from './markdown-reading.ts';
import { branchOf, succeed } from './paragraph-versions.ts';
import { Places } from './places.ts';
import { TextReading } from './text-reading.ts';

export type TextFormat = 'markdown' | 'text';

/**
 * Gives the same as `readParagraphs` for every version of a draft. What the characters of a line say, where lines break, and
 * the paragraphs whose lines have not changed are taken from the version before.
 */
export class ParagraphReader {
  readonly #lines: LineReader;
  #source = '';
  #reading: TextReading | MarkdownReading | null = null;
  #places: Places | null = null;

  constructor(lines = new LineReader()) {
    this.#lines = lines;
  }

  /** A reader that goes on from here by itself: what it reads is no version of this draft. */
  fork(): ParagraphReader {
    const other = new ParagraphReader(this.#lines.fork());
    other.#source = this.#source;
    other.#reading = this.#reading?.copy() ?? null;
    other.#places = this.#places && new Places(branchOf(this.#places.paragraphs), this.#places.starts);
    return other;
  }

  /** The last version; null before the first. */
  get last(): Places | null {
    return this.#places;
  }

  read(source: string, format: TextFormat): Places {
    const lineChange = this.#readLines(source);
    const shown = this.#lines.source;
    const { lines } = this.#lines;
    const before = this.#places;
    const last = this.#reading;
    this.#reading = this.#readingOf(format);
    if (before && this.#reading === last && lineChange === null) return before;
    const isNew = this.#reading !== last || lineChange === null;
    const whole = { first: 0, endBefore: 0, end: lines.shown.length, distance: 0 };
    const update = this.#reading.update(lines, isNew ? whole : lineChange);
    if (before) {
      // What another kind of text was read as has gone.
      const change = isNew ? { ...update.change, endBefore: before.paragraphs.length } : update.change;
      this.#places = paragraphsAfter(before, shown, { ...update, change }, isNew ? 0 : lineChange.distance);
      succeed(before.paragraphs, this.#places.paragraphs, change);
    } else this.#places = paragraphsOf(shown, update);
    return this.#places;
  }

  #readLines(source: string): LineChange | null {
    const last = this.#source;
    const ends = commonEnds(last, source);
    this.#source = source;
    const shown = withoutComments(source);
    // Where nothing is hidden, the lines have in common what the sources have.
    return shown === source && this.#lines.source === last ? this.#lines.read(source, ends) : this.#lines.read(shown);
  }

  /** What the text is read by: as before, unless it became another kind of text. */
  #readingOf(format: TextFormat): TextReading | MarkdownReading {
    const { shown } = this.#lines.lines;
    const last = this.#reading;
    if (format === 'markdown' || /^#{1,6} \S/.test(shown[0]?.text ?? '')) {
      return last instanceof MarkdownReading ? last : new MarkdownReading();
    }
    const front = frontMatterEnd(shown);
    return last instanceof TextReading && last.front === front ? last : new TextReading(front);
  }
}
