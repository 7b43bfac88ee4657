/** What a corpus says about a figure: the documents that say the same, and those that say something else. */

import { compareFigures } from '../../policy/figures/compare-figures.ts';
import type { Figure, TextFigure } from '../../policy/figures/figure.ts';
import { type Amount, amountsAgree } from '../../policy/figures/figure-value.ts';
import { namesMetric } from '../../policy/figures/metric.ts';
import { placeRelation } from '../../policy/figures/subject.ts';
import type { Corpus, CorpusFigure } from '../corpus.ts';

/** Figures that speak of the same thing and give another value. */
export interface Contradiction {
  /** Newest first; of each value one. */
  readonly figures: readonly CorpusFigure[];
  /** Works that give the first value. */
  readonly works: number;
  /** Said in the same words but for the number; else the metric, the time and the place are the same. */
  readonly inSameWords: boolean;
  /** Few words that may be of another time: of no year that the draft names, or of that of their section. */
  readonly isUnsure: boolean;
}

/** Null where the corpus says the same, rounded or not, or nothing about it. */
export function contradictionOf(corpus: Corpus, figure: TextFigure): Contradiction | null {
  if (figure.amount === null) return null;
  if (isSaidAlike(corpus, figure)) return null;
  const inWords = figuresInSameWords(corpus, figure);
  const named = figuresOfSameThing(corpus, figure);
  if (named.some((other) => compareFigures(figure, other).verdict === 'equal')) return null;
  if (inWords.length > 0) return contradiction(figure, inWords, true);
  return named.length === 0 || !isWitness(figure, named) ? null : contradiction(figure, named, false);
}

/** Whether somebody says the same in the same words, however few. */
function isSaidAlike(corpus: Corpus, figure: TextFigure): boolean {
  const { sentence } = figure;
  if (sentence === null) return false;
  for (const frame of [sentence.exactFrame, sentence.sentenceFrame, sentence.segmentFrame]) {
    for (const other of corpus.figuresInFrame(frame)) {
      if (!isOfThePlace(figure, other) || !agree(figure, other)) continue;
      if (frame === sentence.exactFrame || isSameTime(figure.year, other.year)) return true;
    }
  }
  return false;
}

/** Figures whose sentence is the draft's but for the numbers, of the same year as far as both name one. */
function figuresInSameWords(corpus: Corpus, figure: TextFigure): readonly CorpusFigure[] {
  const { sentence } = figure;
  if (sentence === null) return [];
  const framed = (frame: number) => corpus.figuresInFrame(frame).filter((other) => isOfThePlace(figure, other));
  // With all other numbers the same the year does not matter: it stands in the words, or the words are nobody else's.
  const exact = framed(sentence.exactFrame);
  if (exact.length > 0) return exact;
  const whole = framed(sentence.sentenceFrame).filter(({ year }) => isSameTime(figure.year, year));
  if (whole.length > 0) return whole;
  if (sentence.isStart) return [];
  const part = framed(sentence.segmentFrame).filter((other) => isSaidOfTheSame(figure, other));
  const partNow = part.filter(({ year }) => isSameTime(figure.year, year));
  // Words of many years, none of them named: where the draft says when, it is of another time than these.
  const unsure = partNow.some(({ year }) => year === null) && valuesOf(part).length > 1;
  return unsure ? [] : partNow;
}

function isOfThePlace(figure: Figure, { amount, subject }: CorpusFigure): boolean {
  if (amount === null) return false;
  const place = placeRelation(figure.subject, subject);
  return place === 'same' || place === 'unknown';
}

/** Few words are said of a target and of what came of it, of a year and of five. */
function isSaidOfTheSame(figure: Figure, other: Figure): boolean {
  const { reasons } = compareFigures(figure, other);
  return !reasons.some((reason) => reason === 'nature' || reason === 'reckoning' || reason === 'measure');
}

function isSameTime(a: number | null, b: number | null): boolean {
  return a === null || b === null || a === b;
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
  if (figure.sentence?.isShared) return [];
  return corpus.figures(figure.metric, figure.year).filter((other) => {
    if (other.yearOfPlan !== figure.yearOfPlan || other.sentence?.isShared) return false;
    const { verdict, reasons } = compareFigures(figure, other);
    return verdict !== 'not-comparable' && !reasons.includes('upper-subject') && !reasons.includes('nature-unknown');
  });
}

/** Where nobody says whose the figure is, values further apart are of different places. */
const FARTHEST = 0.5;

function isWitness(figure: Figure, others: readonly CorpusFigure[]): boolean {
  const places = new Set(others.map(({ subject }) => subject.name));
  if (figure.subject.name !== '') return true;
  return places.size === 1 && others.some(({ amount }) => near(figure.amount!, amount!));
}

function near(a: Amount, b: Amount): boolean {
  return Math.abs(a.value - b.value) <= FARTHEST * Math.max(Math.abs(a.value), Math.abs(b.value));
}

function contradiction(figure: TextFigure, others: readonly CorpusFigure[], inSameWords: boolean): Contradiction {
  const figures = valuesOf(others);
  const first = figures[0]!;
  const works = new Set(others.filter((other) => agree(first, other)).map(({ document }) => document.work));
  return { figures, works: works.size, inSameWords, isUnsure: inSameWords && isUnsure(figure, figures) };
}

/** From so many letters on a part of a sentence is told from others. */
const TELLING_WORDS = 10;

function isUnsure({ year, sentence }: TextFigure, [first, ...others]: readonly CorpusFigure[]): boolean {
  if (year === null && others.length > 0) return true;
  if (sentence === null || sentence.namesYear || sentence.segmentWords >= TELLING_WORDS) return false;
  return (
    first!.sentence?.exactFrame !== sentence.exactFrame && first!.sentence?.sentenceFrame !== sentence.sentenceFrame
  );
}

/** One figure of each value, in order. */
function valuesOf(figures: readonly CorpusFigure[]): readonly CorpusFigure[] {
  const distinct: CorpusFigure[] = [];
  for (const figure of figures) if (!distinct.some((known) => agree(known, figure))) distinct.push(figure);
  return distinct;
}
