/**
 * Words that a slip of one or two characters has broken, wherever they stand: 关键核心枝术 in a sentence that nobody else has.
 * Nobody puts the two characters 枝术 side by side; with one put right that is taken for another, with one less, or with two
 * exchanged, the corpus knows the phrase. Offsets are UTF-16 code units of the segment.
 */
import { isIdeograph } from '../../policy/ideograph.ts';
import type { Corpus } from '../corpus.ts';
import { CorpusMemory } from '../corpus-memory.ts';
import { folded } from '../folded-text.ts';
import { LINK } from '../search/link-table.ts';
import type { Segmenter, Word } from '../segmenter.ts';
import { takenFor } from './alike.ts';
import { breaksOf } from './breaks.ts';
import { worksWith } from './evidence.ts';

/** A stretch of a segment that a clause has otherwise. */
export interface Misprint {
  readonly clause: number;
  readonly draftStart: number;
  readonly draftEnd: number;
  readonly clauseStart: number;
  readonly clauseEnd: number;
  /** Characters to each side that the works have too. */
  readonly left: number;
  readonly right: number;
}

/** Characters to each side that must stand in the corpus with what is put right: the first of these that do. */
const windows: readonly (readonly [left: number, right: number])[] = [
  [3, 3],
  [4, 1],
  [1, 4],
  [5, 0],
  [0, 5],
];
const mostBeside = 8;
/** Works that carry what is put right; the text beside it is taken as far as enough of them carry it. */
const fewestWorks = 2;
const enoughWorks = 3;
/** Nobody puts two characters side by side that fewer than one clause of so many has: in very many laws some meet by chance. */
const rare = 50_000;
/** A character too much breaks a pair that so many times more clauses have than those it makes. */
const muchRarer = 20;

/** What may be put right in a segment, in the order of the text, given the clauses that carry each link of it. */
export function misprintsOf(
  corpus: Corpus,
  segmenter: Segmenter,
  segment: string,
  lists: readonly (Uint32Array | null)[],
): readonly Misprint[] {
  const found: Misprint[] = [];
  const isCarried = (link: number): boolean => lists[link]?.length !== 0 && link >= 0 && link < lists.length;
  let search: RepairSearch | null = null;
  for (const { first, last } of breaksOf(lists)) {
    // No link that holds both characters is carried.
    const from = first === 0 ? 0 : first + LINK - 2;
    const to = last + 1 === lists.length ? segment.length - 2 : last;
    for (let at = from; at <= to; at++) {
      // Of the text beside one of the two at least a link is.
      const isFirst = isCarried(at - LINK) || isCarried(at + 1);
      const isSecond = isCarried(at + 1 - LINK) || isCarried(at + 2);
      if (!isFirst && !isSecond) continue;
      if (!isIdeograph(segment.charCodeAt(at)) || !isIdeograph(segment.charCodeAt(at + 1))) continue;
      if (corpus.rarestPair(segment.slice(at, at + 2)) * rare > corpus.clauseCount) continue;
      search ??= new RepairSearch(corpus, segmenter, segment);
      for (const misprint of search.at(at, isFirst, isSecond)) found.push(misprint);
    }
  }
  return found;
}

/** Numbers for each in {@link packedMisprints}. */
const NUMBERS = 7;

/** As numbers, for another thread. */
export function packedMisprints(misprints: readonly Misprint[]): readonly number[] {
  return misprints.flatMap(({ clause, draftStart, draftEnd, clauseStart, clauseEnd, left, right }) => {
    return [clause, draftStart, draftEnd, clauseStart, clauseEnd, left, right];
  });
}

export function* unpackedMisprints(packed: ArrayLike<number>): Iterable<Misprint> {
  for (let at = 0; at < packed.length; at += NUMBERS) {
    yield {
      clause: packed[at]!,
      draftStart: packed[at + 1]!,
      draftEnd: packed[at + 2]!,
      clauseStart: packed[at + 3]!,
      clauseEnd: packed[at + 4]!,
      left: packed[at + 5]!,
      right: packed[at + 6]!,
    };
  }
}

const mostPairs = 20_000;
const mended = { first: new CorpusMemory<string>(mostPairs), second: new CorpusMemory<string>(mostPairs) };

/** What one character of a pair that nobody has may have been written for, so that the two belong together. */
function mendings(corpus: Corpus, pair: string, side: keyof typeof mended): string {
  const remembered = mended[side].get(corpus, pair);
  if (remembered !== undefined) return remembered;
  const made = corpus.rarestPair(pair);
  const [one, other] = [pair[0]!, pair[1]!];
  const others = takenFor(side === 'first' ? one : other);
  let found = '';
  for (let at = 0; at < others.length; at++) {
    const character = others[at]!;
    if (!isKnown(corpus, side === 'first' ? character + other : one + character, made)) continue;
    // Of the few that are left some come twice.
    if (!found.includes(character)) found += character;
  }
  mended[side].set(corpus, pair, found);
  return found;
}

/** Many times more clauses have the pair than the one that the draft has in its place. */
function isKnown(corpus: Corpus, pair: string, made: number): boolean {
  const clauses = corpus.rarestPair(pair);
  return clauses >= fewestWorks && clauses > made * muchRarer && clauses * rare > corpus.clauseCount;
}

/** Looks for what a segment may have been meant to say. */
class RepairSearch {
  readonly #corpus: Corpus;
  readonly #segmenter: Segmenter;
  readonly #segment: string;
  readonly #found = new Set<string>();
  #ownWords: readonly Word[] | null = null;
  readonly #units = new Uint16Array(4 * LINK);

