/** A request that is cancelled while it is worked on stops, and others are answered meanwhile. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver/node';
import type { Corpus } from '../../server/src/corpus/corpus.ts';
import { corpusOf } from '../../server/src/corpus/corpus-of.ts';
import { citationsRequest, renumberCommand } from '../../server/src/lsp/protocol.ts';
import { chineseNumeral } from '../../server/src/policy/numerals.ts';
import { openServer, type TestClient } from './harness.ts';
import { scenario } from './scenario.ts';

const count = 60;
const titles = Array.from({ length: count }, (_, index) => `青溪市河道保护办法（${chineseNumeral(index + 1)}）`);
const texts = titles.map((title, index) => ({
  name: `办法${index}.txt`,
  text: `${title}\n\n第一章　河道保护\n\n第一条　为了河道保护，制定本办法${index}。\n`,
}));

/** What has been asked of the corpus, each question taking a while. */
let asked = 0;

/** A corpus that needs a millisecond for a clause or a title, as one on a slow disk. */
function slow(corpus: Corpus): Corpus {
  return new Proxy(corpus, {
    get(target, name) {
      const member = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]) => {
        if (name === 'clause' || name === 'title') {
          asked++;
          for (const until = performance.now() + 1; performance.now() < until; );
        }
        return member.apply(target, given);
      };
    },
  });
}

describe('a request that is cancelled midway', () => {
  let client: TestClient;
  const applied: unknown[] = [];

  beforeAll(async () => {
    const corpus = slow(corpusOf(texts));
    const openCorpus = () => ({ refresh: async () => corpus, rebuild: async () => corpus, dispose: () => {} });
    client = await openServer('in-process', { host: { openCorpus } });
    client.connection.onRequest('workspace/applyEdit', (edit) => {
      applied.push(edit);
      return { applied: false };
    });
  });
  beforeEach(async () => {
    // What is made in the background of a new corpus asks it too.
    for (let before = -1; before !== asked; await client.status()) before = asked;
    asked = 0;
  });
  afterAll(() => client.close());

  /** How the request ends that is cancelled when another, sent after it, has been answered. */
  async function cancelled(method: string, parameters: object): Promise<unknown> {
    const source = new CancellationTokenSource();
    const end = client.connection.sendRequest(method, parameters, source.token).then(
      () => 'answered',
      (error) => error.code,
    );
    await client.status();
    source.cancel();
    return end;
  }

  it('looks no further for references in the corpus', async () => {
    const { text, cursor } = scenario('青溪市治水方案\n\n加强河道|保护。\n');
    const { uri } = await client.open(text);
    const parameters = { textDocument: { uri }, position: cursor, context: { includeDeclaration: true } };
    expect(await cancelled('textDocument/references', parameters)).toBe(LSPErrorCodes.RequestCancelled);
    expect(asked).toBeLessThan(count);
    const found = await client.connection.sendRequest<unknown[]>('textDocument/references', parameters);
    expect(found.length).toBeGreaterThan(count);
  });

  it('looks no further for symbols of the corpus', async () => {
    const parameters = { query: '河道保护' };
    expect(await cancelled('workspace/symbol', parameters)).toBe(LSPErrorCodes.RequestCancelled);
    expect(asked).toBeLessThan(count);
    expect(await client.connection.sendRequest<unknown[]>('workspace/symbol', parameters)).not.toEqual([]);
  });

  it('looks no further for what is cited', async () => {
    const { uri } = await client.open(
      `青溪市治水方案\n\n${titles.map((title) => `依照《${title}》执行。`).join('\n\n')}\n`,
    );
    const parameters = { textDocument: { uri }, format: 'csv' };
    expect(await cancelled(citationsRequest, parameters)).toBe(LSPErrorCodes.RequestCancelled);
    expect(asked).toBeLessThan(count);
    expect(await client.connection.sendRequest(citationsRequest, parameters)).toContain(titles.at(-1));
  });

  it('changes no numbers', async () => {
    const articles = Array.from({ length: 2000 }, (_, index) => {
      const number = chineseNumeral(index + 2);
      return `第${number}条　依照第${number}条第一款办理。`;
    });
    const { uri } = await client.open(`青溪市治水办法\n\n${articles.join('\n\n')}\n`);
    await client.connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri } });
    const parameters = { command: renumberCommand, arguments: [uri] };
    expect(await cancelled('workspace/executeCommand', parameters)).toBe(LSPErrorCodes.RequestCancelled);
    expect(applied).toEqual([]);
    await client.connection.sendRequest('workspace/executeCommand', parameters);
    expect(applied).toHaveLength(1);
  });

  it('is answered for no other text than the one that it was asked about', async () => {
    const { text, cursor } = scenario('青溪市治水方案\n\n加强河道|保护。\n');
    const draft = await client.open(text);
    const parameters = { position: cursor, context: { includeDeclaration: true } };
    const end = draft.ask('references', parameters).then(
      () => 'answered',
      (error) => error.code,
    );
    await client.status();
    await draft.change(0, 0, '关于');
    expect(await end).toBe(LSPErrorCodes.ContentModified);
  });
});
