/** What has to change in one text to become the other: Myers' O(ND) difference over characters, widened to words. */
import type { Segmenter } from '../corpus/segmenter.ts';
import { fold } from '../policy/fold.ts';

export interface Piece {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Above this many differing characters two texts have nothing in common that a reader could follow. */
const largestDifference = 600;

/**
 * Pieces that lead from `before` to `after`: the texts of `same` and `added` give `after`; with those of `removed` in
 * the place of `added` they give `before`, up to width and the like (`fold`), which never count as a difference. A difference never cuts a
 * word, as far as the segmenter knows words, nor a number; `removed` stands before `added`.
 */
export function difference(before: string, after: string, segmenter?: Segmenter): readonly Piece[] {
  const found = changes(fold(before), fold(after));
  const hunks = segmenter
    ? widen(found, wordEnds(before, segmenter), wordEnds(after, segmenter), before.length)
    : found;
  const pieces: Piece[] = [];
  const push = (kind: Piece['kind'], text: string) => {
    if (text !== '') pieces.push({ kind, text });
  };
  let at = 0;
  for (const hunk of hunks) {
    push('same', after.slice(at, hunk.otherStart));
    push('removed', before.slice(hunk.start, hunk.end));
    push('added', after.slice(hunk.otherStart, hunk.otherEnd));
    at = hunk.otherEnd;
  }
  push('same', after.slice(at));
  return pieces;
}

interface Hunk {
  start: number;
  end: number;
  otherStart: number;
  otherEnd: number;
}

function changes(before: string, after: string): Hunk[] {
  let prefix = 0;
  const shorter = Math.min(before.length, after.length);
  while (prefix < shorter && before[prefix] === after[prefix]) prefix++;
  let suffix = 0;
  while (suffix < shorter - prefix && before.at(-1 - suffix) === after.at(-1 - suffix)) suffix++;
  const a = before.slice(prefix, before.length - suffix);
  const b = after.slice(prefix, after.length - suffix);
  if (a === '' && b === '') return [];
  const path = a === '' || b === '' ? null : shortestEdit(a, b);
  if (!path) return [{ start: prefix, end: prefix + a.length, otherStart: prefix, otherEnd: prefix + b.length }];
  const hunks: Hunk[] = [];
  for (const [x, y, nextX, nextY] of path) {
    const last = hunks.at(-1);
    if (last && last.end === x + prefix && last.otherEnd === y + prefix) {
      last.end = nextX + prefix;
      last.otherEnd = nextY + prefix;
    } else hunks.push({ start: x + prefix, end: nextX + prefix, otherStart: y + prefix, otherEnd: nextY + prefix });
  }
  return hunks;
}

/** Single-character edits `[x, y, nextX, nextY]` in order, or null when there are too many. */
function shortestEdit(a: string, b: string): [number, number, number, number][] | null {
  const limit = Math.min(a.length + b.length, largestDifference);
  const offset = limit + 1;
  const furthest = new Int32Array(2 * offset + 1);
  const history: Int32Array[] = [];
  for (let d = 0; d <= limit; d++) {
    history.push(furthest.slice());
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && furthest[offset + k - 1]! < furthest[offset + k + 1]!);
      let x = down ? furthest[offset + k + 1]! : furthest[offset + k - 1]! + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      furthest[offset + k] = x;
      if (x >= a.length && x - k >= b.length) return trace(history, offset, a.length, b.length);
    }
  }
  return null;
}

function trace(history: readonly Int32Array[], offset: number, endX: number, endY: number) {
  const edits: [number, number, number, number][] = [];
  let x = endX;
  let y = endY;
  for (let d = history.length - 1; d > 0; d--) {
    const furthest = history[d]!;
    const k = x - y;
    const down = k === -d || (k !== d && furthest[offset + k - 1]! < furthest[offset + k + 1]!);
    const previousX = furthest[offset + (down ? k + 1 : k - 1)]!;
    const previousY = previousX - (down ? k + 1 : k - 1);
    edits.push([previousX, previousY, down ? previousX : previousX + 1, down ? previousY + 1 : previousY]);
    x = previousX;
    y = previousY;
  }
  return edits.reverse();
}

/** Moves the ends of every hunk outwards to word boundaries of both texts, then joins those that meet. */
function widen(hunks: Hunk[], own: WordEnds, other: WordEnds, length: number): Hunk[] {
  const free = (x: number, y: number) =>
    own.ends.has(x) ? other.ends.has(y) || other.joints.has(y) : own.joints.has(x) && other.ends.has(y);
  const joined: Hunk[] = [];
  hunks.forEach((hunk, index) => {
    const previous = joined.at(-1);
    let { start, end, otherStart, otherEnd } = hunk;
    const floor = previous?.end ?? 0;
    while (start > floor && !free(start, otherStart)) {
      start--;
      otherStart--;
    }
    const ceiling = hunks[index + 1]?.start ?? length;
    while (end < ceiling && !free(end, otherEnd)) {
      end++;
      otherEnd++;
    }
    if (previous && start <= previous.end) {
      previous.end = end;
      previous.otherEnd = otherEnd;
    } else joined.push({ start, end, otherStart, otherEnd });
  });
  return joined;
}

interface WordEnds {
  readonly ends: ReadonlySet<number>;
  /**
   * Offsets inside long words: 市场经济体制 is one word of the dictionary, but it parts where the other text, 市场经济体质, has an
   * end of a word.
   */
  readonly joints: ReadonlySet<number>;
}

/** Words of more characters are made of others. */
const longestSimple = 4;
/** In folded text. */
const number = /(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?/g;

function wordEnds(text: string, segmenter: Segmenter): WordEnds {
  const ends = new Set([0, text.length]);
  const joints = new Set<number>();
  for (const { start, end } of segmenter.words(text)) {
    ends.add(end);
    if (end - start > longestSimple) for (let at = start + 1; at < end; at++) joints.add(at);
  }
  for (const { index, 0: printed } of fold(text).matchAll(number)) {
    for (let at = index + 1; at < index + printed.length; at++) {
      ends.delete(at);
      joints.delete(at);
    }
  }
  return { ends, joints };
}
