/** The references of a text to numbered places, by paragraph and all together, each with the document around it. */
import type { Paragraph } from '../../ingest/paragraph.ts';
import { gathering } from '../../ingest/paragraph-versions.ts';
import { readOnce } from '../../ingest/remembered.ts';
import { factsOf } from '../facts.ts';
import type { PolicyDocument, PolicyText } from '../model.ts';
import type { PlaceReference } from './places.ts';

export interface PlaceAt {
  readonly document: PolicyDocument;
  readonly paragraph: number;
  readonly reference: PlaceReference;
}

const none: readonly PlaceReference[] = [];

/** References of a paragraph, worked out once for all versions of a draft. */
export function placesOf(text: PolicyText, paragraph: number): readonly PlaceReference[] {
  return placesInHeld(text.paragraphs[paragraph]!);
}

function placesInHeld(held: Paragraph): readonly PlaceReference[] {
  return held.block.kind === 'metadata' ? none : factsOf(held).places;
}

/** The paragraphs that hold references, with them. */
export const placesByParagraph = gathering((held) => {
  const found = placesInHeld(held);
  return found.length === 0 ? null : found;
});

/** The paragraphs that hold references to places of other documents, with them. */
export const placesOfOthers = gathering((held) => {
  const found = placesInHeld(held).filter(({ owner }) => owner.kind !== 'own');
  return found.length === 0 ? null : found;
});

/** Every reference of the text with the innermost document around it, listed once for a state of the text. */
export const allPlaces = readOnce((text: PolicyText): readonly PlaceAt[] => {
  const owners = ownersOf(text);
  const found: PlaceAt[] = [];
  const { paragraphs, found: references } = placesByParagraph(text.paragraphs);
  for (const [index, paragraph] of paragraphs.entries()) {
    const document = owners[paragraph];
    if (!document) continue;
    for (const reference of references[index]!) found.push({ document, paragraph, reference });
  }
  return found;
});

/** The innermost document around each paragraph, by its index. */
export const ownersOf = readOnce(({ paragraphs, documents }: PolicyText): readonly (PolicyDocument | undefined)[] => {
  const owners = new Array<PolicyDocument | undefined>(paragraphs.length);
  for (const document of documents) owners.fill(document, document.firstParagraph, document.endParagraph);
  return owners;
});
