import { type Paragraph, toSource, toSourceEnd } from '../ingest/paragraph.ts';
import type { PolicyText, Span } from './model.ts';

/** A stretch of the source text: UTF-16 offsets, end exclusive. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
}

/** Where a span stands in the source. */
export function locate(text: PolicyText, span: Span): SourceRange {
  return locateIn(text.paragraphs[span.paragraph]!, span.start, span.end);
}

/** Where a stretch of a paragraph, given by its logical offsets, stands in the source. */
export function locateIn(paragraph: Paragraph, start: number, end: number): SourceRange {
  return { start: toSource(paragraph, start), end: toSourceEnd(paragraph, end) };
}

/** Logical text of a span. */
export function spanText(text: PolicyText, span: Span): string {
  return text.paragraphs[span.paragraph]!.text.slice(span.start, span.end);
}
