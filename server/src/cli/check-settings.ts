/** `--config`, `--severity`, `--review`: the settings about findings, with the keys that the editor's settings have. */
import { parseDocument } from 'yaml';
import { checks } from '../checks/registry.ts';
import {
  defaultFindingSettings,
  type FindingSettings,
  severityChoices,
} from '../features/findings/finding-settings.ts';
import { readFindingSettings } from '../features/findings/read-finding-settings.ts';
import { type Arguments, UsageError } from './arguments.ts';
import type { Machine } from './machine.ts';
import { readSource } from './read-draft.ts';

export const settingsOptions = { flags: ['review'], values: ['config'], lists: ['severity'] } as const;

export const settingsHelp = {
  zh: `  --config 文件        设置文件（JSON 或 YAML），与编辑器设置同名：policyDrafting.checks、profiles、genre、review；
                       缺省为当前目录下的 .vscode/settings.json
  --severity 代码=级别…  改变检查项的级别：error、warning、information、hint、off，如 'style/*=off'
  --review             审读模式：不太确定的提示也全部列出`,
  en: `  --config FILE        settings (JSON or YAML) by their names in the editor: policyDrafting.checks, profiles, genre,
                       review; default: .vscode/settings.json in the working folder
  --severity CODE=LEVEL…  other severities: error, warning, information, hint, off, as in 'style/*=off'
  --review             list all findings, however uncertain`,
};

const workspaceSettings = '.vscode/settings.json';
const section = 'policyDrafting';

/** Throws {@link UsageError} where the file cannot be read; what cannot be meant in it is told, and the rest counts. */
export function readSettings(given: Arguments, machine: Machine): FindingSettings {
  const named = given.values.get('config');
  const found = named === undefined ? machine.read(workspaceSettings) : null;
  const source = named === undefined ? (found?.ok ? found.text : '') : readSource(named, machine);
  const value = sectionOf(parsed(source, named ?? workspaceSettings));
  const codes = checks.map(({ code }) => code);
  const { settings, problems } =
    source === '' ? { settings: defaultFindingSettings, problems: [] } : readFindingSettings(value, codes);
  const chosen = readFindingSettings({ checks: severities(given.lists.get('severity') ?? []) }, codes);
  const [wrong] = chosen.problems;
  if (wrong) throw new UsageError(wrong);
  for (const problem of problems) machine.err(`${named ?? workspaceSettings}: ${problem[machine.locale]}\n`);
  return {
    ...settings,
    checks: { ...settings.checks, ...chosen.settings.checks },
    review: settings.review || given.flags.has('review'),
  };
}

function parsed(source: string, name: string): unknown {
  // The editor's own settings may hold comments, which JSON has not and YAML writes otherwise.
  const json = /^\s*(?:\{|\/[/*])/.test(source)
    ? source.replace(/("(?:[^"\\\n]|\\.)*")|\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g, '$1')
    : source;
  const document = parseDocument(json, { prettyErrors: false });
  const [error] = document.errors;
  if (error === undefined) return document.toJS() as unknown;
  throw new UsageError({
    zh: `${name}：不是 JSON 或 YAML（${error.message}）`,
    en: `${name}: neither JSON nor YAML (${error.message})`,
  });
}

/** What the file says: under `policyDrafting`, under keys that begin so, or plainly. */
function sectionOf(value: unknown): Record<string, unknown> {
  if (!isRecord(value)) return {};
  const own = value[section];
  const dotted = Object.entries(value).filter(([key]) => key.startsWith(`${section}.`));
  if (!isRecord(own) && dotted.length === 0) return value;
  return {
    ...(isRecord(own) ? own : {}),
    ...Object.fromEntries(dotted.map(([key, one]) => [key.slice(section.length + 1), one])),
  };
}

function severities(choices: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    choices.map((choice) => {
      const equals = choice.indexOf('=');
      if (equals > 0) return [choice.slice(0, equals), choice.slice(equals + 1)];
      const known = severityChoices;
      throw new UsageError({
        zh: `--severity 应写作 代码=级别，级别为 ${known.join('、')}：${choice}`,
        en: `--severity takes CODE=LEVEL with a level of ${known.join(', ')}: ${choice}`,
      });
    }),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
