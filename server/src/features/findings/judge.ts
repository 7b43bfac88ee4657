/**
 * From what the checks found to what the drafter is shown: severity by kind of document and settings, one finding where
 * two checks want the same change, suppressions in the text, the baseline, and what is kept for review mode. Editor and
 * command line both go through here.
 */

import type { CheckDescription, Draft, Finding } from '../../checks/check.ts';
import { readOnce } from '../../ingest/remembered.ts';
import { merged } from './candidate.ts';
import { DraftSurroundings } from './draft-surroundings.ts';
import type { FindingSettings } from './finding-settings.ts';
import type { IdentifiedFinding } from './fingerprint.ts';
import { type Presentation, presented } from './presentation.ts';
import { withoutRepeatedFixes } from './repeated-fixes.ts';
import { Severities } from './severity.ts';
import { type Diagnosis, findingsApart, standingFindings } from './standing-findings.ts';
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
  const around = new DraftSurroundings(draft, new Severities(known, settings, draft.text));
  const { kept, dropped } = withoutRepeatedFixes(draft.source, standingFindings(diagnosis, around));
  const present = suppressionsOf(draft.source, draft.text);
  const { suppressions } = present;
  const { reported, suppressed, used } = apart(suppressions, kept, dropped);
  const isOff = (code: string, { covers }: Suppression) =>
    around.of(around.paragraphAt(covers.end - 1)).decisions.isOff(code);
  const about = findingsAboutSuppressions(draft.source, present, {
    known,
    isUsed: (index, code) => !complete || used.has(`${index} ${code}`) || isOff(code, suppressions[index]!),
  });
  const all = about.length === 0 ? reported : merged(reported, findingsApart(about, around));
  if (baseline.size === 0) return { ...presented(all, settings.review), suppressed, accepted: [] };
  const isAccepted = ({ fingerprint }: IdentifiedFinding) => baseline.has(fingerprint);
  const open = all.filter((finding) => !isAccepted(finding));
  return { ...presented(open, settings.review), suppressed, accepted: all.filter(isAccepted) };
}

interface Apart {
  readonly reported: readonly IdentifiedFinding[];
  readonly suppressed: readonly IdentifiedFinding[];
  /** Index of a suppression and code, for the codes that meant some finding. */
  readonly used: ReadonlySet<string>;
}

/** The findings that suppressions mean, and the others; those that were `dropped` show only that a suppression is used. */
function apart(
  suppressions: readonly Suppression[],
  kept: readonly IdentifiedFinding[],
  dropped: readonly IdentifiedFinding[],
): Apart {
  const used = new Set<string>();
  if (suppressions.length === 0) return { reported: kept, suppressed: [], used };
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
  const suppressed: IdentifiedFinding[] = [];
  const reported: IdentifiedFinding[] = [];
  for (const finding of kept) (isMeant(finding) ? suppressed : reported).push(finding);
  for (const finding of dropped) isMeant(finding);
  return { reported, suppressed, used };
}

/** By code. */
const descriptionsOf = readOnce(
  (checks: readonly CheckDescription[]): ReadonlyMap<string, CheckDescription> =>
    new Map(checks.map((check) => [check.code, check])),
);
