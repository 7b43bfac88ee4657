/**
 * Clauses of the corpus that a sentence may be a slip of: near, among those that share a link, anchored at both sides of
 * a break, and with its words or items in another order.
 * Offsets are UTF-16 code units of the sentence.
 */
import type { Corpus } from '../corpus.ts';
import { LINK } from '../search/link-table.ts';
import type { Segmenter } from '../segmenter.ts';
import { anchoredClauses } from './anchors.ts';
import { breaksOf, isAttested } from './breaks.ts';
import { reorderedClauses } from './enumerations.ts';
import { type Misprint, misprintsOf, packedMisprints, unpackedMisprints } from './misprints.ts';
import { meantTerms } from './quoted-terms.ts';
import { type SegmentSearch, SegmentSearches } from './segment-searches.ts';
import { segmentsOf } from './segments.ts';
import { transposedClauses } from './transposed.ts';

/** Segments shorter than this have look-alikes by chance. */
const shortestSegment = 6;
/** How near clauses are to be to a segment. Those that are left out for being behind the best alone tell of less than one planted slip in a thousand. */
const nearness = { limit: 12, minimumSimilarity: 0.65, behindBest: 0.05 };
/** Of the links of a segment of so many, this part must be carried: most new sentences have less. */
const longSegment = 9;
const leastCarried = 0.4;
/** A segment that the corpus carries so few times leads to the clauses that the sentence may follow. */
const shortestQuoted = 7;
const mostCarriers = 3;
/** Longer sentences are compared by their segments only. */
const longestSentence = 240;

/** A clause, and the segment of the sentence for which it is a candidate. */
export interface WordingCandidate {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Where in the segment they differ, if that is known. */
  readonly misprint: Misprint | null;
}

const searches = new WeakMap<Segmenter, WeakMap<Corpus, SegmentSearches>>();

function memoryOf(corpus: Corpus, segmenter: Segmenter): SegmentSearches {
  const ofCorpora = searches.get(segmenter) ?? new WeakMap<Corpus, SegmentSearches>();
  searches.set(segmenter, ofCorpora);
  const memory = ofCorpora.get(corpus) ?? new SegmentSearches();
  ofCorpora.set(corpus, memory);
  return memory;
}

/** `carriers`: up to one more than {@link mostCarriers}. */
function searchOf(corpus: Corpus, segmenter: Segmenter, segment: string): SegmentSearch {
  const memory = memoryOf(corpus, segmenter);
  const known = memory.get(segment);
  if (known) return known;
  const lists = carriersOf(corpus, segment);
  const isCarried = lists.every((list) => list?.length !== 0);
  const carriers = isCarried ? corpus.find(segment, mostCarriers + 1).map(({ clause }) => clause) : [];
  const byText = new Map<string, number>();
  if (carriers.length === 0) {
    for (const clause of candidatesOf(corpus, segmenter, segment, lists)) {
      const { text } = corpus.clause(clause);
      if (!byText.has(text)) byText.set(text, clause);
    }
  }
  const misprints = carriers.length === 0 ? packedMisprints(misprintsOf(corpus, segmenter, segment, lists)) : [];
  const search = { carriers, candidates: [...byText.values()], misprints };
  memory.set(segment, search);
  return search;
}

/** What is known of the segments of searched sentences, for {@link takeSearches} in another thread. */
export function packedSearches(corpus: Corpus, segmenter: Segmenter, sentences: readonly string[]): Uint32Array {
  const searched = sentences.flatMap(searchedSegments);
  const memory = memoryOf(corpus, segmenter);
  // What was forgotten meanwhile is searched again.
  for (const segment of searched) if (!memory.has(segment)) searchOf(corpus, segmenter, segment);
  return memory.packed(searched);
}

/** Makes known what another thread has found for the segments of sentences over the same segments of the corpus and corrections. */
export function takeSearches(
  corpus: Corpus,
  segmenter: Segmenter,
  sentences: readonly string[],
  packed: Uint32Array,
): void {
  memoryOf(corpus, segmenter).takeIn(sentences.flatMap(searchedSegments), packed);
}

