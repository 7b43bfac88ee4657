/**
 * Fits the weights of server/src/corpus/wording-weights.ts: logistic regression that tells planted slips from the
 * differences of authentic work reports. The years that docs/wording.md is measured on are no part of it.
 */
import { writeFileSync } from 'node:fs';
import {
  type ChangeKind,
  changeKind,
  changeKinds,
  type Evidence,
  type EvidenceName,
} from '../../server/src/corpus/wording-evidence.ts';
import { comparedClauses, type Judged } from '../../server/src/corpus/wording-judge.ts';
import { materialsOf, type Split, segmenter } from './held-out.ts';

const fittedYears = [
  [2010, 2016, 2022],
  [2014, 2018, 2025],
  [2008, 2013, 2017],
];
const slipsPerSplit = 360;
/** Pull of the weights of standardised evidence towards zero. */
const shrinkage = 3;
const mostSteps = 40;

interface Example {
  readonly kind: ChangeKind;
  readonly evidence: Evidence;
  readonly isSlip: boolean;
  /** The differences that mend one slip count as one example together. */
  readonly weight: number;
}

export function writeWeights(path: string): void {
  const splits: Split[] = fittedYears.flatMap((years, index) =>
    [false, true].map((withLaws) => ({ years, withLaws, slips: slipsPerSplit, seed: 11 + index })),
  );
  const examples = splits.flatMap(examplesOf);
  const weights = changeKinds.map((kind) => `  ${kind}: ${JSON.stringify(fitted(examples, kind))},`);
  writeFileSync(path, `${heading}${weights.join('\n')}\n};\n`);
}

const heading = `/** Weights of the evidence for a slip. Written by \`npm run wording:fit\`; do not edit. */
import type { ChangeKind, EvidenceName } from './wording-evidence.ts';

export interface Weights {
  readonly bias: number;
  readonly of: Readonly<Partial<Record<EvidenceName, number>>>;
}

export const weights: Readonly<Record<ChangeKind, Weights>> = {
`;

function examplesOf(split: Split): Example[] {
  const { corpus, sentences, planted } = materialsOf(split);
  const judged = (sentence: string): Judged[] => {
    const known = new Set<Judged['evidence']>();
    return [...comparedClauses(corpus, segmenter, sentence)]
      .flatMap(({ differences }) => differences)
      .filter(({ evidence }) => evidence && !known.has(evidence) && known.add(evidence));
  };
  const example = ({ variant, evidence }: Judged, isSlip: boolean, weight: number): Example => {
    return { kind: changeKind(variant), evidence: evidence!, isSlip, weight };
  };
  const authentic = sentences.flatMap(judged).map((difference) => example(difference, false, 1));
  const slips = planted.flatMap(({ slip: { sentence, right } }) => {
    const mending = judged(sentence).filter(({ variant: { draftStart, draftEnd, theirs } }) =>
      (sentence.slice(0, draftStart) + theirs + sentence.slice(draftEnd)).includes(right),
    );
    return mending.map((difference) => example(difference, true, 1 / mending.length));
  });
  return [...authentic, ...slips];
}

/** Bias and weights for evidence as it comes, from a fit on standardised evidence. */
function fitted(all: readonly Example[], kind: ChangeKind) {
  const examples = all.filter((example) => example.kind === kind);
  const names = Object.keys(examples[0]!.evidence) as EvidenceName[];
  const scales = names.map((name) => scaleOf(examples.map(({ evidence }) => evidence[name])));
  const rows = examples.map(({ evidence }) => [
    1,
    ...names.map((name, at) => (evidence[name] - scales[at]!.mean) / scales[at]!.deviation),
  ]);
  const [intercept, ...slopes] = regression(rows, examples);
  const raw = slopes.map((slope, at) => slope / scales[at]!.deviation);
  const bias = raw.reduce((sum, weight, at) => sum - weight * scales[at]!.mean, intercept!);
  const of: Partial<Record<EvidenceName, number>> = {};
  names.forEach((name, at) => {
    if (Math.abs(slopes[at]!) >= 0.01) of[name] = rounded(raw[at]!);
  });
  return { bias: rounded(bias), of };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function scaleOf(values: readonly number[]): { readonly mean: number; readonly deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance) || 1 };
}

/** Newton's method; the first column is the intercept and is not shrunk. */
function regression(rows: readonly number[][], examples: readonly Example[]): number[] {
  const size = rows[0]!.length;
  let found = new Array<number>(size).fill(0);
  for (let step = 0; step < mostSteps; step++) {
    const gradient = found.map((value, at) => (at === 0 ? 0 : shrinkage * value));
    const curvature = found.map((_, at) => found.map((_, other) => (at === other ? (at === 0 ? 1e-6 : shrinkage) : 0)));
    rows.forEach((row, index) => {
      const { isSlip, weight } = examples[index]!;
      const odds = row.reduce((sum, value, at) => sum + value * found[at]!, 0);
      const likelihood = 1 / (1 + Math.exp(-odds));
      const slope = weight * (likelihood - (isSlip ? 1 : 0));
      const bend = weight * likelihood * (1 - likelihood);
      for (let at = 0; at < size; at++) {
        gradient[at]! += slope * row[at]!;
        const scaled = bend * row[at]!;
        for (let other = 0; other <= at; other++) curvature[at]![other]! += scaled * row[other]!;
      }
    });
    for (let at = 0; at < size; at++)
      for (let other = at + 1; other < size; other++) curvature[at]![other] = curvature[other]![at]!;
    const move = solved(curvature, gradient);
    found = found.map((value, at) => value - move[at]!);
    if (Math.max(...move.map(Math.abs)) < 1e-6) break;
  }
  return found;
}

/** Solution of a positive definite system by elimination; overwrites both. */
function solved(matrix: number[][], right: number[]): number[] {
  const size = right.length;
  for (let pivot = 0; pivot < size; pivot++) {
    for (let row = pivot + 1; row < size; row++) {
      const factor = matrix[row]![pivot]! / matrix[pivot]![pivot]!;
      for (let column = pivot; column < size; column++) matrix[row]![column]! -= factor * matrix[pivot]![column]!;
      right[row]! -= factor * right[pivot]!;
    }
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let column = row + 1; column < size; column++) right[row]! -= matrix[row]![column]! * right[column]!;
    right[row]! /= matrix[row]![row]!;
  }
  return right;
}
