/**
 * How much alignments of two texts can score (align.ts), known before one is worked out. Rows are the characters of
 * the draft, columns those of the clause, both from 1.
 */
import { gainOf, gapExtend, gapOpen, mismatch } from './align-scores.ts';

/** Where a text has each character, one text after the other. */
export class Positions {
  #text = '';
  /** The characters from 1; 0 before and behind them. */
  codes = new Uint16Array(1 << 9);
  /** The first position of each character, 0 where there is none. */
  readonly first = new Uint32Array(0x10000);
  /** The next position of the same character, 0 after the last. */
  next = new Uint32Array(1 << 9);
  length = 0;

  /** Takes the place of the last text. It is often the same: a stretch of a draft is compared with several clauses. */
  put(text: string): void {
    if (text === this.#text) return;
    for (let at = 1; at <= this.length; at++) this.first[this.codes[at]!] = 0;
    this.#text = text;
    this.length = text.length;
    if (this.length + 2 > this.codes.length) {
      this.codes = new Uint16Array(2 * this.length + 2);
      this.next = new Uint32Array(2 * this.length + 2);
    }
    const { codes, first, next } = this;
    codes[this.length + 1] = 0;
    for (let at = this.length; at > 0; at--) {
      const code = text.charCodeAt(at - 1);
      codes[at] = code;
      next[at] = first[code]!;
      first[code] = at;
    }
  }

  /** The text has the two characters side by side. */
  hasTogether(code: number, following: number): boolean {
    for (let at = this.first[code]!; at !== 0; at = this.next[at]!) if (this.codes[at + 1] === following) return true;
    return false;
  }
}

/** What {@link leastScore} is worked out in. */
const scratch = { score: new Int32Array(1 << 10), row: new Int32Array(1 << 10) };

/**
 * A score that the best alignment has at least: that of a path along diagonals which changes over from the best one so far
 * where that pays. Most often it is the best itself, for a small part of the work.
 */
export function leastScore(rows: Positions, columns: Positions): number {
  const diagonals = rows.length + columns.length;
  if (diagonals > scratch.score.length) {
    scratch.score = new Int32Array(diagonals * 2);
    scratch.row = new Int32Array(diagonals * 2);
  }
  // For each diagonal the score of the path that ends in its last agreeing cell, and the row of that.
  const { score, row: lastRow } = scratch;
  score.fill(0, 0, diagonals);
  let best = 0;
  let bestRow = 0;
  let bestColumn = 0;
  for (let row = 1; row <= rows.length; row++) {
    const code = rows.codes[row]!;
    const gain = gainOf(code);
    for (let column = columns.first[code]!; column !== 0; column = columns.next[column]!) {
      const diagonal = column - row + rows.length - 1;
      const known = score[diagonal]!;
      let before = known === 0 ? 0 : known + (row - lastRow[diagonal]! - 1) * mismatch;
      if (row > bestRow && column > bestColumn) {
        const down = row - bestRow;
        const across = column - bestColumn;
        const shift = Math.abs(down - across);
        const gap = shift === 0 ? 0 : gapOpen + (shift - 1) * gapExtend;
        before = Math.max(before, best + gap + (Math.min(down, across) - 1) * mismatch);
      }
      const here = Math.max(before, 0) + gain;
      score[diagonal] = here;
      lastRow[diagonal] = row;
      if (here > best) {
        best = here;
        bestRow = row;
        bestColumn = column;
      }
    }
  }
  return best;
}

/** By positions of a text: the most that those behind each can add to a path that comes from it. */
export class Rest {
  /** Where the character agreed there, and where it did not. */
  agreeing = new Int32Array(1 << 9);
  other = new Int32Array(1 << 9);

  /**
   * Works it out for a text by what the other one has at all: characters that agree one by one add little, as what lies
   * between them costs as much.
   */
  take(text: Positions, among: Positions): void {
    const { length, codes } = text;
    if (length >= this.agreeing.length) {
      this.agreeing = new Int32Array(2 * length);
      this.other = new Int32Array(2 * length);
    }
    const { agreeing, other } = this;
    agreeing[length] = 0;
    other[length] = 0;
    for (let at = length - 1; at > 0; at--) {
      const passed = other[at + 1]!;
      const code = codes[at + 1]!;
      if (among.first[code] === 0) {
        agreeing[at] = Math.max(0, passed + mismatch);
        other[at] = Math.max(0, passed + gapExtend);
        continue;
      }
      const next = agreeing[at + 1]! + gainOf(code);
      other[at] = Math.max(next, passed + gapExtend);
      const follows = among.hasTogether(codes[at]!, code);
      agreeing[at] = Math.max(follows ? next : 0, next + gapOpen, passed + mismatch);
    }
  }
}
