/** A word that is wrong beside certain others: 做出 with 决定, 交纳 with 罚款, 抵消 with 债务. */
import type { ParagraphFinding } from '../check.ts';
import type { Message } from '../message.ts';
import { correction } from './correction.ts';
import { isInside, repeatedWords } from './silent-stretches.ts';

export interface WordBeside {
  /** Two characters, of which one is wrong. */
  readonly word: string;
  readonly corrected: string;
  /** Matches the word where one of the others follows; its first group is what stands between, where that matters. Global. */
  readonly followed: RegExp;
  /** Matches from one of the others to the end of the word. Global. */
  readonly preceded: RegExp;
  /** Between the words: then they do not belong together. */
  readonly parted?: RegExp;
  readonly message: Message;
}

/** Findings of the word in the paragraph, with the fix; quotations and titles are left alone. */
export function* wordBeside(text: string, rule: WordBeside): Iterable<ParagraphFinding> {
  const starts = new Set<number>();
  for (const { index, 1: between } of text.matchAll(rule.followed)) {
    if (!rule.parted?.test(between!)) starts.add(index);
  }
  for (const { index, 0: match } of text.matchAll(rule.preceded)) {
    starts.add(index + match.length - rule.word.length);
  }
  const wrong = [...rule.word].findIndex((character, at) => character !== rule.corrected[at]);
  for (const start of [...starts].sort((a, b) => a - b)) {
    if (isInside(repeatedWords(text), start)) continue;
    const edit = { start: start + wrong, end: start + wrong + 1, newText: rule.corrected[wrong]! };
    yield correction(text, { start, end: start + rule.word.length }, [edit], () => rule.message);
  }
}
