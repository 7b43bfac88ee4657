/**
 * What a corpus has for the comma segments of sentences, kept packed: a draft of 700 KB has some fifteen thousand of them.
 * Those that one thread has found are handed to another as one list of numbers.
 */
import { ownCopy } from '../../ingest/own-copy.ts';
import { doubled } from '../search/link-table.ts';

/** By ids of clauses. */
export interface SegmentSearch {
  /** A few clauses that carry the segment as it is. */
  readonly carriers: ArrayLike<number>;
  /** Else those that it may be a slip of, one of each text. */
  readonly candidates: ArrayLike<number>;
  /** What may be misprinted in it, packed (misprints.ts). */
  readonly misprints: ArrayLike<number>;
}

/** Segments remembered; then all are forgotten. */
const MOST = 20_000;
const SMALLEST = 1 << 10;
/** Numbers before those of a segment: how many there are of each list. */
const COUNTS = 3;

export class SegmentSearches {
  /** Where the numbers of a segment begin. */
  readonly #starts = new Map<string, number>();
  #numbers: Uint32Array = new Uint32Array(SMALLEST);
  #length = 0;

  has(segment: string): boolean {
    return this.#starts.has(segment);
  }

  get(segment: string): SegmentSearch | null {
    const start = this.#starts.get(segment);
    if (start === undefined) return null;
    const from = start + COUNTS;
    const middle = from + this.#numbers[start]!;
    const last = middle + this.#numbers[start + 1]!;
    return {
      carriers: this.#numbers.subarray(from, middle),
      candidates: this.#numbers.subarray(middle, last),
      misprints: this.#numbers.subarray(last, last + this.#numbers[start + 2]!),
    };
  }

  set(segment: string, { carriers, candidates, misprints }: SegmentSearch): void {
    this.#add(segment, COUNTS + carriers.length + candidates.length + misprints.length);
    this.#put(Uint32Array.of(carriers.length, candidates.length, misprints.length));
    this.#put(carriers);
    this.#put(candidates);
    this.#put(misprints);
  }

  /** The numbers of all the segments in their order, each of which must be known. */
  packed(segments: readonly string[]): Uint32Array {
    const numbers = this.#numbers;
    const starts = segments.map((segment) => this.#starts.get(segment)!);
    const packed = new Uint32Array(starts.reduce((sum, start) => sum + sizeAt(numbers, start), 0));
    let length = 0;
    for (const start of starts) {
      const end = start + sizeAt(numbers, start);
      for (let at = start; at < end; at++) packed[length++] = numbers[at]!;
    }
    return packed;
  }

  /** Takes in what {@link packed} gave for the segments over the same clauses. */
  takeIn(segments: readonly string[], packed: Uint32Array): void {
    let at = 0;
    for (const segment of segments) {
      const end = at + sizeAt(packed, at);
      if (!this.#starts.has(segment)) {
        this.#add(segment, end - at);
        this.#put(packed.subarray(at, end));
      }
      at = end;
    }
  }

  #add(segment: string, size: number): void {
    if (this.#starts.size >= MOST) {
      this.#starts.clear();
      this.#length = 0;
    }
    while (this.#length + size > this.#numbers.length) this.#numbers = doubled(this.#numbers);
    // A piece cut from a draft would keep all of that draft in memory.
    this.#starts.set(ownCopy(segment), this.#length);
  }

  #put(numbers: ArrayLike<number>): void {
    this.#numbers.set(numbers, this.#length);
    this.#length += numbers.length;
  }
}

function sizeAt(numbers: Uint32Array, start: number): number {
  return COUNTS + numbers[start]! + numbers[start + 1]! + numbers[start + 2]!;
}
