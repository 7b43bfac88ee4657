/** Very many sentences to be searched for slips by whoever can do it beside the requests. */
import type { Corpus } from './corpus.ts';
import type { Slip } from './wording-slips.ts';

export interface SlipQuestion {
  readonly corpus: Corpus;
  /** URI of the draft: it is compared with the other files, where the corpus has it. */
  readonly draft: string;
  readonly sentences: readonly string[];
  /** Told of the sentences, in no order, until the search has ended. */
  readonly found: (sentence: string, slips: readonly Slip[]) => void;
  /** Told what their segments led to, for `takeSearches` (wording-candidates.ts): what is typed into one of them leaves most segments as they are. */
  readonly searched: (sentences: readonly string[], packed: Uint32Array) => void;
}

/** A search under way. */
export interface RunningSearch {
  /** Resolves when every sentence was searched or the search was stopped; rejects when it fails. */
  readonly done: Promise<void>;
  stop(): void;
}
