/** Terms in a text: a few words that stand together, the last of them the head (主体 of 市场主体). */
import type { Word } from '../segmenter.ts';

/** Lengths in characters: of a term, and of its words. */
export const shortestTerm = 4;
export const longestTerm = 8;
export const shortestWord = 2;
/** What stands before the head. */
export const shortestModifier = 2;
const mostWords = 3;

/** Words that join others to a phrase: 质量和水平, 建设的力量 are no terms. */
const joining = /^[的和与及或等]$/;

export const han = /^\p{Script=Han}+$/u;

export interface Term {
  readonly start: number;
  readonly end: number;
  /** Length of its last word. */
  readonly head: number;
}

/** Runs of the words of a text that may be a term of at most `longest` characters. */
export function* termsIn(text: string, words: readonly Word[], longest = longestTerm): Iterable<Term> {
  for (let at = 0; at < words.length; at++) {
    const first = words[at]!;
    if (first.end - first.start < shortestWord) continue;
    for (let next = at + 1; next < at + mostWords && next < words.length; next++) {
      const last = words[next]!;
      const head = last.end - last.start;
      const length = last.end - first.start;
      if (length > longest) break;
      if (length < shortestTerm || head < shortestWord) continue;
      if (next > at + 1 && joining.test(text.slice(words[at + 1]!.start, words[at + 1]!.end))) continue;
      if (han.test(text.slice(first.start, last.end))) yield { start: first.start, end: last.end, head };
    }
  }
}
