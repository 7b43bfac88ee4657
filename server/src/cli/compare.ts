/** `compare`: two versions of a text side by side. */
import { alignedText } from '../features/align/texts.ts';
import { compareTexts } from '../features/compare/comparison.ts';
import { comparisonJson } from '../features/compare/json.ts';
import { comparisonPages } from '../features/compare/pages.ts';
import { UsageError } from './arguments.ts';
import type { Command } from './command.ts';
import type { Machine } from './machine.ts';
import { nameOf, readDraft } from './read-draft.ts';
import { readReportTarget, reportHelp, reportOptions, writeReport } from './report-output.ts';
import { runToEnd } from './run-to-end.ts';

export const compare: Command = {
  name: 'compare',
  summary: { zh: '比较两个版本，出修改前后对照表', en: 'put two versions of a text side by side' },
  help: {
    zh: `用法：policy-drafting compare 旧版 新版 [--format md|html|json|docx|xlsx] [--output 文件]

按内容对应，不按序号：移动和重新编号的条文照样认出，只因重新编号而变化的引用折叠列出。

${reportHelp.zh}

写出对照表时返回 0，用法有误或文件无法读取时返回 2。`,
    en: `Usage: policy-drafting compare OLD NEW [--format md|html|json|docx|xlsx] [--output FILE]

Provisions are matched by what they say, not by their numbers: what was moved or renumbered is recognised, and
references that changed with the numbers only are folded.

${reportHelp.en}

Exit code 0: the table was written; 2: usage or unreadable input.`,
  },
  options: { values: reportOptions.values },
  async run(given, machine) {
    const target = readReportTarget(given, machine);
    const [before, after, ...more] = given.positionals;
    if (before === undefined || after === undefined || more.length > 0) {
      throw new UsageError({ zh: '需要两个文件：旧版和新版', en: 'two files are needed: the old and the new version' });
    }
    const work = compareTexts(readVersion(before, machine), readVersion(after, machine), machine.segmenter);
    const comparison = runToEnd(work, machine);
    const fileOf = (uri: string) => machine.display(machine.pathOf(uri));
    const pages = comparisonPages(comparison, machine.locale);
    await writeReport(target, pages, () => comparisonJson(comparison, fileOf), machine);
    return 0;
  },
};

function readVersion(path: string, machine: Machine) {
  return alignedText(readDraft(path, machine), nameOf(path));
}
