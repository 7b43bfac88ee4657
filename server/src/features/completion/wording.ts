/** Established wording that goes on from what was just written. */

import type { Continuation } from '../../corpus/corpus.ts';
import type { Word } from '../../corpus/segmenter.ts';
import { labelOf } from '../../ingest/label.ts';
import { type Context, say } from '../context.ts';
import { quotedTitle } from '../labels.ts';
import { lastCharacters, type Offer, type OfferSource, type Typing } from './typing.ts';

export const mostContinuations = 12;
/** Characters before the cursor that a suggestion repeats, so that editors can filter it by what is typed. */
const longestLead = 12;
/** Less of it would not tell the reader what is being continued. */
const leastLead = 4;
/** Letters behind the last mark from which suggestions come up. */
const shortestLead = 2;

/** What was typed since the last mark; 、 and quotation marks do not end a stretch of wording. */
const stretch = /[^\s，。；：！？,;:!?《》（）()〔〕]*$/;
/** 第二 behind a mark is going to be an article or a part, and what follows its label is no wording that goes on. */
const startOfLabel = /^第[一二三四五六七八九十百千零〇\d]*[编篇章节条款项]?$/;
/** The number of a place, begun before the cursor or behind it: those of another text say nothing here. */
const numberAtEnd = /第[一二三四五六七八九十百千零〇\d]*$/;
const placeAtStart = /^第[一二三四五六七八九十百千零〇\d]+[编章节条款项]/;
/** Characters that bring up other completions, not wording. */
const otherTriggers = new Set(['《', '》', '（', '〔', '第']);

export const offerWording: OfferSource = (context, typing) => {
  if (typing.trigger !== null && otherTriggers.has(typing.trigger)) return [];
  const lead = leadOf(context, stretch.exec(withoutLabel(typing.before))![0]);
  return continuationsAt(context, typing.before, typing.after, mostContinuations).map((continuation): Offer => {
    const newText = `${lead}${continuation.text}`;
    const end = typing.offset + alreadyThere(continuation.text, typing.after)!;
    const range = { ...lastCharacters(typing, lead.length), end };
    return { kind: 'wording', label: newText, detail: detailOf(context, continuation), range, newText };
  });
};

/**
 * Continuations that can be written between the two texts of a line: none that stand there already or that leave a mark
 * open.
 */
export function continuationsAt(
  context: Context,
  before: string,
  after: string,
  limit: number,
): readonly Continuation[] {
  const typed = stretch.exec(withoutLabel(before))![0];
  const letters = typed.match(/\p{L}/gu)?.length ?? 0;
  if (letters < shortestLead || startOfLabel.test(typed)) return [];
  const found = new Map<string, Continuation>();
  const number = numberAtEnd.exec(typed)?.[0];
  const isWhole = wholeWord(context, typed);
  // A draft that lies in the corpus is no model for itself.
  const corpus = context.corpus.without(context.draft.uri);
  // Few fit before what stands behind the cursor.
  const asked = /^[\p{L}\p{N}]/u.test(after) ? 5 * limit : limit;
  for (const continuation of corpus.continuations(withoutLabel(before), asked)) {
    if (found.size >= limit) break;
    const text = withoutLooseMarks(typed, continuation.text);
    if (number !== undefined && placeAtStart.test(number + text)) continue;
    if (alreadyThere(text, after) !== null && !found.has(text) && isWhole(text))
      found.set(text, { ...continuation, text });
  }
  return [...found.values()];
}

/** Characters of a continuation that tell in which word it begins. */
const longestWord = 6;

/**
 * Whether the last word typed is still one before a continuation: not 全市 before 场, which somebody wrote behind 健. What was
 * typed last may be the beginning of a word.
 */
function wholeWord({ segmenter }: Context, typed: string): (text: string) => boolean {
  const near = typed.slice(-longestLead);
  const last = segmenter.words(near).at(-1);
  if (!last || last.end - last.start < 2) return () => true;
  return (text) =>
    segmenter.words(near + text.slice(0, longestWord)).every(({ end }) => end <= last.start || end >= last.end);
}

/** What was typed behind the label of a line: other texts say it behind labels of their own. */
function withoutLabel(before: string): string {
  const line = before.trimStart();
  return line.slice(labelOf(line)?.length ?? 0);
}

/** The end of what was typed, from the beginning of a word; single characters may be the rest of one that is not known. */
function leadOf({ segmenter }: Context, typed: string): string {
  const near = typed.slice(-longestLead);
  const isStart = ({ start, end }: Word) => near.length - start >= leastLead && end - start > 1;
  return near.slice(segmenter.words(near).findLast(isStart)?.start ?? 0);
}

const closers = new Map([
  ['”', '“'],
  ['’', '‘'],
  ['》', '《'],
  ['）', '（'],
  ['〉', '〈'],
]);
const openers = new Set(closers.values());

/** The continuation up to where it closes a mark that was never opened, or opens one that it does not close. */
function withoutLooseMarks(typed: string, text: string): string {
  const open: { readonly mark: string; readonly at: number }[] = [];
  const whole = typed + text;
  let end = whole.length;
  for (let at = 0; at < whole.length; at++) {
    const mark = whole[at]!;
    if (openers.has(mark)) open.push({ mark, at });
    const opener = closers.get(mark);
    if (opener === undefined) continue;
    if (open.at(-1)?.mark === opener) open.pop();
    else if (at >= typed.length) {
      end = at;
      break;
    }
  }
  const loose = open.find(({ at }) => at >= typed.length);
  return whole.slice(typed.length, Math.max(typed.length, Math.min(end, loose?.at ?? end)));
}

/** What may follow a wording without a mark. */
const linking = /^[和与及或的等]/;

/**
 * How many characters behind the cursor the continuation takes in: those it repeats, if nothing else follows before
 * the next mark. Null when all of it stands there already, and where it would run into what follows.
 */
function alreadyThere(text: string, after: Typing['after']): number | null {
  if (text === '' || after.startsWith(text)) return null;
  const rest = /^[^\s，。；：！？,;:!?]*/.exec(after)![0];
  if (text.startsWith(rest) || text.endsWith(rest)) return rest.length;
  return /^[\p{L}\p{N}]/u.test(rest) && !linking.test(rest) ? null : 0;
}

function detailOf(context: Context, { works, isAll, newest, clause }: Continuation): string {
  if (works <= 1) return quotedTitle(context.corpus.clause(clause).document);
  const since = newest ? say(context, { zh: `，最近 ${newest}`, en: `, latest ${newest}` }) : '';
  const count = isAll
    ? { zh: `${works} 份文件`, en: `${works}` }
    : { zh: `至少 ${works} 份文件`, en: `at least ${works}` };
  return say(context, { zh: `${count.zh}${since}`, en: `${count.en} documents${since}` });
}
