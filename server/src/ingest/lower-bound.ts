/**
 * Index of the first number that is not less than the value, of ascending ones; of a stretch of them, from `start` to before
 * `end`, where it is given. The end where all are less.
 */
export function lowerBound(values: ArrayLike<number>, value: number, start = 0, end = values.length): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
