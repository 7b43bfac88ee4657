/** Near search: time, and whether a clause with a slip finds the clause it came from. */
import type { Corpus, NearClause, NearOptions } from '../../server/src/corpus/corpus.ts';
import { slips } from './materials.ts';
import { distribution, heading, line, processorTime, spread } from './measure.ts';

export function benchNearSearch(corpus: Corpus): void {
  heading('Near search: 1,000 clauses with one slip each');
  const drawn = slips(corpus, 1000, 7);
  for (const mode of ['whole', 'infix'] as const) {
    const options: NearOptions = { limit: 8, minimumSimilarity: 0.6, mode };
    for (const { wrong } of drawn.slice(0, 300)) corpus.near(wrong, options);
    let found = 0;
    const processor: number[] = [];
    const times = drawn.map(({ right, wrong }) => {
      const start = performance.now();
      let answers: readonly NearClause[] = [];
      processor.push(
        processorTime(() => {
          answers = corpus.near(wrong, options);
        }),
      );
      const spent = performance.now() - start;
      if (answers.some(({ clause }) => corpus.clause(clause).text.includes(right))) found++;
      return spent;
    });
    const { p50, p99 } = distribution(times);
    const bar = p50 < 0.5 && p99 < 2 ? 'met' : 'NOT MET';
    line(`${mode}`, `${spread({ p50, p99 })}  (bar: 0.5 and 2 ms, ${bar}); found ${found} of ${drawn.length}`);
    // What counts where other programs share the machine.
    line(`${mode}, processor time`, spread(distribution(processor)));
  }
}
