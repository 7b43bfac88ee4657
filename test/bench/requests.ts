/** Requests to the language server over stdio, against an empty request. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProtocolConnection } from 'vscode-languageserver/node';
import type { Corpus } from '../../server/src/corpus/corpus.ts';
import { statusRequest } from '../../server/src/lsp/protocol.ts';
import { type Materials, slips } from './materials.ts';
import { distribution, heading, line, milliseconds, spread } from './measure.ts';
import { startServer } from './server-process.ts';

const uri = 'file:///bench/draft.policy';
/** Requests of each kind. */
const REQUESTS = 300;

export async function benchRequests({ folder }: Materials, corpus: Corpus): Promise<void> {
  heading(`Requests over stdio: ${REQUESTS} of each kind on one draft`);
  const cacheDir = mkdtempSync(join(tmpdir(), 'policy-drafting-bench-'));
  const server = await startServer(folder, cacheDir);
  const { connection } = server;
  try {
    const sentences = slips(corpus, REQUESTS, 5).map(({ wrong }) => wrong);
    const text = sentences.join('\n');
    const checked = new Promise<void>((resolve) =>
      connection.onNotification('textDocument/publishDiagnostics', () => resolve()),
    );
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'policy', version: 1, text },
    });
    const at = (line: number, character: number) => ({ textDocument: { uri }, position: { line, character } });
    const hovers = () => ask(connection, sentences, (index) => ['textDocument/hover', at(index, 5)]);
    const early = await hovers();
    await checked;
    const empty = await ask(connection, sentences, () => [statusRequest, undefined]);
    line('empty request (status)', spread(empty));
    const hover = await hovers();
    const bar = hover.p99 - empty.p99 < 10 ? 'met' : 'NOT MET';
    line('hover on a sentence, precedents', `${above(hover, empty)}  (bar: p99 10 ms above, ${bar})`);
    line('the same while the draft is checked for the first time', spread(early));
    const completion = await ask(connection, sentences, (index) => ['textDocument/completion', at(index, 6)]);
    line('completion in mid-sentence', above(completion, empty));
  } finally {
    server.stop();
    rmSync(cacheDir, { recursive: true, force: true });
  }
}

async function ask(
  connection: ProtocolConnection,
  sentences: readonly string[],
  request: (index: number) => readonly [method: string, parameters: unknown],
) {
  const times: number[] = [];
  for (let index = 0; index < sentences.length; index++) {
    const [method, parameters] = request(index);
    const start = performance.now();
    await (parameters === undefined ? connection.sendRequest(method) : connection.sendRequest(method, parameters));
    times.push(performance.now() - start);
  }
  // The first requests pay for what is made at the first question.
  return distribution(times.slice(20));
}

function above(
  of: { readonly p50: number; readonly p99: number },
  empty: { readonly p50: number; readonly p99: number },
): string {
  return `${spread(of)}; above the empty request ${milliseconds(of.p50 - empty.p50)} and ${milliseconds(of.p99 - empty.p99)}`;
}
