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
              concerns: () => true,
              find: (paragraph, reference) =>
                this.#taken(check.code, () =>
                  check.concerns?.(paragraph) === false ? [] : check.find(paragraph, reference),
                ),
            }
          : { ...check, run: (draft, reference) => this.#taken(check.code, () => check.run(draft, reference)) },
    );
  }

  /** The checks that took most time, in milliseconds. */
  slowest(count: number): readonly { readonly code: string; readonly time: number }[] {
    const rows = [...this.#milliseconds].map(([code, time]) => ({ code, time }));
    return rows.sort((a, b) => b.time - a.time).slice(0, count);
  }

  /** A row for each check, slowest first. */
  table(locale: Locale): string {
    const rows = this.slowest(Number.POSITIVE_INFINITY);
    const width = Math.max(0, ...rows.map(({ code }) => code.length));
    const head =
      locale === 'zh' ? '各检查项用时（毫秒）和找到的处数' : 'Time of each check in milliseconds, and findings';
    const lines = rows.map(({ code, time }) => {
      const found = this.#findings.get(code) ?? 0;
      return `  ${code.padEnd(width)} ${time.toFixed(1).padStart(10)} ${String(found).padStart(6)}`;
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
