import type { Draft } from '../../checks/check.ts';
import { saidIn } from '../../checks/said-records.ts';
import type { Surroundings } from './candidate.ts';
import { DraftPlaces } from './draft-places.ts';
import type { Severities } from './severity.ts';

/** What the findings of a version of a draft stand among. */
export class DraftSurroundings {
  readonly draft: Draft;
  /** The same objects as long as what stands around the paragraphs that say the same is the same, wherever they have moved. */
  readonly about: readonly unknown[];
  /** Made when asked: mostly nothing is new. */
  #places: DraftPlaces | null = null;
  readonly #severities: Severities;
  #last: Surroundings | null = null;

  constructor(draft: Draft, severities: Severities) {
    this.draft = draft;
    this.#severities = severities;
    const { frame, outline } = saidIn(draft.text);
    const about: unknown[] = [frame, outline];
    for (let index = -1; index < draft.text.documents.length; index++) about.push(severities.in(index));
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
