import type { Print } from './print.ts';

/**
 * A logical paragraph: what the author wrote as one, freed of page breaks, hard wraps and layout spaces,
 * with a map back to the place of every character in the source text. It knows what it shows, not where it stands (`Places`), so
 * that it is the same in all versions of a draft.
 *
 * All offsets are UTF-16 code units. "Source" is the decoded text of the file or editor buffer (without a byte
 * order mark), its offsets here counted from the first character of the paragraph; "logical" is an offset in
 * {@link Paragraph.text}.
 */
export interface Paragraph {
  /** Logical text: one line, layout white space removed. Its characters stand in the source in the same order. */
  readonly text: string;
  /** Characters of the source from the first to the last one of the paragraph. */
  readonly extent: number;
  /**
   * Where the logical text departs from that stretch of the source: pairs `logical, source`, strictly increasing in both.
   * From each pair on, until the next, the two advance together. The first pair `0, 0` is implied, so an empty list means
   * that the text is that stretch.
   */
  readonly runs: readonly number[];
  /** What the format itself says about the paragraph (markdown `#`, front matter, fences …). */
  readonly block: Block;
  readonly print: Print;
}

export type Block =
  | { readonly kind: 'text' }
  /** A markdown heading; depth 1–6. The `#` marks are not part of the text. */
  | { readonly kind: 'heading'; readonly depth: number }
  /** Lines set apart as a title: at the top of a page or behind the end of a document, narrower than the text. */
  | { readonly kind: 'title' }
  /** A row of a markdown table, cell texts separated by ` | `. */
  | { readonly kind: 'row' }
  /** Front matter, comments, crawl footers: kept in the map, no part of the policy text. */
  | { readonly kind: 'metadata' };

/** The same object for the same block, so that a paragraph is known again by it. */
export const text: Block = { kind: 'text' };
export const title: Block = { kind: 'title' };
export const row: Block = { kind: 'row' };
export const metadata: Block = { kind: 'metadata' };

/** Source offset, from the beginning of the paragraph, of a logical offset (0 … text.length). */
export function sourceOffset({ runs }: Paragraph, logical: number): number {
  const at = lastRun(runs, 0, logical);
  return at < 0 ? logical : runs[at + 1]! + (logical - runs[at]!);
}

/**
 * Source offset just after the character before a logical offset: the end of a range. Differs from {@link sourceOffset}
 * where something was left out between the two characters (a wrap, a page number).
 */
export function sourceEnd(paragraph: Paragraph, logical: number): number {
  return logical <= 0 ? sourceOffset(paragraph, 0) : sourceOffset(paragraph, logical - 1) + 1;
}

/**
 * Logical offset of a source offset from the beginning of the paragraph; a place that vanished from the text gives the next
 * character that did not.
 */
export function logicalOffset({ runs, text }: Paragraph, source: number): number {
  const within = Math.max(0, source);
  const at = lastRun(runs, 1, within);
  const logical = at < 0 ? within : runs[at]! + (within - runs[at + 1]!);
  const limit = at + 2 < runs.length ? runs[at + 2]! : text.length;
  return Math.min(logical, limit);
}

/** Index of the last pair whose member `column` (0 logical, 1 source) is at or before `value`; -2 when none is. */
function lastRun(runs: readonly number[], column: 0 | 1, value: number): number {
  let low = 0;
  let high = runs.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runs[middle * 2 + column]! <= value) low = middle + 1;
    else high = middle;
  }
  return (low - 1) * 2;
}
