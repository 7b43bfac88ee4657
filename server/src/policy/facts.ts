import { onceForEach } from '../ingest/print.ts';
import { citationsIn, type FoundCitation } from './citations.ts';
import { definitionsIn, type FoundDefinition } from './definitions/definitions.ts';
import { type FoundIndicator, indicatorsIn } from './figures/indicators.ts';
import { type PlaceReference, placesIn } from './references/places.ts';
import { type FoundResponsibility, responsibilitiesIn } from './responsibilities.ts';

/** What the text of one paragraph says by itself, at offsets of that text. A function of the text alone. */
export interface ParagraphFacts {
  readonly places: readonly PlaceReference[];
  readonly citations: readonly FoundCitation[];
  readonly definitions: readonly FoundDefinition[];
  readonly indicators: readonly FoundIndicator[];
  readonly responsibilities: readonly FoundResponsibility[];
}

export const factsOf = onceForEach((text): ParagraphFacts => {
  const places = placesIn(text);
  return {
    places,
    citations: citationsIn(text, places),
    definitions: definitionsIn(text),
    indicators: indicatorsIn(text),
    responsibilities: responsibilitiesIn(text),
  };
});
