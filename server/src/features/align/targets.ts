/** Targets of an upper plan beside those of the draft: equal, stronger, weaker, or not comparable and why. */
import { draftPlace } from '../../checks/draft-place.ts';
import type { Place } from '../../corpus/corpus.ts';
import { compareFigures, type FigureReason, type FigureVerdict } from '../../policy/figures/compare-figures.ts';
import { figureContext, figuresOf, type TextFigure } from '../../policy/figures/figure.ts';
import type { PolicyDocument, Span } from '../../policy/model.ts';
import type { Carriers } from './counterparts.ts';
import { type AlignedText, headingPath, type Quoted } from './statements.ts';
import { classify } from './topics.ts';

/** A figure of one of the texts, with all places where that text states it. */
export interface StatedFigure extends TextFigure {
  /** Of the first of them. */
  readonly span: Span;
  readonly places: readonly Place[];
  /** Labels and texts of the headings above, outermost first. */
  readonly headingPath: readonly string[];
  /** Whether it is to be reached in the time of the plan; past targets and thresholds (300万以上的城市) are not. */
  readonly isTarget: boolean;
}

/** `unnumbered`: the text names the metric and gives no number of its own (国家下达). */
export type TargetReason = FigureReason | 'unnumbered';

export interface TargetRow {
  readonly metric: string;
  /** Null where the upper text names the metric without a number, then {@link mention} is its statement. */
  readonly upper: StatedFigure | null;
  /** The target of the draft that comes nearest; null where it has none. */
  readonly draft: StatedFigure | null;
  /** The statement of the text without the number that names the metric all the same. */
  readonly mention: Quoted | null;
  /** What the draft starts from, where it says so. */
  readonly baseline: StatedFigure | null;
  readonly verdict: FigureVerdict | 'missing';
  /** Why the two cannot be compared, or what the verdict rests on besides the numbers. */
  readonly reasons: readonly TargetReason[];
}

/** Years of a plan that names only its last one. */
const YEARS_OF_PLAN = 5;

/** First year of a plan; what was to be reached before is history. Null where its title names no time. */
function firstYear({ title }: PolicyDocument, planned: number | null): number | null {
  const range = /(\d{4})\s?年?\s?(?:至|[-—–－~～])\s?\d{4}/.exec(title)?.[1];
  if (range !== undefined) return Number(range);
  return planned === null ? null : planned - YEARS_OF_PLAN + 1;
}

export function figuresIn(aligned: AlignedText): readonly StatedFigure[] {
  const { text, documents } = aligned;
  const stated = new Map<string, StatedFigure & { readonly places: Place[] }>();
  for (const index of documents) {
    const document = text.documents[index]!;
    const { outline } = document;
    const begins = firstYear(document, figureContext(document, []).planned);
    const figures = figuresOf(document).flatMap((figure, number) =>
      ofEach(figure).map((one) => ({ ...one, span: document.indicators[number]!.span })),
    );
    for (const figure of figures) {
      const { span, key, value, unit, year, measure, nature, subject } = figure;
      const identity = JSON.stringify([key, value, unit, year, measure, nature, subject]);
      const known = stated.get(identity);
      if (known) {
        known.places.push(draftPlace(aligned, span));
        continue;
      }
      const heading = outline.findLastIndex(
        (one) =>
          one.span.paragraph < span.paragraph ||
          (one.span.paragraph === span.paragraph && one.span.start <= span.start),
      );
      const path = headingPath(outline, heading);
      const isPast = begins !== null && year !== null && year < begins;
      const behind = text.paragraphs[span.paragraph]!.text.slice(span.end);
      stated.set(identity, {
        ...figure,
        places: [draftPlace(aligned, span)],
        headingPath: path,
        isTarget:
          nature !== 'actual' &&
          figure.amount !== null &&
          !isPast &&
          !isThreshold(figure, behind) &&
          classify('', path, false) !== null,
      });
    }
  }
  return [...stated.values()];
}

