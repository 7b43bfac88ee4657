import { afterEach, describe, expect, it } from 'vitest';
import { URI } from 'vscode-uri';
import { editorCapabilities, editsOf, openServer, type TestClient } from './harness.ts';
import { edited } from './scenario.ts';

const words = '- 应写: 社区食堂\n  不写: 老年饭堂\n';
const text = '每个社区建设一处老年饭堂。\n';

describe('the words of the unit', () => {
  let client: TestClient;
  afterEach(() => client.close());

  /** A server whose files of words are these, by path. */
  async function serverWith(files: Record<string, string>) {
    client = await openServer('in-process', {
      host: {
        readUserFile: (path) => (files[path] === undefined ? null : { text: files[path], problem: null, detail: '' }),
      },
      initialize: { workspaceFolders: [{ uri: 'file:///%E5%B7%A5%E4%BD%9C', name: '工作' }] },
    });
    return client;
  }

  it('are found beside the draft and in the folders above it, and replaced by the fix', async () => {
    await serverWith({ '/工作/policy-words.yaml': words });
    const draft = await client.open(text, 'policy', URI.file('/工作/养老/方案.policy').toString());
    const [item] = await draft.items();
    expect(item).toMatchObject({ code: 'wording/unit-words', message: '本单位写“社区食堂”，不写“老年饭堂”。' });
    expect(item?.relatedInformation?.[0]?.location.uri).toBe(URI.file('/工作/policy-words.yaml').toString());
    const [action] = await draft.actions(item!.range, [item!]);
    expect(edited(text, editsOf(action))).toBe('每个社区建设一处社区食堂。\n');
  });

  it('are offered while their beginning is typed', async () => {
    await serverWith({ '/工作/policy-words.yaml': words });
    const draft = await client.open('每处建设社区');
    expect(await draft.complete(draft.position(6))).toMatchObject([{ label: '社区食堂', detail: '本单位用语' }]);
  });

  it('hold for drafts that are not saved yet, from the workspace and the corpus folders', async () => {
    await serverWith({ '/工作/corpus/policy-words.yml': words });
    expect(await (await client.open(text)).items()).toHaveLength(1);
  });

  it('take effect while they are written, before they are saved', async () => {
    await serverWith({ '/工作/policy-words.yaml': '' });
    const draft = await client.open(text);
    const before = await draft.diagnostics();
    expect(before).toMatchObject({ kind: 'full', items: [] });
    const refreshes = client.refreshes;
    const file = await client.open(words, 'yaml', URI.file('/工作/policy-words.yaml').toString());
    await client.until(() => client.refreshes > refreshes);
    expect(await draft.diagnostics((before as { resultId: string }).resultId)).toMatchObject({
      kind: 'full',
      items: [{ code: 'wording/unit-words' }],
    });
    await file.change(0, words.length, '');
    expect(await draft.items()).toEqual([]);
  });

  it('take effect when they are saved', async () => {
    const files: Record<string, string> = {};
    await serverWith(files);
    const draft = await client.open(text);
    expect(await draft.items()).toEqual([]);
    files['/工作/policy-words.yaml'] = words;
    const uri = URI.file('/工作/policy-words.yaml').toString();
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 1 }] });
    await client.until(() => client.refreshes > 0);
    expect(await draft.items()).toHaveLength(1);
  });

  it('are told where they are wrong', async () => {
    await serverWith({});
    const file = await client.open(`${words}  备注: 无\n`, 'yaml', 'file:///工作/policy-words.yaml');
    expect(await file.items()).toMatchObject([
      { severity: 2, range: { start: { line: 2, character: 2 } }, message: expect.stringMatching(/^没有“备注”这一项/) },
    ]);
  });

  it('are watched where the client can watch', async () => {
    await serverWith({});
    expect(editorCapabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration).toBe(true);
    await client.until(() => JSON.stringify(client.watched).includes('policy-words.yaml'));
  });
});
