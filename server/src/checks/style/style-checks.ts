/** The drafting norms, in the order of the reference page. */
import type { Check } from '../check.ts';
import { accordingToLaw } from './according-to-law.ts';
import { account } from './account.ts';
import { andOr } from './and-or.ts';
import { approximateNumber } from './approximate.ts';
import { articleNumeral } from './article-numeral.ts';
import { attachmentPunctuation } from './attachment-punctuation.ts';
import { butComma } from './but-comma.ts';
import { docnumAfterTitle } from './docnum-after-title.ts';
import { docnumBrackets } from './docnum-brackets.ts';
import { docnumPlainSerial } from './docnum-plain-serial.ts';
import { genreMissing } from './genre-missing.ts';
import { halfwidthPunctuation } from './halfwidth-punctuation.ts';
import { headingPunctuation } from './heading-punctuation.ts';
import { illegalGains } from './illegal-gains.ts';
import { impossibleDate } from './impossible-date.ts';
import { includingNumber } from './including-number.ts';
import { issueDate } from './issue-date.ts';
import { listComma } from './list-comma.ts';
import { makeDecision } from './make-decision.ts';
import { mixedNumerals } from './mixed-numerals.ts';
import { numeralProfile } from './numeral-profile.ts';
import { offsetDebt } from './offset-debt.ts';
import { pairedMarkComma } from './paired-mark-comma.ts';
import { payFine } from './pay-fine.ts';
import { percentPoint } from './percent-point.ts';
import { placeholderLeft } from './placeholder.ts';
import { publish } from './publish.ts';
import { rangeDash } from './range-dash.ts';
import { rangeUnit } from './range-unit.ts';
import { recipientColon } from './recipient-colon.ts';
import { redundantApproximation } from './redundant-approximation.ts';
import { relativeDate } from './relative-date.ts';
import { repeatedMember } from './repeated-member.ts';
import { repeatedParagraph } from './repeated-paragraph.ts';
import { repeatedWord } from './repeated-word.ts';
import { reportAsks } from './report-asks.ts';
import { reversedRange } from './reversed-range.ts';
import { sentenceEnd } from './sentence-end.ts';
import { shouldWord } from './should.ts';
import { takeEffect } from './take-effect.ts';
import { unmatchedPair } from './unmatched-pair.ts';

export const styleChecks: readonly Check[] = [
  docnumBrackets,
  docnumPlainSerial,
  docnumAfterTitle,
  issueDate,
  impossibleDate,
  genreMissing,
  recipientColon,
  reportAsks,
  attachmentPunctuation,
  headingPunctuation,
  articleNumeral,
  numeralProfile,
  mixedNumerals,
  rangeDash,
  rangeUnit,
  percentPoint,
  approximateNumber,
  includingNumber,
  redundantApproximation,
  reversedRange,
  halfwidthPunctuation,
  pairedMarkComma,
  listComma,
  unmatchedPair,
  sentenceEnd,
  butComma,
  shouldWord,
  andOr,
  makeDecision,
  payFine,
  offsetDebt,
  account,
  accordingToLaw,
  illegalGains,
  publish,
  takeEffect,
  relativeDate,
  placeholderLeft,
  repeatedWord,
  repeatedMember,
  repeatedParagraph,
];
