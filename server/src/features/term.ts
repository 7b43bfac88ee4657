/**
 * The term under the cursor. Chinese has no word boundaries: it is the longest term that the draft or the corpus knows
 * and that covers the place, else the segmenter's word.
 */
import type { Span } from '../policy/model.ts';
import type { Context } from './context.ts';
import type { Point } from './point.ts';

/** Characters on each side of the point that are cut into words. */
const reach = 60;
/** Words and characters of a set phrase. */
const mostWords = 5;
const longestPhrase = 12;

/** The longest defined or known term that covers the point; failing that, the one that ends there. */
export function knownTermAt(context: Context, point: Point): Span | null {
  return coveringTerm(context, point) ?? (point.offset > 0 ? coveringTerm(context, before(point)) : null);
}

function before({ paragraph, offset }: Point): Point {
  return { paragraph, offset: offset - 1 };
}

function coveringTerm(context: Context, point: Point): Span | null {
  const content = context.draft.text.paragraphs[point.paragraph]!.text;
  let best = context.corpus.termAt(content, point.offset);
  for (const document of context.draft.text.documents) {
    for (const { term } of document.definitions) {
      if (best && term.length <= best.end - best.start) continue;
      const start = occurrenceAround(content, term, point.offset);
      if (start >= 0) best = { start, end: start + term.length };
    }
  }
  return best && { paragraph: point.paragraph, start: best.start, end: best.end };
}

/** The segmenter's word around the point; single characters and marks are no terms. */
export function wordAt(context: Context, point: Point): Span | null {
  const content = context.draft.text.paragraphs[point.paragraph]!.text;
  const from = Math.max(0, point.offset - reach);
  const near = content.slice(from, point.offset + reach);
  const at = point.offset - from;
  const word = context.segmenter.words(near).find(({ start, end }) => start <= at && at < end);
  if (!word || word.end - word.start < 2 || !/\p{L}{2}/u.test(near.slice(word.start, word.end))) return null;
  return { paragraph: point.paragraph, start: word.start + from, end: word.end + from };
}

/**
 * Stretches of whole words around the point, longest first: what may be a set phrase that no dictionary knows
 * (新发展格局). Shorter than three characters is a plain word.
 */
export function phrasesAround(context: Context, point: Point): readonly Span[] {
  const { paragraph } = point;
  const content = context.draft.text.paragraphs[paragraph]!.text;
  const from = Math.max(0, point.offset - reach);
  const words = context.segmenter.words(content.slice(from, point.offset + reach));
  const at = words.findIndex(({ start, end }) => start <= point.offset - from && point.offset - from < end);
  const spans: Span[] = [];
  for (let first = at; first >= 0 && first > at - mostWords; first--) {
    for (let last = at; last < words.length && last < first + mostWords; last++) {
      const start = words[first]!.start + from;
      const end = words[last]!.end + from;
      const length = end - start;
      if (length >= 3 && length <= longestPhrase && /^[\p{L}\p{N}]+$/u.test(content.slice(start, end))) {
        spans.push({ paragraph, start, end });
      }
    }
  }
  return spans.sort((a, b) => b.end - b.start - (a.end - a.start));
}

/** Start of an occurrence of the term that covers the offset, -1 when there is none. */
function occurrenceAround(content: string, term: string, offset: number): number {
  if (term === '') return -1;
  const start = content.indexOf(term, Math.max(0, offset - term.length));
  return start >= 0 && start <= offset && offset < start + term.length ? start : -1;
}
