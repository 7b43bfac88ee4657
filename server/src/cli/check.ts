/** `check`: findings of drafts against the corpus. */
import type { Check } from '../checks/check.ts';
import { checks } from '../checks/registry.ts';
import { applyEdits, findingsOf, preferredEdits } from '../features/diagnose.ts';
import { UsageError } from './arguments.ts';
import { type Checked, json, stylish } from './check-report.ts';
import type { Command } from './command.ts';
import { corpusHelp, corpusOptions, openCorpus } from './corpus-option.ts';
import type { Machine } from './machine.ts';
import { readDraft } from './read-draft.ts';

const formats = { stylish, json };

export const check: Command = {
  name: 'check',
  summary: { zh: '检查文稿', en: 'check drafts against the corpus' },
  help: {
    zh: `用法：policy-drafting check 文稿… --corpus 文件夹…

${corpusHelp.zh}
  --format 格式        stylish（缺省，供人阅读）或 json
  --fix                按首选改法直接修改文稿，再报告余下的问题

没有警告以上的问题时返回 0，有则返回 1，用法有误或文件无法读取时返回 2。`,
    en: `Usage: policy-drafting check DRAFT… --corpus DIR…

${corpusHelp.en}
  --format FORMAT      stylish (default, for people) or json
  --fix                make the preferred fixes in the drafts, then report what is left

Exit code 0: nothing at or above warning; 1: findings; 2: usage or unreadable input.`,
  },
  options: {
    flags: [...corpusOptions.flags, 'fix'],
    values: [...corpusOptions.values, 'format'],
    lists: corpusOptions.lists,
  },
  async run(given, machine) {
    const format = given.values.get('format') ?? 'stylish';
    if (!isFormat(format)) throw new UsageError({ zh: `没有格式 ${format}`, en: `unknown format ${format}` });
    if (given.positionals.length === 0) throw new UsageError({ zh: '没有指定文稿', en: 'no draft given' });
    const drafts = given.positionals.map((path) => ({ path, draft: readDraft(path, machine) }));
    const corpus = await openCorpus(given, machine);
    const reference = { corpus, segmenter: machine.segmenter };
    const failures = checkFailures(machine);
    const checked: Checked[] = [];
    for (const { path, draft } of drafts) {
      const findings = findingsOf(draft, reference, checks, failures);
      const edits = given.flags.has('fix') ? preferredEdits(findings) : [];
      if (edits.length === 0) {
        checked.push({ path, draft, findings });
        continue;
      }
      const problem = machine.write(path, applyEdits(draft.source, edits));
      if (problem) throw new UsageError({ zh: `${path}：${problem.detail.zh}`, en: `${path}: ${problem.detail.en}` });
      const fixed = readDraft(path, machine);
      checked.push({ path, draft: fixed, findings: findingsOf(fixed, reference, checks, failures) });
    }
    machine.out(formats[format](checked, machine));
    const serious = checked.some(({ findings }) => findings.some(isSerious));
    return serious ? 1 : 0;
  },
};

function isFormat(format: string): format is keyof typeof formats {
  return Object.hasOwn(formats, format);
}

function isSerious({ severity }: { readonly severity: Check['defaultSeverity'] }): boolean {
  return severity === 'error' || severity === 'warning';
}

function checkFailures(machine: Machine) {
  return (code: string, error: unknown) => {
    machine.err(`${code}: ${error instanceof Error ? error.message : String(error)}\n`);
  };
}
