/**
 * Clauses of the corpus that a sentence may be a slip of: near by rare bigrams, and anchored at both sides of a break.
 * Offsets are UTF-16 code units of the sentence.
 */
import type { Corpus } from './corpus.ts';
import type { Segmenter } from './segmenter.ts';
import { anchoredClauses } from './wording-anchors.ts';
import { breaksOf, isAttested } from './wording-breaks.ts';
import { transposedClauses } from './wording-transposed.ts';

/** Segments shorter than this have look-alikes by chance. */
const shortestSegment = 6;
const nearCandidates = 12;
const leastSimilarity = 0.65;
/** A segment that the corpus carries so few times leads to the clauses that the sentence may follow. */
const shortestQuoted = 7;
const mostCarriers = 3;
/** Longer sentences are compared by their segments only. */
const longestSentence = 240;

const segments = /[^，；：。！？,;:!?“”]+/g;

/** A clause, and the segment of the sentence for which it is a candidate. */
export interface WordingCandidate {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * One clause of each text and segment, near ones first; none where the corpus carries every segment as it is and no clause
 * of it carries two of them.
 */
export function wordingCandidates(corpus: Corpus, segmenter: Segmenter, sentence: string): WordingCandidate[] {
  const found: WordingCandidate[] = [];
  const carried: number[] = [];
  const matches = [...sentence.matchAll(segments)];
  for (const match of matches) {
    const start = match.index;
    const end = start + match[0].length;
    const carriers = corpus.find(match[0], mostCarriers + 1);
    if (carriers.length > 0) {
      if (match[0].length >= shortestQuoted && carriers.length <= mostCarriers) {
        carried.push(...carriers.map(({ clause }) => clause));
      }
      continue;
    }
    if (match[0].length < shortestSegment) continue;
    const texts = new Set<string>();
    for (const clause of candidatesOf(corpus, segmenter, match[0])) texts.add(corpus.clause(clause).text);
    for (const text of texts) found.push({ text, start, end });
  }
  if (matches.length > 1 && carried.length > 0 && sentence.length <= longestSentence && !isAttested(corpus, sentence)) {
    const texts = new Set(carried.map((clause) => corpus.clause(clause).text));
    for (const text of texts) if (text.length <= longestSentence) found.push({ text, start: 0, end: sentence.length });
  }
  return found;
}

function* candidatesOf(corpus: Corpus, segmenter: Segmenter, segment: string): Iterable<number> {
  const near = corpus.near(segment, { limit: nearCandidates, minimumSimilarity: leastSimilarity, mode: 'infix' });
  for (const { clause } of near) yield clause;
  const breaks = breaksOf(corpus, segment);
  yield* anchoredClauses(corpus, segment, breaks);
  yield* transposedClauses(corpus, segmenter, segment, breaks);
}
