/** Exact search against ripgrep over the same files, with the counts compared, and against a plain scan of the clauses. */
import { spawnSync } from 'node:child_process';
import type { Corpus } from '../../server/src/corpus/corpus.ts';
import { foldedKey } from '../../server/src/corpus/folded-text.ts';
import { type Materials, phrases, textOf } from './materials.ts';
import { distribution, heading, line, milliseconds, ratio, spread } from './measure.ts';
import { ripgrepCount, ripgrepPath } from './ripgrep.ts';

/** False when ripgrep finds what the index does not. */
export async function benchExactSearch(materials: Materials, corpus: Corpus): Promise<boolean> {
  heading('Exact search: 200 phrases of 8 characters drawn from the corpus');
  const drawn = phrases(corpus, 200, 8, 20240605);
  for (const phrase of drawn) corpus.count(phrase);
  const counts: number[] = [];
  const times = drawn.map((phrase) => {
    const start = performance.now();
    counts.push(corpus.count(phrase).occurrences);
    return performance.now() - start;
  });
  const own = distribution(times);
  line('index', spread(own));
  // Between blank lines, where a paragraph may be wrapped but hardly two stand together.
  const texts = materials.files.flatMap((file) =>
    textOf(file)
      .split(/\n\s*\n/)
      .map(foldedKey),
  );
  const scanned = drawn.map((phrase) => texts.reduce((sum, text) => sum + text.split(phrase).length - 1, 0));
  line('counts equal to a scan of all that stands between blank lines', equal(counts, scanned));
  const ripgrep = await ripgrepPath();
  if (ripgrep === null) {
    line('ripgrep', 'neither the development dependency nor PATH has it: not compared');
    return true;
  }
  const rgCounts: number[] = [];
  const rgTimes = drawn.map((phrase) => {
    const start = performance.now();
    rgCounts.push(ripgrepCount(ripgrep, phrase, materials.folder));
    return performance.now() - start;
  });
  line('ripgrep', spread(distribution(rgTimes)));
  line('counts equal to ripgrep, which cannot see over line ends', equal(counts, rgCounts));
  const missed = counts.filter((count, at) => count < rgCounts[at]!).length;
  line('phrases that ripgrep finds more often', `${missed}`);
  line('ripgrep / index, p50', ratio(distribution(rgTimes).p50 / own.p50, { atLeast: 1000 }));
  for (const length of [1, 2, 4, 16]) {
    const others = phrases(corpus, 100, length, length);
    const spent = others.map((phrase) => {
      const start = performance.now();
      corpus.count(phrase);
      return performance.now() - start;
    });
    line(`index, ${length} character${length > 1 ? 's' : ''}`, spread(distribution(spent)));
  }
  line('startup of a process, for comparison', milliseconds(distribution(emptyRuns(ripgrep)).p50));
  return missed === 0;
}

function equal(a: readonly number[], b: readonly number[]): string {
  const same = a.filter((value, index) => value === b[index]).length;
  const [sumA, sumB] = [a, b].map((values) => values.reduce((sum, value) => sum + value, 0));
  return `${same} of ${a.length} phrases (${sumA} and ${sumB} matches)`;
}

function emptyRuns(path: string): readonly number[] {
  return Array.from({ length: 20 }, () => {
    const start = performance.now();
    spawnSync(path, ['--version']);
    return performance.now() - start;
  });
}
