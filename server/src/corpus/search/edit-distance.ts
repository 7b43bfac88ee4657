/**
 * Edit distance (insertions, deletions, substitutions of one code unit) by bit-parallel columns: 32 rows of the matrix in
 * one machine word (Myers 1999, in the block form of Hyyrö 2003). Counts, for a pattern that is compared with many texts.
 */
import { folded } from '../folded-text.ts';

/** Number of each unit in the alphabet of the matcher that is running; all zero between runs. */
const slots = new Uint16Array(0x10000);

/** Marks that separate wordings, in folded form (corpus/folded-text.ts). */
const marks = new Set(Array.from('，。；：、！？,;:!?', (mark) => folded[mark.charCodeAt(0)]!));

export interface InfixMatch {
  readonly distance: number;
  /** Where the stretch of the text ends that comes nearest; {@link Pattern.startOf} tells where it begins. */
  readonly end: number;
}

export class Pattern {
  readonly #units: Uint16Array;
  readonly #forward: Matcher;
  #backward: Matcher | null = null;

  constructor(units: Uint16Array) {
    this.#units = units;
    this.#forward = new Matcher(units);
  }

  /** Distance from the whole pattern to the whole text, or to its first `length` units. */
  distance(text: Uint16Array, length = text.length): number {
    return this.#forward.run(text, length, true).last;
  }

  /** False where a stretch of a text, folded or not, lacks more characters of the pattern than `limit`: most texts do. */
  mayBeWithin(text: Uint16Array, start: number, end: number, limit: number): boolean {
    return this.#forward.missing(text, start, end) <= limit;
  }

  /**
   * The stretch of the text nearest to the pattern, the first of equally near ones. A border on which the two differ
   * counts as another character in its place rather than a missing one, unless a mark stands there. Null when even that
   * is further away than `limit`. `length`: of the text, where the list goes on behind it.
   */
  infix(text: Uint16Array, limit: number, length = text.length): InfixMatch | null {
    const { best: distance, bestEnd: end } = this.#forward.run(text, length, false);
    return distance > limit ? null : { distance, end };
  }

  /** Where the nearest stretch of a text begins. Read backward from its end, the nearest stretch that is anchored there tells it. */
  startOf(text: Uint16Array, { distance, end }: InfixMatch): number {
    this.#backward ??= new Matcher(this.#units.slice().reverse());
    const reach = Math.max(0, end - this.#units.length - distance);
    return end - this.#backward.run(text.slice(reach, end).reverse(), end - reach, true).bestEnd;
  }
}

interface Run {
  /** Distance at the end of the text. */
  readonly last: number;
  /** Smallest distance at any end, and the end taken, see {@link Pattern.infix}. */
  readonly best: number;
  readonly bestEnd: number;
}

class Matcher {
  readonly #length: number;
  readonly #blocks: number;
  /** Distinct units, numbered from 1; 0 stands for every other unit. */
  readonly #alphabet: Uint16Array;
  /** Row masks: block by block for each number of the alphabet. */
  readonly #masks: Int32Array;
  readonly #positive: Int32Array;
  readonly #negative: Int32Array;

  constructor(units: Uint16Array) {
    this.#length = units.length;
    this.#blocks = Math.max(1, Math.ceil(units.length / 32));
    this.#alphabet = alphabetOf(units);
    this.#masks = new Int32Array((this.#alphabet.length + 1) * this.#blocks);
    this.#positive = new Int32Array(this.#blocks);
    this.#negative = new Int32Array(this.#blocks);
    this.#number(true);
    for (let row = 0; row < units.length; row++) {
      this.#masks[slots[units[row]!]! * this.#blocks + (row >>> 5)]! |= 1 << (row & 31);
    }
    this.#number(false);
  }

  /** How many units of the pattern stand nowhere in a stretch of a text: at least so many edits lead from one to the other. */
  missing(text: Uint16Array, start: number, end: number): number {
    const blocks = this.#blocks;
    const masks = this.#masks;
    this.#number(true);
    let missing = this.#length;
    if (blocks === 1) {
      let present = 0;
      for (let at = start; at < end; at++) present |= masks[slots[folded[text[at]!]!]!]!;
      missing -= bitCount(present);
    } else {
      const present = this.#positive.fill(0);
      for (let at = start; at < end; at++) {
        const slot = slots[folded[text[at]!]!]!;
        if (slot === 0) continue;
        for (let block = 0; block < blocks; block++) present[block]! |= masks[slot * blocks + block]!;
      }
      for (let block = 0; block < blocks; block++) missing -= bitCount(present[block]!);
    }
    this.#number(false);
    return missing;
  }

