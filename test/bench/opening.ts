/** A long draft is opened in the server: how long until its first and all its findings are there, and what other requests wait meanwhile. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ProtocolConnection } from 'vscode-languageserver/node';
import { statusRequest } from '../../server/src/lsp/protocol.ts';
import { longDraft, type Materials } from './materials.ts';
import { distribution, heading, line, milliseconds, spread } from './measure.ts';
import { startServer } from './server-process.ts';
import { benchTyping } from './typing.ts';

/** Milliseconds after which what is made of a corpus at the first question has been made. */
const warming = 6000;

export async function benchOpening({ files }: Materials): Promise<void> {
  const { source, others } = longDraft(files);
  heading(`A draft of ${Math.round(Buffer.byteLength(source) / 1000)} KB is opened, all checks`);
  const made = mkdtempSync(join(tmpdir(), 'policy-drafting-bench-'));
  const corpus = join(made, 'corpus');
  for (const { path, name } of others) {
    mkdirSync(dirname(join(corpus, name)), { recursive: true });
    copyFileSync(path, join(corpus, name));
  }
  const server = await startServer(corpus, join(made, 'cache'));
  const { connection } = server;
  try {
    await open(connection, 'untitled:short.policy', '一、总体要求\n\n坚持稳中求进工作总基调。\n');
    await new Promise((resolve) => setTimeout(resolve, warming));
    const idle = await waits(connection, new Promise((resolve) => setTimeout(resolve, 1000)));
    const start = performance.now();
    const since = () => performance.now() - start;
    const uri = 'untitled:long.policy';
    let first = { count: 0, time: 0 };
    let all = first;
    const checked = open(connection, uri, source)
      .then((count) => {
        first = { count, time: since() };
        // Answered when nothing is missing any more.
        return connection.sendRequest<{ items: unknown[] }>('textDocument/diagnostic', { textDocument: { uri } });
      })
      .then(({ items }) => {
        all = { count: items.length, time: since() };
      });
    const busy = await waits(connection, checked);
    line(`opened to the first ${first.count} findings`, milliseconds(first.time));
    line(`opened to all ${all.count} findings (bar: 2 s)`, milliseconds(all.time));
    line('empty request meanwhile', spread(busy));
    line('empty request before', spread(idle));
    await benchTyping(connection, uri, source);
  } finally {
    server.stop();
    rmSync(made, { recursive: true, force: true });
  }
}

/** Opens the draft and waits for its first findings: how many. */
async function open(connection: ProtocolConnection, uri: string, text: string): Promise<number> {
  const checked = new Promise<number>((resolve) => {
    const heard = connection.onNotification(
      'textDocument/publishDiagnostics',
      (published: { readonly uri: string; readonly diagnostics: readonly unknown[] }) => {
        if (published.uri !== uri) return;
        heard.dispose();
        resolve(published.diagnostics.length);
      },
    );
  });
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'policy', version: 1, text },
  });
  return checked;
}

/** Asks for nothing, again and again, until the promise is kept. */
async function waits(connection: ProtocolConnection, until: Promise<unknown>) {
  let isOver = false;
  void until.then(() => {
    isOver = true;
  });
  const times: number[] = [];
  while (!isOver) {
    const start = performance.now();
    await connection.sendRequest(statusRequest);
    times.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return distribution(times);
}