  constructor(corpus: Corpus, segmenter: Segmenter, segment: string) {
    this.#corpus = corpus;
    this.#segmenter = segmenter;
    this.#segment = segment;
  }

  /** Repairs of the pair of characters that begins there; which of the two may be put right by itself. */
  at(pair: number, isFirst: boolean, isSecond: boolean): readonly Misprint[] {
    const text = this.#segment;
    const found: Misprint[] = [];
    const add = (start: number, end: number, theirs: string, joined: number, word = -1): void => {
      const misprint = this.#repair(start, end, theirs);
      if (misprint === null || (word >= 0 && this.#isOfWord(word))) return;
      if (!this.#isOneWord(misprint, theirs, joined)) return;
      if (this.#found.has(`${start} ${theirs}`)) return;
      this.#found.add(`${start} ${theirs}`);
      found.push(misprint);
    };
    const both = text.slice(pair, pair + 2);
    if (isFirst) {
      for (const other of mendings(this.#corpus, both, 'first')) add(pair, pair + 1, other, pair, pair - 1);
    }
    if (isSecond) {
      for (const other of mendings(this.#corpus, both, 'second')) add(pair + 1, pair + 2, other, pair, pair + 1);
    }
    for (const at of [pair - 1, pair, pair + 1]) {
      if (at < 0 || at + 2 > text.length) continue;
      const exchanged = text[at + 1]! + text[at]!;
      if (!isKnown(this.#corpus, exchanged, this.#corpus.rarestPair(text.slice(at, at + 2)))) continue;
      // 互相 is a word as 相互 is.
      if (!this.#words().some(({ start, end }) => start === at && end === at + 2)) add(at, at + 2, exchanged, at);
    }
    if (found.length > 0) return found;
    for (const at of [pair, pair + 1]) if (this.#isTooMuch(at)) add(at, at + 1, '', at - 1);
    return found;
  }

  /** The two characters from there are of one word: 杭州 behind 对 breaks none. */
  #isOfWord(at: number): boolean {
    return this.#words().some(({ start, end }) => start <= at && end >= at + 2);
  }

  #words(): readonly Word[] {
    this.#ownWords ??= this.#segmenter.words(this.#segment);
    return this.#ownWords;
  }

  /** Once it is put right, the two characters from `joined` on are of one word, as the other text has none of them. */
  #isOneWord({ draftStart, draftEnd, left, right }: Misprint, theirs: string, joined: number): boolean {
    const text = this.#segment;
    const from = draftStart - left;
    const mended = text.slice(from, draftStart) + theirs + text.slice(draftEnd, draftEnd + right);
    const at = joined - from;
    return this.#segmenter.words(mended).some(({ start, end }) => start <= at && end >= at + 2);
  }

  /** A character that comes between two which belong together: not one that makes another word with either. */
  #isTooMuch(at: number): boolean {
    const text = this.#segment;
    if (at === 0 || at + 1 === text.length) return false;
    const clausesWith = (pair: string): number => this.#corpus.rarestPair(pair);
    const [before, character, after] = [text[at - 1]!, text[at]!, text[at + 1]!];
    const made = Math.max(
      character === before ? 0 : clausesWith(before + character),
      character === after ? 0 : clausesWith(character + after),
    );
    return isKnown(this.#corpus, before + after, made);
  }

  /** The segment with a stretch of it written otherwise, where the corpus has that. */
  #repair(start: number, end: number, theirs: string): Misprint | null {
    const text = this.#segment;
    if (text.slice(start, end) === theirs) return null;
    for (const [left, right] of windows) {
      if (left > start || end + right > text.length) continue;
      if (this.#isRuledOut(start - left, start, theirs, end, end + right)) continue;
      const misprint = this.#widest(start, end, theirs, left, right);
      if (misprint !== null) return misprint;
    }
    return null;
  }

  #isRuledOut(from: number, start: number, theirs: string, end: number, to: number): boolean {
    const units = this.#units;
    let length = 0;
    for (let at = from; at < start; at++) units[length++] = folded[this.#segment.charCodeAt(at)]!;
    for (let at = 0; at < theirs.length; at++) units[length++] = folded[theirs.charCodeAt(at)]!;
    for (let at = end; at < to; at++) units[length++] = folded[this.#segment.charCodeAt(at)]!;
    return this.#corpus.rulesOut(units, 0, length);
  }

  /** With as much of the text beside it as enough works have. */
  #widest(start: number, end: number, theirs: string, leastLeft: number, leastRight: number): Misprint | null {
    const text = this.#segment;
    const phrase = (left: number, right: number): string =>
      text.slice(start - left, start) + theirs + text.slice(end, end + right);
    let left = leastLeft;
    let right = leastRight;
    const works = worksWith(this.#corpus, phrase(left, right));
    if (works < fewestWorks) return null;
    const least = Math.min(works, enoughWorks);
    const isCarried = (one: number, other: number): boolean => worksWith(this.#corpus, phrase(one, other)) >= least;
    while (right < Math.min(mostBeside, text.length - end) && isCarried(left, right + 1)) right++;
    while (left < Math.min(mostBeside, start) && isCarried(left + 1, right)) left++;
    const [occurrence] = this.#corpus.find(phrase(left, right), 1);
    if (!occurrence) return null;
    const clauseStart = occurrence.start + left;
    const clauseEnd = clauseStart + theirs.length;
    // White space that a file has there counts in its offsets.
    if (this.#corpus.clause(occurrence.clause).text.slice(clauseStart, clauseEnd) !== theirs) return null;
    return { clause: occurrence.clause, draftStart: start, draftEnd: end, clauseStart, clauseEnd, left, right };
  }
}
