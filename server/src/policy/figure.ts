/**
 * A figure: an indicator with all that decides whether another figure speaks of the same thing. Made of an
 * {@link Indicator} and what its document says of itself, alike for the corpus and a draft.
 */
import { yearOfPeriod } from './figure-sense.ts';
import { type Amount, amountOf } from './figure-value.ts';
import { type Direction, directionOf, harmonise, isRelative } from './metric.ts';
import type { Indicator, Level, PolicyDocument } from './model.ts';
import { regionIn, type Subject, subjectOfDocument } from './subject.ts';

export interface Figure {
  /** As printed: 单位国内生产总值能耗下降. */
  readonly metric: string;
  /** Harmonised name, see {@link harmonise}: 单位生产总值能耗. Figures are looked up by it. */
  readonly key: string;
  /** Number as printed: `1.39`, `1.84∶1`, `2—3`. */
  readonly value: string;
  /** Unit as printed, with 万 and 亿. */
  readonly unit: string;
  /** Words that weigh the number, as printed: 控制在…以内. */
  readonly qualifier: string | null;
  /** The number in a base unit with its bound; null where it cannot be read. */
  readonly amount: Amount | null;
  /** As printed in the sentence or taken from the section: `2025`, “十三五”末. */
  readonly period: string | null;
  /** Year that it speaks of, or by which it is due; null where neither sentence nor document tells. */
  readonly year: number | null;
  /** Whether {@link year} is only that of the document's plan (“十四五”规划: 2025). */
  readonly yearOfPlan: boolean;
  readonly subject: Subject;
  /** Level of the document that says it. */
  readonly level: Level | null;
  /** 约束性, 预期性 or other words of the table; null where it names none. */
  readonly attribute: string | null;
  readonly nature: Indicator['nature'];
  readonly measure: Indicator['measure'];
  /** As {@link Indicator.reckoning}; the change that a plan sets without another word is that over its whole time. */
  readonly reckoning: Indicator['reckoning'];
  /** 现价 or 不变价, where the words name one. */
  readonly priceBasis: 'current' | 'constant' | null;
  /** Which way is better; null where the metric does not tell. */
  readonly direction: Direction | null;
  /** A share, a mean or a rate, not a sum that grows with the place. */
  readonly relative: boolean;
}

/** What a document says of itself that its figures need. Also made of the documents of a corpus, as corrected. */
export interface FigureDocument {
  readonly title: string;
  readonly level: Level | null;
  readonly issuers: readonly string[];
}

/** What holds for all figures of a document. */
export interface FigureContext {
  readonly level: Level | null;
  readonly subject: Subject;
  /** Last year of the document's plan; null where it is none. */
  readonly planned: number | null;
}

/** The context of a document's figures. */
export function figureContext({ title, level, issuers }: FigureDocument): FigureContext {
  return { level, subject: subjectOfDocument({ title, level, issuers }), planned: lastYearOfPlan(title) };
}

/** @param sentence The text around the figure up to it, for what the indicator does not hold: the sub-region, the price basis. */
export function figureOf(indicator: Omit<Indicator, 'span'>, context: FigureContext, sentence = ''): Figure {
  const { metric, value, unit, qualifier, period, attribute, nature, measure } = indicator;
  const own = period === null ? null : yearOfPeriod(period);
  const yearOfPlan = own === null && nature !== 'actual' && context.planned !== null;
  const growth = measure === 'growth';
  return {
    metric,
    key: harmonise(metric),
    value,
    unit,
    qualifier,
    amount: amountOf(value, unit, qualifier),
    period,
    year: own ?? (yearOfPlan ? context.planned : null),
    yearOfPlan,
    subject: regionIn(sentence, indicator.subject, context.subject),
    level: context.level,
    attribute,
    nature: nature ?? (yearOfPlan ? 'target' : null),
    measure,
    reckoning: indicator.reckoning ?? (yearOfPlan && growth ? 'accumulated' : null),
    priceBasis: priceBasisOf(`${metric}${qualifier ?? ''}${sentence.slice(-PRICE_WORDS)}`),
    direction: directionOf(metric, growth),
    relative: isRelative(metric),
  };
}

/** A figure of a text at hand. */
export interface PlacedFigure extends Figure {
  readonly span: Indicator['span'];
}

/** Figures of one document of a text, in the order of its indicators. */
export function figuresOf(document: PolicyDocument, textOf: (paragraph: number) => string): readonly PlacedFigure[] {
  const context = figureContext(document);
  return document.indicators.map((indicator) => {
    const { span } = indicator;
    return { ...figureOf(indicator, context, sentenceBefore(textOf(span.paragraph), span.start)), span };
  });
}

/** The sentence up to an offset. */
export function sentenceBefore(text: string, end: number): string {
  const before = text.slice(0, end);
  return before.slice(Math.max(...['。', '！', '？'].map((mark) => before.lastIndexOf(mark))) + 1);
}

/** Characters before a figure in which its price basis is named: 按可比价格计算. */
const PRICE_WORDS = 30;

function priceBasisOf(words: string): Figure['priceBasis'] {
  if (/不变价|可比价|可比口径/.test(words)) return 'constant';
  return /现价|当年价|名义/.test(words) ? 'current' : null;
}

/** “十四五”规划, 第十四个五年规划: 2025; 2023—2025年行动计划: 2025. Visions (…和2035年远景目标纲要) begin with the plan. */
function lastYearOfPlan(title: string): number | null {
  const plan = /[“"]十[一二三四五六七八九]五[”"]|第十[一二三四五六七八九]个五年/.exec(title)?.[0];
  if (plan !== undefined) return yearOfPeriod(plan);
  const range = /\d{4}\s?年?\s?(?:至|[-—–－~～])\s?(\d{4})\s?年/.exec(title)?.[1];
  return range === undefined ? null : Number(range);
}