/** 单位生产总值用水量、单位工业增加值用水量均降低15%: a target of each. */
function ofEach(figure: TextFigure): readonly TextFigure[] {
  const names = figure.metric.split('、');
  const keys = figure.key.split('、');
  if (names.length < 2 || keys.length !== names.length || keys.some((key) => key.length < shortestName))
    return [figure];
  return keys.map((key, index) => ({ ...figure, key, metric: names[index]! }));
}

const shortestName = 6;

/** 300万以上的大城市, 1小时通勤圈, 不少于20平方米的标准: the number says which ones, not how many there shall be. */
function isThreshold({ attribute, unit }: TextFigure, behind: string): boolean {
  if (attribute !== null) return false;
  if (/^(?:以上|以下|以内)?的标准/.test(behind)) return true;
  if (/^(?:小时|分钟)$/.test(unit)) return /^(?:以内|左右)?的?[\u4e00-\u9fa5]*[圈带网]/.test(behind);
  return /^(?:以上|以下|以内)的?(?![、和或及，])[\u4e00-\u9fa5]/.test(behind);
}

/**
 * A row for every target of the upper text, then one for every target of the draft of which the upper text sets the course
 * without a number. `own` and `above` find statements of the draft and of the upper text.
 */
export function* compareTargets(
  draft: readonly StatedFigure[],
  upper: readonly StatedFigure[],
  { own, above }: { readonly own: Carriers; readonly above: Carriers },
): Generator<unknown, readonly TargetRow[]> {
  const byKey = new Map<string, StatedFigure[]>();
  for (const figure of draft) {
    const same = byKey.get(figure.key);
    if (same) same.push(figure);
    else byKey.set(figure.key, [figure]);
  }
  const targets = upper.filter(({ isTarget }) => isTarget);
  const taken = takenByEqual(targets, byKey);
  const rows: TargetRow[] = [];
  for (const target of targets) {
    yield;
    rows.push(rowOf(target, byKey.get(target.key) ?? [], taken, { own, figures: draft }));
  }
  const known = new Set(targets.map(({ key, measure }) => `${measure} ${key}`));
  for (const figure of draft) {
    yield;
    if (figure.attribute === null || !figure.isTarget || known.has(`${figure.measure} ${figure.key}`)) continue;
    const mention = above.mention(figure);
    if (mention === null || mention.isNumbered) continue;
    const baseline = baselineOf(figure, byKey.get(figure.key)!);
    const verdict = 'not-comparable';
    rows.push({
      metric: figure.metric,
      upper: null,
      draft: figure,
      mention,
      baseline,
      verdict,
      reasons: ['unnumbered'],
    });
  }
  return rows;
}

/** Figures of the draft that repeat one of the upper text: they answer no other of the same metric. */
function takenByEqual(
  targets: readonly StatedFigure[],
  byKey: ReadonlyMap<string, readonly StatedFigure[]>,
): ReadonlyMap<StatedFigure, StatedFigure> {
  const taken = new Map<StatedFigure, StatedFigure>();
  for (const target of targets) {
    for (const figure of byKey.get(target.key) ?? []) {
      if (figure.isTarget && !taken.has(figure) && compareFigures(figure, target).verdict === 'equal') {
        taken.set(figure, target);
      }
    }
  }
  return taken;
}

