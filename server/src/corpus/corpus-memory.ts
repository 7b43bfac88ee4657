/** What has been worked out about texts in a corpus, kept as long as the corpus is, up to a number of texts. */
import { ownCopy } from '../ingest/own-copy.ts';
import type { Corpus } from './corpus.ts';

export class CorpusMemory<Answer> {
  readonly #most: number;
  readonly #known = new WeakMap<Corpus, Map<string, Answer>>();

  /** `most`: texts remembered for one corpus; then all of them are forgotten. */
  constructor(most: number) {
    this.#most = most;
  }

  get(corpus: Corpus, text: string): Answer | undefined {
    return this.#known.get(corpus)?.get(text);
  }

  set(corpus: Corpus, text: string, answer: Answer): void {
    const known = this.#known.get(corpus) ?? new Map<string, Answer>();
    this.#known.set(corpus, known);
    if (known.size >= this.#most) known.clear();
    // A piece cut from a draft would keep all of that draft in memory.
    known.set(ownCopy(text), answer);
  }
}
