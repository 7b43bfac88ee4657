/** Long work in slices, so that requests are answered in between. */

/** Longest time in milliseconds that is spent before others get their turn. */
const sliceLength = 3;
const turnsBetween = 4;

/**
 * Runs a generator to its end. Between slices the event loop turns and `abandoned` is asked; when it says so, the work
 * is left and the result is null.
 */
export async function inSlices<Result>(
  work: Generator<unknown, Result>,
  abandoned: () => boolean,
): Promise<{ readonly result: Result } | null> {
  for (;;) {
    const until = performance.now() + sliceLength;
    do {
      const step = work.next();
      if (step.done) return { result: step.value };
    } while (performance.now() < until);
    // A message that has come takes some turns until it is answered: it is read, queued and handled in turns of their own.
    for (let turn = 0; turn < turnsBetween; turn++) await new Promise((resolve) => setImmediate(resolve));
    if (abandoned()) {
      work.return?.(undefined as never);
      return null;
    }
  }
}
