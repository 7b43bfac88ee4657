/** Quick fixes of the findings at a place. */
import type { Finding, Fix } from '../checks/check.ts';
import type { SourceRange } from '../policy/span.ts';

export interface OfferedFix {
  readonly finding: Finding;
  readonly fix: Fix;
}

/** Fixes of the findings that touch the range, preferred ones first. */
export function fixesAt(findings: readonly Finding[], range: SourceRange): readonly OfferedFix[] {
  return findings
    .filter((finding) => finding.range.start <= range.end && range.start <= finding.range.end)
    .flatMap((finding) => finding.fixes.map((fix) => ({ finding, fix })))
    .sort((a, b) => Number(b.fix.preferred) - Number(a.fix.preferred));
}
