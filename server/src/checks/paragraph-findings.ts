/**
 * Runs the paragraph checks over a draft. What they find in a paragraph is remembered by its kind and text, all checks
 * together, as long as corpus and unit's words stay the same.
 */

import type { Corpus } from '../corpus/corpus.ts';
import { UnitWords } from '../corpus/unit-words.ts';
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

type Found = readonly (readonly [check: ParagraphCheck, finding: ParagraphFinding])[];

/** Told of a check that failed; the others go on. */
export type CheckFailed = (code: string, error: unknown) => void;

/** Paragraphs remembered for one corpus; a draft of 700 KB has some five thousand. */
const mostRemembered = 20_000;

const memory = new WeakMap<Corpus, WeakMap<UnitWords, WeakMap<readonly ParagraphCheck[], Map<string, Found>>>>();
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
  for (const [index, { text, block }] of draft.text.paragraphs.entries()) {
    if (block.kind === 'metadata' || text === '') continue;
    const kind = kinds[index]!;
    const key = kind[0] + text;
    let found = known.get(key);
    if (!found) {
      found = yield* read({ text, kind }, reference, checks, failed);
      if (known.size >= mostRemembered) known.clear();
      known.set(key, found);
      yield undefined;
    }
    for (const [check, finding] of found) yield placed(draft, index, check, finding);
  }
}

function* read(
  paragraph: CheckedParagraph,
  reference: Reference,
  checks: readonly ParagraphCheck[],
  failed: CheckFailed,
): Generator<undefined, Found> {
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

function remembered({ corpus, words = noWords }: Reference, checks: readonly ParagraphCheck[]): Map<string, Found> {
  const byWords =
    memory.get(corpus) ?? new WeakMap<UnitWords, WeakMap<readonly ParagraphCheck[], Map<string, Found>>>();
  memory.set(corpus, byWords);
  const byChecks = byWords.get(words) ?? new WeakMap<readonly ParagraphCheck[], Map<string, Found>>();
  byWords.set(words, byChecks);
  const known = byChecks.get(checks) ?? new Map<string, Found>();
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
