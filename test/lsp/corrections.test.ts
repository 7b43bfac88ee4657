import { writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { URI } from 'vscode-uri';
import { cityTexts } from './corpus-texts.ts';
import { editorCapabilities, openServer, type TestClient } from './harness.ts';
import { scenario } from './scenario.ts';

let client: TestClient;
afterEach(() => client.close());

const sidecar = (text: string) => ({ name: 'policy-corpus.yaml', text });

describe('corrections beside the corpus files', () => {
  it('are on the cards, and change there when the file is saved', async () => {
    const first = sidecar(
      '- 文件: 绿化办法.txt\n  文号: 青政令第12号\n  状态: 已被替代\n  新文件: 《青溪市公园条例》\n',
    );
    client = await openServer('stdio', { corpus: [...cityTexts, first] });
    const { text, cursor } = scenario('根据《青溪市城市绿化管|理办法》，制定本方案。');
    const draft = await client.open(text);
    const card = await draft.hoverText(cursor);
    expect(card).toContain('青政令第12号');
    expect(card).toContain('已被替代（现为《青溪市公园条例》）');
    writeFileSync(
      client.corpusPath('policy-corpus.yaml'),
      '- 文件: 绿化办法.txt\n  文号: 青政令第13号\n- 文件: 无.txt\n',
    );
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [] });
    await client.until(() => client.statuses.at(-1)?.corrections.length === 1);
    expect(await draft.hoverText(cursor)).toContain('青政令第13号');
    const { corrections, problems } = await client.status();
    expect(problems).toEqual([]);
    expect(corrections).toMatchObject([
      { name: 'policy-corpus.yaml', line: 2, reason: expect.stringContaining('无.txt') },
    ]);
  });

  it('are checked while they are written, and are no draft', async () => {
    client = await openServer('in-process', { corpus: cityTexts, locale: 'en' });
    const { text, ranges } = scenario('- file: 绿化办法.txt\n  date: ⟦2024-02-30⟧\n  ⟦isuer⟧: 甲\n- file: ⟦无.txt⟧\n');
    const uri = URI.file('/corpus/policy-corpus.yaml').toString();
    const draft = await client.open(text, 'yaml', uri);
    const items = await draft.items();
    expect(items.map(({ range }) => range)).toEqual(ranges);
    expect(items.map(({ message }) => message)).toEqual([
      expect.stringContaining('2024-03-01'),
      expect.stringContaining('issuer'),
      expect.stringContaining('No file'),
    ]);
    expect(await draft.hover(draft.position(10))).toBeNull();
    expect(await draft.symbols()).toBeNull();
    expect(await draft.complete(draft.position(10))).toEqual([]);
    expect(await draft.actions(ranges[0]!)).toEqual([]);
    await draft.change(0, text.length, '- file: "绿化办法.txt\n');
    expect(await draft.items()).toMatchObject([{ severity: 1 }]);
  });

  it('are checked for clients that cannot pull as well', async () => {
    const { diagnostic: _, ...textDocument } = editorCapabilities.textDocument!;
    client = await openServer('in-process', {
      corpus: cityTexts,
      capabilities: { ...editorCapabilities, textDocument },
    });
    const uri = URI.file('/corpus/policy-corpus.yaml').toString();
    const draft = await client.open('- 文件: 无.txt\n', 'yaml', uri);
    await client.until(() => client.pushed.get(uri)?.length === 1);
    await draft.change(0, draft.text.length, '- 文件: 绿化办法.txt\n');
    await client.until(() => client.pushed.get(uri)?.length === 0);
  });
});
