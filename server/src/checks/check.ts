/** What a check is, and what it finds. One file per check; `registry.ts` lists them. */
import type { Corpus, Place } from '../corpus/corpus.ts';
import type { Segmenter } from '../corpus/segmenter.ts';
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
}

export interface Example {
  /** Draft text; the flagged stretch stands between ⟦ and ⟧ in bad examples. */
  readonly text: string;
  /** What the fix makes of the bad example. */
  readonly fixed?: string;
  /** Texts of the corpus that the example is checked against. */
  readonly corpus?: readonly string[];
}

export interface Check {
  readonly code: string;
  readonly title: Message;
  /** Why, with the norm and clause it rests on. */
  readonly rationale: Message;
  readonly defaultSeverity: Severity;
  readonly bad: readonly Example[];
  readonly good: readonly Example[];
  /**
   * Findings of the draft. Yields, so that the caller can stop between findings (cancellation) and give time back;
   * yields `undefined` where much time passes without a finding.
   */
  run(draft: Draft, reference: Reference): Iterable<Finding | undefined>;
}
