/** Starting from the cache against reading everything, through the worker as the server does it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Corpus } from '../../server/src/corpus/corpus.ts';
import { CorpusLoader } from '../../server/src/platform/corpus-loader.ts';
import type { Materials } from './materials.ts';
import { heading, line, milliseconds, ratio, timedAsync } from './measure.ts';

export async function benchCacheStart({ folder, bytes }: Materials): Promise<void> {
  heading('Start from cache');
  const cacheDir = mkdtempSync(join(tmpdir(), 'policy-drafting-bench-'));
  try {
    const open = () => new CorpusLoader({ workerPath: join(__dirname, 'worker.js'), folders: [folder], cacheDir });
    const cold = await timedAsync(() => open().refresh());
    let early = 0;
    const start = performance.now();
    const warm = await timedAsync(() => open().refresh(undefined, () => (early = performance.now() - start)));
    line('cold: everything read', milliseconds(cold.milliseconds));
    line('warm: the stored corpus answers after', milliseconds(early));
    line('warm: every file looked at for changes after', milliseconds(warm.milliseconds));
    line('warm / cold', ratio(warm.milliseconds / cold.milliseconds, { atMost: 0.1 }));
    line('glossary and titles, made at the first question', milliseconds(firstQuestions(warm.result)));
    line('megabytes a second, cold', (bytes / 1e3 / cold.milliseconds).toFixed(1));
  } finally {
    rmSync(cacheDir, { recursive: true, force: true });
  }
}

function firstQuestions(corpus: Corpus): number {
  const start = performance.now();
  corpus.termAt('新发展格局', 1);
  corpus.titlesWith('规划', 10);
  return performance.now() - start;
}
