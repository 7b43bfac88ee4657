/** Whether two figures speak of the same thing, and what the one says beside the other. */
import { directionOf, type Figure } from './figure.ts';
import { type Amount, amountsAgree, isSameNumber } from './figure-value.ts';
import { type PlaceRelation, placeRelation } from './subject.ts';

export type FigureVerdict = 'equal' | 'stronger' | 'weaker' | 'different' | 'not-comparable';

/**
 * Why two figures cannot be compared, or what a verdict rests on besides the numbers.
 *
 * Not comparable: `metric`, `value` (no number), `unit`, `measure` (level or growth), `reckoning` (a year, a mean, a sum),
 * `nature` (actual or target), `price-basis`, `subject` (other place), `extent` (sums of places of different size), `period`.
 * Beside a verdict: `rounding`, `bound` (以上 beside 左右), `attribute-weaker` (约束性 became 预期性), `later` and `earlier`
 * deadline, `upper-subject` (a lower place against an upper one), `subject-unknown`, `period-unknown`, `nature-unknown`.
 */
export type FigureReason =
  | 'metric'
  | 'value'
  | 'unit'
  | 'measure'
  | 'reckoning'
  | 'nature'
  | 'price-basis'
  | 'subject'
  | 'extent'
  | 'period'
  | 'rounding'
  | 'bound'
  | 'attribute-weaker'
  | 'later'
  | 'earlier'
  | 'upper-subject'
  | 'subject-unknown'
  | 'period-unknown'
  | 'nature-unknown';

export interface FigureComparison {
  /** What `own` is beside `other`: `weaker` asks for less; `different` where no way is better. */
  readonly verdict: FigureVerdict;
  readonly reasons: readonly FigureReason[];
  /** True where the numbers are equal only when rounded to the coarser of the two, or as 左右, 近, 超过 allow. */
  readonly rounding: boolean;
}

/** Compares a figure with another one: of the corpus, or of the plan above. A pure function of the two. */
export function compareFigures(own: Figure, other: Figure): FigureComparison {
  const place = placeRelation(own.subject, other.subject);
  const against = obstacles(own, other, place);
  if (against.length > 0) return { verdict: 'not-comparable', reasons: against, rounding: false };
  const a = own.amount!;
  const b = other.amount!;
  const notes: FigureReason[] = [];
  if (place === 'below' || place === 'above') notes.push('upper-subject');
  if (place === 'unknown') notes.push('subject-unknown');
  if (own.year === null || other.year === null) notes.push('period-unknown');
  if (own.nature === null || other.nature === null) notes.push('nature-unknown');
  const exactly = isSameNumber(a, b);
  // What is aimed at is meant as it is printed: 6% is not 5.5%.
  const equal = amountsAgree(a, b, own.nature !== 'target' || other.nature !== 'target');
  const rounding = equal && !exactly;
  if (rounding) notes.push('rounding');
  if (equal && a.bound !== b.bound) notes.push('bound');
  if (own.attribute === '预期性' && other.attribute === '约束性') notes.push('attribute-weaker');
  const better = equal ? 0 : betterBy(a, b, own);
  const later = own.year !== null && other.year !== null && own.year !== other.year ? own.year - other.year : 0;
  if (later === 0) return { verdict: verdictOf(equal, better), reasons: notes, rounding };
  // Another deadline: only where time and value point the same way does one outdo the other.
  notes.push(later > 0 ? 'later' : 'earlier');
  if (better === null) return { verdict: 'not-comparable', reasons: ['period'], rounding: false };
  if (later > 0 && better <= 0) return { verdict: 'weaker', reasons: notes, rounding };
  if (later < 0 && better >= 0) return { verdict: 'stronger', reasons: notes, rounding };
  return { verdict: 'not-comparable', reasons: ['period'], rounding: false };
}

function verdictOf(equal: boolean, better: number | null): FigureVerdict {
  if (equal) return 'equal';
  return better === null ? 'different' : better > 0 ? 'stronger' : 'weaker';
}

function obstacles(own: Figure, other: Figure, place: PlaceRelation): readonly FigureReason[] {
  const found: FigureReason[] = [];
  if (own.key !== other.key) found.push('metric');
  if (own.amount === null || other.amount === null) found.push('value');
  else if (own.amount.dimension !== other.amount.dimension) found.push('unit');
  if (own.measure !== other.measure) found.push('measure');
  if (differ(reckoningFor(own), reckoningFor(other))) found.push('reckoning');
  if (differ(own.nature, other.nature)) found.push('nature');
  if (differ(own.priceBasis, other.priceBasis)) found.push('price-basis');
  if (place === 'other') found.push('subject');
  // 增长6% of a city stands beside 增长6% of the country; 8000亿元 does not.
  const growthRate = own.measure === 'growth' && own.amount?.dimension === '%';
  if ((place === 'below' || place === 'above') && !own.named.relative && !growthRate) found.push('extent');
  if (own.year !== null && other.year !== null && own.year !== other.year && !deadlines(own, other))
    found.push('period');
  return found;
}

/** Deadlines of levels can outdo one another; the figures of a year and growth over a time cannot. */
function deadlines(own: Figure, other: Figure): boolean {
  return own.nature === 'target' && other.nature === 'target' && own.measure === 'level';
}

/** A level that is reached in a year is that year's, said or not. */
function reckoningFor({ reckoning, measure }: Figure): Figure['reckoning'] {
  return reckoning === null && measure === 'level' ? 'single-year' : reckoning;
}

function differ<Value>(a: Value | null, b: Value | null): boolean {
  return a !== null && b !== null && a !== b;
}

/** Above zero where `a` asks for more than `b`; null where no way is better, or ranges overlap. */
function betterBy(a: Amount, b: Amount, figure: Figure): number | null {
  const direction = directionOf(figure);
  if (direction === null) return null;
  const gap = a.value - b.value;
  return direction === 'more' ? gap : -gap;
}
