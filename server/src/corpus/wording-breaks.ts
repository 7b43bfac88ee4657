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
    const known = isLink(corpus, segment.slice(at, at + link));
    if (!known && first < 0) first = at;
    if (first >= 0 && (known || at + link === segment.length)) {
      found.push({ first, last: known ? at - 1 : at });
      first = -1;
    }
  }
  return found;
}

/** Links remembered for one corpus: the same few thousand make up most of a text. */
const mostRemembered = 50_000;
const remembered = new WeakMap<Corpus, Map<string, boolean>>();

function isLink(corpus: Corpus, phrase: string): boolean {
  const links = remembered.get(corpus) ?? new Map<string, boolean>();
  remembered.set(corpus, links);
  const known = links.get(phrase);
  if (known !== undefined) return known;
  if (links.size >= mostRemembered) links.clear();
  const found = isAttested(corpus, phrase);
  links.set(phrase, found);
  return found;
}

/** The corpus carries the phrase. */
export function isAttested(corpus: Corpus, phrase: string): boolean {
  return corpus.find(phrase, 1).length > 0;
}
