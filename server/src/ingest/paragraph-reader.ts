import { withoutComments } from './comments.ts';
import { LineReader } from './line-reader.ts';
import type { Paragraph } from './paragraph.ts';
import { branchOf, succeed } from './paragraph-versions.ts';
import { type Reading, reading, type TextFormat } from './read-paragraphs.ts';

/**
 * Gives the same as `readParagraphs` for every version of a draft. What the characters of a line say, where lines break, and
 * the paragraphs whose lines have not changed are taken from the version before.
 */
export class ParagraphReader {
  readonly #lines: LineReader;
  #last: Reading | null = null;

  constructor(lines = new LineReader()) {
    this.#lines = lines;
  }

  /** A reader that goes on from here by itself: what it reads is no version of this draft. */
  fork(): ParagraphReader {
    const other = new ParagraphReader(this.#lines.fork());
    other.#last = this.#last && { ...this.#last, paragraphs: branchOf(this.#last.paragraphs) };
    return other;
  }

  read(source: string, format: TextFormat): readonly Paragraph[] {
    const shown = withoutComments(source);
    const before = this.#last;
    this.#last = reading(shown, this.#lines.read(shown), format, before);
    if (before) succeed(before.paragraphs, this.#last.paragraphs);
    return this.#last.paragraphs;
  }
}
