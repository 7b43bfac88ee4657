/** Quick fixes of the findings at a place. */
import type { Edit, Finding, Fix } from '../checks/check.ts';
import type { SourceRange } from '../policy/span.ts';
import { preferredEdits } from './diagnose.ts';

export interface OfferedFix<Found extends Finding> {
  readonly finding: Found;
  readonly fix: Fix;
}

/** The findings that touch the range. */
export function findingsAt<Found extends Finding>(findings: readonly Found[], range: SourceRange): readonly Found[] {
  return findings.filter((finding) => finding.range.start <= range.end && range.start <= finding.range.end);
}

/** Fixes of the findings, preferred ones first. */
export function fixesOf<Found extends Finding>(findings: readonly Found[]): readonly OfferedFix<Found>[] {
  return findings
    .flatMap((finding) => finding.fixes.map((fix) => ({ finding, fix })))
    .sort((a, b) => Number(b.fix.preferred) - Number(a.fix.preferred));
}

export interface KindFix {
  /** Findings that it corrects. */
  readonly count: number;
  readonly edits: readonly Edit[];
}

/** Preferred fixes of all findings of a check in the draft; null where it would correct but one. */
export function fixOfKind(findings: readonly Finding[], code: string): KindFix | null {
  const fixed = findings.filter((finding) => finding.code === code && finding.fixes.some(({ preferred }) => preferred));
  return fixed.length > 1 ? { count: fixed.length, edits: preferredEdits(fixed) } : null;
}
