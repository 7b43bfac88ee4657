/**
 * The findings of a draft that are wanted, identified, kept in step with it: after a keystroke that is worked out for what is
 * new, and of the rest only those that are wanted and have moved get new records.
 */
import type { Finding } from '../../checks/check.ts';
import type { CheckFindings } from '../../checks/found-in-paragraph.ts';
import { type Change, trimmed } from '../../ingest/change.ts';
import type { Paragraph } from '../../ingest/paragraph.ts';
import { changeBetween, draftOf, type Gathered } from '../../ingest/paragraph-versions.ts';
import type { Places } from '../../ingest/places.ts';
import { isSameList } from '../../ingest/remembered.ts';
import { byPlace, type Candidate, eachOnce, inOrderOfText, merged } from './candidate.ts';
import { DraftCandidate } from './draft-candidate.ts';
import type { DraftSurroundings } from './draft-surroundings.ts';
import type { IdentifiedFinding } from './fingerprint.ts';
import { Numbering } from './numbering.ts';
import { ParagraphCandidates, recordsOf } from './paragraph-candidates.ts';

/** What the checks found in a draft. */
export interface Diagnosis {
  readonly ofParagraphs: Gathered<CheckFindings>;
  /** Of the checks that look at the draft as a whole, in any order. */
  readonly ofDraft: readonly Finding[];
}

const nothing: Diagnosis['ofParagraphs'] = { paragraphs: [], found: [] };
const standing = new WeakMap<object, StandingFindings>();

/** What is found in a draft and wanted, in order of the text. */
export function standingFindings(diagnosis: Diagnosis, around: DraftSurroundings): readonly IdentifiedFinding[] {
  const holder = draftOf(around.draft.text.paragraphs);
  const known = standing.get(holder) ?? new StandingFindings();
  standing.set(holder, known);
  return known.follow(diagnosis, around);
}

/** Those of other findings that are wanted, in order of the text, numbered by themselves. */
export function findingsApart(findings: readonly Finding[], around: DraftSurroundings): readonly IdentifiedFinding[] {
  return new StandingFindings().follow({ ofParagraphs: nothing, ofDraft: findings }, around);
}

const everything = { first: 0, endBefore: Number.POSITIVE_INFINITY, end: Number.POSITIVE_INFINITY };

class StandingFindings {
  #paragraphs: readonly Paragraph[] = [];
  #about: readonly unknown[] = [];
  #ofParagraphs = nothing;
  /** By the paragraphs that are gathered. */
  #groups: readonly ParagraphCandidates[] = [];
  /** By group: of many nothing is wanted, and they need not be touched. */
  #isShown: readonly boolean[] = [];
  /** In order of the text. */
  #ofDraft: readonly DraftCandidate[] = [];
  /** Those of the draft as they came, and what they are; none where one may become the repetition of another. */
  #given: readonly Finding[] = [];
  #candidates: readonly DraftCandidate[] = [];
  readonly #numbering = new Numbering();

