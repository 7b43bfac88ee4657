import type { Corpus } from './corpus.ts';
import { openCorpus } from './snapshot.ts';

/** The corpus before anything was read: knows nothing, answers everything. */
export function emptyCorpus(): Corpus {
  return openCorpus([]);
}
