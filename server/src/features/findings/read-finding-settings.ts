/** Reads what users wrote into the settings about findings, and says what of it cannot be meant. */

import type { Profile } from '../../checks/check.ts';
import type { Message } from '../../checks/message.ts';
import {
  type CheckChoice,
  defaultFindingSettings,
  type FindingSettings,
  familyOf,
  type SeverityChoice,
  severityChoices,
} from './finding-settings.ts';
import { suppressionDescriptions } from './suppression-findings.ts';

const profiles: readonly Profile[] = ['law', 'official', 'plan', 'report'];

export interface ReadFindingSettings {
  readonly settings: FindingSettings;
  /** One sentence each; what is wrong counts as absent. */
  readonly problems: readonly Message[];
}

/**
 * `value` is what stands below `policyDrafting`; `codes` are those of all checks, beside which findings about suppressions
 * have codes of their own. Never throws.
 */
export function readFindingSettings(value: unknown, codes: readonly string[]): ReadFindingSettings {
  const problems: Message[] = [];
  const given = isRecord(value) ? value : {};
  const all = [...codes, ...suppressionDescriptions.map(({ code }) => code)];
  const known = new Set(all.flatMap((code) => [code, familyOf(code)]));
  const checks: Record<string, CheckChoice> = {};
  for (const [code, choice] of Object.entries(record(given, 'checks', problems))) {
    if (!known.has(code)) problems.push(unknownCheck(code));
    else if (isSeverity(choice)) checks[code] = choice;
    else if (isRecord(choice)) checks[code] = byKind(code, choice, problems);
    else problems.push(notSeverity(`policyDrafting.checks → ${code}`, choice));
  }
  const genres: Record<string, Profile> = {};
  for (const [genre, profile] of Object.entries(record(given, 'profiles', problems))) {
    if (profiles.some((one) => one === profile)) genres[genre] = profile as Profile;
    else problems.push(notOneOf(`policyDrafting.profiles → ${genre}`, profile, profiles));
  }
  const { genre, review } = given;
  if (genre !== undefined && typeof genre !== 'string') problems.push(wrongType('genre', '文字', 'text'));
  if (review !== undefined && typeof review !== 'boolean')
    problems.push(wrongType('review', 'true 或 false', 'true or false'));
  return {
    settings: {
      checks,
      profiles: genres,
      genre: (typeof genre === 'string' && genre.trim()) || defaultFindingSettings.genre,
      review: review === true,
    },
    problems,
  };
}

function byKind(code: string, choice: Record<string, unknown>, problems: Message[]): CheckChoice {
  const chosen = Object.entries(choice).filter(([kind, severity]) => {
    const place = `policyDrafting.checks → ${code} → ${kind}`;
    // Genres are Chinese, and there is no end to them; what is not must be a profile.
    const isKind = kind === 'default' || /\p{Script=Han}/u.test(kind) || profiles.some((one) => one === kind);
    if (!isKind) problems.push(notOneOf(`policyDrafting.checks → ${code}`, kind, [...profiles, 'default']));
    else if (!isSeverity(severity)) problems.push(notSeverity(place, severity));
    return isKind && isSeverity(severity);
  });
  return Object.fromEntries(chosen) as Record<string, SeverityChoice>;
}

function record(given: Record<string, unknown>, name: string, problems: Message[]): Record<string, unknown> {
  const value = given[name];
  if (value === undefined || value === null) return {};
  if (isRecord(value)) return value;
  problems.push(wrongType(name, '{ … }', '{ … }'));
  return {};
}

function unknownCheck(code: string): Message {
  return {
    zh: `设置 policyDrafting.checks 中没有检查项“${code}”。`,
    en: `Setting policyDrafting.checks: there is no check “${code}”.`,
  };
}

function notSeverity(place: string, value: unknown): Message {
  return notOneOf(place, value, severityChoices);
}

function notOneOf(place: string, value: unknown, choices: readonly string[]): Message {
  const shown = JSON.stringify(value);
  return {
    zh: `设置 ${place}：${shown} 不能用，可用的是 ${choices.join('、')}。`,
    en: `Setting ${place}: ${shown} is not one of ${choices.join(', ')}.`,
  };
}

function wrongType(name: string, zh: string, en: string): Message {
  return { zh: `设置 policyDrafting.${name} 应当是 ${zh}。`, en: `Setting policyDrafting.${name} should be ${en}.` };
}

function isSeverity(value: unknown): value is SeverityChoice {
  return severityChoices.some((choice) => choice === value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
