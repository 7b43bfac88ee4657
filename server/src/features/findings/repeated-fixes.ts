/** Two checks may want the same change at the same place; it is said once. */
import type { Edit, Finding } from '../../checks/check.ts';
import type { IdentifiedFinding } from './fingerprint.ts';
import { bySeverity } from './severity.ts';

/** Where two findings want the same change, the more serious one says it; of equals the first. */
export function withoutRepeatedFixes(findings: readonly IdentifiedFinding[]): {
  readonly kept: readonly IdentifiedFinding[];
  readonly dropped: readonly IdentifiedFinding[];
} {
  const first = new Map<string, IdentifiedFinding>();
  const dropped = new Set<IdentifiedFinding>();
  for (const finding of findings) {
    const edits = finding.fixes.find(({ preferred }) => preferred)?.edits;
    if (!edits || edits.length === 0) continue;
    const key = edits.length === 1 ? keyOf(edits[0]!) : edits.map(keyOf).join('\n');
    const other = first.get(key);
    if (!other) first.set(key, finding);
    else if (meets(other, finding)) {
      const isWorse = bySeverity(finding.severity, other.severity) < 0;
      dropped.add(isWorse ? other : finding);
      if (isWorse) first.set(key, finding);
    }
  }
  if (dropped.size === 0) return { kept: findings, dropped: [] };
  return { kept: findings.filter((finding) => !dropped.has(finding)), dropped: [...dropped] };
}

function keyOf({ range, newText }: Edit): string {
  return `${range.start} ${range.end} ${newText}`;
}

function meets(a: Finding, b: Finding): boolean {
  return a.range.start <= b.range.end && b.range.start <= a.range.end;
}
