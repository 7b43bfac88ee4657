/** What a corpus says about a figure: the documents that say the same, and those that say something else. */

import { amountsAgree, compareFigures } from '../policy/compare-figures.ts';
import type { Figure } from '../policy/figure.ts';
import type { Amount } from '../policy/figure-value.ts';
import { namesMetric } from '../policy/metric.ts';
import { placeRelation } from '../policy/subject.ts';
import type { Corpus, CorpusFigure } from './corpus.ts';

/** Figures that speak of the same thing and give another value. */
export interface Contradiction {
  /** Newest first; of each value one. */
  readonly figures: readonly CorpusFigure[];
  /** Works that give the first value. */
  readonly works: number;
  /** Said in the same words but for the number; else the metric, the time and the place are the same. */
  readonly inSameWords: boolean;
}

/** Null where the corpus says the same, rounded or not, or nothing about it. */
export function contradictionOf(corpus: Corpus, figure: Figure): Contradiction | null {
  if (figure.amount === null) return null;
  const inWords = figuresInSameWords(corpus, figure);
  if (inWords.some((other) => agree(figure, other))) return null;
  const named = figuresOfSameThing(corpus, figure);
  if (named.some((other) => compareFigures(figure, other).verdict === 'equal')) return null;
  if (inWords.length > 0) return contradiction(inWords, true);
  return named.length === 0 || !isWitness(figure, named) ? null : contradiction(named, false);
}

/** Figures whose sentence is the draft's but for the numbers, of the same year as far as both name one. */
function figuresInSameWords(corpus: Corpus, figure: Figure): readonly CorpusFigure[] {
  const whole = sameTime(figure, corpus.figuresInFrame(figure.sentenceFrame));
  if (whole.length > 0) return whole;
  const part = sameTime(figure, corpus.figuresInFrame(figure.segmentFrame));
  // Words of every year's report, in a draft without a year: nobody knows which one is meant.
  const undated = part.some(({ year }) => year === null || figure.year === null);
  return undated && valuesOf(part).length > 1 ? [] : part;
}

function sameTime(figure: Figure, found: readonly CorpusFigure[]): readonly CorpusFigure[] {
  return found.filter((other) => {
    if (other.amount === null) return false;
    if (figure.year !== null && other.year !== null && figure.year !== other.year) return false;
    const place = placeRelation(figure.subject, other.subject);
    return place === 'same' || place === 'unknown';
  });
}

function agree(figure: Figure, other: Figure): boolean {
  return (
    figure.amount!.dimension === other.amount!.dimension &&
    amountsAgree(figure.amount!, other.amount!, figure.nature !== 'target' || other.nature !== 'target')
  );
}

/** Figures of the same metric, year and place that can be compared with it. */
function figuresOfSameThing(corpus: Corpus, figure: Figure): readonly CorpusFigure[] {
  if (figure.year === null || !namesMetric(figure.key) || figure.amount!.dimension === '个') return [];
  return corpus.figures(figure.metric).filter((other) => {
    if (other.year !== figure.year || other.yearOfPlan !== figure.yearOfPlan) return false;
    const { verdict, reasons } = compareFigures(figure, other);
    return verdict !== 'not-comparable' && !reasons.includes('upper-subject') && !reasons.includes('nature-unknown');
  });
}

/** Values further apart are of different things, whatever they are called. */
const FARTHEST = 0.5;

function isWitness(figure: Figure, others: readonly CorpusFigure[]): boolean {
  const places = new Set(others.map(({ subject }) => subject.name));
  if (figure.subject.name === '' && places.size > 1) return false;
  return others.some(({ amount }) => near(figure.amount!, amount!));
}

function near(a: Amount, b: Amount): boolean {
  return Math.abs(a.value - b.value) <= FARTHEST * Math.max(Math.abs(a.value), Math.abs(b.value));
}

function contradiction(others: readonly CorpusFigure[], inSameWords: boolean): Contradiction {
  const figures = valuesOf(others);
  const first = figures[0]!;
  const works = new Set(others.filter((other) => agree(first, other)).map(({ document }) => document.work));
  return { figures, works: works.size, inSameWords };
}

/** One figure of each value, in order. */
function valuesOf(figures: readonly CorpusFigure[]): readonly CorpusFigure[] {
  const distinct: CorpusFigure[] = [];
  for (const figure of figures) if (!distinct.some((known) => agree(known, figure))) distinct.push(figure);
  return distinct;
}
