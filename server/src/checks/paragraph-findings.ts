/**
 * Runs the paragraph checks over a draft. What they find in a paragraph is remembered with it through all versions of the
 * draft, all checks together, as long as corpus and unit's words stay the same.
 */

import type { Corpus } from '../corpus/corpus.ts';
import { UnitWords } from '../corpus/unit-words.ts';
import type { Paragraph } from '../ingest/paragraph.ts';
import { besideParagraphs, draftOf } from '../ingest/paragraph-versions.ts';
import { rememberedWith } from '../ingest/remembered.ts';
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

/** Stands for corpus, words and checks. */
class Run {
  readonly #nothing = new Map<ParagraphKind, Map<ParagraphKind, Found>>();

  /** What all paragraphs share in which nothing was found: so most of a draft is gone through without being touched. */
  nothingFound(ownKind: ParagraphKind, kind: ParagraphKind): Found {
    const byKind = this.#nothing.get(ownKind) ?? new Map<ParagraphKind, Found>();
    this.#nothing.set(ownKind, byKind);
    const found = byKind.get(kind) ?? new Found(ownKind, this, kind, nothing);
    byKind.set(kind, found);
    return found;
  }
}

/** What was found in a paragraph when it was last looked at, and where it stood then. */
class Found {
  /** What stands there as far as the paragraph itself shows; null where it holds nothing to be checked. */
  readonly ownKind: ParagraphKind | null;
  /** Null before the first look, and where a check is to look again. */
  readonly run: Run | null;
  readonly kind: ParagraphKind | null;
  readonly #findings: CheckFindings;
  #paragraph: Paragraph | null = null;
  #placed: readonly Finding[] = none;

  constructor(ownKind: ParagraphKind | null, run: Run | null, kind: ParagraphKind | null, findings: CheckFindings) {
    this.ownKind = ownKind;
    this.run = run;
    this.kind = kind;
    this.#findings = findings;
  }

  get isEmpty(): boolean {
    return this.#findings.length === 0;
  }

  /** The findings where the paragraph stands, whose record is the same as long as it stands at the same place. */
  placedIn(paragraph: Paragraph): readonly Finding[] {
    if (this.#paragraph !== paragraph) {
      this.#placed = this.#findings.map(([check, finding]) => placed(paragraph, check, finding));
      this.#paragraph = paragraph;
    }
    return this.#placed;
  }
}

const none: readonly Finding[] = [];
const nothing: CheckFindings = [];
const foundBeside = besideParagraphs<Found>();

const skipped = new Found(null, null, null, nothing);
const unseenOf = {
  text: new Found('text', null, null, nothing),
  title: new Found('title', null, null, nothing),
  row: new Found('row', null, null, nothing),
};

function unseen({ text, block: { kind } }: Paragraph): Found {
  if (kind === 'metadata' || text === '') return skipped;
  return unseenOf[kind === 'row' || kind === 'title' ? kind : 'text'];
}

/** Told of a check that failed; the others go on. */
export type CheckFailed = (code: string, error: unknown) => void;

const runs = new WeakMap<Corpus, WeakMap<UnitWords, WeakMap<readonly ParagraphCheck[], Run>>>();
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
    const ownKind = beside[index]!.ownKind!;
    const findings = yield* read({ text: paragraphs[index]!.text, kind }, reference, present, failed);
    if (later !== null) beside[index] = new Found(ownKind, null, null, findings);
    else
      beside[index] = findings.length === 0 ? run.nothingFound(ownKind, kind) : new Found(ownKind, run, kind, findings);
    yield undefined;
  }
  const findings: Finding[] = [];
  for (let index = 0; index < beside.length; index++) {
    const found = beside[index]!;
    if (!found.isEmpty) findings.push(...found.placedIn(paragraphs[index]!));
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
function unreadAmong(text: PolicyText, beside: (Found | undefined)[], run: Run): readonly Unread[] {
  const { paragraphs } = text;
  const kinds = kindsStated(text);
  const unread: Unread[] = [];
  for (let index = 0; index < paragraphs.length; index++) {
    const found = beside[index] ?? unseen(paragraphs[index]!);
    beside[index] = found;
    if (found.ownKind === null) continue;
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
function runOf({ corpus, words = noWords }: Reference, checks: readonly ParagraphCheck[]): Run {
  const byWords = runs.get(corpus) ?? new WeakMap<UnitWords, WeakMap<readonly ParagraphCheck[], Run>>();
  runs.set(corpus, byWords);
  const byChecks = byWords.get(words) ?? new WeakMap<readonly ParagraphCheck[], Run>();
  byWords.set(words, byChecks);
  const run = byChecks.get(checks) ?? new Run();
  byChecks.set(checks, run);
  return run;
}

type Kinds = readonly (ParagraphKind | undefined)[];

const rememberedKinds = rememberedWith<object, Kinds>();

/** What stands in the paragraphs that a document calls its title or a heading; the others are what they show themselves. */
function kindsStated({ paragraphs, documents }: PolicyText): Kinds {
  const about = documents.flatMap(({ titleSpan, outline }) => [titleSpan?.paragraph, outline]);
  return rememberedKinds(draftOf(paragraphs), [paragraphs.length, ...about], () => {
    const kinds = new Array<ParagraphKind | undefined>(paragraphs.length).fill(undefined);
    for (const { titleSpan, outline } of documents) {
      if (titleSpan) kinds[titleSpan.paragraph] = 'title';
      for (const { span, runIn } of outline) if (!runIn) kinds[span.paragraph] = 'heading';
    }
    return kinds;
  });
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
