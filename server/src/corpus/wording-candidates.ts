/**
 * Clauses of the corpus that a sentence may be a slip of: near by rare bigrams, and anchored at both sides of a break.
 * Offsets are UTF-16 code units of the sentence.
 */
import type { Corpus } from './corpus.ts';
import { anchoredClauses } from './wording-anchors.ts';

/** Segments shorter than this have look-alikes by chance. */
const shortestSegment = 6;
/** Longer segments may quote a fragment inside new text: they are asked in windows too. */
const longSegment = 20;
const windowLength = 14;
const windowStep = 5;
const nearCandidates = 12;
const leastSimilarity = 0.65;

const segments = /[^，；：。！？,;:!?“”]+/g;

/** A clause, and the segment of the sentence for which it is a candidate. */
export interface WordingCandidate {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** One clause of each text and segment, near ones first; none where the corpus carries every segment as it is. */
export function wordingCandidates(corpus: Corpus, sentence: string): WordingCandidate[] {
  const found: WordingCandidate[] = [];
  for (const match of sentence.matchAll(segments)) {
    const texts = new Set<string>();
    for (const clause of candidatesOf(corpus, match[0])) texts.add(corpus.clause(clause).text);
    for (const text of texts) found.push({ text, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

function* candidatesOf(corpus: Corpus, segment: string): Iterable<number> {
  if (segment.length < shortestSegment || isAttested(corpus, segment)) return;
  for (const query of queries(corpus, segment)) {
    const near = corpus.near(query, {
      limit: nearCandidates,
      minimumSimilarity: leastSimilarity,
      mode: 'infix',
    });
    for (const { clause } of near) yield clause;
  }
  yield* anchoredClauses(corpus, segment);
}

/** The segment, and windows of a long one that the corpus does not carry as they are. */
function* queries(corpus: Corpus, segment: string): Iterable<string> {
  yield segment;
  if (segment.length < longSegment) return;
  for (let at = 0; at + windowLength < segment.length + windowStep; at += windowStep) {
    const window = segment.slice(at, at + windowLength);
    if (window.length >= shortestSegment && !isAttested(corpus, window)) yield window;
  }
}

/** The corpus carries the phrase. */
export function isAttested(corpus: Corpus, phrase: string): boolean {
  return corpus.find(phrase, 1).length > 0;
}
