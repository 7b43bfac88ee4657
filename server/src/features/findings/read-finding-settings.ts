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
    else problems.push(notOneOf(`policyDrafting.profiles → ${genre}`, profile, profileNames));
  }
  const { genre, review } = given;
  if (genre !== undefined && typeof genre !== 'string') problems.push(wrongType('genre', '"会议纪要"'));
  if (review !== undefined && typeof review !== 'boolean') problems.push(wrongType('review', 'true'));
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
    if (!isKind) problems.push(notOneOf(`policyDrafting.checks → ${code}`, kind, kindNames));
    else if (!isSeverity(severity)) problems.push(notSeverity(place, severity));
    return isKind && isSeverity(severity);
  });
  return Object.fromEntries(chosen) as Record<string, SeverityChoice>;
}

function record(given: Record<string, unknown>, name: string, problems: Message[]): Record<string, unknown> {
  const value = given[name];
  if (value === undefined || value === null) return {};
  if (isRecord(value)) return value;
  problems.push(wrongType(name, name === 'profiles' ? '{ "会议纪要": "report" }' : '{ "style/should": "off" }'));
  return {};
}

function unknownCheck(code: string): Message {
  return {
    zh: `设置 policyDrafting.checks 中没有检查项“${code}”。`,
    en: `Setting policyDrafting.checks: there is no check “${code}”.`,
  };
}

function notSeverity(place: string, value: unknown): Message {
  return notOneOf(place, value, severityNames);
}

const meanings: Readonly<Record<SeverityChoice | Profile | 'default', string>> = {
  error: '错误',
  warning: '警告',
  information: '信息',
  hint: '提示',
  off: '不提示',
  law: '法规',
  official: '公文',
  plan: '规划',
  report: '报告',
  default: '其余文种',
};
const written = (word: keyof typeof meanings): Message => ({ zh: `${word}（${meanings[word]}）`, en: word });
const severityNames = severityChoices.map(written);
const profileNames = profiles.map(written);
const kindNames = [...profileNames, written('default'), { zh: '文种名称（如“通知”）', en: 'a genre such as 通知' }];

function notOneOf(place: string, value: unknown, choices: readonly Message[]): Message {
  const shown = JSON.stringify(value);
  return {
    zh: `设置 ${place}：${shown} 不能用，可以写 ${choices.map(({ zh }) => zh).join('、')}。`,
    en: `Setting ${place}: ${shown} is not one of ${choices.map(({ en }) => en).join(', ')}.`,
  };
}

function wrongType(name: string, example: string): Message {
  return {
    zh: `设置 policyDrafting.${name} 的写法不对，应当像 ${example} 这样写。`,
    en: `Setting policyDrafting.${name} should look like ${example}.`,
  };
}

function isSeverity(value: unknown): value is SeverityChoice {
  return severityChoices.some((choice) => choice === value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
