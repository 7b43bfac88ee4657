/** `--baseline` and `--write-baseline`: findings that a draft had before are not reported again. */
import { type Baseline, readBaseline, writeBaseline } from '../features/findings/baseline.ts';
import { UsageError } from './arguments.ts';
import type { Machine } from './machine.ts';
import { readSource } from './read-draft.ts';
import type { Checked } from './reports/checked.ts';

/** Throws {@link UsageError} where the file cannot be read or is no baseline. */
export function openBaseline(path: string, machine: Machine): Baseline {
  const baseline = readBaseline(readSource(path, machine));
  if (baseline) return baseline;
  throw new UsageError({
    zh: `${path}：不是基线文件，请用 --write-baseline 生成`,
    en: `${path}: not a baseline; make one with --write-baseline`,
  });
}

/** Name of a draft in a baseline: its path from the baseline's folder. */
export function baselineName(baseline: string, draft: string, machine: Machine): string {
  const from = machine.uriOf(baseline).split('/').slice(0, -1);
  const to = machine.uriOf(draft).split('/');
  const shared = from.findIndex((part, index) => part !== to[index]);
  const common = shared < 0 ? from.length : shared;
  return [...from.slice(common).map(() => '..'), ...to.slice(common).map(decodeURIComponent)].join('/');
}

/** Writes what was found into a baseline file; number of findings. */
export function saveBaseline(path: string, checked: readonly Checked[], machine: Machine): number {
  const entries = checked.map((one) => ({
    file: baselineName(path, one.path, machine),
    draft: one.draft,
    findings: [...one.judgement.shown, ...one.judgement.heldBack, ...one.judgement.accepted],
  }));
  const problem = machine.save(path, writeBaseline(entries));
  if (problem) throw new UsageError({ zh: `${path}：${problem.detail.zh}`, en: `${path}: ${problem.detail.en}` });
  return entries.reduce((sum, { findings }) => sum + findings.length, 0);
}
