/** Very many sentences to be searched for slips by whoever can do it beside the requests. */
import type { Slip } from './slips.ts';

/** A draft that is to be searched, as it was opened. */
export interface SearchedDraft {
  readonly uri: string;
  readonly source: string;
}

export interface SlipQuestion {
  readonly sentences: readonly string[];
  /** Told of the sentences, in no order, until the search has ended. */
  readonly found: (sentence: string, slips: readonly Slip[]) => void;
  /** Told what their segments led to, for `takeSearches` (candidates.ts): what is typed into one of them leaves most segments as they are. */
  readonly searched: (sentences: readonly string[], packed: Uint32Array) => void;
}

/**
 * Searches one draft over one corpus: with the other files, where the corpus has the draft. What it takes for that it holds until it
 * has searched or is stopped.
 */
export interface SlipSearcher {
  /** To be called once. */
  search(question: SlipQuestion): RunningSearch;
  stop(): void;
}

/** A search under way. */
export interface RunningSearch {
  /** Resolves when every sentence was searched or the search was stopped; rejects when it fails. */
  readonly done: Promise<void>;
  stop(): void;
}
