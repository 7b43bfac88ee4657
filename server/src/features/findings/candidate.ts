/**
 * Findings on their way to the drafter. Those of paragraphs are kept with their paragraphs, with what has been worked out of
 * them: after a keystroke that is done for what is new, and of the rest new records are made only of those that are shown
 * and have moved.
 */
import type { Draft, Finding, Fix, Severity } from '../../checks/check.ts';
import type { CheckFinding, CheckFindings, FoundInParagraphs } from '../../checks/paragraph-findings.ts';
import { type Paragraph, toSource, toSourceEnd } from '../../ingest/paragraph.ts';
import { onceForEach } from '../../ingest/print.ts';
import { locateIn } from '../../policy/span.ts';
import type { DraftPlaces } from './draft-places.ts';
import type { SeverityChoice } from './finding-settings.ts';
import { type Digest, digestOf, digestOfFinding, type IdentifiedFinding } from './fingerprint.ts';
import type { Decisions } from './severity.ts';

/** What the checks found in a draft. */
export interface Diagnosis {
  readonly ofParagraphs: FoundInParagraphs;
  /** Of the checks that look at the draft as a whole, in any order. */
  readonly ofDraft: readonly Finding[];
}

export interface Candidate {
  /** Source offsets. */
  readonly start: number;
  readonly end: number;
  /** The paragraph that it stands in; -1 before the first. */
  readonly paragraph: number;
  /** `above` stands for the headings above it. */
  digest(above: number): Digest;
  severity(decisions: Decisions): SeverityChoice;
  /** As its check says it. */
  finding(): Finding;
  /** As the drafter gets it. */
  identified(severity: Severity, fingerprint: string): IdentifiedFinding;
}

/** In order of the text, each once. */
export function candidatesOf(draft: Draft, { ofParagraphs, ofDraft }: Diagnosis, places: DraftPlaces): Candidate[] {
  const { paragraphs } = draft.text;
  const candidates: Candidate[] = [];
  ofParagraphs.visit((findings, index) => {
    const paragraph = paragraphs[index]!;
    for (const candidate of candidatesIn(paragraph).of(findings)) {
      candidate.standIn(paragraph, index);
      candidates.push(candidate);
    }
  });
  candidates.push(...candidatesOfDraft(draft, ofDraft, places));
  return candidates.sort(byPlace);
}

/** Those of findings that were not made paragraph by paragraph, in order of the text, each once. */
export function candidatesOfDraft(draft: Draft, findings: readonly Finding[], places: DraftPlaces): Candidate[] {
  return findings
    .map((finding) => new DraftCandidate(draft, finding))
    .sort(byPlace)
    .filter((candidate, at, all) => {
      candidate.standIn(places);
      return isFirstOfItsKind(candidate, at, all);
    });
}

export function byPlace(a: { readonly start: number; readonly end: number }, b: typeof a): number {
  return a.start - b.start || a.end - b.end;
}

function isFirstOfItsKind(candidate: DraftCandidate, at: number, all: readonly DraftCandidate[]): boolean {
  for (let before = at - 1; before >= 0; before--) {
    const other = all[before]!;
    if (byPlace(other, candidate) !== 0) return true;
    const [a, b] = [other.finding(), candidate.finding()];
    if (a.code === b.code && a.message.zh === b.message.zh) return false;
  }
  return true;
}

const candidatesIn = onceForEach(() => new ParagraphCandidates());

/** Those of a paragraph. */
class ParagraphCandidates {
  #findings: CheckFindings | null = null;
  #candidates: readonly ParagraphCandidate[] = [];

  of(findings: CheckFindings): readonly ParagraphCandidate[] {
    if (findings !== this.#findings) {
      this.#findings = findings;
      this.#candidates = findings.map((one) => new ParagraphCandidate(one));
    }
    return this.#candidates;
  }
}

class ParagraphCandidate implements Candidate {
  readonly #found: CheckFinding;
  start = 0;
  end = 0;
  paragraph = -1;
  #held: Paragraph | null = null;
  #above = 0;
  #digest: Digest | null = null;
  #decisions: Decisions | null = null;
  #severity: SeverityChoice = 'off';
  #identified: IdentifiedFinding | null = null;

  constructor(found: CheckFinding) {
    this.#found = found;
  }

  /** The paragraph as it stands now; it says what it always said. */
  standIn(paragraph: Paragraph, index: number): void {
    const before = this.#held;
    this.#held = paragraph;
    this.paragraph = index;
    if (before && before.start === paragraph.start && before.runs === paragraph.runs) return;
    const { start, end } = this.#found.finding;
    this.start = toSource(paragraph, start);
    this.end = toSourceEnd(paragraph, end);
    this.#identified = null;
  }

  digest(above: number): Digest {
    if (this.#digest === null || this.#above !== above) {
      const { check, finding } = this.#found;
      this.#digest = digestOf(check.code, this.#held!.text, finding.start, Math.max(finding.start, finding.end), above);
      this.#above = above;
    }
    return this.#digest;
  }

  severity(decisions: Decisions): SeverityChoice {
    if (this.#decisions !== decisions) {
      const { check, finding } = this.#found;
      const { severity = check.defaultSeverity, kinds } = finding;
      this.#severity = decisions.of(check.code, severity, kinds);
      this.#decisions = decisions;
    }
    return this.#severity;
  }

  finding(): Finding {
    const { check, finding } = this.#found;
    const { severity = check.defaultSeverity, message, evidence = [], kinds } = finding;
    const range = { start: this.start, end: this.end };
    const fixes = this.#fixes();
    return { code: check.code, severity, range, message, evidence, fixes, ...(kinds ? { kinds } : {}) };
  }

  identified(severity: Severity, fingerprint: string): IdentifiedFinding {
    const known = this.#identified;
    if (known && known.severity === severity && known.fingerprint === fingerprint) return known;
    const { check, finding } = this.#found;
    const { message, evidence = none } = finding;
    const range = { start: this.start, end: this.end };
    this.#identified = { code: check.code, severity, range, message, evidence, fixes: this.#fixes(), fingerprint };
    return this.#identified;
  }

  #fixes(): readonly Fix[] {
    const { fixes } = this.#found.finding;
    if (!fixes || fixes.length === 0) return none;
    return fixes.map((fix) => ({
      ...fix,
      edits: fix.edits.map(({ start, end, newText }) => ({ range: locateIn(this.#held!, start, end), newText })),
    }));
  }
}

const none: readonly never[] = [];

class DraftCandidate implements Candidate {
  readonly #draft: Draft;
  readonly #finding: Finding;
  readonly start: number;
  readonly end: number;
  paragraph = -1;

  constructor(draft: Draft, finding: Finding) {
    this.#draft = draft;
    this.#finding = finding;
    this.start = finding.range.start;
    this.end = finding.range.end;
  }

  /** Quick for candidates that come in order of the text. */
  standIn(places: DraftPlaces): void {
    this.paragraph = places.paragraphAt(this.start);
  }

  digest(above: number): Digest {
    return digestOfFinding(this.#draft, this.#finding, this.paragraph, above);
  }

  severity(decisions: Decisions): SeverityChoice {
    const { code, severity, kinds } = this.#finding;
    return decisions.of(code, severity, kinds);
  }

  finding(): Finding {
    return this.#finding;
  }

  identified(severity: Severity, fingerprint: string): IdentifiedFinding {
    const { code, range, message, evidence, fixes } = this.#finding;
    return { code, severity, range, message, evidence, fixes, fingerprint };
  }
}
