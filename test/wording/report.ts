/** Writes docs/wording.md and its picture: how surely `wording/differs` finds slips, and how quiet it is. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Measurement, measure, type Outcome, type Ranked } from './held-out.ts';

const years = [2012, 2019, 2024] as const;
const certainties = ['certain', 'likely', 'possible'] as const;

/** A place on the curve: everything ranked at least so high is reported. */
interface Point {
  readonly recall: number;
  /** Share of right findings among all on drafts that hold one slip in 500 characters. */
  readonly precision: number;
}

export function writeReport(folder: string): void {
  const small = measure({ years, withLaws: false, slips: 180, seed: 3 });
  const large = measure({ years, withLaws: true, slips: 180, seed: 3 });
  const picture = join(folder, 'images', 'wording-precision-recall.svg');
  mkdirSync(dirname(picture), { recursive: true });
  writeFileSync(picture, drawing([curve(small), curve(large)]));
  writeFileSync(join(folder, 'wording.md'), page(small, large));
}

const charactersPerSlip = 500;

function curve({ outcomes, falseAlarms, characters }: Measurement): Point[] {
  const found = outcomes.flatMap(({ found }) => (found ? [found.score] : []));
  const wrong = falseAlarms.map(({ score }) => score);
  return [...new Set([...found, ...wrong])]
    .sort((a, b) => b - a)
    .map((threshold) => {
      const recall = found.filter((value) => value >= threshold).length / outcomes.length;
      const alarms = wrong.filter((value) => value >= threshold).length / characters;
      const right = recall / charactersPerSlip;
      return { recall, precision: right / (right + alarms || 1) };
    });
}

function page(small: Measurement, large: Measurement): string {
  return `# 规范表述检查的测量 How well wording/differs does

由 \`npm run wording\` 生成，请勿手工修改。*Generated; do not edit.*

从语料中抽出 ${years.join('、')} 三年的政府工作报告作为“新稿”，其余报告和五份种子文件（第二列另加全部法律法规）作为政策库。
在“新稿”上的每一处提示都算误报；差错由程序随机植入政策库自己的表述，放在独立的句子、逗号之间或引号之内。
*Three years of work reports are held out as drafts; every finding on them counts as a false alarm. Slips are planted at
random into wording of the rest: in phrases that at least three works share (“formula”), and in whole clauses of one work (“long”).*

| | 报告和种子 | 加法律法规 |
|---|---|---|
| 新稿字数 characters | ${small.characters} | ${large.characters} |
${certainties
  .map(
    (certainty) =>
      `| 误报 ${certainty}，每万字 per 10,000 | ${alarms(small, certainty)} | ${alarms(large, certainty)} |`,
  )
  .join('\n')}
| 其中信息以上合计 information or worse | ${loudAlarms(small)} | ${loudAlarms(large)} |
${(['formula', 'long'] as const)
  .map((source) => {
    const cells = [small, large].map((measurement) => of(measurement, source));
    return [
      `| 作为信息以上找到的差错 found as information or worse, ${source} | ${cells.map((outcomes) => share(outcomes, isLoud)).join(' | ')} |`,
      `| 连同提示 with hints, ${source} | ${cells.map((outcomes) => share(outcomes)).join(' | ')} |`,
    ].join('\n');
  })
  .join('\n')}

\`certain\` 为警告，\`likely\` 为信息，\`possible\` 为提示（不进“问题”列表）。
*They come as warning, information and hint.*

## 按差错类型 By kind of slip

作为信息以上找到的 / 连同提示找到的。*Found as information or worse / with hints.*

| 类型 | ${['formula', 'long', 'formula, laws', 'long, laws'].join(' | ')} |
|---|---|---|---|---|
${kindsIn(small)
  .map((kind) => {
    const cells = [small, large].flatMap((measurement) =>
      (['formula', 'long'] as const).map((source) =>
        bothShares(of(measurement, source).filter(({ slip }) => slip.kind === kind)),
      ),
    );
    return `| ${kind} | ${cells.join(' | ')} |`;
  })
  .join('\n')}

## 查准与查全 Precision and recall

![查准率与查全率曲线](images/wording-precision-recall.svg)

每 ${charactersPerSlip} 字一处差错时的查准率；实线为报告和种子，虚线加法律法规。
*Precision on drafts with one slip in ${charactersPerSlip} characters; solid: reports and seeds, dashed: with the laws.*
`;
}

function alarms(measurement: Measurement, certainty: string): string {
  return perTenThousand(measurement, (alarm) => alarm.certainty === certainty);
}

function loudAlarms(measurement: Measurement): string {
  return perTenThousand(measurement, isLoud);
}

function perTenThousand({ falseAlarms, characters }: Measurement, which: (alarm: Ranked) => boolean): string {
  return ((falseAlarms.filter(which).length / characters) * 10_000).toFixed(2);
}

/** Comes as information or as a warning. */
function isLoud({ certainty }: Ranked): boolean {
  return certainty !== 'possible';
}

function of({ outcomes }: Measurement, source: string): Outcome[] {
  return outcomes.filter((outcome) => outcome.source === source);
}

function countFound(outcomes: readonly Outcome[], counts: (found: Ranked) => boolean = () => true): number {
  return outcomes.filter(({ found }) => found !== null && counts(found)).length;
}

function share(outcomes: readonly Outcome[], counts?: (found: Ranked) => boolean): string {
  const found = countFound(outcomes, counts);
  return outcomes.length === 0 ? '–' : `${found}/${outcomes.length} (${percent(found, outcomes.length)})`;
}

function bothShares(outcomes: readonly Outcome[]): string {
  const all = outcomes.length;
  return all === 0 ? '–' : `${percent(countFound(outcomes, isLoud), all)} / ${percent(countFound(outcomes), all)}`;
}

function percent(part: number, whole: number): string {
  return `${Math.round((part / whole) * 100)} %`;
}

function kindsIn({ outcomes }: Measurement): string[] {
  return [...new Set(outcomes.map(({ slip }) => slip.kind))];
}

const width = 520;
const height = 360;
const margin = 46;

function drawing([solid, dashed]: readonly [Point[], Point[]]): string {
  const x = (recall: number): string => (margin + recall * (width - 2 * margin)).toFixed(1);
  const y = (precision: number): string => (height - margin - precision * (height - 2 * margin)).toFixed(1);
  const path = (points: readonly Point[]): string =>
    points.map(({ recall, precision }) => `${x(recall)},${y(precision)}`).join(' ');
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif" font-size="12">
<rect width="100%" height="100%" fill="white"/>
${ticks
  .map(
    (tick) =>
      `<path d="M${x(tick)} ${y(0)}V${y(1)}M${x(0)} ${y(tick)}H${x(1)}" stroke="#ddd"/>` +
      `<text x="${x(tick)}" y="${height - margin + 18}" text-anchor="middle">${tick}</text>` +
      `<text x="${margin - 8}" y="${y(tick)}" text-anchor="end" dominant-baseline="middle">${tick}</text>`,
  )
  .join('\n')}
<text x="${width / 2}" y="${height - 8}" text-anchor="middle">查全率 recall</text>
<text x="14" y="${height / 2}" text-anchor="middle" transform="rotate(-90 14 ${height / 2})">查准率 precision</text>
<polyline points="${path(solid)}" fill="none" stroke="#1f5f99" stroke-width="2"/>
<polyline points="${path(dashed)}" fill="none" stroke="#b0552a" stroke-width="2" stroke-dasharray="6 4"/>
</svg>
`;
}
