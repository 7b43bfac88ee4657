/**
 * A figure: an indicator with all that decides whether another figure speaks of the same thing. Made of an
 * {@link Indicator} and what its document says of itself, alike for the corpus and a draft.
 */
import { trimmed } from '../../ingest/change.ts';
import { type Lineage, lineageOf } from '../lineage.ts';
import type { Indicator, Level, PolicyDocument } from '../model.ts';
import { yearOfPeriod } from './figure-sense.ts';
import type { FigureSentence } from './figure-sentence.ts';
import { type Amount, amountOf, amountsAgree } from './figure-value.ts';
import { type Direction, type MetricFacts, metricFacts } from './metric.ts';
import { type Subject, subjectOfDocument, subjectOfFigure, subjectOfNames } from './subject.ts';

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
  /** What the name of the metric says. */
  readonly named: MetricFacts;
  /** What stands around it; null for the rows of tables. */
  readonly sentence: SentenceFacts | null;
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

/**
 * The context of a document's figures.
 * @param named The places that its figures name (全国, 全市; null for none): a document that says nothing of itself but
 * 全国 again and again speaks of the country.
 */
export function figureContext(document: FigureDocument, named: readonly (string | null)[] = []): FigureContext {
  const { title, level } = document;
  const subject = subjectOfDocument(document);
  const known = subject.name === '' && level === null ? subjectOfNames(named) : subject;
  return { level, subject: known, planned: lastYearOfPlan(title) };
}

/** What a figure is made of: an indicator and what its sentence says besides. */
export interface FigureFacts extends Omit<Indicator, 'span' | 'sentence'> {
  readonly sentence: SentenceFacts | null;
  /** Harmonised name of the metric, where it is known already. */
  readonly key?: string;
}

/** Kept with the figures of a corpus, whose sentences are not at hand. */
export type SentenceFacts = Pick<
  FigureSentence,
  'part' | 'priceBasis' | 'isShared' | 'exactFrame' | 'sentenceFrame' | 'segmentFrame'
>;

/** The figure that an indicator of a text, or the row of one in the corpus, stands for. */
export function figureOf<Facts extends FigureFacts>(
  facts: Facts,
  context: FigureContext,
): FigureWith<Facts['sentence']> {
  const { metric, value, unit, qualifier, period, attribute, nature, measure } = facts;
  const sentence: Facts['sentence'] = facts.sentence;
  const own = period === null ? null : yearOfPeriod(period);
  const yearOfPlan = own === null && nature !== 'actual' && context.planned !== null;
  const growth = measure === 'growth';
  // 到2025年，能耗降低13.5% says by when a plan reaches it; what it sets is the change over its whole time.
  const byEnd = own !== null && own === context.planned && nature === 'target' && /(?:降低|下降|减少)$/.test(metric);
  const isOverPlan = growth && (yearOfPlan ? facts.reckoning === null : byEnd && facts.reckoning === 'single-year');
  const named = metricFacts(metric, facts.key);
  return {
    metric,
    key: named.key,
    value,
    unit,
    qualifier,
    amount: amountOf(value, unit, qualifier),
    period,
    year: own ?? (yearOfPlan ? context.planned : null),
    yearOfPlan,
    subject: subjectOfFigure(sentence?.part ?? facts.part, facts.subject, context.subject),
    level: context.level,
    attribute,
    nature: nature ?? (yearOfPlan ? 'target' : null),
    measure,
    reckoning: isOverPlan ? 'accumulated' : facts.reckoning,
    priceBasis: sentence?.priceBasis ?? null,
    named,
    sentence,
  };
}

/** Which way is better; null where the metric does not tell. */
export function directionOf({ named, measure }: Figure): Direction | null {
  return named.directions[measure];
}

/** A figure of a text at hand. */
export interface TextFigure extends Figure {
  readonly sentence: FigureSentence | null;
}

/**
 * Figures of one document of a text, in the order of its indicators. What they say and not where: the same list in the
 * next version of a draft as long as the document says the same, wherever its paragraphs stand by then.
 */
export function figuresOf(document: PolicyDocument): readonly TextFigure[] {
  const { title, level, issuers, indicators } = document;
  if (indicators.length === 0) return none;
  const said = [title, level, ...issuers].join();
  const lineage = lineageOf(document);
  const before = lastFigures.get(lineage);
  if (before?.indicators === indicators && before.said === said) return before.figures;
  const isMoved = lineage.last === document && before?.reading === lineage.reading;
  const now = isMoved ? { ...before, indicators } : readFigures(document, said, before);
  lastFigures.set(lineage, now);
  return now.figures;
}

const none: readonly TextFigure[] = [];

/** The figures of the last version of a document, and what they were made of. */
interface LastFigures {
  readonly indicators: readonly Indicator[];
  /** As {@link Lineage.reading}; null where the document was not that of the last version. */
  readonly reading: object | null;
  /** What the document says of itself. */
  readonly said: string;
  readonly context: FigureContext;
  /** Before open ones were settled. */
  readonly read: readonly TextFigure[];
  readonly figures: readonly TextFigure[];
}

const lastFigures = new WeakMap<Lineage, LastFigures>();

