/**
 * Runs the paragraph checks over a draft. What they find in a paragraph is remembered with it through all versions of the
 * draft, all checks together, as long as corpus and unit's words stay the same.
 */

import type { Corpus } from '../corpus/corpus.ts';
import { UnitWords } from '../corpus/unit-words.ts';
import type { Paragraph } from '../ingest/paragraph.ts';
import { onceForEach } from '../ingest/print.ts';
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
  /** Stands for corpus, words and checks; null before the first look. */
  run: object | null;
  kind: ParagraphKind;
  findings: CheckFindings;
  paragraph: Paragraph | null;
  placed: readonly Finding[];
}

const none: readonly Finding[] = [];
const foundIn = onceForEach((): Found => ({ run: null, kind: 'text', findings: [], paragraph: null, placed: none }));

/** Told of a check that failed; the others go on. */
export type CheckFailed = (code: string, error: unknown) => void;

const runs = new WeakMap<Corpus, WeakMap<UnitWords, WeakMap<readonly ParagraphCheck[], object>>>();
/** Stands for the words of a unit that has stated none. */
const noWords = new UnitWords([]);

export function isParagraphCheck(check: Check): check is ParagraphCheck {
  return 'find' in check;
}

/**
 * Findings of all the checks, paragraph by paragraph; `undefined` after each paragraph that had to be read. The list
 * of checks is part of the memory's key: pass the same array again.
 */
export function* paragraphFindings(
  draft: Draft,
  reference: Reference,
  checks: readonly ParagraphCheck[],
  failed: CheckFailed,
): Generator<Finding | undefined, void> {
  const run = runOf(reference, checks);
  const kinds = kindsOf(draft);
  const { paragraphs } = draft.text;
  const isUnread = (index: number): boolean => isUnreadBy(run, paragraphs[index]!, kinds[index]!);
  let isPrepared = false;
  for (let index = 0; index < paragraphs.length; index++) {
    const paragraph = paragraphs[index]!;
    const { text } = paragraph;
    if (isSkipped(paragraph)) continue;
    const kind = kinds[index]!;
    const found = foundIn(paragraph);
    if (isUnread(index)) {
      if (!isPrepared) {
        isPrepared = true;
        const unread = paragraphs.filter((other, at) => at >= index && !isSkipped(other) && isUnread(at));
        yield* prepared(
          unread.map((other) => other.text),
          reference,
          checks,
          failed,
        );
      }
      const findings = yield* read({ text, kind }, reference, checks, failed);
      found.run = run;
      found.kind = kind;
      found.findings = findings;
      found.paragraph = null;
      yield undefined;
    }
    if (found.findings.length === 0) continue;
    // The record of a paragraph is the same as long as it stands at the same place.
    if (found.paragraph !== paragraph) {
      found.placed = found.findings.map(([check, finding]) => placed(paragraph, check, finding));
      found.paragraph = paragraph;
    }
    yield* found.placed;
  }
}

/** Texts of the paragraphs that {@link paragraphFindings} would have to read. */
export function unreadTexts(draft: Draft, reference: Reference, checks: readonly ParagraphCheck[]): readonly string[] {
  const run = runOf(reference, checks);
  const kinds = kindsOf(draft);
  return draft.text.paragraphs
    .filter((paragraph, index) => !isSkipped(paragraph) && isUnreadBy(run, paragraph, kinds[index]!))
    .map(({ text }) => text);
}

function isUnreadBy(run: object, paragraph: Paragraph, kind: ParagraphKind): boolean {
  const found = foundIn(paragraph);
  return found.run !== run || found.kind !== kind;
}

function isSkipped({ text, block }: Paragraph): boolean {
  return block.kind === 'metadata' || text === '';
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

/** What stands in each paragraph, in the order of the text. */
function kindsOf({ text }: Draft): readonly ParagraphKind[] {
  const kinds = text.paragraphs.map(
    ({ block }): ParagraphKind => (block.kind === 'row' ? 'row' : block.kind === 'title' ? 'title' : 'text'),
  );
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
