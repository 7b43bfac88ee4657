/**
 * Where a segment of a sentence leaves what the corpus says. Every run of a few characters is a link; a slip breaks the
 * chain of links that the corpus carries. Offsets are UTF-16 code units of the segment.
 */
import type { Corpus } from '../corpus.ts';

export interface Break {
  /** First and last link that the corpus does not carry. */
  readonly first: number;
  readonly last: number;
}

/** Runs of links that the corpus does not carry, given who carries each link of the segment. */
export function breaksOf(carriers: readonly (Uint32Array | null)[]): Break[] {
  const found: Break[] = [];
  carriers.forEach((clauses, at) => {
    if (clauses?.length !== 0) return;
    const before = found.at(-1);
    if (before?.last === at - 1) found[found.length - 1] = { first: before.first, last: at };
    else found.push({ first: at, last: at });
  });
  return found;
}

/** The corpus carries the phrase. */
export function isAttested(corpus: Corpus, phrase: string): boolean {
  return corpus.find(phrase, 1).length > 0;
}
