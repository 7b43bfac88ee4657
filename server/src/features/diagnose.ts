/** Findings of a draft: the same for the editor and the command line. */
import type { Check, Draft, Edit, Finding, Reference } from '../checks/check.ts';

/** Told of a check that failed; the others go on. */
export type CheckFailed = (code: string, error: unknown) => void;

/**
 * Runs the checks one after the other. Yields after every step of a check, so that the caller can stop or give time
 * back; returns the findings in order of the text, each once, without evidence from the draft's own file.
 */
export function* diagnose(
  draft: Draft,
  reference: Reference,
  checks: readonly Check[],
  failed: CheckFailed,
): Generator<undefined, readonly Finding[]> {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  for (const check of checks) {
    try {
      for (const finding of check.run(draft, reference)) {
        yield undefined;
        if (!finding) continue;
        const key = `${finding.code} ${finding.range.start} ${finding.range.end} ${finding.message.zh}`;
        if (seen.has(key)) continue;
        seen.add(key);
        findings.push({ ...finding, evidence: finding.evidence.filter(({ place }) => place.uri !== draft.uri) });
      }
    } catch (error) {
      failed(check.code, error);
    }
  }
  return findings.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

/** All findings at once, for callers that nobody waits behind. */
export function findingsOf(
  draft: Draft,
  reference: Reference,
  checks: readonly Check[],
  failed: CheckFailed,
): readonly Finding[] {
  const run = diagnose(draft, reference, checks, failed);
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
  }
}

/** Edits of the preferred fixes, in order of the text; where two overlap, the earlier one stands. */
export function preferredEdits(findings: readonly Finding[]): readonly Edit[] {
  const taken: Edit[] = [];
  for (const { fixes } of findings) {
    const edits = fixes.find((fix) => fix.preferred)?.edits ?? [];
    const free = edits.every((edit) => taken.every((other) => !overlap(edit, other)));
    if (free) taken.push(...edits);
  }
  return taken.sort((a, b) => a.range.start - b.range.start);
}

/** The text with the edits made. Edits must not overlap. */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const { range, newText } of [...edits].sort((a, b) => a.range.start - b.range.start)) {
    result += source.slice(at, range.start) + newText;
    at = range.end;
  }
  return result + source.slice(at);
}

function overlap(a: Edit, b: Edit): boolean {
  const meet = a.range.start < b.range.end && b.range.start < a.range.end;
  return meet || a.range.start === b.range.start;
}
