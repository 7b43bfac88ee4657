/** Findings of a draft: the same for the editor and the command line. */

import type { Check, Draft, DraftCheck, Edit, Finding, ParagraphCheck, Reference } from '../checks/check.ts';
import { isOwnUsage } from '../checks/own-usage.ts';
import { type CheckFailed, isParagraphCheck, paragraphFindings, unreadTexts } from '../checks/paragraph-findings.ts';
import type { UnitWords } from '../corpus/user-files/unit-words.ts';
import { readOnce } from '../ingest/remembered.ts';
import { eachOnce, located } from './findings/candidate.ts';
import { type FindingSettings, isTurnedOff } from './findings/finding-settings.ts';
import { type Judgement, judge } from './findings/judge.ts';
import type { Diagnosis } from './findings/standing-findings.ts';

/**
 * Runs the checks: those of paragraphs together, then the others one after the other. Yields after every step, so that
 * the caller can stop or give time back. A draft that lies in the corpus is checked against the other files. `later`: see
 * {@link paragraphFindings}.
 */
function* diagnose(
  draft: Draft,
  whole: Reference,
  checks: readonly Check[],
  failed: CheckFailed,
  later: Check | null = null,
): Generator<undefined, Diagnosis> {
  const reference = referenceOf(draft, whole);
  const kinds = kindsOf(checks);
  const ofParagraphs = yield* paragraphFindings(draft, reference, kinds.ofParagraphs, failed, later);
  const ofDraft: Finding[] = [];
  for (const check of kinds.ofDrafts) {
    try {
      const found = check.run(draft, reference);
      // What is known is there at once.
      const isKnown = Array.isArray(found);
      for (const finding of found) {
        if (!isKnown) yield undefined;
        if (finding && !isUsageNearby(draft, finding, whole.words)) ofDraft.push(finding);
      }
    } catch (error) {
      failed(check.code, error);
    }
    yield undefined;
  }
  return { ofParagraphs, ofDraft };
}

/** What the draft is compared with. */
function referenceOf({ uri }: Draft, whole: Reference): Reference {
  return { ...whole, corpus: whole.corpus.without(uri) };
}

/** Around a flagged stretch, a preferred term is looked for within this many characters. */
const reach = 60;

/** {@link isOwnUsage} of a finding that was not made of one paragraph. */
function isUsageNearby({ source }: Draft, { code, range }: Finding, words: UnitWords | undefined): boolean {
  if (!words) return false;
  const from = Math.max(0, range.start - reach);
  const near = { start: range.start - from, end: range.end - from };
  return isOwnUsage(words, code, source.slice(from, range.end + reach), near);
}

interface Kinds {
  readonly ofParagraphs: readonly ParagraphCheck[];
  readonly ofDrafts: readonly DraftCheck[];
}

/** The checks by kind; the same lists for the same array, as what paragraphs show is remembered by them. */
const kindsOf = readOnce(
  (checks: readonly Check[]): Kinds => ({
    ofParagraphs: checks.filter(isParagraphCheck),
    ofDrafts: checks.filter((check): check is DraftCheck => !isParagraphCheck(check)),
  }),
);

/**
 * What the drafter is shown of the findings, for editor and command line alike: all checks, then {@link judge}. Yields after
 * every step, so that the caller can stop or give time back.
 */
export function* checkDraft(
  draft: Draft,
  reference: Reference,
  { checks, settings, baseline, later = null }: CheckOptions,
  failed: CheckFailed,
): Generator<undefined, Judgement> {
  let complete = reference.corpus.clauseCount > 0 && later === null;
  const failedHere: CheckFailed = (code, error) => {
    complete = false;
    failed(code, error);
  };
  const diagnosis = yield* diagnose(draft, reference, wanted(checks, settings), failedHere, later);
  return judge(draft, diagnosis, { checks, settings, baseline, complete });
}

/**
 * Texts of the paragraphs that {@link checkDraft} has not remembered for a check of paragraphs; none where the check is turned
 * off.
 */
export function unread(
  draft: Draft,
  whole: Reference,
  { checks, settings }: Pick<CheckOptions, 'checks' | 'settings'>,
  check: ParagraphCheck,
): readonly string[] {
  const { ofParagraphs } = kindsOf(wanted(checks, settings));
  if (!ofParagraphs.includes(check)) return [];
  return unreadTexts(draft, referenceOf(draft, whole), ofParagraphs, check);
}

const wantedChecks = new WeakMap<readonly Check[], WeakMap<FindingSettings, readonly Check[]>>();

/** The checks that are not turned off for every document; the same array for the same arguments. */
function wanted(checks: readonly Check[], settings: FindingSettings): readonly Check[] {
  const bySettings = wantedChecks.get(checks) ?? new WeakMap<FindingSettings, readonly Check[]>();
  wantedChecks.set(checks, bySettings);
  const known = bySettings.get(settings);
  if (known) return known;
  const on = checks.filter(({ code }) => !isTurnedOff(settings, code));
  const all = on.length === checks.length ? checks : on;
  bySettings.set(settings, all);
  return all;
}

export interface CheckOptions {
  /** Pass the same array again: what paragraphs show is remembered by it. */
  readonly checks: readonly Check[];
  readonly settings: FindingSettings;
  /** Fingerprints of findings that are not to be reported. */
  readonly baseline: ReadonlySet<string>;
  /** A check of paragraphs that is to look at what is new at another time: its findings there are missing. */
  readonly later?: Check | null;
}

/** All of {@link checkDraft} at once, for callers that nobody waits behind. */
export function checkedDraft(
  draft: Draft,
  reference: Reference,
  options: CheckOptions,
  failed: CheckFailed,
): Judgement {
  return toItsEnd(checkDraft(draft, reference, options, failed));
}

/** What the checks find, all at once and not judged: in order of the text, each once. */
export function findingsOf(
  draft: Draft,
  reference: Reference,
  checks: readonly Check[],
  failed: CheckFailed,
): readonly Finding[] {
  const { ofParagraphs, ofDraft } = toItsEnd(diagnose(draft, reference, checks, failed));
  const { paragraphs, found } = ofParagraphs;
  const placed = found.flatMap((here, at) => here.map((one) => located(draft.text.places.at(paragraphs[at]!), one)));
  return eachOnce([...placed, ...ofDraft]);
}

function toItsEnd<Result>(run: Generator<undefined, Result>): Result {
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
  }
}

/** Edits of the preferred fixes, in order of the text; where two overlap, the earlier one stands. */
export function preferredEdits(findings: readonly Finding[]): readonly Edit[] {
  const taken: Edit[] = [];
  for (const { fixes } of findings) {
    const edits = fixes.find((fix) => fix.preferred)?.edits ?? [];
    const free = edits.every((edit) => taken.every((other) => !overlap(edit, other)));
    if (free) taken.push(...edits);
  }
  return taken.sort((a, b) => a.range.start - b.range.start);
}

/** The text with the edits made. Edits must not overlap. */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const { range, newText } of [...edits].sort((a, b) => a.range.start - b.range.start)) {
    result += source.slice(at, range.start) + newText;
    at = range.end;
  }
  return result + source.slice(at);
}

function overlap(a: Edit, b: Edit): boolean {
  const meet = a.range.start < b.range.end && b.range.start < a.range.end;
  return meet || a.range.start === b.range.start;
}
