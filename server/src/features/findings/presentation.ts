/** What is shown outside review mode, so that the first look at a long text does not drown its author. */
import type { IdentifiedFinding } from './fingerprint.ts';

export interface Presentation {
  readonly shown: readonly IdentifiedFinding[];
  /** Shown in review mode only. */
  readonly heldBack: readonly IdentifiedFinding[];
}

/** A check that has more than this to say about one draft without being certain is kept short. */
const mostUncertain = 20;

/** Outside review mode errors and warnings are shown in full, of what is uncertain the first of each check. */
export function presented(findings: readonly IdentifiedFinding[], review: boolean): Presentation {
  if (review) return { shown: findings, heldBack: [] };
  const counts = new Map<string, number>();
  const shown: IdentifiedFinding[] = [];
  const heldBack: IdentifiedFinding[] = [];
  for (const finding of findings) {
    const { code, severity } = finding;
    if (severity === 'error' || severity === 'warning') {
      shown.push(finding);
      continue;
    }
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    (count <= mostUncertain ? shown : heldBack).push(finding);
  }
  return { shown, heldBack };
}
