/** The findings of a paragraph, kept with what has been worked out of them as long as it says the same. */
import type { CheckFinding, CheckFindings } from '../../checks/found-in-paragraph.ts';
import { type Paragraph, sourceEnd, sourceOffset } from '../../ingest/paragraph.ts';
import type { PlacedParagraph, Places } from '../../ingest/places.ts';
import { locateIn } from '../../policy/span.ts';
import { type Candidate, fingerprintOf, fixesIn, isSame, none, type Surroundings } from './candidate.ts';
import type { SeverityChoice } from './finding-settings.ts';
import { digestOf, type IdentifiedFinding } from './fingerprint.ts';

export class ParagraphCandidates {
  readonly all: readonly ParagraphCandidate[];
  /** Whether some are wanted. */
  readonly isShown: boolean;
  /** Index of the paragraph, kept up to date by the owner. */
  paragraph: number;
  readonly #surroundings: Surroundings;
  #stands: PlacedParagraph;
  #records: readonly IdentifiedFinding[] | null = null;

  constructor(findings: CheckFindings, stands: PlacedParagraph, paragraph: number, surroundings: Surroundings) {
    this.all = findings.map((found) => new ParagraphCandidate(found, this, stands.paragraph, surroundings));
    this.isShown = this.all.some(({ severity }) => severity !== 'off');
    this.paragraph = paragraph;
    this.#surroundings = surroundings;
    this.#stands = stands;
  }

  /** The paragraph where it last stood. */
  get stands(): PlacedParagraph {
    return this.#stands;
  }

  isWithin(surroundings: Surroundings): boolean {
    return isSame(this.#surroundings, surroundings);
  }

  follow({ paragraphs, starts }: Places): void {
    const before = this.#stands;
    const paragraph = paragraphs[this.paragraph]!;
    const start = starts[this.paragraph]!;
    if (paragraph === before.paragraph && start === before.start) return;
    this.#stands = { paragraph, start };
    if (start === before.start && paragraph.runs === before.paragraph.runs) return;
    this.#records = null;
    for (const one of this.all) one.forget();
  }

  /** Those that are wanted, where they stand now. `isNumbered`: some may have other numbers now. */
  records(places: Places, isNumbered: boolean): readonly IdentifiedFinding[] {
    this.follow(places);
    if (this.#records === null || isNumbered) this.#records = recordsOf(this.all);
    return this.#records;
  }
}

/** Those that are wanted. */
export function recordsOf(candidates: readonly Candidate[]): readonly IdentifiedFinding[] {
  const records: IdentifiedFinding[] = [];
  for (const one of candidates) {
    const record = one.identified();
    if (record) records.push(record);
  }
  return records;
}

class ParagraphCandidate implements Candidate {
  readonly digest: string;
  readonly severity: SeverityChoice;
  ordinal = 1;
  readonly #found: CheckFinding;
  readonly #group: ParagraphCandidates;
  #identified: IdentifiedFinding | null = null;

  constructor(found: CheckFinding, group: ParagraphCandidates, { text }: Paragraph, surroundings: Surroundings) {
    const { check, finding } = found;
    const { start, end, severity = check.defaultSeverity, kinds } = finding;
    this.digest = digestOf(check.code, text, start, Math.max(start, end), surroundings.above);
    this.severity = surroundings.decisions.of(check.code, severity, kinds);
    this.#found = found;
    this.#group = group;
  }

  get start(): number {
    const { paragraph, start } = this.#group.stands;
    return start + sourceOffset(paragraph, this.#found.finding.start);
  }

  get end(): number {
    const { paragraph, start } = this.#group.stands;
    return start + sourceEnd(paragraph, this.#found.finding.end);
  }

  follow(places: Places): void {
    this.#group.follow(places);
  }

  /** It stands elsewhere. */
  forget(): void {
    this.#identified = null;
  }

  identified(): IdentifiedFinding | null {
    const { severity } = this;
    if (severity === 'off') return null;
    const fingerprint = fingerprintOf(this);
    if (this.#identified?.fingerprint === fingerprint) return this.#identified;
    const { check, finding } = this.#found;
    const { start, end, message, evidence = none } = finding;
    const { paragraph, start: begins } = this.#group.stands;
    const range = locateIn(paragraph, begins, start, end);
    const fixes = fixesIn(paragraph, begins, finding);
    this.#identified = { code: check.code, severity, range, message, evidence, fixes, fingerprint };
    return this.#identified;
  }
}
