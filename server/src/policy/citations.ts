/** Citations in a paragraph: titles in 《》, document numbers, and references to other places of the same document. */
import { findDocumentNumbers } from './documents/document-number.ts';
import type { Citation } from './model.ts';
import type { PlaceReference } from './references/places.ts';
import { type FoundReference, referencesIn } from './references/references.ts';
import { titlesIn } from './title-marks.ts';

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
