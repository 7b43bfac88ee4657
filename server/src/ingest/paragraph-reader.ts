import { withoutComments } from './comments.ts';
import { LineReader } from './line-reader.ts';
import { Line } from './lines.ts';
import type { MakeParagraph } from './markdown.ts';
import { ownCopy } from './own-copy.ts';
import type { Block, Paragraph } from './paragraph.ts';
import { onceForEach, Print } from './print.ts';
import { paragraphsOf, partsOf, type ReadingSteps, type TextFormat } from './read-paragraphs.ts';
import { type Wrapping, wrappingOf } from './wrapping.ts';

/** A paragraph, the lines that it was made of, and how. */
interface Made {
  make: MakeParagraph | null;
  lines: readonly Line[];
  block: Block | null;
  paragraph: Paragraph | null;
}

/** The last paragraph that began with the line. */
const lastMade = onceForEach((): Made => ({ make: null, lines: [], block: null, paragraph: null }));

/**
 * Gives the same as `readParagraphs` for every version of a draft. What the characters of a line say, where lines break, and
 * the paragraphs whose lines have not changed are taken from the version before.
 */
export class ParagraphReader {
  readonly #lines = new LineReader();
  #wrapping: Wrapping | undefined;
  /** Prints of the parts of lines that hold a whole text. */
  #parts = new Map<string, Print>();

  read(source: string, format: TextFormat): Paragraph[] {
    const parts = new Map<string, Print>();
    const steps: ReadingSteps = {
      wrappingOf: (lines) => {
        this.#wrapping = wrappingOf(lines, this.#wrapping);
        return this.#wrapping;
      },
      partsOf: (line) => {
        const cut = partsOf(line);
        return cut?.map((part) => this.#withKnownPrint(part, parts)) ?? null;
      },
      remembered: (make) => (text, lines, block) => {
        const first = lines[0]!;
        const made = lastMade(first);
        if (made.make === make && made.block === block && areAlike(made.lines, lines)) {
          made.paragraph = moved(made.paragraph, first.start - made.lines[0]!.start);
        } else {
          made.make = make;
          made.block = block;
          made.paragraph = owned(make(text, lines, block));
        }
        made.lines = lines;
        return made.paragraph;
      },
    };
    const shown = withoutComments(source);
    const paragraphs = paragraphsOf(shown, this.#lines.read(shown), format, steps);
    // Only what the last version held is kept, so that a long session does not grow.
    this.#parts = parts;
    return paragraphs;
  }

  #withKnownPrint(part: Line, parts: Map<string, Print>): Line {
    const print = this.#parts.get(part.text) ?? part.print;
    parts.set(part.text, print);
    return print === part.print ? part : new Line(part.start, part.text, part, print);
  }
}

function owned(paragraph: Paragraph | null): Paragraph | null {
  if (paragraph === null) return null;
  const text = ownCopy(paragraph.text);
  return { ...paragraph, text, print: new Print(text) };
}

/** Whether lines show the same at the same distances. */
function areAlike(a: readonly Line[], b: readonly Line[]): boolean {
  if (a.length !== b.length) return false;
  if (a.length === 1 && a[0] === b[0]) return true;
  const distance = b[0]!.start - a[0]!.start;
  for (let at = 0; at < a.length; at++) {
    if (a[at]!.print !== b[at]!.print || b[at]!.start - a[at]!.start !== distance) return false;
  }
  return true;
}

function moved(paragraph: Paragraph | null, distance: number): Paragraph | null {
  if (paragraph === null || distance === 0) return paragraph;
  const { text, start, end, runs, block, print } = paragraph;
  return { text, start: start + distance, end: end + distance, runs, block, print };
}
