/**
 * From what the checks found to what the drafter is shown: severity by kind of document and settings, one finding where
 * two checks want the same change, suppressions in the text, the baseline, and what is kept for review mode. Editor and
 * command line both go through here.
 */
import type { CheckDescription, Draft, Finding } from '../../checks/check.ts';
import { byPlace, type Candidate, candidatesOf, candidatesOfDraft, type Diagnosis } from './candidate.ts';
import { DraftPlaces } from './draft-places.ts';
import type { FindingSettings } from './finding-settings.ts';
import { type IdentifiedFinding, Ordinals } from './fingerprint.ts';
import { type Presentation, presented } from './presentation.ts';
import { withoutRepeatedFixes } from './repeated-fixes.ts';
import { Severities } from './severity.ts';
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
export interface Judgement extends Presentation {
  readonly suppressed: readonly IdentifiedFinding[];
  /** In the baseline. */
  readonly accepted: readonly IdentifiedFinding[];
}

export function judge(draft: Draft, diagnosis: Diagnosis, options: JudgeOptions): Judgement {
  const { settings, baseline, complete } = options;
  const known = descriptionsOf(options.checks);
  const places = new DraftPlaces(draft.text);
  const severities = new Severities(known, settings, draft.text);
  const judged = (candidates: readonly Candidate[]): readonly IdentifiedFinding[] => {
    const ordinals = new Ordinals();
    const digestOf = (one: Candidate) => one.digest(places.headingsAbove(one.paragraph));
    for (const candidate of candidates) ordinals.count(digestOf(candidate));
    const kept: IdentifiedFinding[] = [];
    for (const candidate of candidates) {
      const fingerprint = ordinals.fingerprint(digestOf(candidate));
      const severity = candidate.severity(severities.in(places.documentOf(candidate.paragraph)));
      if (severity !== 'off') kept.push(candidate.identified(severity, fingerprint));
    }
    return kept;
  };
  const { kept, dropped } = withoutRepeatedFixes(draft.source, judged(candidatesOf(draft, diagnosis, places)));
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
    severities.in(places.documentOf(places.paragraphAt(covers.end - 1))).isOff(code);
  const about = findingsAboutSuppressions(draft.source, present, {
    known,
    isUsed: (index, code) => !complete || used.has(`${index} ${code}`) || isOff(code, suppressions[index]!),
  });
  if (about.length > 0) {
    reported.push(...judged(candidatesOfDraft(draft, about, places)));
    reported.sort((a, b) => byPlace(a.range, b.range));
  }
  if (baseline.size === 0) return { ...presented(reported, settings.review), suppressed, accepted: [] };
  const isAccepted = ({ fingerprint }: IdentifiedFinding) => baseline.has(fingerprint);
  const open = reported.filter((finding) => !isAccepted(finding));
  return { ...presented(open, settings.review), suppressed, accepted: reported.filter(isAccepted) };
}

const descriptions = new WeakMap<readonly CheckDescription[], ReadonlyMap<string, CheckDescription>>();

function descriptionsOf(checks: readonly CheckDescription[]): ReadonlyMap<string, CheckDescription> {
  const known = descriptions.get(checks) ?? new Map(checks.map((check) => [check.code, check]));
  descriptions.set(checks, known);
  return known;
}
