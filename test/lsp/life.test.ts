import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Corpus } from '../../server/src/corpus/corpus.ts';
import { corpusOf } from '../../server/src/corpus/corpus-of.ts';
import type { CorpusSource } from '../../server/src/lsp/host.ts';
import { rebuildRequest } from '../../server/src/lsp/protocol.ts';
import { cityTexts } from './corpus-texts.ts';
import { editorCapabilities, openServer, type ServerOptions, type TestClient, type Transport } from './harness.ts';
import { scenario } from './scenario.ts';

const slip = '根据《青溪市城市绿地管理办法》，制定本方案。';
let client: TestClient;
const open = async (transport: Transport, options: ServerOptions) => {
  client = await openServer(transport, options);
  return client;
};
afterEach(() => client.close());

describe('a client', () => {
  it('that reads English gets English', async () => {
    await open('in-process', { corpus: cityTexts, locale: 'en-US' });
    const draft = await client.open(slip);
    const [diagnostic] = await draft.items();
    expect(diagnostic).toMatchObject({ source: 'policy-drafting' });
    expect(diagnostic!.message).toMatch(/^The corpus has no/);
    const { text, cursor } = scenario('根据《青溪市城市|绿化管理办法》。');
    expect(await (await client.open(text)).hoverText(cursor)).toContain('Date: 2021');
  });

  it('that cannot pull is sent diagnostics, again when the draft or the corpus changes, none once it is closed', async () => {
    let corpus: Corpus = corpusOf(cityTexts);
    const source: CorpusSource = { refresh: async () => corpus, rebuild: async () => corpus, dispose: () => {} };
    const { diagnostic: _, ...textDocument } = editorCapabilities.textDocument!;
    await open('in-process', {
      capabilities: { ...editorCapabilities, textDocument },
      host: { openCorpus: () => source },
    });
    expect(client.initialized?.capabilities.diagnosticProvider).toBeUndefined();
    const draft = await client.open(slip);
    const count = () => client.pushed.get(draft.uri)?.length;
    await client.until(() => count() === 1);
    await draft.change(0, slip.length, '根据有关规定，制定本方案。');
    await client.until(() => count() === 0);
    await draft.change(0, draft.text.length, slip);
    await client.until(() => count() === 1);
    corpus = corpusOf([]);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [] });
    await client.until(() => count() === 0);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: draft.uri } });
    await client.until(() => count() === 0);
  });

  it('that pulls is told when the corpus has changed', async () => {
    let corpus: Corpus = corpusOf([]);
    const source: CorpusSource = { refresh: async () => corpus, rebuild: async () => corpus, dispose: () => {} };
    await open('in-process', { host: { openCorpus: () => source } });
    const draft = await client.open(slip);
    const before = await draft.diagnostics();
    corpus = corpusOf(cityTexts);
    const { refreshes } = client;
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [] });
    await client.until(() => client.refreshes > refreshes);
    const after = await draft.diagnostics(before.resultId);
    expect(after).toMatchObject({
      kind: 'full',
      items: [expect.objectContaining({ code: 'citation/title-near-miss' })],
    });
  });

  it('that counts versions amiss is answered about the text as it stands', async () => {
    await open('in-process', { corpus: cityTexts });
    const uri = 'untitled:again';
    const first = await client.open('根据有关规定，制定本方案。', 'policy', uri);
    const { resultId } = await first.diagnostics();
    const again = await client.open(slip, 'policy', uri);
    const codes = ['citation/title-near-miss'];
    const report = await again.diagnostics(resultId);
    expect(report.kind === 'full' && report.items.map(({ code }) => code)).toEqual(codes);
    const sameVersion = { textDocument: { uri, version: 1 }, contentChanges: [{ text: '没有什么。' }] };
    await client.connection.sendNotification('textDocument/didChange', sameVersion);
    expect(await again.items()).toEqual([]);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    await client.open(slip, 'policy', uri);
    expect((await again.items()).map(({ code }) => code)).toEqual(codes);
  });

  it('that says nothing of itself is served', async () => {
    await open('in-process', { corpus: cityTexts, capabilities: {} });
    const { text, cursor } = scenario('根据《青溪市城市|绿化管理办法》。');
    const draft = await client.open(text);
    expect(await draft.hoverText(cursor)).toContain('2021');
    expect(await draft.definition(cursor)).toEqual([expect.objectContaining({ uri: expect.any(String) })]);
    expect(client.watched).toEqual([]);
  });
});

describe('a server whose client closes the pipe without saying exit', () => {
  it('ends well after shutdown and with an error before', async () => {
    await open('stdio', {});
    await client.connection.sendRequest('shutdown');
    expect(await client.hangUp()).toBe(0);
    await client.close();
    await open('stdio', {});
    expect(await client.hangUp()).toBe(1);
  });
});

