/** Targets of the draft beside what it starts from and what the upper text asks for. */
import { printed } from '../../checks/figure/words.ts';
import type { Locale } from '../../checks/message.ts';
import type { Bar, BarChart } from '../report/model.ts';
import type { StatedFigure, TargetRow } from './targets.ts';

/** Of more targets those with a verdict come first. */
const mostGroups = 24;

/** Null where no target of the two can be compared. */
export function targetChart(targets: readonly TargetRow[], locale: Locale): BarChart | null {
  const zh = locale === 'zh';
  const groups = targets.flatMap(({ metric, upper, draft, baseline, verdict }) => {
    if (!upper?.amount || !draft?.amount || verdict === 'not-comparable') return [];
    const bars = [
      ...(baseline ? barOf(baseline, 'baseline', zh ? '基期' : 'baseline') : []),
      ...barOf(draft, 'draft', zh ? '文稿目标' : 'draft'),
      ...barOf(upper, 'upper', zh ? '上位目标' : 'upper text'),
    ];
    return [{ label: metric, bars }];
  });
  if (groups.length === 0) return null;
  const title = zh ? '可比指标：基期、文稿目标与上位目标' : 'Comparable targets: baseline, draft and upper text';
  return { kind: 'bars', title, groups: groups.slice(0, mostGroups) };
}

function barOf(figure: StatedFigure, series: Bar['series'], label: string): readonly Bar[] {
  const { amount, year } = figure;
  if (amount === null) return [];
  const text = year === null ? printed(figure) : `${printed(figure)}（${year}）`;
  return [{ label, value: amount.value, text, series }];
}
