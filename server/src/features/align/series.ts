/** How an indicator of the draft went over the years: what plans, annual plans and reports of the corpus say of it. */
import { printed } from '../../checks/figure/words.ts';
import type { Locale } from '../../checks/message.ts';
import type { Corpus, CorpusFigure } from '../../corpus/corpus.ts';
import { titleOf as documentTitle } from '../labels.ts';
import type { SeriesChart, SeriesPoint } from '../report/model.ts';
import { titleOf } from './pages.ts';
import type { AlignmentReport } from './report.ts';
import type { StatedFigure } from './targets.ts';

const mostCharts = 8;
/** Two points are no series. */
const fewestYears = 3;

/** A chart for each target of the draft that the corpus knows of in some years. */
export function targetSeries(
  { draft, uppers }: AlignmentReport,
  corpus: Corpus,
  locale: Locale,
): readonly SeriesChart[] {
  const own = new Map<string, StatedFigure>();
  for (const { targets } of uppers) {
    for (const { draft: target } of targets) if (target && !own.has(target.key)) own.set(target.key, target);
  }
  const charts: SeriesChart[] = [];
  for (const target of own.values()) {
    const points = new Map<string, SeriesPoint>();
    for (const figure of corpus.figures(target.metric)) {
      const { amount, year, nature, document, place } = figure;
      if (!isOfOneSeries(figure, target) || amount === null || year === null || document.file.uri === draft.uri)
        continue;
      const kind = nature === 'actual' ? 'actual' : 'target';
      const key = `${kind} ${year}`;
      const source = documentTitle(document);
      // The newest document that states the figure of a year comes first.
      if (!points.has(key))
        points.set(key, { year, value: amount.value, text: printed(figure), nature: kind, source, place });
    }
    const { amount, year, places } = target;
    if (amount !== null && year !== null) {
      const stated = { year, value: amount.value, text: printed(target), nature: 'target' as const };
      points.set(`target ${year}`, { ...stated, source: titleOf(draft), place: places[0]! });
    }
    if (new Set([...points.values()].map((point) => point.year)).size < fewestYears) continue;
    const title =
      locale === 'zh'
        ? `${target.metric}（实线为实际，虚线为目标）`
        : `${target.metric} (solid: actual, dashed: targets)`;
    charts.push({ kind: 'series', title, points: [...points.values()] });
    if (charts.length === mostCharts) break;
  }
  return charts;
}

function isOfOneSeries(figure: CorpusFigure, target: StatedFigure): boolean {
  return (
    figure.measure === target.measure &&
    figure.amount?.dimension === target.amount?.dimension &&
    figure.subject.name === target.subject.name &&
    (figure.priceBasis ?? target.priceBasis) === (target.priceBasis ?? figure.priceBasis)
  );
}
