/** What has been worked out about texts in a corpus, kept as long as the corpus is, up to a number of texts. */
import type { Corpus } from './corpus.ts';

export class CorpusMemory<Answer> {
  readonly #most: number;
  readonly #known = new WeakMap<Corpus, Map<string, Answer>>();

  /** `most`: texts remembered for one corpus; then all of them are forgotten. */
  constructor(most: number) {
    this.#most = most;
  }

  get(corpus: Corpus, text: string): Answer | undefined {
    return this.#known.get(corpus)?.get(keyOf(text));
  }

  set(corpus: Corpus, text: string, answer: Answer): void {
    const known = this.#known.get(corpus) ?? new Map<string, Answer>();
    this.#known.set(corpus, known);
    if (known.size >= this.#most) known.clear();
    known.set(keyOf(text), answer);
  }
}

/** A string of its own: a piece cut from a draft would keep all of that draft in memory. */
function keyOf(text: string): string {
  return JSON.stringify(text);
}
