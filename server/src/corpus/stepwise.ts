/** Work that is done step by step, so that others get their turn in between. */

/** All steps at once. */
export function finished<Result>(work: Generator<unknown, Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
