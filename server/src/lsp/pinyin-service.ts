/** The titles by pinyin: the dictionary is loaded and the index built when letters are first typed, between requests. */
import type { Corpus } from '../corpus/corpus.ts';
import { PinyinIndex, type Readings } from '../features/completion/pinyin-index.ts';
import { inSlices } from './slices.ts';

export class PinyinService {
  readonly #load: () => Promise<{ readonly readingsOf: Readings }>;
  readonly #log: (error: unknown) => void;
  #index: { readonly corpus: Corpus; readonly titles: PinyinIndex | null } | null = null;

  constructor(load: () => Promise<{ readonly readingsOf: Readings }>, log: (error: unknown) => void) {
    this.#load = load;
    this.#log = log;
  }

  /** The index of the corpus, or null while it is not there yet: the next letter typed will find it. */
  titlesOf(corpus: Corpus): PinyinIndex | null {
    if (this.#index?.corpus !== corpus) {
      this.#index = { corpus, titles: null };
      this.#build(corpus).catch(this.#log);
    }
    return this.#index.titles;
  }

  async #build(corpus: Corpus): Promise<void> {
    const { readingsOf } = await this.#load();
    const built = await inSlices(PinyinIndex.build(corpus, readingsOf), () => this.#index?.corpus !== corpus);
    if (built && this.#index?.corpus === corpus) this.#index = { corpus, titles: built.result };
  }
}
