/**
 * A process of its own that holds a corpus from the cache; prints resident memory in bytes before and after, and the
 * milliseconds of questions.
 */
import { CorpusLoader } from '../../server/src/platform/corpus-loader.ts';
import { phrases, slips } from './materials.ts';
import { distribution, timed, timedAsync } from './measure.ts';

async function main(): Promise<void> {
  const [workerPath, folder, cacheDir, largest] = process.argv.slice(2);
  const before = process.memoryUsage.rss();
  const loader = new CorpusLoader({
    workerPath: workerPath!,
    folders: [folder!],
    cacheDir: cacheDir!,
    ...(largest === undefined ? {} : { largestInMemory: Number(largest) }),
  });
  const { milliseconds: opened, result: corpus } = await timedAsync(() => loader.refresh());
  const exact = phrases(corpus, 200, 8, 41);
  const near = slips(corpus, 200, 43);
  const options = { limit: 8, minimumSimilarity: 0.6, mode: 'whole' } as const;
  const ask = () => ({
    exact: distribution(exact.map((phrase) => timed(() => corpus.count(phrase)).milliseconds)),
    near: distribution(near.map(({ wrong }) => timed(() => corpus.near(wrong, options)).milliseconds)),
  });
  ask();
  const { exact: exactTimes, near: nearTimes } = ask();
  // The worker gives its memory back when it has ended.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  globalThis.gc?.();
  const after = process.memoryUsage.rss();
  console.log(JSON.stringify({ before, after, opened, exact: exactTimes, near: nearTimes }));
}

void main();
