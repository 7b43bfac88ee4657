/**
 * Runs the paragraph checks over a draft. What they find in a paragraph is remembered with it through all versions of the
 * draft, all checks together, as long as corpus and unit's words stay the same.
 */

import type { Corpus } from '../corpus/corpus.ts';
import { UnitWords } from '../corpus/unit-words.ts';
import type { Print } from '../ingest/print.ts';
import { locate } from '../policy/span.ts';
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

/** What is found in a paragraph while it is of that kind. */
interface Found {
  readonly kind: ParagraphKind;
  readonly findings: CheckFindings;
}

/** Told of a check that failed; the others go on. */
export type CheckFailed = (code: string, error: unknown) => void;

const memory = new WeakMap<Corpus, WeakMap<UnitWords, WeakMap<readonly ParagraphCheck[], WeakMap<Print, Found[]>>>>();
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
  const known = remembered(reference, checks);
  const kinds = kindsOf(draft);
  for (const [index, { text, block, print }] of draft.text.paragraphs.entries()) {
    if (block.kind === 'metadata' || text === '') continue;
    const kind = kinds[index]!;
    let found = known.get(print)?.find((one) => one.kind === kind);
    if (!found) {
      found = { kind, findings: yield* read({ text, kind }, reference, checks, failed) };
      known.set(print, [...(known.get(print) ?? []), found]);
      yield undefined;
    }
    for (const [check, finding] of found.findings) yield placed(draft, index, check, finding);
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

function remembered(
  { corpus, words = noWords }: Reference,
  checks: readonly ParagraphCheck[],
): WeakMap<Print, Found[]> {
  const byWords =
    memory.get(corpus) ?? new WeakMap<UnitWords, WeakMap<readonly ParagraphCheck[], WeakMap<Print, Found[]>>>();
  memory.set(corpus, byWords);
  const byChecks = byWords.get(words) ?? new WeakMap<readonly ParagraphCheck[], WeakMap<Print, Found[]>>();
  byWords.set(words, byChecks);
  const known = byChecks.get(checks) ?? new WeakMap<Print, Found[]>();
  byChecks.set(checks, known);
  return known;
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

function placed(draft: Draft, paragraph: number, check: ParagraphCheck, finding: ParagraphFinding): Finding {
  const { start, end, severity = check.defaultSeverity, message, evidence = [], fixes = [], kinds } = finding;
  return {
    code: check.code,
    severity,
    range: locate(draft.text, { paragraph, start, end }),
    message,
    evidence,
    fixes: fixes.map((fix) => ({
      ...fix,
      edits: fix.edits.map((edit) => ({
        range: locate(draft.text, { paragraph, start: edit.start, end: edit.end }),
        newText: edit.newText,
      })),
    })),
    ...(kinds ? { kinds } : {}),
  };
}