function readFigures(document: PolicyDocument, said: string, before: LastFigures | undefined): LastFigures {
  const { indicators } = document;
  const context = figureContext(
    document,
    indicators.map(({ subject }) => subject),
  );
  const last = before && isSameContext(before.context, context) ? before : null;
  const whole = { first: 0, endBefore: last?.indicators.length ?? 0, end: indicators.length };
  const { first, endBefore, end } = trimmed(whole, (was, is) => saysTheSame(last!.indicators[was]!, indicators[is]!));
  const lineage = lineageOf(document);
  const reading = lineage.last === document ? lineage.reading : null;
  const now = { indicators, reading, said, context };
  if (last && first === end && first === endBefore) {
    return { ...now, read: last.read, figures: last.figures };
  }
  const changed = indicators.slice(first, end);
  const fresh = changed.map((indicator) => rememberedFigure(indicator, context));
  const read = last ? last.read.slice(0, first).concat(fresh, last.read.slice(endBefore)) : fresh;
  return { ...now, read, figures: context.planned === null ? read : withSettled(read, indicators) };
}

/** Whether the same figure is made of two indicators, wherever they stand. */
function saysTheSame(a: Indicator, b: Indicator): boolean {
  if (a === b) return true;
  if (a.sentence !== b.sentence || !isSameFacts(a, b)) return false;
  return a.sentence !== null || printOfRow(a) === printOfRow(b);
}

type FigureWith<Sentence extends SentenceFacts | null> = Figure & { readonly sentence: Sentence };

function withSettled(figures: readonly TextFigure[], indicators: readonly Indicator[]): readonly TextFigure[] {
  const isOpenAt = (figure: Figure, index: number) => isOpen(figure, indicators[index]!);
  if (!figures.some(isOpenAt)) return figures;
  const byKey = new Map<string, Figure[]>();
  for (const figure of figures) {
    const same = byKey.get(figure.key);
    if (same) same.push(figure);
    else byKey.set(figure.key, [figure]);
  }
  return figures.map((figure, index) => (isOpenAt(figure, index) ? settled(figure, byKey.get(figure.key)!) : figure));
}

/** What a plan says without another word is a target, unless its own table has it as the base. */
export function isOpen({ yearOfPlan }: Figure, { nature }: Pick<FigureFacts, 'nature'>): boolean {
  return yearOfPlan && nature === null;
}

/** An open figure, as the actual value that it repeats where it does; `same` are those of its document for the metric. */
export function settled<Own extends Figure>(figure: Own, same: Iterable<Figure>): Own {
  for (const base of same)
    if (base.nature === 'actual' && base.year !== null && isSameLevel(base, figure)) return asBase(figure, base);
  return figure;
}

const bases = new WeakMap<Figure, Figure>();

function asBase<Own extends Figure>(figure: Own, { year }: Figure): Own {
  const known = bases.get(figure) as Own | undefined;
  if (known?.year === year) return known;
  const fresh: Own = { ...figure, nature: 'actual', year, yearOfPlan: false };
  bases.set(figure, fresh);
  return fresh;
}

interface Remembered {
  readonly facts: Indicator;
  readonly context: FigureContext;
  readonly figure: TextFigure;
}

/** By the sentence, which stays the same from one version of a draft to the next while its paragraph does. */
const ofSentences = new WeakMap<FigureSentence, Remembered>();
/** By what is printed, for the rows of tables; those of some large plans. */
const ofRows = new Map<string, Remembered>();
const MOST_ROWS = 5000;

function rememberedFigure(facts: Indicator, context: FigureContext): TextFigure {
  const { sentence } = facts;
  const row = sentence === null ? printOfRow(facts) : '';
  const known = sentence === null ? ofRows.get(row) : ofSentences.get(sentence);
  if (known && isSameFacts(known.facts, facts) && isSameContext(known.context, context)) return known.figure;
  const fresh: Remembered = { facts, context, figure: figureOf(facts, context) };
  if (sentence !== null) ofSentences.set(sentence, fresh);
  else {
    if (ofRows.size >= MOST_ROWS) ofRows.clear();
    ofRows.set(row, fresh);
  }
  return fresh.figure;
}

function printOfRow({
  metric,
  value,
  unit,
  qualifier,
  attribute,
  measure,
  period,
  nature,
  reckoning,
}: Indicator): string {
  return [metric, value, unit, qualifier, attribute, measure, period, nature, reckoning].join('\t');
}

/** What a paragraph says stays with its sentence; what the document adds may change. */
function isSameFacts(a: FigureFacts, b: FigureFacts): boolean {
  return a.period === b.period && a.nature === b.nature && a.reckoning === b.reckoning && a.part === b.part;
}

function isSameContext(a: FigureContext, b: FigureContext): boolean {
  return a.level === b.level && a.planned === b.planned && a.subject.name === b.subject.name;
}

function isSameLevel(base: Figure, figure: Figure): boolean {
  if (base.measure !== figure.measure || base.subject.name !== figure.subject.name) return false;
  const [a, b] = [base.amount, figure.amount];
  return a !== null && b !== null && a.dimension === b.dimension && amountsAgree(a, b, true);
}

/** “十四五”规划, 第十四个五年规划: 2025; 2023—2025年行动计划: 2025. Visions (…和2035年远景目标纲要) begin with the plan. */
function lastYearOfPlan(title: string): number | null {
  const plan = /[“"]十[一二三四五六七八九]五[”"]|第十[一二三四五六七八九]个五年/.exec(title)?.[0];
  if (plan !== undefined) return yearOfPeriod(plan);
  const range = /\d{4}\s?年?\s?(?:至|[-—–－~～])\s?(\d{4})\s?年/.exec(title)?.[1];
  return range === undefined ? null : Number(range);
}
