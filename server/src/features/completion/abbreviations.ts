/** Abbreviations and terms that the draft has introduced before the cursor. */
import { locate } from '../../policy/span.ts';
import { lastCharacters, type Offer, type OfferSource } from './typing.ts';

export const offerAbbreviations: OfferSource = ({ draft }, typing) => {
  const offers = new Map<string, Offer>();
  const quoteOpen = /[“"]$/.test(typing.before);
  for (const document of draft.text.documents) {
    for (const { term, text, span } of document.definitions) {
      if (offers.has(term) || locate(draft.text, span).end > typing.offset) continue;
      const typed = quoteOpen ? 0 : typedLength(typing.before, term);
      if (typed === 0 && !quoteOpen) continue;
      offers.set(term, {
        kind: 'abbreviation',
        label: term,
        detail: text,
        range: lastCharacters(typing, typed),
        newText: term,
      });
    }
  }
  return [...offers.values()].sort((a, b) => a.range.start - b.range.start);
};

/** Length of the longest beginning of the term that stands before the cursor; 0 when all of it does. */
export function typedLength(before: string, term: string): number {
  if (before.endsWith(term)) return 0;
  for (let length = term.length - 1; length > 0; length--) if (before.endsWith(term.slice(0, length))) return length;
  return 0;
}
