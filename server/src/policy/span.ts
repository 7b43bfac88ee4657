import { type Paragraph, sourceEnd, sourceOffset } from '../ingest/paragraph.ts';
import type { PolicyText, Span } from './model.ts';

/** A stretch of the source text: UTF-16 offsets, end exclusive. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
}

/** Where a span stands in the source. */
export function locate({ places }: PolicyText, { paragraph, start, end }: Span): SourceRange {
  return { start: places.toSource(paragraph, start), end: places.toSourceEnd(paragraph, end) };
}

/** Where a stretch of a paragraph that begins at a source offset, given by its logical offsets, stands in the source. */
export function locateIn(paragraph: Paragraph, begins: number, start: number, end: number): SourceRange {
  return { start: begins + sourceOffset(paragraph, start), end: begins + sourceEnd(paragraph, end) };
}

/** Logical text of a span. */
export function spanText(text: PolicyText, span: Span): string {
  return text.paragraphs[span.paragraph]!.text.slice(span.start, span.end);
}
