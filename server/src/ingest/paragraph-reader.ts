import { withoutComments } from './comments.ts';
import { LineReader } from './line-reader.ts';
import { Line } from './lines.ts';
import type { MakeParagraph } from './markdown.ts';
import { ownCopy } from './own-copy.ts';
import type { Block, Paragraph } from './paragraph.ts';
import { Print } from './print.ts';
import { paragraphsOf, partsOf, type ReadingSteps, type TextFormat } from './read-paragraphs.ts';
import { type Wrapping, wrappingOf } from './wrapping.ts';

/** A paragraph and the lines that it was made of. */
interface Made {
  readonly lines: readonly Line[];
  readonly block: Block;
  readonly paragraph: Paragraph | null;
}

/**
 * Gives the same as `readParagraphs` for every version of a draft. What the characters of a line say, where lines break, and
 * the paragraphs whose lines have not changed are taken from the version before.
 */
export class ParagraphReader {
  readonly #lines = new LineReader();
  #wrapping: Wrapping | undefined;
  /** By the first line. */
  #made = new Map<Print, Made>();
  #make: MakeParagraph | null = null;
  /** Prints of the parts of lines that hold a whole text. */
  #parts = new Map<string, Print>();

  read(source: string, format: TextFormat): Paragraph[] {
    const known = this.#made;
    const fresh = new Map<Print, Made>();
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
      remembered: (make) => {
        const usable = make === this.#make;
        this.#make = make;
        return (text, lines, block) => {
          const [first] = lines;
          const before = usable ? known.get(first!.print) : undefined;
          const paragraph =
            before && before.block === block && areAlike(before.lines, lines)
              ? moved(before.paragraph, first!.start - before.lines[0]!.start)
              : owned(make(text, lines, block));
          fresh.set(first!.print, { lines, block, paragraph });
          return paragraph;
        };
      },
    };
    const shown = withoutComments(source);
    const paragraphs = paragraphsOf(shown, this.#lines.read(shown), format, steps);
    // Only what the last version held is kept, so that a long session does not grow.
    this.#made = fresh;
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
