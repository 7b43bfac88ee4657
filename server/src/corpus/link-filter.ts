/** Which links a corpus may carry: a Bloom filter over all of them, which rules most others out without a search. */
import { linkHash } from './link-table.ts';

/** Bits for each character of the corpus: a link that it does not carry is taken for one that it may carry once in fifteen times. */
const BITS_PER_UNIT = 2;
const SMALLEST = 1 << 10;
/** 16 MB. */
const LARGEST = 1 << 27;

export class LinkFilter {
  readonly #bits: Uint32Array;
  readonly #mask: number;

  /** `units`: characters of the corpus. */
  constructor(units: number) {
    let size = SMALLEST;
    while (size < units * BITS_PER_UNIT && size < LARGEST) size *= 2;
    this.#bits = new Uint32Array(size >>> 5);
    this.#mask = size - 1;
  }

  /** `hash`: that of the link, see {@link linkHash}. */
  add(hash: number): void {
    const one = hash & this.#mask;
    this.#bits[one >>> 5]! |= 1 << (one & 31);
    const other = Math.imul(hash, 0x2545f491) >>> 5;
    this.#bits[(other & this.#mask) >>> 5]! |= 1 << (other & 31);
  }

  mayHold(hash: number): boolean {
    const one = hash & this.#mask;
    if ((this.#bits[one >>> 5]! & (1 << (one & 31))) === 0) return false;
    const other = Math.imul(hash, 0x2545f491) >>> 5;
    return (this.#bits[(other & this.#mask) >>> 5]! & (1 << (other & 31))) !== 0;
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
