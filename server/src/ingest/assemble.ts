import { hidden } from './comments.ts';
import { isSpace } from './lines.ts';
import type { Block, Paragraph } from './paragraph.ts';
import type { Print } from './print.ts';
import { isWide } from './width.ts';

/** A stretch of the source, end exclusive. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

/** What paragraphs are made of. */
export interface Assembly {
  readonly source: string;
  /** The print of a text, that of an earlier version where it is known. */
  readonly printOf: (text: string) => Print;
}

/**
 * Builds a paragraph from stretches of the source in order. White space inside a stretch is layout, and goes, where it
 * stands beside a full-width mark, between an ideograph and a digit or letter, or between letter-spaced ideographs; one
 * space stays between words (科技部 住房城乡建设部). In rows of tables every gap stays as one space.
 */
export function assemble({ source, printOf }: Assembly, pieces: readonly Piece[], block: Block): Paragraph {
  const start = pieces[0]!.start;
  const { end } = pieces[pieces.length - 1]!;
  const only = pieces.length === 1 ? source.slice(start, end) : '';
  if (only !== '' && !anySpace.test(only)) return paragraphOf(printOf(only), end - start, none, block);
  const runs: number[] = [];
  let text = '';
  let next = start;
  const append = (from: number, to: number): void => {
    if (from === to) return;
    if (from !== next) runs.push(text.length, from - start);
    text += source.slice(from, to);
    next = to;
  };
  pieces.forEach((piece, index) => {
    const before = pieces[index - 1]?.end ?? -1;
    const behind = pieces[index + 1]?.start ?? -1;
    let from = piece.start;
    let at = piece.start;
    while (at < piece.end) {
      if (!isSpace(source.charCodeAt(at))) {
        at++;
        continue;
      }
      let after = at + 1;
      while (after < piece.end && isSpace(source.charCodeAt(after))) after++;
      const left = at > piece.start ? at - 1 : before - 1;
      const right = after < piece.end ? after : behind;
      const keep =
        left >= 0 &&
        right >= 0 &&
        isGap(source, at, after) &&
        (block.kind === 'row' || isWordGap(source, piece, left, right));
      append(from, at);
      if (keep) {
        // One space for whatever stood there, a line break between two names included.
        if (at !== next) runs.push(text.length, at - start);
        text += ' ';
        next = at + 1;
      }
      from = after;
      at = after;
    }
    append(from, piece.end);
  });
  return paragraphOf(printOf(text), end - start, runs, block);
}

function paragraphOf(print: Print, extent: number, runs: readonly number[], block: Block): Paragraph {
  return { text: print.text, extent, runs, block, print };
}

/** White space as {@link isSpace} knows it. */
const anySpace = /[\s\u2000-\u200f\ufeff\ufdd0]/;
const none: readonly number[] = [];

/** Whether there is a gap besides a comment. */
function isGap(source: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (source.charCodeAt(at) !== hidden) return true;
  return false;
}

/** 专栏1 重点工程, 附件2 名录: the gap behind the label is the only thing that ends it. */
const labelBefore = /^(?:专\s*栏|附\s*[件表录]|第)\s*\d+[条章节]?$/;
const LONGEST_LABEL = 8;

/** Whether white space between the characters at `before` and `behind` separates words. */
function isWordGap(source: string, piece: Piece, before: number, behind: number): boolean {
  const left = source.charCodeAt(before);
  const right = source.charCodeAt(behind);
  if (!isWide(left) && !isWide(right)) return !isQuote(left) && !isQuote(right);
  if (before - piece.start < LONGEST_LABEL && labelBefore.test(source.slice(piece.start, before + 1))) return true;
  if (!isIdeograph(left) || !isIdeograph(right)) return false;
  return !(standsAlone(source, piece, before) && standsAlone(source, piece, behind));
}

/** Whether an ideograph is letter-spaced: nothing but white space and marks beside it. */
function standsAlone(source: string, piece: Piece, at: number): boolean {
  return (
    (at === piece.start || !isIdeograph(source.charCodeAt(at - 1))) &&
    (at + 1 >= piece.end || !isIdeograph(source.charCodeAt(at + 1)))
  );
}

function isIdeograph(code: number): boolean {
  return (code >= 0x3400 && code <= 0x9fff) || code === 0x3007 || (code >= 0xf900 && code <= 0xfaff);
}

function isQuote(code: number): boolean {
  return code >= 0x2018 && code <= 0x201f;
}
