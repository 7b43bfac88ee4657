/**
 * Which terms of the earlier documents may have a successor: another term with the same head (主体 of 市场主体 and 经营主体)
 * that the newest documents have where they stood, in two places of the sentence or more. Found for the whole corpus in one
 * reading of its texts, so that a draft is only searched for the few terms that this leaves; whether a term is replaced
 * `wording-replaced.ts` decides.
 *
 * A place is the two characters on each side of a term. The newest documents are cut into words; of the terms in two of
 * their works the places are kept by a hash of the characters before the term and of those from its head on. The earlier
 * documents are then read character by character and not cut. Hashes may let too much through, never too little.
 */
import { Uint16Column, Uint32Column } from './columns.ts';
import type { Corpus } from './corpus.ts';
import { stringOf } from './folded-text.ts';
import type { Segmenter, Word } from './segmenter.ts';

/** Lengths of a term, of its head (its last word) and of what stands before the head, in characters. */
export const shortestTerm = 4;
export const longestTerm = 8;
export const mostWords = 3;
const shortestWord = 2;
const shortestModifier = 2;
/** How much longer or shorter the successor may be. */
const lengthDifference = 2;
const longestSuccessor = longestTerm + lengthDifference;
const longestModifier = longestTerm - shortestWord;
/** Characters to each side of a term that make its place. */
export const placeReach = 2;

/** The newest years of the corpus: what they still carry is not outdated. */
const recentYears = 2;
/** Characters of the newest documents that are cut into words, spread evenly over them. */
const mostRecent = 1_500_000;
/** Characters read in one step. */
const stepLength = 8_000;
const stepOfWords = 1_000;

const han = /^\p{Script=Han}+$/u;

/** A term, its place being known: words that stand together and what its last word is. */
export interface Term {
  readonly start: number;
  readonly end: number;
  /** Length of its last word. */
  readonly head: number;
}

/** First of the years that count as recent. */
export function recentYear(corpus: Corpus): number {
  return corpus.newestYear - recentYears + 1;
}

/** Runs of words that may be a term. */
export function* termsIn(text: string, words: readonly Word[], longest = longestTerm): Iterable<Term> {
  for (const [at, first] of words.entries()) {
    if (first.end - first.start < shortestWord) continue;
    for (let next = at; next < at + mostWords && next < words.length; next++) {
      const last = words[next]!;
      const head = last.end - last.start;
      const length = last.end - first.start;
      if (length > longest) break;
      if (length < shortestTerm || head < shortestWord || length - head < shortestModifier) continue;
      if (han.test(text.slice(first.start, last.end))) yield { start: first.start, end: last.end, head };
    }
  }
}

/** Terms with what may have taken their places. */
export class TermSuccessors {
  /** By term: what may have taken its place. */
  readonly #successors: ReadonlyMap<string, readonly Successor[]>;
  /** Bits of the first four characters of the terms. */
  readonly #openings = new HashBits();

  private constructor(successors: ReadonlyMap<string, readonly Successor[]>) {
    this.#successors = successors;
    for (const term of successors.keys()) this.#openings.add(hashOfText(term, 0));
  }

  /** Reads the corpus, some characters in each step. */
  static *build(corpus: Corpus, segmenter: Segmenter): Generator<undefined, TermSuccessors> {
    const places = yield* RecentPlaces.build(corpus, segmenter);
    return new TermSuccessors(yield* successorsIn(corpus, places));
  }

  of(term: string): readonly Successor[] {
    return this.#successors.get(term) ?? [];
  }

