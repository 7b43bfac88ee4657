/** How cost grows with the corpus, as the exponent of a power law between sizes: 1 is linear, 0 does not grow. */
import type { Corpus } from '../../server/src/corpus/corpus.ts';
import { openCorpus } from '../../server/src/corpus/snapshot.ts';
import { refreshCorpus } from '../../server/src/platform/refresh-corpus.ts';
import { nothingStored, partsOf } from '../../server/src/platform/stored-corpus.ts';
import { type Materials, phrases, slips } from './materials.ts';
import { distribution, heading, line, processorTime, seededRandom, timed } from './measure.ts';

const sizes = [1e6, 1e7, 4e7];

interface Cost {
  readonly bytes: number;
  readonly build: number;
  readonly exact: number;
  readonly near: number;
}

/** False when a cost grows faster than it may. */
export function benchGrowth(materials: Materials): boolean {
  heading('Growth over 1, 10 and 40 MB, as exponents');
  const costs = sizes.map((size) => measure(sample(materials, size)));
  return [
    report('build', costs, ({ build }) => build, 1.15),
    report('exact search of phrases found once or twice, p50', costs, ({ exact }) => exact, 0.35),
    report('near search, p50', costs, ({ near }) => near, 0.7),
  ].every((within) => within);
}

/** Files of about the size, drawn at random so that every size holds the same mixture. */
function sample({ files }: Materials, size: number): Materials['files'] {
  const random = seededRandom(11);
  const order = files.map((file) => ({ file, at: random(1 << 30) })).sort((a, b) => a.at - b.at);
  let bytes = 0;
  const drawn = order.filter(({ file }) => {
    if (bytes >= size) return false;
    bytes += file.bytes;
    return true;
  });
  const uris = new Set(drawn.map(({ file }) => file.uri));
  return files.filter(({ uri }) => uris.has(uri));
}

function measure(files: Materials['files']): Cost {
  refreshCorpus(nothingStored, files.slice(0, 100), () => {});
  const build = [1, 2, 3].map(() => processorTime(() => refreshCorpus(nothingStored, files, () => {})));
  const corpus = openCorpus(partsOf(refreshCorpus(nothingStored, files, () => {})));
  return {
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    build: Math.min(...build),
    exact: median(rarePhrases(corpus), (phrase) => corpus.count(phrase)),
    near: nearMedian(corpus),
  };
}

/** A phrase that stands in every tenth document is answered by listing them: only few answers can be as fast in any corpus. */
function rarePhrases(corpus: Corpus): readonly string[] {
  return phrases(corpus, 2000, 8, 3).filter((phrase) => corpus.count(phrase).occurrences <= 2);
}

function nearMedian(corpus: Corpus): number {
  const options = { limit: 8, minimumSimilarity: 0.6, mode: 'whole' } as const;
  return median(slips(corpus, 400, 3), ({ wrong }) => corpus.near(wrong, options));
}

/** Median time of a question, asked twice so that the code is warm. */
function median<T>(questions: readonly T[], ask: (question: T) => unknown): number {
  for (const question of questions) ask(question);
  return distribution(questions.map((question) => timed(() => ask(question)).milliseconds)).p50;
}

function report(label: string, costs: readonly Cost[], cost: (of: Cost) => number, atMost: number): boolean {
  const first = costs[0]!;
  const last = costs.at(-1)!;
  const exponent = Math.log(cost(last) / cost(first)) / Math.log(last.bytes / first.bytes);
  const within = exponent <= atMost;
  const steps = costs.map((of) => cost(of).toPrecision(3)).join(', ');
  line(label, `${exponent.toFixed(2)}  (bar: at most ${atMost}, ${within ? 'met' : 'NOT MET'}; ms: ${steps})`);
  return within;
}
