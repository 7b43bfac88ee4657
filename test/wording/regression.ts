/** Logistic regression by Newton's method. */

export interface Observation {
  readonly isSlip: boolean;
  readonly weight: number;
}

/** Pull of the weights of standardised evidence towards zero. */
const shrinkage = 3;
const mostSteps = 40;

/** One weight for each column of `rows`; the first column is the intercept and is not shrunk. */
export function regression(rows: readonly number[][], examples: readonly Observation[]): number[] {
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
