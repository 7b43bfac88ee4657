/** From an offset in the draft's source to what stands there. */
import { toLogical } from '../ingest/paragraph.ts';
import type { Citation, PolicyDocument, PolicyText, Span } from '../policy/model.ts';

/** A place in the logical text: index of the paragraph and UTF-16 offset in its text. */
export interface Point {
  readonly paragraph: number;
  readonly offset: number;
}

/** The paragraph that holds the source offset (its end included), or null between paragraphs and in metadata. */
export function pointAt(text: PolicyText, sourceOffset: number): Point | null {
  const { paragraphs } = text;
  let low = 0;
  let high = paragraphs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (paragraphs[middle]!.start <= sourceOffset) low = middle + 1;
    else high = middle;
  }
  const paragraph = paragraphs[low - 1];
  if (!paragraph || sourceOffset > paragraph.end || paragraph.block.kind === 'metadata') return null;
  return { paragraph: low - 1, offset: toLogical(paragraph, sourceOffset) };
}

/** True when the span holds the point; a point just behind the last character counts as inside. */
export function holds(span: Span, point: Point): boolean {
  return span.paragraph === point.paragraph && span.start <= point.offset && point.offset <= span.end;
}

/** The innermost document around a paragraph. */
export function documentAt(text: PolicyText, paragraph: number): PolicyDocument | undefined {
  return text.documents.findLast((d) => d.firstParagraph <= paragraph && paragraph < d.endParagraph);
}

export interface FoundCitation {
  readonly citation: Citation;
  readonly document: PolicyDocument;
}

/** The citation at the point; of two that touch there, the one that begins there. */
export function citationAt(text: PolicyText, point: Point): FoundCitation | null {
  let found: FoundCitation | null = null;
  for (const document of text.documents) {
    for (const citation of document.citations) {
      if (!holds(citation.span, point)) continue;
      if (citation.span.start <= point.offset && point.offset < citation.span.end) return { citation, document };
      found = { citation, document };
    }
  }
  return found;
}

const sentenceEnd = /[。；！？!?;]/;

/** The sentence around the point, without its closing mark; empty spans are not returned. */
export function sentenceAt(text: PolicyText, point: Point): Span | null {
  const content = text.paragraphs[point.paragraph]!.text;
  let start = Math.min(point.offset, Math.max(0, content.length - 1));
  if (sentenceEnd.test(content[start] ?? '') && start > 0) start--;
  let end = start;
  while (start > 0 && !sentenceEnd.test(content[start - 1]!)) start--;
  while (end < content.length && !sentenceEnd.test(content[end]!)) end++;
  while (start < end && /[\s”’」』）]/.test(content[start]!)) start++;
  return start < end ? { paragraph: point.paragraph, start, end } : null;
}
