/** Counts the works among documents, one count after the other, in the same memory. */
import type { CorpusDocument } from './corpus.ts';

export class WorkCounter {
  readonly #workOf: Uint32Array;
  /** The number of the last count that met the work. */
  readonly #lastMet: Uint32Array;
  #count = 0;
  #length = 0;

  constructor(documents: readonly CorpusDocument[]) {
    this.#workOf = Uint32Array.from(documents, ({ work }) => work);
    this.#lastMet = new Uint32Array(this.#workOf.reduce((most, work) => Math.max(most, work + 1), 0));
  }

  /** Works met since the count began. */
  get length(): number {
    return this.#length;
  }

  begin(): void {
    this.#count++;
    this.#length = 0;
  }

  /** The work of the document has been met. */
  has(document: number): boolean {
    return this.#lastMet[this.#workOf[document]!] === this.#count;
  }

  /** Returns how many works have been met with that of the document. */
  add(document: number): number {
    const work = this.#workOf[document]!;
    if (this.#lastMet[work] !== this.#count) {
      this.#lastMet[work] = this.#count;
      this.#length++;
    }
    return this.#length;
  }
}
