import { ParagraphReader, type TextFormat } from './paragraph-reader.ts';
import type { Places } from './places.ts';

export type { TextFormat };

/** The format a file is read in, by its name. */
export function formatOf(fileName: string): TextFormat {
  return /\.(?:md|markdown|mdown)$/i.test(fileName) ? 'markdown' : 'text';
}

/**
 * The author's paragraphs in order, and their places. Hard wraps, page breaks, page numbers and letter-spacing vanish from their texts,
 * never from their maps; so do comments. A text that opens with a markdown heading is read as markdown, whatever its name says.
 * Never throws; an empty source has no paragraphs.
 */
export function readParagraphs(source: string, format: TextFormat): Places {
  return new ParagraphReader().read(source, format);
}
