/** Resident memory of the language server with the corpus, against the corpus's size. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Materials } from './materials.ts';
import { heading, line, ratio } from './measure.ts';
import { startServer } from './server-process.ts';

/** Until the server has given back what opening the corpus took. */
const QUIET = 22_000;

export async function benchMemory({ folder, bytes }: Materials): Promise<void> {
  heading('Resident memory of the language server');
  const temporary = mkdtempSync(join(tmpdir(), 'policy-drafting-bench-'));
  try {
    const empty = join(temporary, 'empty');
    mkdirSync(empty);
    const bare = await resident(empty, temporary, 1000);
    await resident(folder, temporary, 0);
    const warm = await resident(folder, temporary, QUIET);
    if (bare === null || warm === null) {
      line('memory', 'this system does not tell: not measured');
      return;
    }
    const segmenter = segmenterShare();
    line('corpus', megabytes(bytes));
    line('without a corpus', megabytes(bare));
    line('with the corpus, from cache, everything made', megabytes(warm));
    line("of which the segmenter's own share", megabytes(segmenter));
    line('beside the segmenter / corpus', ratio((warm - segmenter) / bytes, { atMost: 3 }));
    line('what the corpus adds / corpus', ratio((warm - segmenter - bare) / bytes));
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

export function megabytes(value: number): string {
  return `${(value / 1e6).toFixed(0)} MB`;
}

async function resident(folder: string, cacheDir: string, wait: number): Promise<number | null> {
  const server = await startServer(folder, cacheDir);
  try {
    await new Promise((resolve) => setTimeout(resolve, wait));
    return server.resident();
  } finally {
    server.stop();
  }
}

/** What loading the segmenter adds to a process. */
function segmenterShare(): number {
  const { stdout } = spawnSync(process.execPath, [join(__dirname, 'segmenter-share.js')]);
  return Number(String(stdout));
}
