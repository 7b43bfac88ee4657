/** Writes docs/figures.md: how surely figures that were copied wrongly are found, and how quiet the figure checks are. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  alarmsOn,
  copyFigures,
  figureChecks,
  lawFiles,
  type Outcome,
  reportFiles,
  seedFiles,
  sharedTexts,
} from './held-out.ts';
import { type Setting, settings } from './planted-figures.ts';

const years = [2011, 2015, 2018, 2022, 2025] as const;
const count = 30;
const seed = 7;
/** Every so-manieth of the laws is checked. */
const lawsEvery = 6;

const names: Readonly<Record<Setting, string>> = {
  sentence: '整句，文稿不写年份 whole sentence, no year in the draft',
  clause: '逗号之间的一段，文稿不写年份 one clause between commas, no year',
  dated: '整句，标题写所回顾的年份 whole sentence under a title with the year',
  report: '整篇报告只改一个数 the whole report with one number changed',
};

export function writeReport(folder: string): void {
  const corpus = sharedTexts({ withLaws: false });
  const outcomes = copyFigures(corpus, { years, count, seed });
  const texts = [
    ['工作报告 reports', alarmsOn(reportFiles(), corpus)],
    ['种子文件 seeds', alarmsOn(seedFiles(), corpus)],
    ['法律法规 laws', alarmsOn(lawFiles(lawsEvery), corpus)],
  ] as const;
  const share = (setting: Setting, changed: boolean) => {
    const planted = outcomes.filter((outcome) => outcome.copied.setting === setting && outcome.changed === changed);
    return ratio(
      planted.filter(({ found }) => found.length > 0),
      planted,
    );
  };
  writeFileSync(
    join(folder, 'figures.md'),
    `# 数据检查的测量 How well the figure checks do

由 \`npm run figures\` 生成，请勿手工修改。*Generated; do not edit.*

政策库为 2008—2025 年政府工作报告和五份种子文件。从 ${years.join('、')} 年报告中各随机抽取 ${count} 个数据，抄入新稿；
一次照抄，一次改动一个数字或颠倒两个数字。提示落在该数据上才算发现。报告和种子文件另作为“新稿”与其余文件比对，每一处提示都算误报。
*${count} figures of each of these reports are drawn at random and copied into drafts, once as they are, once with a digit
changed or two swapped. Reports, seeds and laws are also checked as they are against the other files; every finding counts as a false alarm.*

| 抄入方式 how it is copied | 改动的被发现 changed, found | 照抄的被误报 faithful, flagged |
|---|---|---|
${settings.map((setting) => `| ${names[setting]} | ${share(setting, true)} | ${share(setting, false)} |`).join('\n')}

不写年份的短句（“居民消费价格上涨2%”）每年报告都有，数值各不相同，作信息提示；数值与某一年相符时不提示。
*Short clauses without a year stand in every report with another number: they come as information, and not at all where the number is that of some year.*

提示数，括号内为每两万字的警告数 findings, in brackets warnings in 20,000 characters:

| 检查 check | ${texts.map(([name]) => name).join(' | ')} |
|---|${texts.map(() => '---').join('|')}|
${figureChecks
  .map(({ code }) => {
    const cells = texts.map(([, { alarms, characters }]) => {
      const found = alarms.filter((alarm) => alarm.code === code);
      const warnings = found.filter(({ severity }) => severity === 'warning').length;
      return `${found.length}（${((warnings / characters) * 20_000).toFixed(2)}）`;
    });
    return `| \`${code}\` | ${cells.join(' | ')} |`;
  })
  .join('\n')}
| 字数 characters | ${texts.map(([, { characters }]) => characters).join(' | ')} |
`,
  );
}

function ratio(part: readonly Outcome[], whole: readonly Outcome[]): string {
  return `${part.length}/${whole.length}（${((part.length / whole.length) * 100).toFixed(1)}%）`;
}