function rowOf(
  upper: StatedFigure,
  same: readonly StatedFigure[],
  taken: ReadonlyMap<StatedFigure, StatedFigure>,
  { own, figures }: { readonly own: Carriers; readonly figures: readonly StatedFigure[] },
): TargetRow {
  const { metric } = upper;
  const [best] = same
    .filter((figure) => figure.isTarget && (taken.get(figure) ?? upper) === upper)
    .map((figure) => ({ figure, comparison: compareFigures(figure, upper) }))
    .sort(
      (a, b) =>
        Number(a.comparison.verdict === 'not-comparable') - Number(b.comparison.verdict === 'not-comparable') ||
        Number(b.figure.year === upper.year) - Number(a.figure.year === upper.year) ||
        Number(b.figure.attribute !== null) - Number(a.figure.attribute !== null) ||
        a.comparison.reasons.length - b.comparison.reasons.length,
    );
  if (best) {
    const { figure, comparison } = best;
    const { verdict, reasons } = comparison;
    return { metric, upper, draft: figure, mention: null, baseline: baselineOf(figure, same), verdict, reasons };
  }
  const baseline = baselineOf(upper, same);
  const renamed = figures.find((figure) => figure.isTarget && isSameShare(figure, upper));
  if (renamed) {
    const { verdict, reasons } = compareFigures({ ...renamed, key: upper.key }, upper);
    return { metric, upper, draft: renamed, mention: null, baseline, verdict, reasons };
  }
  const mention = own.mention(upper);
  if (!mention) {
    const akin = figures.find(
      (figure) => figure.attribute !== null && figure.isTarget && isAkin(figure.key, upper.key),
    );
    return akin
      ? { metric, upper, draft: akin, mention, baseline, verdict: 'not-comparable', reasons: ['metric'] }
      : { metric, upper, draft: null, mention, baseline, verdict: 'missing', reasons: [] };
  }
  const figure = figureBeside(mention.name, figures);
  if (!figure) {
    const reasons: readonly TargetReason[] = [mention.isNumbered ? 'value' : 'unnumbered'];
    return { metric, upper, draft: null, mention, baseline, verdict: 'not-comparable', reasons };
  }
  // Its own name was read otherwise; here it stands beside that of the upper text.
  const { verdict, reasons } = compareFigures({ ...figure, key: upper.key }, upper);
  return { metric, upper, draft: figure, mention: null, baseline, verdict, reasons };
}

/** 养老机构护理型床位占比 is 护理型床位占养老机构床位数的比例: shares named from either end, of the same words. */
function isSameShare(a: StatedFigure, b: StatedFigure): boolean {
  if (a.amount?.dimension !== b.amount?.dimension || a.measure !== b.measure) return false;
  if (!a.key.includes('比重') || !b.key.includes('比重')) return false;
  const [one, other] = [signsOf(a.key), signsOf(b.key)];
  const both = [...one].filter((sign) => other.has(sign)).length;
  return (2 * both) / (one.size + other.size) >= leastSameShare;
}

const leastSameShare = 0.9;

/** The characters of a share without those that only say that it is one. */
function signsOf(key: string): ReadonlySet<string> {
  return new Set(key.replace(/比重$|[占的数]/g, ''));
}

/** 研发经费 and 研发经费投入强度: two metrics of one thing, which readers will want to see beside one another. */
function isAkin(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.length >= shortestAkin && long.startsWith(short);
}

const shortestAkin = 4;

/** Characters between a name and its number: 比例达到. */
const beside = 8;

/** The figure right behind a name, or the count right before what is counted. */
function figureBeside(name: Span, figures: readonly StatedFigure[]): StatedFigure | null {
  const near = figures.filter(({ span, isTarget }) => isTarget && span.paragraph === name.paragraph);
  return (
    near.find(({ span }) => span.start >= name.end && span.start - name.end <= beside) ??
    near.find(({ span }) => span.end === name.start) ??
    null
  );
}

/** The latest actual figure of the same measure and unit. */
function baselineOf(target: StatedFigure, same: readonly StatedFigure[]): StatedFigure | null {
  const [latest] = same
    .filter(
      ({ nature, measure, amount, subject, reckoning }) =>
        nature === 'actual' &&
        measure === target.measure &&
        amount?.dimension === target.amount?.dimension &&
        subject.name === target.subject.name &&
        reckoning === target.reckoning,
    )
    .sort((a, b) => (b.year ?? 0) - (a.year ?? 0));
  return latest ?? null;
}
