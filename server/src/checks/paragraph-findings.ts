/**
 * Runs the paragraph checks over a draft. What they find in a paragraph is remembered with it through all versions of the
 * draft, all checks together, as long as corpus and unit's words stay the same.
 */

import type { Corpus } from '../corpus/corpus.ts';
import { UnitWords } from '../corpus/unit-words.ts';
import type { Paragraph } from '../ingest/paragraph.ts';
import { besideParagraphs } from '../ingest/paragraph-versions.ts';
import type { PolicyText } from '../policy/model.ts';
import { locateIn } from '../policy/span.ts';
import type {
  Check,
  CheckedParagraph,
  Draft,
  Finding,
  ParagraphCheck,
  ParagraphFinding,
  ParagraphKind,
  Reference,
} from './check.ts';

type CheckFindings = readonly (readonly [check: ParagraphCheck, finding: ParagraphFinding])[];

/** What was found in a paragraph when it was last looked at, and where it stood then. */
interface Found {
  /** Holds nothing to be checked. */
  readonly isSkipped: boolean;
  /** What stands there as far as the paragraph itself shows. */
  readonly ownKind: ParagraphKind;
  /** Stands for corpus, words and checks; null before the first look. */
  run: object | null;
  kind: ParagraphKind;
  findings: CheckFindings;
  paragraph: Paragraph | null;
  placed: readonly Finding[];
}

const none: readonly Finding[] = [];
const nothing: CheckFindings = [];
const foundBeside = besideParagraphs<Found>();

function unseen({ text, block: { kind } }: Paragraph): Found {
  const ownKind = kind === 'row' || kind === 'title' ? kind : 'text';
  const isSkipped = kind === 'metadata' || text === '';
  return { isSkipped, ownKind, run: null, kind: ownKind, findings: nothing, paragraph: null, placed: none };
}

/** Told of a check that failed; the others go on. */
export type CheckFailed = (code: string, error: unknown) => void;

const runs = new WeakMap<Corpus, WeakMap<UnitWords, WeakMap<readonly ParagraphCheck[], object>>>();
/** Stands for the words of a unit that has stated none. */
const noWords = new UnitWords([]);

export function isParagraphCheck(check: Check): check is ParagraphCheck {
  return 'find' in check;
}

/**
 * Returns the findings of all the checks, paragraph by paragraph; yields after each paragraph that had to be read. The list
 * of checks is part of the memory's key: pass the same array again. A check that is to come `later` reads nothing: what it
 * found before is among the findings, and the paragraphs that it has not seen are read again when all checks run.
 */
export function* paragraphFindings(
  draft: Draft,
  reference: Reference,
  checks: readonly ParagraphCheck[],
  failed: CheckFailed,
  later: Check | null = null,
): Generator<undefined, readonly Finding[]> {
  const { paragraphs } = draft.text;
  const present = checks.filter((check) => check !== later);
  const run = runOf(reference, checks);
  const beside = foundBeside(draft.text.paragraphs);
  const unread = unreadAmong(draft.text, beside, run);
  if (unread.length > 0) {
    const texts = unread.map(({ index }) => paragraphs[index]!.text);
    yield* prepared(texts, reference, present, failed);
  }
  for (const { index, kind } of unread) {
    const found = beside[index]!;
    found.findings = yield* read({ text: paragraphs[index]!.text, kind }, reference, present, failed);
    found.run = later === null ? run : null;
    found.kind = kind;
    found.paragraph = null;
    yield undefined;
  }
  const findings: Finding[] = [];
  for (let index = 0; index < beside.length; index++) {
    const found = beside[index]!;
    if (found.findings.length === 0) continue;
    const paragraph = paragraphs[index]!;
    // The record of a paragraph is the same as long as it stands at the same place.
    if (found.paragraph !== paragraph) {
      found.placed = found.findings.map(([check, finding]) => placed(paragraph, check, finding));
      found.paragraph = paragraph;
    }
    findings.push(...found.placed);
  }
  return findings;
}

/** Texts of the paragraphs that {@link paragraphFindings} would have to read. */
export function unreadTexts(draft: Draft, reference: Reference, checks: readonly ParagraphCheck[]): readonly string[] {
  const { paragraphs } = draft.text;
  const unread = unreadAmong(draft.text, foundBeside(draft.text.paragraphs), runOf(reference, checks));
  return unread.map(({ index }) => paragraphs[index]!.text);
}

interface Unread {
  readonly index: number;
  readonly kind: ParagraphKind;
}

/** The paragraphs that have not been read for the run as what they are now. */
function unreadAmong(text: PolicyText, beside: (Found | undefined)[], run: object): readonly Unread[] {
  const { paragraphs } = text;
  const kinds = kindsStated(text);
  const unread: Unread[] = [];
  for (let index = 0; index < paragraphs.length; index++) {
    const found = beside[index] ?? unseen(paragraphs[index]!);
    beside[index] = found;
    if (found.isSkipped) continue;
    const kind = kinds[index] ?? found.ownKind;
    if (found.run !== run || found.kind !== kind) unread.push({ index, kind });
  }
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
  const found: (readonly [check: ParagraphCheck, finding: ParagraphFinding])[] = [];
  for (const check of checks) {
    try {
      if (check.concerns && !check.concerns(paragraph)) continue;
      for (const finding of check.find(paragraph, reference)) {
        if (finding) found.push([check, finding]);
        else yield undefined;
      }
    } catch (error) {
      failed(check.code, error);
    }
  }
  return found;
}

/** The same object for the same corpus, words and checks. */
function runOf({ corpus, words = noWords }: Reference, checks: readonly ParagraphCheck[]): object {
  const byWords = runs.get(corpus) ?? new WeakMap<UnitWords, WeakMap<readonly ParagraphCheck[], object>>();
  runs.set(corpus, byWords);
  const byChecks = byWords.get(words) ?? new WeakMap<readonly ParagraphCheck[], object>();
  byWords.set(words, byChecks);
  const run = byChecks.get(checks) ?? {};
  byChecks.set(checks, run);
  return run;
}

/** What stands in the paragraphs that a document calls its title or a heading; the others are what they show themselves. */
function kindsStated(text: PolicyText): readonly (ParagraphKind | undefined)[] {
  const kinds = new Array<ParagraphKind | undefined>(text.paragraphs.length).fill(undefined);
  for (const document of text.documents) {
    if (document.titleSpan) kinds[document.titleSpan.paragraph] = 'title';
    for (const { span, runIn } of document.outline) if (!runIn) kinds[span.paragraph] = 'heading';
  }
  return kinds;
}

function placed(paragraph: Paragraph, check: ParagraphCheck, finding: ParagraphFinding): Finding {
  const { start, end, severity = check.defaultSeverity, message, evidence = [], fixes = [], kinds } = finding;
  return {
    code: check.code,
    severity,
    range: locateIn(paragraph, start, end),
    message,
    evidence,
    fixes: fixes.map((fix) => ({
      ...fix,
      edits: fix.edits.map((edit) => ({
        range: locateIn(paragraph, edit.start, edit.end),
        newText: edit.newText,
      })),
    })),
    ...(kinds ? { kinds } : {}),
  };
}
