import type { Draft } from '../../checks/check.ts';
import type { Surroundings } from './candidate.ts';
import { DraftPlaces } from './draft-places.ts';
import type { Severities } from './severity.ts';

/** What the findings of a version of a draft stand among. */
export class DraftSurroundings {
  readonly draft: Draft;
  /** The same objects as long as what stands around the paragraphs that say the same is the same. */
  readonly about: readonly unknown[];
  /** Made when asked: mostly nothing is new. */
  #places: DraftPlaces | null = null;
  readonly #severities: Severities;
  #last: Surroundings | null = null;

  constructor(draft: Draft, severities: Severities) {
    this.draft = draft;
    this.#severities = severities;
    const { paragraphs, documents } = draft.text;
    const about: unknown[] = [paragraphs.length, severities.in(-1)];
    for (let index = 0; index < documents.length; index++) {
      const { firstParagraph, endParagraph, outline } = documents[index]!;
      about.push(firstParagraph, endParagraph, outline, severities.in(index));
    }
    this.about = about;
  }

  /** Quick for paragraphs that are asked about in their order. */
  of(paragraph: number): Surroundings {
    const places = this.#placesInDraft();
    const decisions = this.#severities.in(places.documentOf(paragraph));
    const above = places.headingsAbove(paragraph);
    // Most stand under the same headings as the one before.
    if (this.#last?.above !== above || this.#last.decisions !== decisions) this.#last = { above, decisions };
    return this.#last;
  }

  /** The paragraph that holds the source offset or stands last before it; -1 before the first. */
  paragraphAt(source: number): number {
    return this.#placesInDraft().paragraphAt(source);
  }

  #placesInDraft(): DraftPlaces {
    this.#places ??= new DraftPlaces(this.draft.text);
    return this.#places;
  }
}
