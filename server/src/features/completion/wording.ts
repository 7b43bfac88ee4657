/** Established wording that goes on from what was just written. */

import type { Continuation } from '../../corpus/corpus.ts';
import { type Context, say } from '../context.ts';
import { quotedTitle } from '../labels.ts';
import { lastCharacters, type Offer, type OfferSource, type Typing } from './typing.ts';

const mostContinuations = 12;
/** Characters before the cursor that a suggestion repeats, so that editors can filter it by what is typed. */
const longestLead = 12;
/** Less of it would not tell the reader what is being continued. */
const leastLead = 4;
/** Characters behind the last mark from which suggestions come up by themselves. */
const shortestLead = 2;

/** What was typed since the last mark; 、 and quotation marks do not end a stretch of wording. */
const stretch = /[^\s，。；：！？,;:!?《》（）()〔〕]*$/;
/** Characters that bring up other completions, not wording. */
const otherTriggers = new Set(['《', '》', '（', '〔', '第']);

export const offerWording: OfferSource = (context, typing) => {
  if (typing.trigger !== null && otherTriggers.has(typing.trigger)) return [];
  const typed = stretch.exec(typing.before)![0];
  const letters = typed.match(/\p{L}/gu)?.length ?? 0;
  if (letters < (typing.requested ? 1 : shortestLead)) return [];
  const lead = leadOf(context, typed);
  const offers: Offer[] = [];
  for (const continuation of context.corpus.continuations(typing.before, mostContinuations)) {
    if (isOnlyTheDraft(context, continuation)) continue;
    const replaced = alreadyThere(continuation.text, typing.after);
    if (replaced === null) continue;
    offers.push({
      kind: 'wording',
      label: `${lead}${continuation.text}`,
      detail: detailOf(context, continuation),
      range: { ...lastCharacters(typing, lead.length), end: typing.offset + replaced },
      newText: `${lead}${continuation.text}`,
    });
  }
  return offers;
};

/** The end of what was typed, from the beginning of a word. */
function leadOf({ segmenter }: Context, typed: string): string {
  const near = typed.slice(-longestLead);
  const start = segmenter.words(near).findLast((word) => near.length - word.start >= leastLead)?.start ?? 0;
  return near.slice(start);
}

/**
 * How many characters behind the cursor the continuation takes in: those it repeats, if nothing else follows before
 * the next mark. Null when all of it stands there already.
 */
function alreadyThere(text: string, after: Typing['after']): number | null {
  if (after.startsWith(text)) return null;
  const rest = /^[^\s，。；：！？,;:!?]*/.exec(after)![0];
  return rest !== '' && text.startsWith(rest) ? rest.length : 0;
}

/** A draft that lies in the corpus is no model for itself. */
function isOnlyTheDraft({ corpus, draft }: Context, { works, clause }: Continuation): boolean {
  return works <= 1 && corpus.clause(clause).document.file.uri === draft.uri;
}

function detailOf(context: Context, { works, newest, clause }: Continuation): string {
  if (works <= 1) return quotedTitle(context.corpus.clause(clause).document);
  const since = newest ? say(context, { zh: `，最近 ${newest}`, en: `, latest ${newest}` }) : '';
  return say(context, { zh: `${works} 份文件${since}`, en: `${works} documents${since}` });
}
