/**
 * Inverts the clause texts: for every bigram of folded characters the ascending clause ids that hold it, delta coded in
 * groups of seven bits. Two passes over the text, linear in its length.
 *
 * A bigram belongs to the clause of its first character, and the last character of a paragraph forms one with
 * {@link PARAGRAPH_END}. So every character of a clause starts exactly one bigram of that clause, which answers single
 * characters, and a phrase that runs over the end of a clause is found as well.
 */
import { bigramKey, folded, PARAGRAPH_END, SKIPPED } from '../folded-text.ts';
import { Uint32Column } from './columns.ts';

export interface Postings {
  /** Ascending bigram keys. */
  readonly keys: Uint32Array;
  /** Byte offset of each key's postings, and the end of the last; none here of the frequent ones. */
  readonly offsets: Uint32Array;
  /** Clauses that hold the bigram; {@link CROSSING} is set where it somewhere runs over the end of a clause. */
  readonly counts: Uint32Array;
  readonly bytes: Uint8Array;
  /** Indexes of the bigrams that {@link FREQUENT} clauses or more hold, the offsets of their postings, and these. */
  readonly frequent: Uint32Array;
  readonly frequentOffsets: Uint32Array;
  readonly frequentBytes: Uint8Array;
}

/**
 * Bigrams in so many clauses are few, their postings are most of all, and rarely read. These stand apart, so that they
 * need not be in memory: to read them from a file costs little beside what is done with them.
 */
export const FREQUENT = 256;

/** Flag in the counts: the bigram's second character stands in another clause at least once. */
export const CROSSING = 0x80000000;

export function buildPostings(text: Uint16Array, clauseStart: Uint32Array, clauseEnd: Uint32Array): Postings {
  const seen = new BigramTable();
  // Bigram ids clause by clause, each once; clause `c` ends at pairsEnd[c].
  const pairs = new Uint32Array(text.length);
  const pairsEnd = new Uint32Array(clauseStart.length);
  let pairCount = 0;
  for (let clause = 0; clause < clauseStart.length; clause++) {
    const end = clauseEnd[clause]!;
    let at = clauseStart[clause]!;
    while (at < end && folded[text[at]!] === SKIPPED) at++;
    let first = at < end ? folded[text[at]!]! : SKIPPED;
    while (at < end) {
      let next = at + 1;
      let second = SKIPPED;
      while (next < text.length) {
        second = folded[text[next]!]!;
        if (second !== SKIPPED) break;
        next++;
      }
      const id = seen.idOf(bigramKey(first, next < text.length ? second : PARAGRAPH_END));
      if (next >= end && next < text.length && second !== PARAGRAPH_END) seen.markCrossing(id);
      if (seen.note(id, clause)) pairs[pairCount++] = id;
      first = second;
      at = next;
    }
    pairsEnd[clause] = pairCount;
  }
  return seen.pack(pairs, pairsEnd);
}

/** Words of a bigram's record; together, because every bigram of the text touches all of them. */
const KEY = 0;
/** The last clause that holds it, plus one; 0 before the first. */
const LAST = 1;
/** Bytes of its postings; once they are laid out, where the next goes. */
const BYTES = 2;
/** Clauses that hold it, and {@link CROSSING}. */
const CLAUSES = 3;
const RECORD = 4;

/** Ids for bigrams in order of appearance, and what the second pass must know of each. */
class BigramTable {
  #slots = new Uint32Array(1 << 16);
  #records = new Uint32Array(RECORD << 15);
  #count = 0;

