/**
 * The terms of the newest documents with their places: the two characters on each side. Found by the characters before the
 * term and by those from its head on, so that another term of the same head in the same place finds them.
 */
import type { Corpus } from '../corpus.ts';
import { stringOf } from '../folded-text.ts';
import { HashSet, hashOf, hashOfFour, hashOfTwo, isSame, mixed } from '../search/text-hashes.ts';
import { Uint16Column, Uint32Column } from '../segment/columns.ts';
import type { Segmenter } from '../segmenter.ts';
import { longestTerm, termsIn } from './terms.ts';

/** The newest years of the corpus: what they still carry is not outdated. */
const recentYears = 2;
/** How much longer or shorter than a term its successor may be. */
const lengthDifference = 2;
/** Characters to each side of a term that make its place. */
export const placeReach = 2;
/** Characters of the newest documents that are cut into words, spread evenly over them. */
const mostCharacters = 1_500_000;
/** Characters cut into words, and terms put into order, in one step. */
const stepOfCutting = 500;
const stepOfSorting = 500;
/** Slots of the table of works, and of the table of places. */
const slotsOfWorks = 1 << 19;
const slotsOfPlaces = 1 << 17;

/** First of the years that count as recent. */
export function recentYear(corpus: Corpus): number {
  return corpus.newestYear - recentYears + 1;
}

/** A term of the newest documents: where it stands in {@link RecentTerms.text}, and the lengths of its two parts. */
export interface RecentTerm {
  readonly start: number;
  readonly modifier: number;
  readonly head: number;
}

export class RecentTerms {
  /** Clauses one after the other. */
  readonly text: Uint16Array;
  /** The four characters from the heads on. */
  readonly tails = new HashSet();
  /** Of the places: the four characters from the head on with the two before the term. */
  readonly #keys = new HashSet();
  readonly #found: Uint32Array;
  /** One more than the first of each slot in `#found`, 0 for none, and than the next of the same slot. */
  readonly #first = new Int32Array(slotsOfPlaces);
  readonly #next: Int32Array;
  readonly #isLeftOut: Uint8Array;

  private constructor(text: Uint16Array, found: Uint32Array) {
    this.text = text;
    this.#found = found;
    this.#next = new Int32Array(found.length);
    this.#isLeftOut = new Uint8Array(found.length);
  }

  /** Terms that two works have or more; those of one may be among them. */
  static *build(corpus: Corpus, segmenter: Segmenter): Generator<undefined, RecentTerms> {
    const since = recentYear(corpus);
    const documents = corpus.documents.filter(({ date }) => date !== null && Number.parseInt(date, 10) >= since);
    const mostOfDocument = mostCharacters / documents.length;
    const text = new Uint16Column();
    const found = new Uint32Column();
    const works = new WorksByHash();
    let present = -1;
    let ofPresent = 0;
    let read = 0;
    for (const { document, units } of corpus.clauseUnits(since, corpus.newestYear)) {
      if (document.id !== present) ofPresent = 0;
      present = document.id;
      ofPresent += units.length;
      if (ofPresent > mostOfDocument) continue;
      const base = text.length;
      const said = stringOf(units);
      text.append(units);
      for (const { start, end, head } of termsIn(said, segmenter.words(said), longestTerm + lengthDifference)) {
        if (start < placeReach || end + placeReach > units.length) continue;
        found.push(packed(base + start, end - start - head, head));
        works.add(hashOf(units, start, end), document.work);
      }
      read += units.length;
      if (read < stepOfCutting) continue;
      read = 0;
      yield undefined;
    }
    const terms = new RecentTerms(text.values(), found.values());
    for (let index = 0; index < found.length; index++) {
      terms.#add(index, works);
      if (index % stepOfSorting === 0) yield undefined;
    }
    return terms;
  }

  /**
   * The next term after `previous` (-1: the first) with the head that begins at `head` in a text, in the place of the one there
   * that has `modifier` characters before its head; -1 where there is none. `tail`: hash of the four characters from the head on.
   */
  next(previous: number, tail: number, text: Uint16Array, head: number, modifier: number): number {
    const lead = head - modifier - placeReach;
    let index = -1;
    if (previous >= 0) index = this.#next[previous]! - 1;
    else {
      const key = mixed(tail, hashOfTwo(text, lead));
      if (this.#keys.has(key)) index = this.#first[key & (slotsOfPlaces - 1)]! - 1;
    }
    for (; index >= 0; index = this.#next[index]! - 1) {
      if (this.#isLeftOut[index] === 1) continue;
      const { start, modifier: length, head: headLength } = this.term(index);
      if (Math.abs(length - modifier) > lengthDifference) continue;
      if (!isSame(this.text, start - placeReach, text, lead, placeReach)) continue;
      if (!isSame(this.text, start + length, text, head, headLength + placeReach)) continue;
      if (length !== modifier || !isSame(this.text, start, text, head - modifier, modifier)) return index;
    }
    return -1;
  }

  /** The term of this number is not to be found any more. */
  leaveOut(index: number): void {
    this.#isLeftOut[index] = 1;
  }

  /** A term by the number that {@link next} gave. */
  term(index: number): RecentTerm {
    const value = this.#found[index]!;
    return { start: value >>> 10, modifier: (value >>> 5) & 31, head: value & 31 };
  }

  #add(index: number, works: WorksByHash): void {
    const term = this.term(index);
    const { start, modifier, head } = term;
    if (!works.areSeveral(hashOf(this.text, start, start + modifier + head))) return;
    const tail = hashOfFour(this.text, start + modifier);
    const key = mixed(tail, hashOfTwo(this.text, start - placeReach));
    const slot = key & (slotsOfPlaces - 1);
    if (this.#holds(slot, term)) return;
    this.tails.add(tail);
    this.#keys.add(key);
    this.#next[index] = this.#first[slot]!;
    this.#first[slot] = index + 1;
  }

  /** The same term in the same place is there already. */
  #holds(slot: number, { start, modifier, head }: RecentTerm): boolean {
    for (let index = this.#first[slot]! - 1; index >= 0; index = this.#next[index]! - 1) {
      const other = this.term(index);
      if (other.modifier !== modifier || other.head !== head) continue;
      const length = modifier + head + 2 * placeReach;
      if (isSame(this.text, other.start - placeReach, this.text, start - placeReach, length)) return true;
    }
    return false;
  }
}

/** Which hashes two works have or more; those of one may be among them. */
class WorksByHash {
  /** One more than the last work of each slot, 0 for none. */
  readonly #last = new Int32Array(slotsOfWorks);
  readonly #several = new Uint8Array(slotsOfWorks);

  add(hash: number, work: number): void {
    const slot = hash & (slotsOfWorks - 1);
    if (this.#last[slot]! > 0 && this.#last[slot] !== work + 1) this.#several[slot] = 1;
    this.#last[slot] = work + 1;
  }

  areSeveral(hash: number): boolean {
    return this.#several[hash & (slotsOfWorks - 1)] === 1;
  }
}

/** The start in 22 bits, both lengths in five; {@link RecentTerms.term} takes them apart. */
function packed(start: number, modifier: number, head: number): number {
  return ((start << 10) | (modifier << 5) | head) >>> 0;
}