describe('the corpus', () => {
  it('that is missing is ready, empty, and says what to do', async () => {
    await open('stdio', {});
    const status = await client.status();
    expect(status).toMatchObject({ state: 'ready', documents: 0 });
    expect(status.message).toContain('policyDrafting.corpus');
    const draft = await client.open(slip);
    expect(await draft.items()).toEqual([]);
  });

  it('is looked for in corpus/ and 政策库/ when the client names none', async () => {
    await open('stdio', { corpus: cityTexts, initialize: { initializationOptions: undefined } });
    expect((await client.status()).files).toBe(3);
  });

  it('keeps unreadable files as rows with their reason', async () => {
    await open('stdio', {
      corpus: [...cityTexts, { name: '空.txt', text: '' }, { name: '坏.txt', text: 'a\u0000b\u0000\u0000' }],
    });
    const { problems, documents } = await client.status();
    expect(problems.map(({ name }) => name).sort()).toEqual(['坏.txt', '空.txt'].sort());
    expect(problems.every(({ reason }) => /\p{Script=Han}/u.test(reason))).toBe(true);
    expect(documents).toBeGreaterThanOrEqual(4);
  });

  it('follows files that come and go', async () => {
    await open('stdio', { corpus: cityTexts.slice(1) });
    const { text, cursor } = scenario('根据《青溪市城市绿化管|理办法》。');
    const draft = await client.open(text);
    expect(await draft.hoverText(cursor)).toContain('未收录');
    const path = client.corpusPath(cityTexts[0]!.name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, cityTexts[0]!.text);
    const changed = () => client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [] });
    await changed();
    await client.until(() => client.statuses.at(-1)?.state === 'ready' && client.statuses.at(-1)?.files === 3);
    expect(await draft.hoverText(cursor)).toContain('2021');
    rmSync(path);
    await changed();
    await client.until(() => client.statuses.at(-1)?.state === 'ready' && client.statuses.at(-1)?.files === 2);
    expect(await draft.hoverText(cursor)).toContain('未收录');
  });

  it('follows the settings', async () => {
    await open('stdio', { corpus: cityTexts });
    const settings = { policyDrafting: { corpus: ['nowhere'] } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
    await client.until(() => client.statuses.at(-1)?.state === 'ready' && client.statuses.at(-1)?.files === 0);
    const back = { policyDrafting: { corpus: ['corpus'] } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: back });
    await client.until(() => client.statuses.at(-1)?.state === 'ready' && client.statuses.at(-1)?.files === 3);
  });

  it('is read anew on request', async () => {
    await open('stdio', { corpus: cityTexts });
    expect(await client.connection.sendRequest(rebuildRequest)).toMatchObject({ state: 'ready', files: 3 });
  });

  it('that cannot be read at all is an error with a message, and the server goes on', async () => {
    const broken: CorpusSource = {
      refresh: () => Promise.reject(new Error('no disk')),
      rebuild: async () => corpusOf(cityTexts),
      dispose: () => {},
    };
    await open('in-process', { host: { openCorpus: () => broken } });
    expect(await client.status()).toMatchObject({ state: 'error', message: expect.stringContaining('no disk') });
    expect(await client.connection.sendRequest(rebuildRequest)).toMatchObject({ state: 'ready', files: 3 });
  });

  it('serves the cached snapshot while changed files are read', async () => {
    const slow: CorpusSource = {
      refresh: async (_progress, stored) => {
        stored(corpusOf(cityTexts));
        await new Promise((resolve) => setTimeout(resolve, 50));
        return corpusOf(cityTexts);
      },
      rebuild: async () => corpusOf([]),
      dispose: () => {},
    };
    await open('in-process', { host: { openCorpus: () => slow } });
    expect(client.statuses.some(({ state, files }) => state === 'indexing' && files === 3)).toBe(true);
  });

  it('does not take the draft itself for a model or as evidence', async () => {
    const own = { name: '草稿.txt', text: `青溪市绿化方案\n\n${'加快建成城乡一体绿道网络，让群众共享绿色空间。'}\n` };
    await open('stdio', { corpus: [...cityTexts, own] });
    const uri = `file://${client.corpusPath('草稿.txt').split('/').map(encodeURIComponent).join('/')}`;
    const draft = await client.open(own.text, 'policy', uri);
    const offset = own.text.indexOf('绿道');
    expect(await draft.hoverText(draft.position(offset))).not.toContain('草稿.txt');
    expect(await draft.complete(draft.position(offset))).toEqual([]);
  });
});

describe('messages out of order', () => {
  it('do not end the server', async () => {
    await open('in-process', { corpus: cityTexts });
    const { connection } = client;
    const textDocument = { uri: 'untitled:never-opened', version: 7 };
    const range = { start: { line: 9, character: 9 }, end: { line: 99, character: 0 } };
    await connection.sendNotification('textDocument/didChange', {
      textDocument,
      contentChanges: [{ range, text: '甲' }],
    });
    await connection.sendNotification('textDocument/didClose', { textDocument });
    await connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await connection.sendNotification('workspace/didChangeConfiguration', { settings: { policyDrafting: 5 } });
    await connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [] });
    const draft = await client.open('根据《青溪市');
    expect(await draft.hover({ line: 50, character: 50 })).toBeNull();
    expect(await draft.complete({ line: 50, character: 50 })).toBeInstanceOf(Array);
    expect((await client.status()).state).not.toBe('error');
  });
});
