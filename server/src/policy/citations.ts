/** Citations in a paragraph: titles in 《》, document numbers, and references to other places of the same document. */
import { findDocumentNumbers } from './document-number.ts';
import type { Citation } from './model.ts';
import type { PlaceReference } from './places.ts';
import { type FoundReference, referencesIn } from './references.ts';

/** A citation at logical offsets of its paragraph's text. */
export interface FoundCitation {
  readonly kind: Citation['kind'];
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Internal references, not yet looked up in the outline. */
  readonly reference: FoundReference | null;
}

/** Citations of a paragraph's text, of which {@link placesIn} has read the numbered `places`, in order of their first character. */
export function citationsIn(text: string, places: readonly PlaceReference[]): FoundCitation[] {
  const found: FoundCitation[] = [];
  for (const title of titlesIn(text)) {
    found.push({ ...title, kind: 'title', text: bare(text.slice(title.start + 1, title.end - 1)), reference: null });
  }
  for (const number of findDocumentNumbers(text)) {
    found.push({ ...number, kind: 'number', text: bare(text.slice(number.start, number.end)), reference: null });
  }
  for (const reference of referencesIn(text, places)) {
    found.push({
      start: reference.start,
      end: reference.end,
      kind: 'internal',
      text: bare(reference.writtenOut ?? text.slice(reference.start, reference.end)),
      reference,
    });
  }
  return found.length < 2 ? found : found.sort((a, b) => a.start - b.start || b.end - a.end);
}

function bare(text: string): string {
  return text.replace(/\s+/g, '');
}

/** Longer stretches between 《 and 》 are text between two badly closed titles. */
const LONGEST = 160;

/** Titles with their 《》. Titles inside a title (《关于印发《…》的通知》) belong to the outer one. */
export function titlesIn(text: string): { start: number; end: number }[] {
  const titles: { start: number; end: number }[] = [];
  let from = text.indexOf('《');
  while (from >= 0) {
    const end = closeOf(text, from);
    if (end > from + 2) titles.push({ start: from, end });
    from = text.indexOf('《', end > from ? end : from + 1);
  }
  return titles;
}

/** Offset behind the 》 that closes the 《 at `open`; -1 when none does. */
function closeOf(text: string, open: number): number {
  let depth = 0;
  const limit = Math.min(text.length, open + LONGEST);
  for (let at = open; at < limit; at++) {
    const character = text[at];
    if (character === '《') depth++;
    else if (character === '》' && --depth === 0) return at + 1;
    else if (character === '。') break;
  }
  const close = text.indexOf('》', open);
  return close > 0 && close < limit && !text.slice(open, close).includes('。') ? close + 1 : -1;
}
