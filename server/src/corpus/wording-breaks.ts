/**
 * Where a segment of a sentence leaves what the corpus says. Every run of a few characters is a link; a slip breaks the
 * chain of links that the corpus carries. Offsets are UTF-16 code units of the segment.
 */
import type { Corpus } from './corpus.ts';

/** Characters of a link of the chain. */
export const link = 4;

export interface Break {
  /** First and last link that the corpus does not carry. */
  readonly first: number;
  readonly last: number;
}

/** Runs of links that the corpus does not carry. */
export function breaksOf(corpus: Corpus, segment: string): Break[] {
  const found: Break[] = [];
  let first = -1;
  for (let at = 0; at + link <= segment.length; at++) {
    const known = isAttested(corpus, segment.slice(at, at + link));
    if (!known && first < 0) first = at;
    if (first >= 0 && (known || at + link === segment.length)) {
      found.push({ first, last: known ? at - 1 : at });
      first = -1;
    }
  }
  return found;
}

/** The corpus carries the phrase. */
export function isAttested(corpus: Corpus, phrase: string): boolean {
  return corpus.find(phrase, 1).length > 0;
}
