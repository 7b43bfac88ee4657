import type { Paragraph } from './paragraph.ts';
import { ParagraphReader, type TextFormat } from './paragraph-reader.ts';

export type { TextFormat };

/** The format a file is read in, by its name. */
export function formatOf(fileName: string): TextFormat {
  return /\.(?:md|markdown|mdown)$/i.test(fileName) ? 'markdown' : 'text';
}

/**
 * The author's paragraphs in order. Hard wraps, page breaks, page numbers and letter-spacing vanish from their texts,
 * never from their maps; so do comments. A text that opens with a markdown heading is read as markdown, whatever its name says.
 * Never throws; an empty source has no paragraphs.
 */
export function readParagraphs(source: string, format: TextFormat): readonly Paragraph[] {
  return new ParagraphReader().read(source, format);
}
