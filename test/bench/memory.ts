/** Resident memory of the language server with the corpus, against the corpus's size. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProtocolConnection } from 'vscode-languageserver/node';
import { serverProcess } from '../../client/src/server-process.ts';
import type { ListedFile } from '../../server/src/platform/corpus-files.ts';
import { type Materials, textOf } from './materials.ts';
import { heading, line, ratio } from './measure.ts';
import { type ServerProcess, startServer } from './server-process.ts';

/** Until the server has given back what work took. */
const QUIET = 22_000;
/** Bytes of the draft that is worked on, about. */
const DRAFT = 60_000;
/** Lines of it that are hovered over and completed at. */
const PLACES = 50;

export async function benchMemory({ folder, files, bytes }: Materials): Promise<void> {
  heading('Resident memory of the language server, started as the extension starts it');
  const temporary = mkdtempSync(join(tmpdir(), 'policy-drafting-bench-'));
  try {
    const empty = join(temporary, 'empty');
    mkdirSync(empty);
    const bare = await during(empty, temporary, (server) => resident(server, 1000));
    // The first start makes the cache.
    await during(folder, temporary, (server) => resident(server, 0));
    const { warm, used } = await during(folder, temporary, async (server) => {
      const warm = await resident(server, QUIET);
      await use(server.connection, draftOf(files));
      return { warm, used: await resident(server, QUIET) };
    });
    if (bare === null || warm === null || used === null) {
      line('memory', 'this system does not tell: not measured');
      return;
    }
    const segmenter = segmenterShare();
    line('corpus', megabytes(bytes));
    line('without a corpus', megabytes(bare));
    line('with the corpus, from cache, everything made', megabytes(warm));
    line('after hovers, completions and a full check, quiet', megabytes(used));
    line("of which the segmenter's own share", megabytes(segmenter));
    line('beside the segmenter / corpus', ratio((warm - segmenter) / bytes, { atMost: 3 }));
    line('beside the segmenter, after use / corpus', ratio((used - segmenter) / bytes, { atMost: 3 }));
    line('what the corpus adds / corpus', ratio((warm - segmenter - bare) / bytes));
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

export function megabytes(value: number): string {
  return `${(value / 1e6).toFixed(0)} MB`;
}

async function during<T>(folder: string, cacheDir: string, measure: (server: ServerProcess) => Promise<T>): Promise<T> {
  const server = await startServer(folder, cacheDir);
  try {
    return await measure(server);
  } finally {
    server.stop();
  }
}

async function resident(server: ServerProcess, wait: number): Promise<number | null> {
  await new Promise((resolve) => setTimeout(resolve, wait));
  return server.resident();
}

/** A file of the corpus that is worked on: a work report or plan where there are some. */
function draftOf(files: readonly ListedFile[]): ListedFile {
  const plans = files.filter(({ name }) => name.startsWith('seeds/'));
  const far = ({ bytes }: ListedFile) => Math.abs(bytes - DRAFT);
  return (plans.length > 0 ? plans : files).toSorted((a, b) => far(a) - far(b))[0]!;
}

/** Opens the draft, asks about places in all of it, and waits until it has been checked in full. */
async function use(connection: ProtocolConnection, draft: ListedFile): Promise<void> {
  const { uri } = draft;
  const textDocument = { uri };
  const text = textOf(draft);
  const checked = new Promise<void>((resolve) => {
    connection.onNotification('textDocument/publishDiagnostics', (published: { readonly uri: string }) => {
      if (published.uri === uri) resolve();
    });
  });
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'policy', version: 1, text },
  });
  const lines = text.split(/\r?\n/);
  const step = Math.max(1, Math.floor(lines.length / PLACES));
  for (let at = 0; at < lines.length; at += step) {
    const position = { line: at, character: Math.min(8, lines[at]!.length) };
    await connection.sendRequest('textDocument/hover', { textDocument, position });
    await connection.sendRequest('textDocument/completion', { textDocument, position });
  }
  await checked;
}

/** What loading the segmenter adds to a process that is started like the server. */
function segmenterShare(): number {
  const { execArgv, env } = serverProcess;
  const { stdout } = spawnSync(process.execPath, [...execArgv, join(__dirname, 'segmenter-share.js')], {
    env: { ...process.env, ...env },
  });
  return Number(String(stdout));
}
