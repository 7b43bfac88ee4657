/** A corpus that is too large for memory: made of copies, read by position and, for comparison, held in memory. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { largestInMemory } from '../../server/src/platform/stored-corpus.ts';
import type { Materials } from './materials.ts';
import { type Distribution, heading, line, milliseconds, ratio, spread } from './measure.ts';
import { megabytes } from './memory.ts';

interface Told {
  readonly before: number;
  readonly after: number;
  readonly opened: number;
  readonly exact: Distribution;
  readonly near: Distribution;
}

export async function benchLarge({ files, bytes }: Materials): Promise<void> {
  const temporary = mkdtempSync(join(tmpdir(), 'policy-drafting-bench-'));
  try {
    const folder = join(temporary, 'corpus');
    const copies = Math.ceil((largestInMemory * 1.02) / bytes);
    for (let copy = 0; copy < copies; copy++) {
      for (const { path, name } of files) {
        const to = join(folder, `${copy}`, name);
        mkdirSync(dirname(to), { recursive: true });
        copyFileSync(path, to);
      }
    }
    heading(`Large corpus: ${copies} copies, ${megabytes(copies * bytes)}`);
    const resident = (largest: number): Told => {
      const script = join(__dirname, 'resident.js');
      const worker = join(__dirname, 'worker.js');
      const options = ['--expose-gc', script, worker, folder, join(temporary, 'cache'), `${largest}`];
      return JSON.parse(String(spawnSync(process.execPath, options).stdout)) as Told;
    };
    line('read, until it answers', milliseconds(resident(largestInMemory).opened));
    for (const [label, largest] of [
      ['by position', largestInMemory],
      ['in memory', Number.MAX_SAFE_INTEGER],
    ] as const) {
      const { before, after, opened, exact, near } = resident(largest);
      line(`${label}: from cache, until it answers`, milliseconds(opened));
      line(`${label}: resident, without the bare process`, megabytes(after - before));
      line(`${label}: the same / corpus`, ratio((after - before) / (copies * bytes)));
      line(`${label}: exact search of 8 characters`, spread(exact));
      line(`${label}: near search`, spread(near));
    }
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