  follow({ ofParagraphs, ofDraft }: Diagnosis, around: DraftSurroundings): readonly IdentifiedFinding[] {
    const { paragraphs, places } = around.draft.text;
    const known = changeBetween(this.#paragraphs, paragraphs);
    const change = known ?? everything;
    const isAround = known !== null && isSameList(this.#about, around.about);
    this.#takeOfParagraphs(ofParagraphs, change, around, isAround);
    if (!isAround || !this.#goOnAs(ofDraft, change, around)) this.#takeOfDraft(ofDraft, around, isAround);
    this.#paragraphs = paragraphs;
    this.#about = around.about;
    this.#ofParagraphs = ofParagraphs;
    const isNumbered = this.#number(places);
    const records: IdentifiedFinding[] = [];
    for (let at = 0; at < this.#groups.length; at++) {
      if (!this.#isShown[at]) continue;
      for (const record of this.#groups[at]!.records(places, isNumbered)) records.push(record);
    }
    // In order, but for a paragraph that a box stands in: it goes on behind those of the box.
    return merged(inOrderOfText(records), recordsOf(this.#ofDraft));
  }

  #takeOfParagraphs(
    { paragraphs: indices, found }: Diagnosis['ofParagraphs'],
    change: Change,
    around: DraftSurroundings,
    isAround: boolean,
  ): void {
    const before = this.#ofParagraphs;
    if (found === before.found && isAround) {
      if (indices === before.paragraphs) return;
      for (let at = 0; at < indices.length; at++) this.#groups[at]!.paragraph = indices[at]!;
      return;
    }
    const { places } = around.draft.text;
    const groups = new Array<ParagraphCandidates>(indices.length);
    const isShown = new Array<boolean>(indices.length);
    let old = 0;
    /** Goes on to the group that stood in a paragraph, by its index now; the others that it passes are gone. */
    const groupBefore = (index: number, findings: CheckFindings | null): ParagraphCandidates | null => {
      for (; old < before.paragraphs.length; old++) {
        const was = before.paragraphs[old]!;
        const isOf = was < change.first || was >= change.endBefore;
        const is = was < change.first ? was : was + change.end - change.endBefore;
        if (isOf && is === index && before.found[old] === findings) return this.#groups[old++]!;
        if (isOf && is > index) return null;
        for (const one of this.#groups[old]!.all) this.#numbering.take(one);
      }
      return null;
    };
    for (let at = 0; at < indices.length; at++) {
      const index = indices[at]!;
      const known = groupBefore(index, found[at]!);
      if (known && isAround) {
        known.paragraph = index;
        groups[at] = known;
        isShown[at] = this.#isShown[old - 1]!;
        continue;
      }
      const surroundings = around.of(index);
      const isKept = known?.isWithin(surroundings) ?? false;
      const group = isKept ? known! : new ParagraphCandidates(found[at]!, places.at(index), index, surroundings);
      if (!isKept) {
        for (const one of known?.all ?? []) this.#numbering.take(one);
        for (const one of group.all) this.#numbering.put(one);
      }
      group.paragraph = index;
      groups[at] = group;
      isShown[at] = group.isShown;
    }
    groupBefore(Number.POSITIVE_INFINITY, null);
    this.#groups = groups;
    this.#isShown = isShown;
  }

  /** True where they are what they were, whether or not they have moved: nothing but their places is another then. */
  #goOnAs(given: readonly Finding[], change: Change, around: DraftSurroundings): boolean {
    const candidates = this.#candidates;
    if (given.length !== candidates.length) return false;
    for (let at = 0; at < given.length; at++) {
      const one = candidates[at]!;
      if (given[at] === this.#given[at] && one.isBefore(change)) continue;
      if (!one.goesOnAs(given[at]!, around, true, change)) return false;
    }
    this.#given = given;
    return true;
  }

  #takeOfDraft(given: readonly Finding[], around: DraftSurroundings, isAround: boolean): void {
    const { draft } = around;
    const findings = eachOnce(given);
    const before = this.#ofDraft;
    const whole = { first: 0, endBefore: before.length, end: findings.length };
    const goesOn = (was: number, now: number) => before[was]!.goesOnAs(findings[now]!, around, isAround);
    const { first, endBefore, end } = trimmed(whole, goesOn);
    for (let at = first; at < endBefore; at++) this.#numbering.take(before[at]!);
    const fresh: DraftCandidate[] = [];
    for (let at = first; at < end; at++) {
      const paragraph = around.paragraphAt(findings[at]!.range.start);
      const one = new DraftCandidate(draft, findings[at]!, paragraph, around.of(paragraph));
      this.#numbering.put(one);
      fresh.push(one);
    }
    const now = before.slice(0, first).concat(fresh, before.slice(endBefore));
    const mayRepeat = findings.length < given.length || findings.some(isLikeOneBefore);
    const candidateOf = new Map(findings.map((finding, at) => [finding, now[at]!]));
    this.#ofDraft = now;
    this.#given = given;
    this.#candidates = mayRepeat ? [] : given.map((finding) => candidateOf.get(finding)!);
  }

  /** True where some have other numbers than before. */
  #number(places: Places): boolean {
    // Of one place those of paragraphs come first.
    const rank = (one: Candidate) => (one instanceof DraftCandidate ? this.#ofDraft.indexOf(one) : -1);
    return this.#numbering.number(
      (one) => one.follow(places),
      (a, b) => rank(a) - rank(b),
    );
  }
}

/** Whether the check says something else of the same stretch before it, in order of the text. */
function isLikeOneBefore({ code, range }: Finding, at: number, findings: readonly Finding[]): boolean {
  for (let before = at - 1; before >= 0 && byPlace(findings[before]!.range, range) === 0; before--)
    if (findings[before]!.code === code) return true;
  return false;
}
