import { toSource, toSourceEnd } from '../ingest/paragraph.ts';
import type { PolicyText, Span } from './model.ts';

/** A stretch of the source text: UTF-16 offsets, end exclusive. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
}

/** Where a span stands in the source. */
export function locate(text: PolicyText, span: Span): SourceRange {
  const paragraph = text.paragraphs[span.paragraph]!;
  return { start: toSource(paragraph, span.start), end: toSourceEnd(paragraph, span.end) };
}

/** Logical text of a span. */
export function spanText(text: PolicyText, span: Span): string {
  return text.paragraphs[span.paragraph]!.text.slice(span.start, span.end);
}
