/**
 * Answers about the figures of a document that hang on the other figures of the same metric. They are kept through the
 * versions of a draft: asked again are the metrics of the figures that changed.
 */
import { trimmed } from '../../ingest/change.ts';
import { isSameList } from '../../ingest/remembered.ts';
import type { TextFigure } from '../../policy/figures/figure.ts';
import { type Lineage, lineageOf } from '../../policy/lineage.ts';
import type { OwnFigures, SaidFigures } from './own-figures.ts';

export interface FigureAnswer<Value> {
  /** Of the figure. */
  readonly number: number;
  /** Of one that the answer speaks of, which is of the same metric; -1 where there is none. */
  readonly other: number;
  readonly value: Value;
}

/** What answers hang on besides the figure and the others of its metric. */
export interface AboutFigures {
  readonly about: readonly unknown[];
  /** Documents whose figures of the same metric count as well. */
  readonly beside?: readonly OwnFigures[];
}

interface Known<Value> {
  readonly said: SaidFigures;
  readonly about: readonly unknown[];
  readonly beside: readonly SaidFigures[];
  readonly answers: readonly FigureAnswer<Value>[];
}

const noFigures: readonly SaidFigures[] = [];
/** Figures asked about in one step. */
const stepLength = 20;

/**
 * A memory of the answers that `ask` gives about figures by their numbers (null: nothing to say), in order of the figures.
 * Their values hold no numbers, which change with the figures before. Yields while it asks. For module level.
 */
export function answersByMetric<Value>(): (
  own: OwnFigures,
  on: AboutFigures,
  ask: (number: number) => FigureAnswer<Value> | null,
) => Generator<undefined, readonly FigureAnswer<Value>[]> {
  const known = new WeakMap<Lineage, Known<Value>>();
  return function* ({ document, said }, on, ask) {
    const lineage = lineageOf(document);
    const { about } = on;
    const beside = on.beside?.map((other) => other.said) ?? noFigures;
    let before = known.get(lineage);
    if (before && (!isSameList(before.about, about) || before.beside.length !== beside.length)) before = undefined;
    if (before?.said === said && isSameList(before.beside, beside)) return before.answers;
    const change = before && changeOfSaid(before.said, said);
    const metrics = new Set(change?.metrics);
    before?.beside.forEach((other, at) => {
      if (other !== beside[at]) for (const metric of changeOfSaid(other, beside[at]!).metrics) metrics.add(metric);
    });
    const answers = before && change ? keptAnswers(before, { ...change, metrics }) : [];
    let asked = 0;
    for (const number of change ? numbersOf(said, metrics) : said.figures.keys()) {
      const answer = ask(number);
      if (answer) answers.push(answer);
      if (++asked % stepLength === 0) yield undefined;
    }
    if (change) answers.sort((a, b) => a.number - b.number);
    known.set(lineage, { said, about, beside, answers });
    return answers;
  };
}

/** How the figures of a document changed: so many at both ends stayed. */
export interface FigureChange {
  readonly front: number;
  /** Number of the first figure behind the change, before it. */
  readonly behind: number;
  readonly distance: number;
  /** Harmonised metrics of the figures that came or went. */
  readonly metrics: ReadonlySet<string>;
}

const changes = new WeakMap<SaidFigures, { readonly before: SaidFigures; readonly change: FigureChange }>();

/** {@link changeBetween} what a document said and says, worked out once for all who ask about the same two versions. */
export function changeOfSaid(before: SaidFigures, now: SaidFigures): FigureChange {
  const known = changes.get(now);
  if (known?.before === before) return known.change;
  const change = changeBetween(before.figures, now.figures);
  changes.set(now, { before, change });
  return change;
}

function changeBetween(before: readonly TextFigure[], now: readonly TextFigure[]): FigureChange {
  const whole = { first: 0, endBefore: before.length, end: now.length };
  const { first, endBefore, end } = trimmed(whole, (was, is) => before[was] === now[is]);
  const metrics = new Set<string>();
  for (const figure of before.slice(first, endBefore)) metrics.add(figure.key);
  for (const figure of now.slice(first, end)) metrics.add(figure.key);
  return { front: first, behind: endBefore, distance: end - endBefore, metrics };
}

/** The number that a figure which stayed has now. */
export function numberNow({ front, distance }: FigureChange, number: number): number {
  return number < front ? number : number + distance;
}

function keptAnswers<Value>({ said, answers }: Known<Value>, change: FigureChange): FigureAnswer<Value>[] {
  return answers.flatMap((answer) => {
    const { number, other, value } = answer;
    if (change.metrics.has(said.figures[number]!.key)) return [];
    if (change.distance === 0 || Math.max(number, other) < change.front) return [answer];
    return [{ number: numberNow(change, number), other: numberNow(change, other), value }];
  });
}

function* numbersOf({ byKey }: SaidFigures, metrics: ReadonlySet<string>): Iterable<number> {
  for (const metric of metrics) yield* byKey.get(metric) ?? [];
}