  idOf(key: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash(key) & mask;
    for (;;) {
      const id = this.#slots[slot]! - 1;
      if (id < 0) return this.#insert(key, slot);
      if (this.#records[id * RECORD + KEY] === key) return id;
      slot = (slot + 1) & mask;
    }
  }

  /** Counts the bigram for the clause; false when it already was. */
  note(id: number, clause: number): boolean {
    const records = this.#records;
    const at = id * RECORD;
    const delta = clause + 1 - records[at + LAST]!;
    if (delta === 0) return false;
    records[at + LAST] = clause + 1;
    records[at + BYTES]! += varintLength(delta);
    records[at + CLAUSES]!++;
    return true;
  }

  markCrossing(id: number): void {
    this.#records[id * RECORD + CLAUSES]! |= CROSSING;
  }

  pack(pairs: Uint32Array, pairsEnd: Uint32Array): Postings {
    const records = this.#records;
    const keys = Uint32Array.from({ length: this.#count }, (_, id) => records[id * RECORD + KEY]!).sort();
    const offsets = new Uint32Array(this.#count + 1);
    const counts = new Uint32Array(this.#count);
    const frequent = new Uint32Column();
    const frequentOffsets = new Uint32Column();
    frequentOffsets.push(0);
    for (let rank = 0; rank < keys.length; rank++) {
      const at = this.idOf(keys[rank]!) * RECORD;
      const length = records[at + BYTES]!;
      counts[rank] = records[at + CLAUSES]!;
      const isFrequent = (counts[rank]! & ~CROSSING) >= FREQUENT;
      offsets[rank + 1] = offsets[rank]! + (isFrequent ? 0 : length);
      if (!isFrequent) continue;
      frequent.push(rank);
      frequentOffsets.push(frequentOffsets.values()[frequent.length - 1]! + length);
    }
    // Frequent ones behind the others, so that the second pass need not tell them apart.
    const rest = offsets[this.#count]!;
    const bytes = new Uint8Array(rest + frequentOffsets.values()[frequent.length]!);
    for (let rank = 0, seen = 0; rank < keys.length; rank++) {
      const at = this.idOf(keys[rank]!) * RECORD;
      const isFrequent = seen < frequent.length && frequent.values()[seen] === rank;
      records[at + BYTES] = isFrequent ? rest + frequentOffsets.values()[seen++]! : offsets[rank]!;
      records[at + LAST] = 0;
    }
    let pair = 0;
    for (let clause = 0; clause < pairsEnd.length; clause++) {
      for (const end = pairsEnd[clause]!; pair < end; pair++) {
        const record = pairs[pair]! * RECORD;
        let delta = clause + 1 - records[record + LAST]!;
        records[record + LAST] = clause + 1;
        let at = records[record + BYTES]!;
        while (delta > 0x7f) {
          bytes[at++] = (delta & 0x7f) | 0x80;
          delta >>>= 7;
        }
        bytes[at++] = delta;
        records[record + BYTES] = at;
      }
    }
    return {
      keys,
      offsets,
      counts,
      bytes: bytes.subarray(0, rest),
      frequent: frequent.values(),
      frequentOffsets: frequentOffsets.values(),
      frequentBytes: bytes.subarray(rest),
    };
  }

  #insert(key: number, slot: number): number {
    const id = this.#count++;
    if (this.#count * RECORD > this.#records.length) {
      const grown = new Uint32Array(this.#records.length * 2);
      grown.set(this.#records);
      this.#records = grown;
    }
    this.#records[id * RECORD + KEY] = key;
    this.#slots[slot] = id + 1;
    if (this.#count * 2 > this.#slots.length) this.#rehash();
    return id;
  }

  #rehash(): void {
    this.#slots = new Uint32Array(this.#slots.length * 2);
    const mask = this.#slots.length - 1;
    for (let id = 0; id < this.#count; id++) {
      let slot = hash(this.#records[id * RECORD + KEY]!) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = id + 1;
    }
  }
}

function hash(key: number): number {
  const mixed = Math.imul(key ^ (key >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}

function varintLength(value: number): number {
  return value < 0x80 ? 1 : value < 0x4000 ? 2 : value < 0x200000 ? 3 : value < 0x10000000 ? 4 : 5;
}
