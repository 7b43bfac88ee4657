/** Terms that the drafter's unit prefers, once their beginning is typed. */
import { typedLength } from './abbreviations.ts';
import { lastCharacters, type OfferSource } from './typing.ts';

/** One character begins many terms; it brings them up only when asked for. */
const fewestTyped = 2;

export const offerUnitWords: OfferSource = ({ words, locale }, typing) =>
  (words?.preferred ?? []).flatMap(({ term, reason }) => {
    const typed = typedLength(typing.before, term);
    if (typed < (typing.requested ? 1 : fewestTyped)) return [];
    const detail = reason ?? (locale === 'zh' ? '本单位用语' : "the unit's words");
    return { kind: 'abbreviation' as const, label: term, detail, range: lastCharacters(typing, typed), newText: term };
  });