function searchedSegments(sentence: string): readonly string[] {
  const searched: string[] = [];
  for (const { start, end } of segmentsOf(sentence)) {
    if (end - start >= shortestSegment) searched.push(sentence.slice(start, end));
  }
  return searched;
}

/** Does the searching for {@link wordingCandidates} segment by segment, a step for each; the answers are remembered. */
export function* searchSteps(corpus: Corpus, segmenter: Segmenter, sentence: string): Generator<undefined, void> {
  for (const segment of searchedSegments(sentence)) {
    searchOf(corpus, segmenter, segment);
    yield undefined;
  }
}

/**
 * One clause of each text and segment, near ones first; none where the corpus carries every segment as it is and no clause
 * of it carries two of them.
 */
export function wordingCandidates(corpus: Corpus, segmenter: Segmenter, sentence: string): WordingCandidate[] {
  const found: WordingCandidate[] = [];
  const carried: number[] = [];
  const segments = segmentsOf(sentence);
  for (const { start, end } of segments) {
    if (end - start < shortestSegment) {
      if (!isQuoted(sentence, start, end)) continue;
      for (const misprint of meantTerms(corpus, sentence.slice(start, end))) {
        found.push({ text: corpus.clause(misprint.clause).text, start, end, misprint });
      }
      continue;
    }
    const { carriers, candidates, misprints } = searchOf(corpus, segmenter, sentence.slice(start, end));
    if (end - start >= shortestQuoted && carriers.length <= mostCarriers) addTo(carried, carriers);
    for (let at = 0; at < candidates.length; at++) {
      found.push({ text: corpus.clause(candidates[at]!).text, start, end, misprint: null });
    }
    for (const misprint of unpackedMisprints(misprints)) {
      found.push({ text: corpus.clause(misprint.clause).text, start, end, misprint });
    }
  }
  if (
    segments.length > 1 &&
    carried.length > 0 &&
    sentence.length <= longestSentence &&
    !isAttested(corpus, sentence)
  ) {
    const texts = new Set(carried.map((clause) => corpus.clause(clause).text));
    for (const text of texts)
      if (text.length <= longestSentence) found.push({ text, start: 0, end: sentence.length, misprint: null });
  }
  return found;
}

function isQuoted(sentence: string, start: number, end: number): boolean {
  return sentence[start - 1] === '“' && sentence[end] === '”';
}

/** The clauses that carry each link of the segment. */
function carriersOf(corpus: Corpus, segment: string): readonly (Uint32Array | null)[] {
  const lists: (Uint32Array | null)[] = [];
  for (let at = 0; at + LINK <= segment.length; at++) lists.push(corpus.carriers(segment, at));
  return lists;
}

/**
 * Whether the corpus carries enough of a segment for it to be a slip of something: one breaks a few links. Of short segments it
 * may break them all.
 */
function mayFollow(lists: readonly (Uint32Array | null)[]): boolean {
  const carried = lists.filter((list) => list?.length !== 0).length;
  return lists.length < longSegment || carried >= lists.length * leastCarried;
}

function candidatesOf(
  corpus: Corpus,
  segmenter: Segmenter,
  segment: string,
  lists: readonly (Uint32Array | null)[],
): readonly number[] {
  const breaks = breaksOf(lists);
  const found: number[] = [];
  if (mayFollow(lists)) {
    addTo(found, nearClauses(corpus, segment, lists));
    addTo(found, anchoredClauses(corpus, segment, lists, breaks));
  }
  addTo(found, transposedClauses(corpus, segmenter, segment, breaks));
  addTo(found, reorderedClauses(corpus, segment, breaks));
  return found;
}

function nearClauses(corpus: Corpus, segment: string, lists: readonly (Uint32Array | null)[]): readonly number[] {
  const among: Uint32Array[] = [];
  for (let at = 0; at < lists.length; at++) {
    const list = lists[at]!;
    if (list !== null && list.length > 0) among.push(list);
  }
  return corpus.nearAmong(segment, among, nearness);
}

function addTo(found: number[], clauses: ArrayLike<number>): void {
  for (let at = 0; at < clauses.length; at++) found.push(clauses[at]!);
}