  /** Where the text has one of the terms, whether or not they are words there; in the order of the text, short ones first. */
  *in(text: string): Iterable<{ readonly start: number; readonly end: number }> {
    for (let start = 0; start + shortestTerm <= text.length; start++) {
      if (!this.#openings.has(hashOfText(text, start))) continue;
      for (let end = start + shortestTerm; end <= Math.min(start + longestTerm, text.length); end++) {
        if (this.#successors.has(text.slice(start, end))) yield { start, end };
      }
    }
  }
}

/** What may have taken the place of a term. */
export interface Successor {
  readonly term: string;
  /** Length of the head that both share. */
  readonly head: number;
}

const slots = 1 << 17;

/** Where the newest documents have terms, found by the characters before the term and by those from its head on. */
class RecentPlaces {
  /** Bits of the four characters from a head on. */
  readonly tails = new HashBits();
  /** Clauses one after the other, and where they have a term: packed start, length before the head, length of the head. */
  readonly #text: Uint16Array;
  readonly #found: Uint32Array;
  /** First of each slot in `#found`, -1 for none, and the next of the same slot. */
  readonly #first = new Int32Array(slots).fill(-1);
  readonly #next: Int32Array;

  private constructor(text: Uint16Array, found: Uint32Array, isKept: (term: number) => boolean) {
    this.#text = text;
    this.#found = found;
    this.#next = new Int32Array(found.length).fill(-1);
    for (let index = 0; index < found.length; index++) {
      const { start, modifier, head } = unpacked(found[index]!);
      if (!isKept(hashOfUnits(text, start, start + modifier + head))) continue;
      const tail = hashOfFour(text, start + modifier);
      this.tails.add(tail);
      const slot = slotOf(tail, text, start - placeReach);
      if (this.#holds(slot, start, modifier, head)) continue;
      this.#next[index] = this.#first[slot]!;
      this.#first[slot] = index;
    }
  }

  static *build(corpus: Corpus, segmenter: Segmenter): Generator<undefined, RecentPlaces> {
    const since = recentYear(corpus);
    const recent = corpus.documents.filter(({ date }) => date !== null && Number.parseInt(date, 10) >= since).length;
    const mostOfDocument = mostRecent / Math.max(recent, 1);
    const text = new Uint16Column();
    const found = new Uint32Column();
    const works = new WorksByHash();
    let document = -1;
    let ofDocument = 0;
    let read = 0;
    for (const clause of corpus.clauseUnits(since, corpus.newestYear)) {
      if (clause.document.id !== document) ofDocument = 0;
      document = clause.document.id;
      ofDocument += clause.units.length;
      if (ofDocument > mostOfDocument) continue;
      const base = text.length;
      const { units } = clause;
      const said = stringOf(units);
      text.append(units);
      for (const { start, end, head } of termsIn(said, segmenter.words(said), longestSuccessor)) {
        if (start < placeReach || end + placeReach > units.length) continue;
        found.push(packed(base + start, end - start - head, head));
        works.add(hashOfUnits(units, start, end), clause.document.work);
      }
      read += units.length;
      if (read < stepOfWords) continue;
      read = 0;
      yield undefined;
    }
    const places = new RecentPlaces(text.values(), found.values(), (term) => works.areSeveral(term));
    yield undefined;
    return places;
  }

  /** Calls for every term of the newest documents that may stand where one of this length before its head stands in the text. */
  visit(
    tail: number,
    text: Uint16Array,
    head: number,
    length: number,
    visit: (successor: number, modifier: number, headLength: number) => void,
  ): void {
    const lead = head - length - placeReach;
    for (let index = this.#first[slotOf(tail, text, lead)]!; index >= 0; index = this.#next[index]!) {
      const one = unpacked(this.#found[index]!);
      if (Math.abs(one.modifier - length) > lengthDifference) continue;
      if (!isSame(this.#text, one.start - placeReach, text, lead, placeReach)) continue;
      if (!isSame(this.#text, one.start + one.modifier, text, head, one.head + placeReach)) continue;
      if (one.modifier === length && isSame(this.#text, one.start, text, head - length, length)) continue;
      visit(one.start, one.modifier, one.head);
    }
  }

  hash(start: number, length: number): number {
    return hashOfUnits(this.#text, start, start + length);
  }

  textOf(start: number, length: number): string {
    return stringOf(this.#text.subarray(start, start + length));
  }

  /** The same term in the same place is there already. */
  #holds(slot: number, start: number, modifier: number, head: number): boolean {
    for (let index = this.#first[slot]!; index >= 0; index = this.#next[index]!) {
      const one = unpacked(this.#found[index]!);
      if (one.modifier !== modifier || one.head !== head) continue;
      const from = one.start - placeReach;
      if (isSame(this.#text, from, this.#text, start - placeReach, modifier + head + 2 * placeReach)) return true;
    }
    return false;
  }
}

/** Reads the earlier documents for what stood in the places. */
function* successorsIn(
  corpus: Corpus,
  places: RecentPlaces,
): Generator<undefined, ReadonlyMap<string, readonly Successor[]>> {
  const firstPlaces = new Map<number, number>();
  const found = new Map<string, Map<string, Successor>>();
  let read = 0;
  for (const { units } of corpus.clauseUnits(1, recentYear(corpus) - 1)) {
    for (let head = placeReach + shortestModifier; head + shortestTerm <= units.length; head++) {
      const tail = hashOfFour(units, head);
      if (!places.tails.has(tail)) continue;
      for (let length = shortestModifier; length <= longestModifier && length + placeReach <= head; length++) {
        places.visit(tail, units, head, length, (successor, modifier, headLength) => {
          if (length + headLength < shortestTerm || length + headLength > longestTerm) return;
          const start = head - length;
          const end = head + headLength;
          const pair = mixed(hashOfUnits(units, start, end), places.hash(successor, modifier + headLength));
          const place = mixed(hashOfTwo(units, start - placeReach), hashOfTwo(units, end));
          const firstPlace = firstPlaces.get(pair);
          if (firstPlace === undefined) firstPlaces.set(pair, place);
          if (firstPlace === undefined || firstPlace === place) return;
          const term = stringOf(units.subarray(start, end));
          const other = { term: places.textOf(successor, modifier + headLength), head: headLength };
          if (!mayFollow(term, other.term)) return;
          const others = found.get(term) ?? new Map<string, Successor>();
          found.set(term, others.set(other.term, other));
        });
      }
    }
    read += units.length;
    if (read < stepLength) continue;
    read = 0;
    yield undefined;
  }
  return new Map(
    Array.from(found, ([term, others]) => [term, [...others.values()].sort((a, b) => (a.term < b.term ? -1 : 1))]),
  );
}

/** Words that only say which of them are meant. */
const determiner = /^(?:各类|各种|各个|有关|相关|其他|这些|等|的|和|及|与|对|把|为|由|在)/;

/** Another word before the same head; not the term with a word more or less. */
function mayFollow(term: string, successor: string): boolean {
  return (
    han.test(term) && !determiner.test(successor) && !holdsInOrder(term, successor) && !holdsInOrder(successor, term)
  );
}

function holdsInOrder(longer: string, shorter: string): boolean {
  let at = 0;
  for (const character of longer) if (character === shorter[at]) at++;
  return at === shorter.length;
}

/** Which hashes two works have or more. */
class WorksByHash {
  readonly #last = new Int32Array(1 << 19).fill(-1);
  readonly #several = new Uint8Array(1 << 19);

  add(hash: number, work: number): void {
    const slot = hash & (this.#last.length - 1);
    if (this.#last[slot]! >= 0 && this.#last[slot] !== work) this.#several[slot] = 1;
    this.#last[slot] = work;
  }

  areSeveral(hash: number): boolean {
    return this.#several[hash & (this.#last.length - 1)] === 1;
  }
}

/** A set of hashes that may take others for its own. */
class HashBits {
  readonly #words = new Uint32Array(1 << 15);

  add(hash: number): void {
    this.#words[(hash >>> 5) & 0x7fff]! |= 1 << (hash & 31);
  }

  has(hash: number): boolean {
    return (this.#words[(hash >>> 5) & 0x7fff]! & (1 << (hash & 31))) !== 0;
  }
}

/** The start in 22 bits, both lengths in five. */
function packed(start: number, modifier: number, head: number): number {
  return ((start << 10) | (modifier << 5) | head) >>> 0;
}

function unpacked(value: number): { readonly start: number; readonly modifier: number; readonly head: number } {
  return { start: value >>> 10, modifier: (value >>> 5) & 31, head: value & 31 };
}

function isSame(a: Uint16Array, inA: number, b: Uint16Array, inB: number, length: number): boolean {
  for (let at = 0; at < length; at++) if (a[inA + at] !== b[inB + at]) return false;
  return true;
}

function mixed(a: number, b: number): number {
  const product = Math.imul(a ^ (a >>> 15), 0x2c1b3c6d) ^ Math.imul(b, 0x297a2d39);
  return (product ^ (product >>> 13)) >>> 0;
}

function hashOfTwo(units: Uint16Array, at: number): number {
  return Math.imul((units[at]! << 16) | units[at + 1]!, 0x9e3779b1);
}

function hashOfFour(units: Uint16Array, at: number): number {
  return mixed((units[at]! << 16) | units[at + 1]!, (units[at + 2]! << 16) | units[at + 3]!);
}

function hashOfText(text: string, at: number): number {
  const first = (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);
  return mixed(first, (text.charCodeAt(at + 2) << 16) | text.charCodeAt(at + 3));
}

function hashOfUnits(units: Uint16Array, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ units[at]!, 0x85ebca6b) ^ (hash >>> 11);
  return mixed(hash, end - start);
}

function slotOf(tail: number, text: Uint16Array, lead: number): number {
  return mixed(tail, hashOfTwo(text, lead)) & (slots - 1);
}
