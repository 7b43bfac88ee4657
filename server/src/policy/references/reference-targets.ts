import type { Attachment, Heading, HeadingKind, ReferenceTarget } from '../model.ts';
import type { FoundReference } from './references.ts';

/** No heading has so many others between itself and the next number. */
const mostSubs = 1000;

/** Finds what the internal references of one document point to in its outline and among its attachments. */
export class ReferenceTargets {
  readonly #outline: readonly Heading[];
  readonly #attachments: readonly Attachment[];
  /** Index of the first heading of each number, by kind; made for the first reference. */
  #byKind: Map<HeadingKind, Map<number, number>> | null = null;
  #lastArticle = Number.NEGATIVE_INFINITY;

  constructor(outline: readonly Heading[], attachments: readonly Attachment[]) {
    this.#outline = outline;
    this.#attachments = attachments;
  }

  /** Null for references to the document itself and for articles of another text. */
  of({ place }: FoundReference): ReferenceTarget | null {
    if (place === null) return null;
    if (place.kind === 'attachment') {
      const attachments = this.#attachments;
      const announced = attachments.findIndex((attachment) => attachment.number === place.number);
      return { ...place, heading: announced < 0 && attachments.length === 1 && place.number === 1 ? 0 : announced };
    }
    const { kind, number, sub } = place;
    const heading = this.#named(kind, number, sub);
    if (heading >= 0) return { ...place, heading };
    // Notices without articles call their 一、 二、 articles or parts.
    const has = this.#kinds().has(kind);
    if (has && kind === 'article' && this.#isFarOff(number)) return null;
    const substitute = !has && (kind === 'article' || kind === 'part') ? this.#named('chinese', number, sub) : -1;
    return { ...place, heading: substitute };
  }

  #named(kind: HeadingKind, number: number, sub: number): number {
    return (
      this.#kinds()
        .get(kind)
        ?.get(number * mostSubs + sub) ?? -1
    );
  }

  /** Article 391 of a text of ten articles is one of another text, named further off. */
  #isFarOff(number: number): boolean {
    return number > 2 * this.#lastArticle + 20;
  }

  #kinds(): ReadonlyMap<HeadingKind, ReadonlyMap<number, number>> {
    if (this.#byKind !== null) return this.#byKind;
    const byKind = new Map<HeadingKind, Map<number, number>>();
    for (const [index, { kind, number, sub }] of this.#outline.entries()) {
      let numbers = byKind.get(kind);
      if (numbers === undefined) {
        numbers = new Map();
        byKind.set(kind, numbers);
      }
      const key = number * mostSubs + sub;
      if (!numbers.has(key)) numbers.set(key, index);
      if (kind === 'article') this.#lastArticle = Math.max(this.#lastArticle, number);
    }
    this.#byKind = byKind;
    return byKind;
  }
}
