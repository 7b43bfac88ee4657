/** From an offset in the draft's source to what stands there. */
import type { Citation, PolicyDocument, PolicyText, Span } from '../policy/model.ts';

/** A place in the logical text: index of the paragraph and UTF-16 offset in its text. */
export interface Point {
  readonly paragraph: number;
  readonly offset: number;
}

/** The paragraph that holds the source offset (its end included), or null between paragraphs and in metadata. */
export function pointAt(text: PolicyText, sourceOffset: number): Point | null {
  const { paragraphs, places } = text;
  const paragraph = places.lastAt(sourceOffset);
  if (paragraph < 0 || sourceOffset > places.end(paragraph)! || paragraphs[paragraph]!.block.kind === 'metadata')
    return null;
  return { paragraph, offset: places.toLogical(paragraph, sourceOffset) };
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

const sentenceEnd = /[。！？；]+[”’"'）)】》」』]*/g;

/** The sentence around the point with its closing mark, or the heading that runs into the paragraph. */
export function sentenceAt(text: PolicyText, point: Point): Span | null {
  const { paragraph } = point;
  const content = text.paragraphs[paragraph]!.text;
  let start = 0;
  const heading = documentAt(text, paragraph)?.outline.find(({ span }) => span.paragraph === paragraph);
  if (heading && heading.text !== '') {
    if (point.offset < heading.span.end) return heading.span;
    start = heading.span.end + (content[heading.span.end] === '。' ? 1 : 0);
  }
  sentenceEnd.lastIndex = start;
  let end = content.length;
  for (let mark = sentenceEnd.exec(content); mark; mark = sentenceEnd.exec(content)) {
    if (sentenceEnd.lastIndex > point.offset) {
      end = sentenceEnd.lastIndex;
      break;
    }
    if (sentenceEnd.lastIndex < content.length) start = sentenceEnd.lastIndex;
  }
  return start < end ? { paragraph, start, end } : null;
}

/** Where a comma segment ends: what is said for itself in a sentence that puts several things together. */
const segmentEnd = /[，,：:；;]/g;

/** The comma segments of a sentence, without white space around them and marks behind: offsets in it, end exclusive. */
export function segmentsOf(sentence: string): readonly { readonly start: number; readonly end: number }[] {
  const ends = [...Array.from(sentence.matchAll(segmentEnd), ({ index }) => index), sentence.length];
  return ends.map((end, at) => {
    const from = at === 0 ? 0 : ends[at - 1]! + 1;
    return { start: from + /^\s*/.exec(sentence.slice(from, end))![0].length, end };
  });
}

/** Sentences of a text with their closing marks, lines apart, without white space around them. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .split(/[\r\n]+/)
    .flatMap((line) => line.replaceAll(sentenceEnd, (mark) => `${mark}\n`).split('\n'))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
