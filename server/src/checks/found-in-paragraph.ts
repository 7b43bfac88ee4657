/** What the paragraph checks found in a paragraph, as it is remembered with it. */
import type { Paragraph } from '../ingest/paragraph.ts';
import type { ParagraphCheck, ParagraphFinding, ParagraphKind } from './check.ts';

export interface CheckFinding {
  readonly check: ParagraphCheck;
  readonly finding: ParagraphFinding;
}

/**
 * What was found in a paragraph, in order of its text, at the same place in order of the checks, each once. The same object
 * as long as the paragraph says the same, wherever it stands.
 */
export type CheckFindings = readonly CheckFinding[];

/** Stands for corpus, words and checks. */
export class Run {
  readonly #order: ReadonlyMap<ParagraphCheck, number>;
  readonly #nothing: Found[] = [];

  constructor(checks: readonly ParagraphCheck[]) {
    this.#order = new Map(checks.map((check, index) => [check, index]));
  }

  /** `findings` come in any order, those of one check as it gave them. */
  found(ownKind: ParagraphKind, kind: ParagraphKind, findings: CheckFindings, lacking: ParagraphCheck | null): Found {
    if (findings.length === 0) return this.#nothingFound(ownKind, kind, lacking);
    const order = (a: CheckFinding, b: CheckFinding) => this.#order.get(a.check)! - this.#order.get(b.check)!;
    const inOrder = [...findings].sort((a, b) => byPlace(a.finding, b.finding) || order(a, b));
    return new Found(ownKind, this, kind, inOrder.filter(isFirstOfItsKind), lacking);
  }

  /** What all paragraphs share in which nothing was found: so most of a draft is gone through without being touched. */
  #nothingFound(own: ParagraphKind, kind: ParagraphKind, lacking: ParagraphCheck | null): Found {
    let found = this.#nothing.find((one) => one.ownKind === own && one.kind === kind && one.lacking === lacking);
    if (!found) {
      found = new Found(own, this, kind, nothing, lacking);
      this.#nothing.push(found);
    }
    return found;
  }
}

function byPlace(a: ParagraphFinding, b: ParagraphFinding): number {
  return a.start - b.start || a.end - b.end;
}

/** False where the check says the same of the same stretch once more. */
function isFirstOfItsKind({ check, finding }: CheckFinding, at: number, findings: CheckFindings): boolean {
  for (let before = at - 1; before >= 0; before--) {
    const other = findings[before]!;
    if (byPlace(other.finding, finding) !== 0) return true;
    if (other.check === check && other.finding.message.zh === finding.message.zh) return false;
  }
  return true;
}

/** What was found in a paragraph when it was last looked at. */
export class Found {
  /** What stands there as far as the paragraph itself shows; null where it holds nothing to be checked. */
  readonly ownKind: ParagraphKind | null;
  /** Null before the first look. */
  readonly run: Run | null;
  readonly kind: ParagraphKind | null;
  readonly findings: CheckFindings;
  /** A check that was to come later and has not looked yet. */
  readonly lacking: ParagraphCheck | null;

  constructor(
    ownKind: ParagraphKind | null,
    run: Run | null,
    kind: ParagraphKind | null,
    findings: CheckFindings,
    lacking: ParagraphCheck | null,
  ) {
    this.ownKind = ownKind;
    this.run = run;
    this.kind = kind;
    this.findings = findings;
    this.lacking = lacking;
  }
}

const nothing: CheckFindings = [];
const skipped = new Found(null, null, null, nothing, null);
const unseenOf = {
  text: new Found('text', null, null, nothing, null),
  title: new Found('title', null, null, nothing, null),
  row: new Found('row', null, null, nothing, null),
};

/** What is known of a paragraph before the first look. */
export function unseen({ text, block: { kind } }: Paragraph): Found {
  if (kind === 'metadata' || text === '') return skipped;
  return unseenOf[kind === 'row' || kind === 'title' ? kind : 'text'];
}
