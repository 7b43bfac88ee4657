/**
 * Inverts the clause texts: for every bigram of folded characters the ascending clause ids that hold it, delta coded in
 * groups of seven bits. Two passes over the text, linear in its length.
 *
 * A bigram belongs to the clause of its first character, and the last character of a paragraph forms one with
 * {@link PARAGRAPH_END}. So every character of a clause starts exactly one bigram of that clause, which answers single
 * characters, and a phrase that runs over the end of a clause is found as well.
 */
import { bigramKey, folded, PARAGRAPH_END, SKIPPED } from './folded-text.ts';

export interface Postings {
  /** Ascending bigram keys. */
  readonly keys: Uint32Array;
  /** Byte offset of each key's postings, and the end of the last. */
  readonly offsets: Uint32Array;
  /** Clauses that hold the bigram; {@link CROSSING} is set where it somewhere runs over the end of a clause. */
  readonly counts: Uint32Array;
  readonly bytes: Uint8Array;
}

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
      if (next >= end && next < text.length && second !== PARAGRAPH_END) seen.crossing[id] = 1;
      if (seen.note(id, clause)) pairs[pairCount++] = id;
      first = second;
      at = next;
    }
    pairsEnd[clause] = pairCount;
  }
  return seen.pack(pairs, pairsEnd);
}

/** Ids for bigrams in order of appearance, and what the second pass must know of each. */
class BigramTable {
  #slots = new Uint32Array(1 << 16);
  #count = 0;
  #keys = new Uint32Array(1 << 15);
  #last = new Int32Array(1 << 15).fill(-1);
  #byteLength = new Uint32Array(1 << 15);
  #clauses = new Uint32Array(1 << 15);
  crossing = new Uint8Array(1 << 15);

  idOf(key: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash(key) & mask;
    for (;;) {
      const id = this.#slots[slot]! - 1;
      if (id < 0) return this.#insert(key, slot);
      if (this.#keys[id] === key) return id;
      slot = (slot + 1) & mask;
    }
  }

  /** Counts the bigram for the clause; false when it already was. */
  note(id: number, clause: number): boolean {
    const last = this.#last[id]!;
    if (last === clause) return false;
    this.#last[id] = clause;
    this.#byteLength[id]! += varintLength(clause - last);
    this.#clauses[id]!++;
    return true;
  }

  pack(pairs: Uint32Array, pairsEnd: Uint32Array): Postings {
    const keys = this.#keys.slice(0, this.#count).sort();
    const offsets = new Uint32Array(this.#count + 1);
    const counts = new Uint32Array(this.#count);
    const cursor = new Uint32Array(this.#count);
    for (let rank = 0; rank < keys.length; rank++) {
      const id = this.idOf(keys[rank]!);
      cursor[id] = offsets[rank]!;
      offsets[rank + 1] = offsets[rank]! + this.#byteLength[id]!;
      counts[rank] = this.#crossingCount(id);
    }
    const bytes = new Uint8Array(offsets[this.#count]!);
    const last = this.#last.fill(-1);
    let pair = 0;
    for (let clause = 0; clause < pairsEnd.length; clause++) {
      for (const end = pairsEnd[clause]!; pair < end; pair++) {
        const id = pairs[pair]!;
        let delta = clause - last[id]!;
        last[id] = clause;
        let at = cursor[id]!;
        while (delta > 0x7f) {
          bytes[at++] = (delta & 0x7f) | 0x80;
          delta >>>= 7;
        }
        bytes[at++] = delta;
        cursor[id] = at;
      }
    }
    return { keys, offsets, counts, bytes };
  }

  #crossingCount(id: number): number {
    return (this.#clauses[id]! | (this.crossing[id] ? CROSSING : 0)) >>> 0;
  }

  #insert(key: number, slot: number): number {
    const id = this.#count++;
    if (id === this.#keys.length) this.#growColumns();
    this.#keys[id] = key;
    this.#slots[slot] = id + 1;
    if (this.#count * 2 > this.#slots.length) this.#rehash();
    return id;
  }

  #growColumns(): void {
    const size = this.#keys.length * 2;
    const grown = <T extends Uint32Array | Int32Array | Uint8Array>(to: T, from: T): T => {
      to.set(from);
      return to;
    };
    this.#keys = grown(new Uint32Array(size), this.#keys);
    this.#last = grown(new Int32Array(size).fill(-1), this.#last);
    this.#byteLength = grown(new Uint32Array(size), this.#byteLength);
    this.#clauses = grown(new Uint32Array(size), this.#clauses);
    this.crossing = grown(new Uint8Array(size), this.crossing);
  }

  #rehash(): void {
    this.#slots = new Uint32Array(this.#slots.length * 2);
    const mask = this.#slots.length - 1;
    for (let id = 0; id < this.#count; id++) {
      let slot = hash(this.#keys[id]!) & mask;
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
