/** Findings on their way to the drafter, and where they stand. */
import type { Finding, Fix, ParagraphFinding } from '../../checks/check.ts';
import type { CheckFinding } from '../../checks/found-in-paragraph.ts';
import type { Paragraph } from '../../ingest/paragraph.ts';
import type { PlacedParagraph, Places } from '../../ingest/places.ts';
import { locateIn } from '../../policy/span.ts';
import type { SeverityChoice } from './finding-settings.ts';
import type { IdentifiedFinding } from './fingerprint.ts';
import type { Decisions } from './severity.ts';

/** What hangs on where in the draft a finding stands. */
export interface Surroundings {
  /** Stands for the headings above. */
  readonly above: number;
  readonly decisions: Decisions;
}

export function isSame(a: Surroundings, b: Surroundings): boolean {
  return a.above === b.above && a.decisions === b.decisions;
}

export interface Candidate {
  /** What it is known again by, but for its number among equals. */
  readonly digest: string;
  /** Its number among those with the same digest, from 1. */
  ordinal: number;
  /** Whether it is wanted where it stands, and how serious it is there. */
  readonly severity: SeverityChoice;
  /** Source offsets. */
  readonly start: number;
  readonly end: number;
  /** Brings the offsets up to date, given the places of the paragraphs of the draft. */
  follow(places: Places): void;
  /** As the drafter gets it, null where it is not wanted: the same record as long as nothing of it is another. */
  identified(): IdentifiedFinding | null;
}

export function fingerprintOf({ digest, ordinal }: Candidate): string {
  return ordinal === 1 ? digest : `${digest}.${ordinal}`;
}

export const none: readonly never[] = [];

/** A finding of a paragraph where it stands in the source. */
export function located({ paragraph, start: begins }: PlacedParagraph, { check, finding }: CheckFinding): Finding {
  const { start, end, severity = check.defaultSeverity, message, evidence = none, kinds } = finding;
  const range = locateIn(paragraph, begins, start, end);
  const fixes = fixesIn(paragraph, begins, finding);
  return { code: check.code, severity, range, message, evidence, fixes, ...(kinds ? { kinds } : {}) };
}

/** The fixes of a finding in a paragraph that begins at that source offset. */
export function fixesIn(paragraph: Paragraph, begins: number, { fixes = none }: ParagraphFinding): readonly Fix[] {
  return fixes.map((fix) => ({
    ...fix,
    edits: fix.edits.map(({ start, end, newText }) => ({ range: locateIn(paragraph, begins, start, end), newText })),
  }));
}

export function byPlace(a: { readonly start: number; readonly end: number }, b: typeof a): number {
  return a.start - b.start || a.end - b.end;
}

/** The findings in order of the text, of equal places as they come: the same list where they come so. */
export function inOrderOfText<One extends Finding>(findings: readonly One[]): readonly One[] {
  for (let at = 1; at < findings.length; at++) {
    if (byPlace(findings[at - 1]!.range, findings[at]!.range) <= 0) continue;
    return [...findings].sort((a, b) => byPlace(a.range, b.range));
  }
  return findings;
}

/** Two lists in order of the text as one; of equal places those of the first come first. */
export function merged<One extends Finding>(first: readonly One[], second: readonly One[]): readonly One[] {
  if (second.length === 0) return first;
  const all: One[] = [];
  let at = 0;
  for (const one of second) {
    while (at < first.length && byPlace(first[at]!.range, one.range) <= 0) all.push(first[at++]!);
    all.push(one);
  }
  while (at < first.length) all.push(first[at++]!);
  return all;
}

/** The findings in order of the text, each once. */
export function eachOnce(findings: readonly Finding[]): readonly Finding[] {
  const inOrder = inOrderOfText(findings);
  return inOrder.some(isRepeated) ? inOrder.filter((...one) => !isRepeated(...one)) : inOrder;
}

/** True where one before it, in order of the text, says the same of the same stretch. */
function isRepeated({ code, range, message }: Finding, at: number, findings: readonly Finding[]): boolean {
  for (let before = at - 1; before >= 0; before--) {
    const other = findings[before]!;
    if (byPlace(other.range, range) !== 0) return false;
    if (other.code === code && other.message.zh === message.zh) return true;
  }
  return false;
}
