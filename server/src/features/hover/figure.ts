/** Hover on a figure: the same metric in the corpus as a small series, newest first, and what of it can be compared. */
import { ownFigures } from '../../checks/figure/own-figures.ts';
import { printed } from '../../checks/figure/words.ts';
import type { CorpusFigure } from '../../corpus/corpus.ts';
import { compareFigures, type FigureComparison } from '../../policy/figures/compare-figures.ts';
import type { Figure } from '../../policy/figures/figure.ts';
import { reasonWords } from '../align/words.ts';
import { type Context, say } from '../context.ts';
import { counted, quotedTitle } from '../labels.ts';
import { bold, escapeMarkdown, linkTo } from '../markdown.ts';
import { holds } from '../point.ts';
import type { Finder } from './finder.ts';

/** Rows of the series. */
const mostRows = 10;

export const findFigure: Finder = (context, point) => {
  for (const { document, said } of ownFigures(context.draft.text)) {
    const number = document.indicators.findIndex(({ span }) => holds(span, point));
    if (number < 0) continue;
    const figure = said.figures[number]!;
    const series = seriesOf(context, figure);
    return series.length === 0
      ? null
      : { markdown: table(context, figure, series), span: document.indicators[number]!.span };
  }
  return null;
};

/** Figures of the metric outside the draft's own file: by year, the newest first, one for each value of a work. */
function seriesOf({ corpus, draft }: Context, figure: Figure): readonly CorpusFigure[] {
  const seen = new Set<string>();
  return corpus
    .figures(figure.metric)
    .filter(({ document, year, value, unit, measure }) => {
      const same = `${document.work} ${year} ${value} ${unit} ${measure}`;
      if (document.file.uri === draft.uri || seen.has(same)) return false;
      seen.add(same);
      return true;
    })
    .toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0));
}

function table(context: Context, figure: Figure, series: readonly CorpusFigure[]): string {
  const works = new Set(series.map(({ document }) => document.work)).size;
  const heading = say(context, {
    zh: `${bold(figure.metric)}　政策库 ${works} 份文件、${series.length} 个数据`,
    en: `${bold(figure.metric)} — ${counted(series.length, 'figure')} in ${counted(works, 'document')} of the corpus`,
  });
  const head = say(context, {
    zh: '| 时间 | 数据 | 文件 | 与本稿比较 |',
    en: '| Year | Figure | Document | Beside the draft |',
  });
  const rows = series.slice(0, mostRows).map((other) => {
    const year = other.year === null ? '' : `${other.year}`;
    const value = `${natureOf(context, other)}${escapeMarkdown(printed(other))}${growthOf(context, other)}`;
    const compared = compareFigures(figure, other);
    return `| ${year} | ${value} | ${linkTo(quotedTitle(other.document), other.place)} | ${beside(context, compared)} |`;
  });
  const rest = series.length - rows.length;
  const more = rest > 0 ? say(context, { zh: `另有 ${rest} 个`, en: `and ${rest} more` }) : '';
  return [[heading, '', head, '|---|---|---|---|', ...rows].join('\n'), more]
    .filter((part) => part !== '')
    .join('\n\n');
}

function natureOf(context: Context, { nature }: Figure): string {
  return nature === 'target' ? say(context, { zh: '目标 ', en: 'target ' }) : '';
}

function growthOf(context: Context, { measure, reckoning }: Figure): string {
  const words = [
    reckoning === 'annual-mean' ? { zh: '年均', en: 'yearly mean' } : null,
    reckoning === 'accumulated' ? { zh: '累计', en: 'accumulated' } : null,
    measure === 'growth' ? { zh: '增减', en: 'change' } : null,
  ].filter((word) => word !== null);
  return words.length === 0
    ? ''
    : ` (${words.map((word) => say(context, word)).join(say(context, { zh: '', en: ', ' }))})`;
}

function beside(context: Context, { verdict, reasons, rounding }: FigureComparison): string {
  if (verdict === 'not-comparable') {
    const why = reasons.map((reason) => say(context, reasonWords[reason])).join(say(context, { zh: '、', en: ', ' }));
    return say(context, { zh: `不可比：${why}`, en: `not comparable: ${why}` });
  }
  if (reasons.includes('later') || reasons.includes('earlier')) return besideOtherDeadline(context, verdict, reasons);
  if (verdict !== 'equal') return say(context, { zh: '**可比，数值不同**', en: '**comparable, another value**' });
  return rounding
    ? say(context, { zh: '一致（四舍五入）', en: 'the same, rounded' })
    : say(context, { zh: '一致', en: 'the same' });
}

/** Targets for different years are comparable only where time and value point the same way. */
function besideOtherDeadline(
  context: Context,
  verdict: FigureComparison['verdict'],
  reasons: FigureComparison['reasons'],
): string {
  const when = say(context, reasonWords[reasons.includes('later') ? 'later' : 'earlier']);
  return verdict === 'weaker'
    ? say(context, { zh: `**本稿要求较低**（${when}）`, en: `**the draft asks for less** (${when})` })
    : say(context, { zh: `**本稿要求较高**（${when}）`, en: `**the draft asks for more** (${when})` });
}
