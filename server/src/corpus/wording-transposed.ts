/**
 * Clauses that say the same with two neighbouring words in the other order: 依法刑事追究责任, where the corpus has
 * 依法追究刑事责任. Offsets are UTF-16 code units of the segment.
 */
import type { Corpus } from './corpus.ts';
import { LINK } from './link-table.ts';
import type { Segmenter } from './segmenter.ts';
import type { Break } from './wording-breaks.ts';

/** Characters that change places with their neighbours at most. */
const longestMoved = 4;
/** Text to each side that must stand in the corpus with them. */
const beside = 3;
/** Both together at least, for it to be more than a chance meeting of frequent words. */
const leastBeside = 2;

/** A clause for each exchange of neighbouring words at a break that the corpus carries. */
export function* transposedClauses(
  corpus: Corpus,
  segmenter: Segmenter,
  segment: string,
  breaks: readonly Break[],
): Iterable<number> {
  if (breaks.length === 0) return;
  const words = segmenter.words(segment);
  const tried = new Set<string>();
  for (const [first, { start: from }] of words.entries()) {
    for (let second = first + 1; second < words.length; second++) {
      const middle = words[second]!.start;
      if (middle - from > longestMoved) break;
      // The two words do not stand beside each other in the corpus.
      if (!breaks.some((one) => one.first < middle && middle < one.last + LINK)) continue;
      for (let last = second; last < words.length; last++) {
        const to = words[last]!.end;
        if (to - middle > longestMoved) break;
        const before = segment.slice(Math.max(0, from - beside), from);
        const after = segment.slice(to, to + beside);
        if (before.length + after.length < leastBeside) continue;
        const phrase = before + segment.slice(middle, to) + segment.slice(from, middle) + after;
        if (tried.has(phrase)) continue;
        tried.add(phrase);
        const [occurrence] = corpus.find(phrase, 1);
        if (occurrence) yield occurrence.clause;
      }
    }
  }
}
