/** Two checks may want the same change at the same place; it is said once. */
import type { Edit, Finding, Fix } from '../../checks/check.ts';
import type { IdentifiedFinding } from './fingerprint.ts';
import { bySeverity } from './severity.ts';

/**
 * Where two findings that touch want the same change of the text `source`, the more serious one says it; of equals the first.
 * Changes are the same that make the same of the text, however much of what is beside them their edits write again.
 * Findings come in order of the text.
 */
export function withoutRepeatedFixes(
  source: string,
  findings: readonly IdentifiedFinding[],
): {
  readonly kept: readonly IdentifiedFinding[];
  readonly dropped: readonly IdentifiedFinding[];
} {
  const dropped = new Set<IdentifiedFinding>();
  let first = 0;
  while (first < findings.length) {
    const end = endOfCluster(findings, first);
    if (end > first + 1) dropRepeated(source, findings, first, end, dropped);
    first = end;
  }
  if (dropped.size === 0) return { kept: findings, dropped: [] };
  return { kept: findings.filter((finding) => !dropped.has(finding)), dropped: [...dropped] };
}

/** The findings from `first` to before this one touch no others; most stand alone. */
function endOfCluster(findings: readonly IdentifiedFinding[], first: number): number {
  let reached = findings[first]!.range.end;
  let end = first + 1;
  while (end < findings.length && findings[end]!.range.start <= reached) {
    reached = Math.max(reached, findings[end]!.range.end);
    end++;
  }
  return end;
}

function dropRepeated(
  source: string,
  findings: readonly IdentifiedFinding[],
  from: number,
  end: number,
  dropped: Set<IdentifiedFinding>,
): void {
  const first = new Map<string, IdentifiedFinding>();
  for (let at = from; at < end; at++) {
    const finding = findings[at]!;
    const edits = wantedOf(finding)?.edits;
    if (!edits || edits.length === 0) continue;
    const key = edits.map((edit) => changeOf(source, edit)).join('\n');
    const other = first.get(key);
    if (!other) first.set(key, finding);
    else if (meets(other, finding)) {
      const isWorse = bySeverity(finding.severity, other.severity) < 0;
      dropped.add(isWorse ? other : finding);
      if (isWorse) first.set(key, finding);
    }
  }
}

/** The change that a finding is about: the preferred one or the only one; where there are several, the drafter chooses. */
function wantedOf({ fixes }: Finding): Fix | undefined {
  return fixes.find(({ preferred }) => preferred) ?? (fixes.length === 1 ? fixes[0] : undefined);
}

/** Where the edit changes the text, and what comes there. */
function changeOf(source: string, { range, newText }: Edit): string {
  let { start, end } = range;
  let from = 0;
  let to = newText.length;
  while (start < end && from < to && source.charCodeAt(start) === newText.charCodeAt(from)) {
    start++;
    from++;
  }
  while (end > start && to > from && source.charCodeAt(end - 1) === newText.charCodeAt(to - 1)) {
    end--;
    to--;
  }
  return `${start} ${end} ${newText.slice(from, to)}`;
}

function meets(a: Finding, b: Finding): boolean {
  return a.range.start <= b.range.end && b.range.start <= a.range.end;
}
