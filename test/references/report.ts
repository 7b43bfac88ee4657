/** Writes docs/references.md: how surely faults in references are found, and how quiet the checks are on sound texts. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Alarm, type Measurement, measure, type Outcome } from './held-out.ts';
import { kinds } from './planted-faults.ts';

const faults = 300;
const names: Readonly<Record<string, string>> = {
  'dead reference': '文内引用落空',
  'wrong title': '标题差一两个字',
  'missing article': '所引文件没有这一条',
  'superseded title': '所引文件已废止',
  'moved article': '所引条文已改序号',
  misquotation: '引文与原文不一致',
};

/** `list` prints what was missed and every alarm, for whoever works on the checks. */
export function writeReport(folder: string, list: boolean): void {
  const measurement = measure({ faults, seed: 11 });
  writeFileSync(join(folder, 'references.md'), page(measurement));
  if (!list) return;
  for (const { fault, found } of measurement.outcomes) {
    if (found) continue;
    const around = (from: number, to: number) => fault.text.slice(from, to).replace(/\s+/g, ' ');
    console.log(
      `MISSED ${fault.kind} ${fault.form} | ${fault.law.name} ${fault.law.date} | ${fault.right} → ${fault.wrong} | ${around(fault.start - 40, fault.start)}⟦${around(fault.start, fault.end)}⟧${around(fault.end, fault.end + 30)}`,
    );
  }
  for (const { code, law, excerpt, message } of measurement.alarms)
    console.log(`ALARM ${code} | ${law} | ${excerpt} | ${message}`);
}

function page({ drafts, corpus, characters, references, outcomes, alarms }: Measurement): string {
  const codes = [...new Set(alarms.map(({ code }) => code))].sort();
  return `# 引用检查的测量 How well the checks of references do

由 \`npm run references\` 生成，请勿手工修改。*Generated; do not edit.*

按标题留出三分之一的法律法规，共 ${drafts} 件作为“文稿”，其余 ${corpus} 件作为政策库。差错由程序随机植入文稿；
未改动的文稿上，每一处错误、警告和信息都算误报（其中有一些是原文真实的差错）。
*A third of the laws is kept back, all versions of a title together: ${drafts} drafts; ${corpus} others the corpus.
Faults are planted at random. On untouched drafts every error, warning and information counts as a false alarm, real slips of the originals too.*

## 植入的差错 Planted faults

找到：提示的位置恰在差错处，不超出这一处引用。*Found: at the right range, covering no more than the reference.*

| 差错 | 找到 found |
|---|---|
${kinds.map((kind) => `| ${names[kind]} ${kind} | ${share(outcomes.filter(({ fault }) => fault.kind === kind))} |`).join('\n')}

| 写法 form | 找到 found |
|---|---|
${formsIn(outcomes)
  .map((form) => `| ${form} | ${share(outcomes.filter(({ fault }) => fault.form === form))} |`)
  .join('\n')}

## 误报 False alarms

| | |
|---|---|
| 字数 characters | ${characters} |
| 引用 references | ${references} |
| 误报 alarms | ${alarms.length} |
| 每百处引用 per 100 references | ${((alarms.length / references) * 100).toFixed(2)} |
| 每两万字 per 20,000 characters | ${perTwentyThousand(alarms, characters)} |

| 检查 check | 提示数 findings | 每两万字 per 20,000 characters |
|---|---|---|
${codes
  .map((code) => {
    const own = alarms.filter((alarm) => alarm.code === code);
    return `| ${code} | ${own.length} | ${perTwentyThousand(own, characters)} |`;
  })
  .join('\n')}
`;
}

function perTwentyThousand(alarms: readonly Alarm[], characters: number): string {
  return ((alarms.length / characters) * 20_000).toFixed(2);
}

function formsIn(outcomes: readonly Outcome[]): readonly string[] {
  return [...new Set(outcomes.map(({ fault }) => fault.form))].filter((form) => form !== '');
}

function share(outcomes: readonly Outcome[]): string {
  const found = outcomes.filter((outcome) => outcome.found !== null).length;
  return outcomes.length === 0 ? '–' : `${found}/${outcomes.length} (${Math.round((found / outcomes.length) * 100)} %)`;
}
