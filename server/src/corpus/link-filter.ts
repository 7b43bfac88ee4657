/** Which links a corpus may carry: a Bloom filter over all of them, which rules most others out without a search. */
import { linkHash } from './link-table.ts';

/** Bits for each character of the corpus: a link that it does not carry is taken for one that it may carry once in ten times. */
const BITS_PER_UNIT = 2;
const SMALLEST = 1 << 10;
/** 16 MB. */
const LARGEST = 1 << 27;

export class LinkFilter {
  /** Two bits of one word stand for a link: one place of the memory is looked at. */
  readonly #words: Uint32Array;

  /** `units`: characters of the corpus. */
  constructor(units: number) {
    let size = SMALLEST;
    while (size < units * BITS_PER_UNIT && size < LARGEST) size *= 2;
    this.#words = new Uint32Array(size >>> 5);
  }

  /** `hash`: that of the link, see {@link linkHash}. */
  add(hash: number): void {
    this.#words[(hash >>> 10) & (this.#words.length - 1)]! |= bitsOf(hash);
  }

  /** Its bits, for {@link addAll} of another one for the same corpus. */
  get words(): Uint32Array {
    return this.#words;
  }

  /** Adds all that the other holds. */
  addAll(words: Uint32Array): void {
    for (let at = 0; at < words.length; at++) this.#words[at]! |= words[at]!;
  }

  mayHold(hash: number): boolean {
    const bits = bitsOf(hash);
    return (this.#words[(hash >>> 10) & (this.#words.length - 1)]! & bits) === bits;
  }

  /** Whether every link of the folded units may be carried; true for fewer than a link has. */
  mayHoldAll(units: Uint16Array): boolean {
    for (let at = 0; at + 3 < units.length; at++) {
      const first = ((units[at]! << 16) | units[at + 1]!) >>> 0;
      const second = ((units[at + 2]! << 16) | units[at + 3]!) >>> 0;
      if (!this.mayHold(linkHash(first, second))) return false;
    }
    return true;
  }
}

function bitsOf(hash: number): number {
  return (1 << (hash & 31)) | (1 << ((hash >>> 5) & 31));
}
