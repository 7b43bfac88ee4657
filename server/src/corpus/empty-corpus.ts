import type { Corpus } from './corpus.ts';

/** The corpus before anything was read: knows nothing, answers everything. */
export function emptyCorpus(): Corpus {
  return {
    files: [],
    documents: [],
    clauseCount: 0,
    clause: (id) => {
      throw new RangeError(`no clause ${id} in an empty corpus`);
    },
    outline: () => [],
    definitions: () => [],
    count: () => ({ occurrences: 0, works: 0 }),
    find: () => [],
    near: () => [],
    continuations: () => [],
    definitionsOf: () => [],
    termAt: () => null,
    title: () => null,
    nearTitles: () => [],
    titlesWith: () => [],
    numbers: () => [],
  };
}
