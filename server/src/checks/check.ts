/** What a check is, and what it finds. One file per check; `registry.ts` lists them. */
import type { Corpus, Place } from '../corpus/corpus.ts';
import type { Segmenter } from '../corpus/segmenter.ts';
import type { UnitWords } from '../corpus/user-files/unit-words.ts';
import type { PolicyText } from '../policy/model.ts';
import type { SourceRange } from '../policy/span.ts';
import type { Message } from './message.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** The text being checked. */
export interface Draft {
  readonly uri: string;
  /** Decoded text; ranges of findings are offsets in it. */
  readonly source: string;
  readonly text: PolicyText;
}

/** What the draft is checked against. */
export interface Reference {
  readonly corpus: Corpus;
  readonly segmenter: Segmenter;
  /** The words of the drafter's unit; absent: it has stated none. The same object as long as they stay the same. */
  readonly words?: UnitWords;
}

export interface Evidence {
  readonly place: Place;
  readonly message: Message;
}

export interface Edit {
  readonly range: SourceRange;
  readonly newText: string;
}

export interface Fix {
  readonly title: Message;
  readonly edits: readonly Edit[];
  /** The one to take when asked to fix everything. At most one fix of a finding is preferred. */
  readonly preferred: boolean;
}

export interface Finding {
  /** `family/name`, see docs/checks.md. */
  readonly code: string;
  readonly severity: Severity;
  readonly range: SourceRange;
  readonly message: Message;
  readonly evidence: readonly Evidence[];
  readonly fixes: readonly Fix[];
  /** Genres (文种) and profiles of the documents that it is about; absent: every document. */
  readonly kinds?: readonly string[];
}

export interface Example {
  /** Draft text; the flagged stretch stands between ⟦ and ⟧ in bad examples. */
  readonly text: string;
  /** What the fix makes of the bad example. */
  readonly fixed?: string;
  /** Texts of the corpus that the example is checked against. */
  readonly corpus?: readonly string[];
  /** Text of a policy-words.yaml that the example is checked with. */
  readonly words?: string;
}

/** Kinds of drafts that have norms of their own. See `profile.ts`. */
export type Profile = 'law' | 'official' | 'plan' | 'report';

/** What every check says of itself; the reference page is made of it. */
export interface CheckDescription {
  readonly code: string;
  readonly title: Message;
  /** Why, with the norm and clause it rests on. */
  readonly rationale: Message;
  readonly defaultSeverity: Severity;
  /** Where a kind of draft has another severity, or none of it; findings come with that of the check. */
  readonly severityIn?: Readonly<Partial<Record<Profile, Severity | 'off'>>>;
  readonly bad: readonly Example[];
  readonly good: readonly Example[];
}

/** A check that looks at the draft as a whole. */
export interface DraftCheck extends CheckDescription {
  /**
   * Findings of the draft. Yields, so that the caller can stop between findings (cancellation) and give time back;
   * yields `undefined` where much time passes without a finding.
   */
  run(draft: Draft, reference: Reference): Iterable<Finding | undefined>;
}

/** What stands in a paragraph: `heading` where the whole of it is a heading of the outline, `row` a row of a table. */
export type ParagraphKind = 'text' | 'heading' | 'title' | 'row';

export interface CheckedParagraph {
  /** Logical text. */
  readonly text: string;
  readonly kind: ParagraphKind;
}

/** Offsets are UTF-16 code units in the logical text of the paragraph. */
export interface ParagraphEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

export interface ParagraphFinding {
  readonly start: number;
  readonly end: number;
  /** Absent: that of the check. */
  readonly severity?: Severity;
  readonly message: Message;
  readonly evidence?: readonly Evidence[];
  readonly fixes?: readonly (Omit<Fix, 'edits'> & { readonly edits: readonly ParagraphEdit[] })[];
  /** As that of a {@link Finding}. */
  readonly kinds?: readonly string[];
}

/**
 * A check that sees one paragraph at a time. What it finds hangs on nothing but the paragraph and the reference, so that it
 * is remembered by them and a keystroke costs its own paragraph only (`paragraph-findings.ts`).
 */
export interface ParagraphCheck extends CheckDescription {
  /**
   * Told of the paragraphs that are about to be read, before the first of them: for what is looked up for many of them in
   * less time than for each. Changes nothing of what is found. A step wherever much time passes.
   */
  prepare?(texts: readonly string[], reference: Reference): Iterable<undefined>;
  /** A cheap look: false where {@link find} is not to be asked. Absent: it is asked about every paragraph. */
  concerns?(paragraph: CheckedParagraph): boolean;
  /** Yields `undefined` where much time passes without a finding. */
  find(paragraph: CheckedParagraph, reference: Reference): Iterable<ParagraphFinding | undefined>;
}

export type Check = DraftCheck | ParagraphCheck;
