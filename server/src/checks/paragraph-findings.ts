/**
 * Runs the paragraph checks over a draft. What they find in a paragraph is remembered with it through all versions of the
 * draft, all checks together, as long as corpus and unit's words stay the same.
 */

import type { Corpus } from '../corpus/corpus.ts';
import { UnitWords } from '../corpus/user-files/unit-words.ts';
import type { BesideList } from '../ingest/beside-list.ts';
import type { Paragraph } from '../ingest/paragraph.ts';
import { besideParagraphs, changeBetween, draftOf, type Gathered, replaced } from '../ingest/paragraph-versions.ts';
import type { Check, CheckedParagraph, Draft, ParagraphCheck, ParagraphKind, Reference } from './check.ts';
import { type CheckFinding, type CheckFindings, type Found, Run, unseen } from './found-in-paragraph.ts';
import { isOwnUsage } from './own-usage.ts';
import { isSameAround, kindsStated, statedKinds } from './stated-kinds.ts';

const foundBeside = besideParagraphs<Found>();

/** Told of a check that failed; the others go on. */
export type CheckFailed = (code: string, error: unknown) => void;

const runs = new WeakMap<Corpus, WeakMap<UnitWords, WeakMap<readonly ParagraphCheck[], Run>>>();
/** Stands for the words of a unit that has stated none. */
const noWords = new UnitWords([]);

export function isParagraphCheck(check: Check): check is ParagraphCheck {
  return 'find' in check;
}

/** What the last complete look at a draft gave, and what it hangs on. */
interface Look {
  readonly paragraphs: readonly Paragraph[];
  readonly run: Run;
  readonly awaited: ParagraphCheck | null;
  readonly kinds: Uint8Array;
  readonly gathered: Gathered<CheckFindings>;
}

const looks = new WeakMap<object, Look>();

/**
 * Gives what all the checks find in the paragraphs of a draft, without those where they find nothing; yields after each
 * paragraph that had to be read. The list of checks is part of the memory's key: pass the same array again. A check that is
 * to come `later` reads nothing: what it found before is among the findings, and what it has not seen it reads when all
 * checks run, it alone.
 */
export function* paragraphFindings(
  draft: Draft,
  reference: Reference,
  checks: readonly ParagraphCheck[],
  failed: CheckFailed,
  later: Check | null = null,
): Generator<undefined, Gathered<CheckFindings>> {
  const { paragraphs } = draft.text;
  const run = runOf(reference, checks);
  const beside = foundBeside(paragraphs);
  const kinds = kindsStated(draft.text);
  const awaited = checks.find((check) => check === later) ?? null;
  const present = awaited === null ? checks : checks.filter((check) => check !== awaited);
  const before = looks.get(draftOf(paragraphs));
  const isLikeBefore = before?.run === run && before.awaited === awaited;
  const since = isLikeBefore ? changeBetween(before.paragraphs, paragraphs) : null;
  const change = since && isSameAround(before!.kinds, kinds, since) ? since : null;
  const { first, end } = change ?? { first: 0, end: paragraphs.length };
  const unread = unreadAmong(paragraphs, beside, kinds, { run, awaited, first, end });
  for (const only of new Set(unread.map((one) => one.only))) {
    const looking = only === null ? present : [only];
    const here = unread.filter((one) => one.only === only);
    const texts = here.map(({ index }) => paragraphs[index]!.text);
    yield* prepared(texts, reference, looking, failed);
    for (const { index, kind } of here) {
      const known = beside.at(index)!;
      const fresh = yield* read({ text: paragraphs[index]!.text, kind }, reference, looking, failed);
      const findings = only === null ? fresh : known.findings.concat(fresh);
      beside.put(index, run.found(known.ownKind!, kind, findings, only === null ? awaited : null));
      yield undefined;
    }
  }
  const fresh = gatheredIn(beside, first, end);
  const gathered = change ? replaced(before!.gathered, change, fresh) : fresh;
  looks.set(draftOf(paragraphs), { paragraphs, run, awaited, kinds, gathered });
  return gathered;
}

function gatheredIn(beside: BesideList<Found>, first: number, end: number): Gathered<CheckFindings> {
  const indices: number[] = [];
  const found: CheckFindings[] = [];
  beside.visit(first, end, (put, index) => {
    if (put === undefined || put.findings.length === 0) return;
    indices.push(index);
    found.push(put.findings);
  });
  return { paragraphs: indices, found };
}

/** Texts of the paragraphs that a check of {@link paragraphFindings} has not looked at. */
export function unreadTexts(
  draft: Draft,
  reference: Reference,
  checks: readonly ParagraphCheck[],
  check: ParagraphCheck,
): readonly string[] {
  const { paragraphs } = draft.text;
  const all = { run: runOf(reference, checks), awaited: null, first: 0, end: paragraphs.length };
  return unreadAmong(paragraphs, foundBeside(paragraphs), kindsStated(draft.text), all)
    .filter(({ only }) => only === null || only === check)
    .map(({ index }) => paragraphs[index]!.text);
}

interface Unread {
  readonly index: number;
  readonly kind: ParagraphKind;
  /** The only check that has not looked; null where none has. */
  readonly only: ParagraphCheck | null;
}

/** The paragraphs from `first` to before `end` that not all checks but the awaited one have read for the run as what they are now. */
function unreadAmong(
  paragraphs: readonly Paragraph[],
  beside: BesideList<Found>,
  kinds: Uint8Array,
  { run, awaited, first, end }: Pick<Look, 'run' | 'awaited'> & { readonly first: number; readonly end: number },
): readonly Unread[] {
  const unread: Unread[] = [];
  beside.visit(first, end, (put, index) => {
    const found = put ?? unseen(paragraphs[index]!);
    if (!put) beside.put(index, found);
    if (found.ownKind === null) return;
    const kind = statedKinds[kinds[index]!] ?? found.ownKind;
    if (found.run !== run || found.kind !== kind) unread.push({ index, kind, only: null });
    else if (found.lacking !== null && found.lacking !== awaited) unread.push({ index, kind, only: found.lacking });
  });
  return unread;
}

function* prepared(
  texts: readonly string[],
  reference: Reference,
  checks: readonly ParagraphCheck[],
  failed: CheckFailed,
): Generator<undefined, void> {
  for (const check of checks) {
    try {
      if (check.prepare) yield* check.prepare(texts, reference);
    } catch (error) {
      failed(check.code, error);
    }
  }
}

function* read(
  paragraph: CheckedParagraph,
  reference: Reference,
  checks: readonly ParagraphCheck[],
  failed: CheckFailed,
): Generator<undefined, CheckFindings> {
  const found: CheckFinding[] = [];
  for (const check of checks) {
    try {
      if (check.concerns && !check.concerns(paragraph)) continue;
      for (const finding of check.find(paragraph, reference)) {
        if (!finding) yield undefined;
        else if (!isOwnUsage(reference.words, check.code, paragraph.text, finding)) found.push({ check, finding });
      }
    } catch (error) {
      failed(check.code, error);
    }
  }
  return found;
}

/** The same object for the same corpus, words and checks. */
function runOf({ corpus, words = noWords }: Reference, checks: readonly ParagraphCheck[]): Run {
  const byWords = runs.get(corpus) ?? new WeakMap<UnitWords, WeakMap<readonly ParagraphCheck[], Run>>();
  runs.set(corpus, byWords);
  const byChecks = byWords.get(words) ?? new WeakMap<readonly ParagraphCheck[], Run>();
  byWords.set(words, byChecks);
  const run = byChecks.get(checks) ?? new Run(checks);
  byChecks.set(checks, run);
  return run;
}
