/**
 * Which links a corpus may carry: a Bloom filter over all of them, which rules most others out without a search. Packed with
 * each segment.
 */
import { bigramKey, folded, PARAGRAPH_END, SKIPPED } from '../folded-text.ts';
import type { Segment } from '../segment/segment.ts';
import { LINK, linkHash } from './link-table.ts';

/** Bits for each character of a text: a link that it does not carry is taken for one that it may carry once in ten times, and less where it repeats itself. */
const BITS_PER_UNIT = 2;
const SMALLEST = 1 << 10;
/** 16 MB. */
const LARGEST = 1 << 27;

/** The filter over the links of a segment's text. Two bits of one word stand for a link: one place of the memory is looked at. */
export function packedLinks(text: Uint16Array): Uint32Array {
  let size = SMALLEST;
  while (size < text.length * BITS_PER_UNIT && size < LARGEST) size *= 2;
  const words = new Uint32Array(size >>> 5);
  const last = words.length - 1;
  // Characters since the paragraph began, the last of them, and the bigrams that end with it and one before.
  let run = 0;
  let previous = 0;
  let bigram = 0;
  let bigramBefore = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = folded[text[at]!]!;
    if (unit === SKIPPED) continue;
    if (unit === PARAGRAPH_END) {
      run = 0;
      continue;
    }
    const ending = bigramKey(previous, unit);
    if (++run >= LINK) {
      const hash = linkHash(bigramBefore, ending);
      words[(hash >>> 10) & last]! |= bitsOf(hash);
    }
    bigramBefore = bigram;
    bigram = ending;
    previous = unit;
  }
  return words;
}

export class LinkFilter {
  readonly #words: Uint32Array;

  /** Of all the segments together, whatever files of them are dead. */
  constructor(segments: readonly Segment[]) {
    const filters = segments.map((segment) => segment.links());
    this.#words = filters.length === 1 ? filters[0]! : joined(filters);
  }

  /** `hash`: that of the link, see {@link linkHash}. */
  mayHold(hash: number): boolean {
    const bits = bitsOf(hash);
    return (this.#words[(hash >>> 10) & (this.#words.length - 1)]! & bits) === bits;
  }

  /** Whether every link of the folded units from `start` to `end` may be carried; true for fewer than a link has. */
  mayHoldAll(units: Uint16Array, start = 0, end = units.length): boolean {
    for (let at = start; at + LINK <= end; at++) {
      const first = ((units[at]! << 16) | units[at + 1]!) >>> 0;
      const second = ((units[at + 2]! << 16) | units[at + 3]!) >>> 0;
      if (!this.mayHold(linkHash(first, second))) return false;
    }
    return true;
  }
}

/** One filter that holds what any of them holds, as large as the largest: a smaller one says the same when it is repeated. */
function joined(filters: readonly Uint32Array[]): Uint32Array {
  const words = new Uint32Array(filters.reduce((most, { length }) => Math.max(most, length), SMALLEST >>> 5));
  for (const filter of filters) {
    const last = filter.length - 1;
    for (let at = 0; at < words.length; at++) words[at]! |= filter[at & last]!;
  }
  return words;
}

function bitsOf(hash: number): number {
  return (1 << (hash & 31)) | (1 << ((hash >>> 5) & 31));
}
