/** Resident memory of a process that holds the corpus, against the corpus's size. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Materials } from './materials.ts';
import { heading, line, ratio } from './measure.ts';

export function benchMemory({ folder, bytes }: Materials): void {
  heading('Resident memory');
  const cacheDir = mkdtempSync(join(tmpdir(), 'policy-drafting-bench-'));
  try {
    const resident = () => {
      const script = join(__dirname, 'resident.js');
      const { stdout } = spawnSync(process.execPath, [
        '--expose-gc',
        script,
        join(__dirname, 'worker.js'),
        folder,
        cacheDir,
      ]);
      return JSON.parse(String(stdout)) as { readonly before: number; readonly after: number };
    };
    const cold = resident();
    const warm = resident();
    const megabytes = (value: number) => `${(value / 1e6).toFixed(0)} MB`;
    line('corpus', megabytes(bytes));
    line('process without a corpus', megabytes(warm.before));
    line('process with the corpus, read', megabytes(cold.after));
    line('process with the corpus, from cache', megabytes(warm.after));
    line('process with the corpus / corpus', ratio(warm.after / bytes, { atMost: 3 }));
    line('what the corpus adds / corpus', ratio((warm.after - warm.before) / bytes));
  } finally {
    rmSync(cacheDir, { recursive: true, force: true });
  }
}
