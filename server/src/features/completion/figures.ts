/** The figures of the metric that is being written: 粮食产量达到| → 1.39万亿斤, with year and document. */
import { printed } from '../../checks/figure/words.ts';
import type { CorpusFigure } from '../../corpus/corpus.ts';
import { figureContext } from '../../policy/figures/figure.ts';
import { yearOfPeriod } from '../../policy/figures/figure-sense.ts';
import { indicatorsIn } from '../../policy/figures/indicators.ts';
import { metricFacts, namesMetric } from '../../policy/figures/metric.ts';
import { placeRelation } from '../../policy/figures/subject.ts';
import { say } from '../context.ts';
import { quotedTitle } from '../labels.ts';
import { documentAt, pointAt } from '../point.ts';
import { lastCharacters, type Offer, type OfferSource } from './typing.ts';

const mostFigures = 8;
/** Words behind which a number is expected; without them figures come up only when asked for. */
const expecting =
  /(?:达到?|为|超过|突破|提高到|提升到|提升至|增加到|增加至|下降到|降至|控制在|保持在|稳定在|增长|下降|降低|提高|上涨|约|近)\s?$/;
/** Characters of the line that may name metric and year. */
const reach = 160;

export const offerFigures: OfferSource = (context, typing) => {
  const typed = /\d[\d.]*$/.exec(typing.before)?.[0] ?? '';
  const before = typing.before.slice(
    Math.max(0, typing.before.length - typed.length - reach),
    typing.before.length - typed.length,
  );
  if (!typing.requested && !expecting.test(before)) return [];
  // Read as if a number stood there: the reader knows where the metric begins and which year is meant.
  const read = indicatorsIn(`${before}1%`).at(-1);
  if (read === undefined || !namesMetric(metricFacts(read.metric).key)) return [];
  const year = read.period === null ? null : yearOfPeriod(read.period);
  const point = pointAt(context.draft.text, typing.offset);
  const document = point && documentAt(context.draft.text, point.paragraph);
  const subject = document ? figureContext(document).subject : { name: '', level: null };
  const wanted = (figure: CorpusFigure): boolean => {
    const place = placeRelation(subject, figure.subject);
    return (
      figure.document.file.uri !== context.draft.uri &&
      figure.measure === read.measure &&
      (year === null || figure.year === null || figure.year === year) &&
      (place === 'same' || place === 'unknown') &&
      figure.value.startsWith(typed)
    );
  };
  const found = context.corpus
    .figures(read.metric)
    .filter(wanted)
    .toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0));
  const distinct = [
    ...new Map(found.map((figure) => [figure.value + figure.unit, figure] as const).toReversed()).values(),
  ];
  return distinct
    .toReversed()
    .slice(0, mostFigures)
    .map(({ metric, year: of, value, unit, document: source, nature, qualifier }): Offer => {
      const target = nature === 'target' ? say(context, { zh: '目标', en: 'target' }) : '';
      return {
        kind: 'figure',
        label: value + unit,
        detail: [of ?? '', metric, target, quotedTitle(source)].filter((part) => part !== '').join(' '),
        ...(qualifier === null ? {} : { preview: printed({ value, unit, qualifier }) }),
        range: lastCharacters(typing, typed.length),
        newText: value + unit,
      };
    });
};
