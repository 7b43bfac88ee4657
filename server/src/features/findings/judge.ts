/**
 * From what the checks found to what the drafter is shown: severity by kind of document and settings, one finding where
 * two checks want the same change, suppressions in the text, the baseline, and what is kept for review mode. Editor and
 * command line both go through here.
 */
import type { CheckDescription, Draft, Finding } from '../../checks/check.ts';
import { DraftPlaces } from './draft-places.ts';
import type { FindingSettings } from './finding-settings.ts';
import { type IdentifiedFinding, identified } from './fingerprint.ts';
import { bySeverity, Severities } from './severity.ts';
import { meansCheck, type Suppression, suppressionsOf } from './suppression.ts';
import { findingsAboutSuppressions } from './suppression-findings.ts';

export interface JudgeOptions {
  /** Every check there is, also those that did not run. */
  readonly checks: readonly CheckDescription[];
  readonly settings: FindingSettings;
  /** Fingerprints of findings that are not to be reported. */
  readonly baseline: ReadonlySet<string>;
  /** False while some checks cannot find what they look for (no corpus): no suppression is called unused then. */
  readonly complete: boolean;
}

/** Each finding stands in one of the lists, all in order of the text. */
export interface Judgement {
  readonly shown: readonly IdentifiedFinding[];
  /** Shown in review mode only. */
  readonly heldBack: readonly IdentifiedFinding[];
  readonly suppressed: readonly IdentifiedFinding[];
  /** In the baseline. */
  readonly accepted: readonly IdentifiedFinding[];
}

/** `findings` come in order of the text. */
export function judge(draft: Draft, findings: readonly Finding[], options: JudgeOptions): Judgement {
  const { settings, baseline, complete } = options;
  const known = descriptionsOf(options.checks);
  const places = new DraftPlaces(draft.text);
  const severities = new Severities(known, settings, draft.text);
  const judged = (found: readonly IdentifiedFinding[]) =>
    found.flatMap((finding) => {
      const severity = severities.of(finding, places.documentOf(places.paragraphAt(finding.range.start)));
      if (severity === 'off') return [];
      return [severity === finding.severity ? finding : { ...finding, severity }];
    });

  const serious = judged(identified(draft, places, findings));
  const { kept, dropped } = withoutRepeatedFixes(serious);
  const present = suppressionsOf(draft.source, draft.text);
  const { suppressions } = present;
  const suppressed: IdentifiedFinding[] = [];
  const reported: IdentifiedFinding[] = [];
  const used = new Set<string>();
  /** Marks the suppressions that mean the finding as used; true where there is one. */
  const isMeant = ({ code, range }: Finding): boolean => {
    let meant = false;
    suppressions.forEach(({ covers, codes }, index) => {
      if (range.start < covers.start || range.start >= covers.end) return;
      for (const { code: suppressedCode } of codes) {
        if (!meansCheck(suppressedCode, code)) continue;
        used.add(`${index} ${suppressedCode}`);
        meant = true;
      }
    });
    return meant;
  };
  for (const finding of kept) (isMeant(finding) ? suppressed : reported).push(finding);
  for (const finding of dropped) isMeant(finding);

  const isOff = (code: string, { covers }: Suppression) =>
    severities.isOff(code, places.documentOf(places.paragraphAt(covers.end - 1)));
  const about = findingsAboutSuppressions(draft.source, present, {
    known,
    isUsed: (index, code) => !complete || used.has(`${index} ${code}`) || isOff(code, suppressions[index]!),
  });
  if (about.length > 0) {
    reported.push(...judged(identified(draft, places, about)));
    reported.sort(byPlace);
  }
  const isAccepted = ({ fingerprint }: IdentifiedFinding) => baseline.has(fingerprint);
  const open = baseline.size === 0 ? reported : reported.filter((finding) => !isAccepted(finding));
  return { ...presented(open, settings.review), suppressed, accepted: reported.filter(isAccepted) };
}

const descriptions = new WeakMap<readonly CheckDescription[], ReadonlyMap<string, CheckDescription>>();

function descriptionsOf(checks: readonly CheckDescription[]): ReadonlyMap<string, CheckDescription> {
  const known = descriptions.get(checks) ?? new Map(checks.map((check) => [check.code, check]));
  descriptions.set(checks, known);
  return known;
}

function byPlace(a: Finding, b: Finding): number {
  return a.range.start - b.range.start || a.range.end - b.range.end;
}

/** Where two findings want the same change, the more serious one says it; of equals the first. */
function withoutRepeatedFixes(findings: readonly IdentifiedFinding[]): {
  readonly kept: readonly IdentifiedFinding[];
  readonly dropped: readonly IdentifiedFinding[];
} {
  const first = new Map<string, IdentifiedFinding>();
  const dropped = new Set<IdentifiedFinding>();
  for (const finding of findings) {
    const edits = finding.fixes.find(({ preferred }) => preferred)?.edits;
    if (!edits || edits.length === 0) continue;
    const key = edits.map(({ range, newText }) => `${range.start} ${range.end} ${newText}`).join('\n');
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

function meets(a: Finding, b: Finding): boolean {
  return a.range.start <= b.range.end && b.range.start <= a.range.end;
}

/** A check that has more than this to say about one draft without being certain is kept short. */
const mostUncertain = 20;

/** Outside review mode errors and warnings are shown in full, of what is uncertain the first of each check. */
function presented(findings: readonly IdentifiedFinding[], review: boolean): Pick<Judgement, 'shown' | 'heldBack'> {
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