  /** Compares with the first `length` units of a text; `anchored`: a match must start at the text's beginning. */
  run(text: Uint16Array, length: number, anchored: boolean): Run {
    if (this.#length === 0) return { last: anchored ? length : 0, best: 0, bestEnd: 0 };
    if (this.#blocks === 1) return this.#runOneBlock(text, length, anchored);
    const positive = this.#positive.fill(-1);
    const negative = this.#negative.fill(0);
    const blocks = this.#blocks;
    const lastBlock = blocks - 1;
    const lastRow = (this.#length - 1) & 31;
    const masks = this.#masks;
    const first = anchored ? 1 : 0;
    let score = this.#length;
    let best = score;
    let firstEnd = 0;
    let bestEnd = 0;
    this.#number(true);
    for (let at = 0; at < length; at++) {
      const column = slots[text[at]!]! * blocks;
      // Difference along the row that comes in from the block above: 1, 0 or -1. No branches, which it would mislead.
      let carry = first;
      for (let block = 0; block < blocks; block++) {
        const below = carry >>> 31;
        const above = (carry + 1) >> 1;
        const up = positive[block]!;
        const down = negative[block]!;
        const here = masks[column + block]!;
        const vertical = here | down;
        const equal = here | below;
        const horizontal = ((((equal & up) + up) | 0) ^ up) | equal;
        const more = down | ~(horizontal | up);
        const less = up & horizontal;
        const row = block === lastBlock ? lastRow : 31;
        carry = ((more >>> row) & 1) - ((less >>> row) & 1);
        const moreShifted = (more << 1) | above;
        positive[block] = (less << 1) | below | ~(vertical | moreShifted);
        negative[block] = moreShifted & vertical;
      }
      score += carry;
      if (score < best) {
        best = score;
        firstEnd = bestEnd = at + 1;
      } else if (score === best && at === bestEnd && at - firstEnd < best && !marks.has(text[at]!)) {
        bestEnd = at + 1;
      }
    }
    this.#number(false);
    return { last: score, best, bestEnd };
  }

  /** {@link run} for patterns of one machine word, which most comma segments are. */
  #runOneBlock(text: Uint16Array, length: number, anchored: boolean): Run {
    const masks = this.#masks;
    const lastRow = this.#length - 1;
    const carry = anchored ? 1 : 0;
    let up = -1;
    let down = 0;
    let score = this.#length;
    let best = score;
    let firstEnd = 0;
    let bestEnd = 0;
    this.#number(true);
    for (let at = 0; at < length; at++) {
      const equal = masks[slots[text[at]!]!]!;
      const vertical = equal | down;
      const horizontal = ((((equal & up) + up) | 0) ^ up) | equal;
      const more = down | ~(horizontal | up);
      const less = up & horizontal;
      score += ((more >>> lastRow) & 1) - ((less >>> lastRow) & 1);
      const moreShifted = (more << 1) | carry;
      up = (less << 1) | ~(vertical | moreShifted);
      down = moreShifted & vertical;
      if (score < best) {
        best = score;
        firstEnd = bestEnd = at + 1;
      } else if (score === best && at === bestEnd && at - firstEnd < best && !marks.has(text[at]!)) {
        bestEnd = at + 1;
      }
    }
    this.#number(false);
    return { last: score, best, bestEnd };
  }

  /** Writes the numbers of the alphabet into the shared table, or clears them. */
  #number(set: boolean): void {
    for (let at = 0; at < this.#alphabet.length; at++) slots[this.#alphabet[at]!] = set ? at + 1 : 0;
  }
}

/** How many bits of a word are set. */
function bitCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The distinct units, in the order in which they first stand there. */
function alphabetOf(units: Uint16Array): Uint16Array {
  const distinct = new Uint16Array(units.length);
  let length = 0;
  for (let at = 0; at < units.length; at++) {
    const unit = units[at]!;
    if (slots[unit] !== 0) continue;
    distinct[length++] = unit;
    slots[unit] = length;
  }
  for (let at = 0; at < length; at++) slots[distinct[at]!] = 0;
  return distinct.subarray(0, length);
}
