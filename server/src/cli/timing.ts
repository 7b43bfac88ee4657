/** `--timing`: the time that each check takes by itself. */
import type { Check } from '../checks/check.ts';
import type { Locale } from '../checks/message.ts';
import { isParagraphCheck } from '../checks/paragraph-findings.ts';

export class CheckClock {
  readonly #milliseconds = new Map<string, number>();
  readonly #findings = new Map<string, number>();

  /** The checks with their time taken. */
  timed(checks: readonly Check[]): readonly Check[] {
    return checks.map(
      (check): Check =>
        isParagraphCheck(check)
          ? {
              ...check,
              find: (paragraph, reference) => this.#taken(check.code, () => check.find(paragraph, reference)),
            }
          : { ...check, run: (draft, reference) => this.#taken(check.code, () => check.run(draft, reference)) },
    );
  }

  /** Time taken by what is no check, under a name of its own. */
  measure<Result>(name: string, work: () => Result): Result {
    const before = performance.now();
    try {
      return work();
    } finally {
      this.#add(name, performance.now() - before);
    }
  }

  /** A row for each check, slowest first. */
  table(locale: Locale): string {
    const rows = [...this.#milliseconds].sort(([, a], [, b]) => b - a);
    const width = Math.max(0, ...rows.map(([name]) => name.length));
    const head =
      locale === 'zh' ? '各检查项用时（毫秒）和找到的处数' : 'Time of each check in milliseconds, and findings';
    const lines = rows.map(([name, time]) => {
      const found = this.#findings.get(name) ?? 0;
      return `  ${name.padEnd(width)} ${time.toFixed(1).padStart(10)} ${String(found).padStart(6)}`;
    });
    return `${[head, ...lines].join('\n')}\n`;
  }

  *#taken<Found>(code: string, start: () => Iterable<Found>): Generator<Found, void> {
    let before = performance.now();
    const run = start()[Symbol.iterator]();
    for (;;) {
      const step = run.next();
      this.#add(code, performance.now() - before);
      if (step.done) return;
      if (step.value !== undefined) this.#findings.set(code, (this.#findings.get(code) ?? 0) + 1);
      yield step.value;
      before = performance.now();
    }
  }

  #add(name: string, time: number): void {
    this.#milliseconds.set(name, (this.#milliseconds.get(name) ?? 0) + time);
  }
}
