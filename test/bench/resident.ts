/** A process of its own that holds a corpus from the cache; prints its resident memory in bytes before and after. */
import { CorpusLoader } from '../../server/src/platform/corpus-loader.ts';

async function main(): Promise<void> {
  const [workerPath, folder, cacheDir] = process.argv.slice(2);
  const before = process.memoryUsage.rss();
  const loader = new CorpusLoader({ workerPath: workerPath!, folders: [folder!], cacheDir: cacheDir! });
  const corpus = await loader.refresh();
  corpus.termAt('新发展格局', 1);
  corpus.titlesWith('规划', 10);
  corpus.near('坚持稳中求进工作总基调', { limit: 5, minimumSimilarity: 0.6, mode: 'infix' });
  // The worker gives its memory back when it has ended.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  globalThis.gc?.();
  console.log(JSON.stringify({ before, after: process.memoryUsage.rss() }));
}

void main();
