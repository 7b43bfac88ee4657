/**
 * Boosted trees: logistic regression on small decision trees, each fitted to what those before it leave unexplained.
 * Features may be bound to speak in one direction, so that more of what speaks for a slip never speaks against it.
 */

/** A leaf is a summand of the score; `[feature, threshold, left, right]` goes left where the feature is below the threshold. */
export type Tree<Name extends string> = number | readonly [Name, number, Tree<Name>, Tree<Name>];

export interface Row<Name extends string> {
  readonly features: Readonly<Record<Name, number>>;
  readonly isPositive: boolean;
  readonly weight: number;
}

export interface Growth<Name extends string> {
  readonly trees: number;
  readonly depth: number;
  readonly rate: number;
  /** Pull of the leaves towards zero, in rows of even odds times four. */
  readonly shrinkage: number;
  /** Least weight of rows in a leaf. */
  readonly leastInLeaf: number;
  /** 1: never lower with more of the feature, -1: never higher. */
  readonly directions: { readonly [N in Name]?: 1 | -1 };
}

/** Thresholds tried for one feature. */
const mostThresholds = 24;

/** Columns of bins: bin `b` holds the values from `thresholds[b - 1]` up to below `thresholds[b]`. */
interface Column<Name extends string> {
  readonly name: Name;
  readonly direction: number;
  readonly thresholds: readonly number[];
  readonly bins: Uint8Array;
}

/** The trees of a score that is the logarithm of the odds; the first is a single leaf, the odds of all rows. */
export function boosted<Name extends string>(rows: readonly Row<Name>[], growth: Growth<Name>): Tree<Name>[] {
  const names = Object.keys(rows[0]!.features) as Name[];
  const columns = names.map((name) => columnOf(rows, name, growth.directions[name] ?? 0));
  const positive = rows.reduce((sum, { isPositive, weight }) => sum + (isPositive ? weight : 0), 0);
  const all = rows.reduce((sum, { weight }) => sum + weight, 0);
  const bias = rounded(Math.log(positive / (all - positive)));
  const scores = new Float64Array(rows.length).fill(bias);
  const slopes = new Float64Array(rows.length);
  const bends = new Float64Array(rows.length);
  const everything = Uint32Array.from(rows, (_, index) => index);
  const trees: Tree<Name>[] = [bias];
  for (let count = 0; count < growth.trees; count++) {
    rows.forEach(({ isPositive, weight }, index) => {
      const likelihood = 1 / (1 + Math.exp(-scores[index]!));
      slopes[index] = weight * ((isPositive ? 1 : 0) - likelihood);
      bends[index] = weight * likelihood * (1 - likelihood);
    });
    const grow = (members: Uint32Array, depth: number, least: number, most: number): Tree<Name> => {
      const split = depth === 0 ? null : bestSplit(columns, members, slopes, bends, rows, growth);
      if (!split) {
        const value = rounded(growth.rate * clamped(leafValue(members, slopes, bends, growth.shrinkage), least, most));
        for (const index of members) scores[index]! += value;
        return value;
      }
      const { column, bin, leftValue, rightValue } = split;
      const middle = clamped((leftValue + rightValue) / 2, least, most);
      const [leftMost, rightLeast] = column.direction > 0 ? [middle, middle] : [most, least];
      const [leftLeast, rightMost] = column.direction < 0 ? [middle, middle] : [least, most];
      return [
        column.name,
        column.thresholds[bin]!,
        grow(
          members.filter((index) => column.bins[index]! <= bin),
          depth - 1,
          leftLeast,
          leftMost,
        ),
        grow(
          members.filter((index) => column.bins[index]! > bin),
          depth - 1,
          rightLeast,
          rightMost,
        ),
      ];
    };
    trees.push(grow(everything, growth.depth, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY));
  }
  return trees;
}

function columnOf<Name extends string>(rows: readonly Row<Name>[], name: Name, direction: number): Column<Name> {
  const values = rows.map(({ features }) => features[name]);
  const distinct = [...new Set(values)].sort((a, b) => a - b);
  const sorted = values.toSorted((a, b) => a - b);
  const between = distinct.slice(1).map((value, at) => rounded((value + distinct[at]!) / 2));
  const quantiles = Array.from({ length: mostThresholds }, (_, at) => {
    const value = sorted[Math.floor(((at + 1) * sorted.length) / (mostThresholds + 1))]!;
    return between.find((threshold) => threshold > value) ?? Number.POSITIVE_INFINITY;
  });
  const thresholds = between.length <= mostThresholds ? between : [...new Set(quantiles)].filter(Number.isFinite);
  const bins = Uint8Array.from(values, (value) => thresholds.filter((threshold) => threshold <= value).length);
  return { name, direction, thresholds, bins };
}

interface Split<Name extends string> {
  readonly column: Column<Name>;
  /** Last bin that goes left. */
  readonly bin: number;
  readonly gain: number;
  readonly leftValue: number;
  readonly rightValue: number;
}

function bestSplit<Name extends string>(
  columns: readonly Column<Name>[],
  members: Uint32Array,
  slopes: Float64Array,
  bends: Float64Array,
  rows: readonly Row<Name>[],
  { shrinkage, leastInLeaf }: Growth<Name>,
): Split<Name> | null {
  let best: Split<Name> | null = null;
  for (const column of columns) {
    const size = column.thresholds.length + 1;
    const slope = new Float64Array(size);
    const bend = new Float64Array(size);
    const weight = new Float64Array(size);
    for (const index of members) {
      const bin = column.bins[index]!;
      slope[bin]! += slopes[index]!;
      bend[bin]! += bends[index]!;
      weight[bin]! += rows[index]!.weight;
    }
    const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
    const [allSlope, allBend, allWeight] = [sum(slope), sum(bend), sum(weight)];
    const whole = allSlope ** 2 / (allBend + shrinkage);
    let leftSlope = 0;
    let leftBend = 0;
    let leftWeight = 0;
    for (let bin = 0; bin + 1 < size; bin++) {
      leftSlope += slope[bin]!;
      leftBend += bend[bin]!;
      leftWeight += weight[bin]!;
      if (leftWeight < leastInLeaf || allWeight - leftWeight < leastInLeaf) continue;
      const leftValue = leftSlope / (leftBend + shrinkage);
      const rightValue = (allSlope - leftSlope) / (allBend - leftBend + shrinkage);
      if (column.direction * (rightValue - leftValue) < 0) continue;
      const gain = leftSlope * leftValue + (allSlope - leftSlope) * rightValue - whole;
      if (gain > 1e-6 && (!best || gain > best.gain)) best = { column, bin, gain, leftValue, rightValue };
    }
  }
  return best;
}

function leafValue(members: Uint32Array, slopes: Float64Array, bends: Float64Array, shrinkage: number): number {
  let slope = 0;
  let bend = 0;
  for (const index of members) {
    slope += slopes[index]!;
    bend += bends[index]!;
  }
  return slope / (bend + shrinkage);
}

/** As exact as the written trees need to be. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function clamped(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
