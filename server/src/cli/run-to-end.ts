/** Long work of a command, with its progress on the terminal. */
import type { Machine } from './machine.ts';

export function runToEnd<Result>(work: Generator<{ readonly fraction: number }, Result>, machine: Machine): Result {
  let told = -1;
  for (;;) {
    const step = work.next();
    if (step.done) {
      machine.progress('');
      return step.value;
    }
    const percent = Math.floor(step.value.fraction * 100);
    if (percent !== told) machine.progress(`${String(percent).padStart(3)}%`);
    told = percent;
  }
}
