/** The sentences of a draft that pay to be searched for slips beside the requests, before the checks ask for them. */
import type { Check, Draft, Reference } from '../checks/check.ts';
import { unsearchedSentences, wordingDiffers } from '../checks/wording/differs.ts';
import { takeSearches } from '../corpus/wording/candidates.ts';
import type { SlipQuestion } from '../corpus/wording/slip-question.ts';
import { rememberSlips } from '../corpus/wording/slips.ts';
import { unread } from './diagnose.ts';
import { type FindingSettings, isTurnedOff } from './findings/finding-settings.ts';

/** Characters: fewer are searched sooner than another thread has begun. */
const worthwhile = 30_000;

/** Whether a draft that was just opened, and not yet read, is likely to have so many. */
export function isWorthwhile(source: string, settings: FindingSettings): boolean {
  return source.length >= worthwhile && !isTurnedOff(settings, wordingDiffers.code);
}

/** Null where few sentences are left to be searched. Yields like {@link checkDraft}. */
export function* slipsAhead(
  draft: Draft,
  reference: Reference,
  options: { readonly checks: readonly Check[]; readonly settings: FindingSettings },
): Generator<undefined, SlipQuestion | null> {
  // Most drafts are shorter: none of their paragraphs need be looked at.
  if (draft.source.length < worthwhile) return null;
  const texts = unread(draft, reference, options, wordingDiffers);
  if (lengthOf(texts) < worthwhile) return null;
  const { corpus, segmenter } = reference;
  const compared = corpus.without(draft.uri);
  const sentences = yield* unsearchedSentences(texts, compared, segmenter);
  if (lengthOf(sentences) < worthwhile) return null;
  return {
    sentences,
    found: (sentence, slips) => rememberSlips(compared, segmenter, sentence, slips),
    searched: (of, packed) => takeSearches(compared, segmenter, of, packed),
  };
}

function lengthOf(texts: readonly string[]): number {
  return texts.reduce((sum, { length }) => sum + length, 0);
}
