import type { Draft, Finding } from '../../checks/check.ts';
import { type Change, indexAfter } from '../../ingest/change.ts';
import type { Paragraph } from '../../ingest/paragraph.ts';
import type { Print } from '../../ingest/print.ts';
import { type Candidate, fingerprintOf, isSame, none, type Surroundings } from './candidate.ts';
import type { DraftSurroundings } from './draft-surroundings.ts';
import type { SeverityChoice } from './finding-settings.ts';
import { digestOfFinding, type IdentifiedFinding } from './fingerprint.ts';

/** A finding that was not made of a paragraph by itself. */
export class DraftCandidate implements Candidate {
  readonly digest: string;
  readonly severity: SeverityChoice;
  ordinal = 1;
  #finding: Finding;
  /** The paragraph that it begins in, -1 where that is none. */
  #paragraph: number;
  readonly #surroundings: Surroundings;
  /** Of the paragraph, where it holds all of the finding. */
  readonly #print: Print | null;
  readonly #runs: Paragraph['runs'];
  /** Offsets from the beginning of the paragraph. */
  readonly #start: number;
  readonly #end: number;
  #identified: IdentifiedFinding | null = null;

  constructor(draft: Draft, finding: Finding, paragraph: number, surroundings: Surroundings) {
    const { code, severity, kinds, range } = finding;
    const { places } = draft.text;
    const held = places.paragraphs[paragraph];
    const begins = places.starts[paragraph] ?? 0;
    this.#finding = finding;
    this.digest = digestOfFinding(draft, finding, paragraph, surroundings.above);
    this.severity = surroundings.decisions.of(code, severity, kinds);
    this.#paragraph = paragraph;
    this.#surroundings = surroundings;
    this.#print = held && range.end <= begins + held.extent ? held.print : null;
    this.#runs = held?.runs ?? none;
    this.#start = range.start - begins;
    this.#end = range.end - begins;
  }

  get start(): number {
    return this.#finding.range.start;
  }

  get end(): number {
    return this.#finding.range.end;
  }

  /** It has been made what it is now. */
  follow(): void {}

  /** Whether the paragraph that it stands in is where it was, and did not change. */
  isBefore({ first, endBefore, end }: Change): boolean {
    return this.#paragraph < first || (this.#paragraph >= endBefore && end === endBefore);
  }

  /**
   * Becomes a finding of a later version, where that one stands at the same place of a paragraph that says the same, in the same
   * surroundings. `isAround`: around all paragraphs is what was; `change`: how they moved since, where that is known.
   */
  goesOnAs(finding: Finding, around: DraftSurroundings, isAround: boolean, change: Change | null = null): boolean {
    const { code, severity, kinds, range } = finding;
    const before = this.#finding;
    if (code !== before.code || severity !== before.severity || kinds !== before.kinds) return false;
    const { paragraphs, starts } = around.draft.text.places;
    const paragraph = change ? indexAfter(change, this.#paragraph) : around.paragraphAt(range.start);
    const held = paragraphs[paragraph];
    if (!held || held.print !== this.#print || held.runs !== this.#runs) return false;
    const begins = starts[paragraph]!;
    if (range.start - begins !== this.#start || range.end - begins !== this.#end) return false;
    if (paragraph + 1 < starts.length && starts[paragraph + 1]! <= range.start) return false;
    if (!isAround && !isSame(this.#surroundings, around.of(paragraph))) return false;
    this.#paragraph = paragraph;
    if (before !== finding) this.#identified = null;
    this.#finding = finding;
    return true;
  }

  identified(): IdentifiedFinding | null {
    const { severity } = this;
    if (severity === 'off') return null;
    const fingerprint = fingerprintOf(this);
    if (this.#identified?.fingerprint === fingerprint) return this.#identified;
    const { code, range, message, evidence, fixes } = this.#finding;
    this.#identified = { code, severity, range, message, evidence, fixes, fingerprint };
    return this.#identified;
  }
}
