/** What a paragraph quotes: the words of others are theirs to answer for. */
import type { SourceRange } from '../../policy/span.ts';

const quotation = /“[^“”]*”|「[^「」]*」|"[^"]*"/g;

/** Stretches between quotation marks, marks included. Offsets in the text. */
export function quotedStretches(text: string): SourceRange[] {
  return [...text.matchAll(quotation)].map(({ 0: quote, index }) => ({ start: index, end: index + quote.length }));
}
