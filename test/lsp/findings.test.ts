/** The life of a finding in the editor: what is shown, ignored, turned off and corrected, as texts with marks. */
import { afterEach, describe, expect, it } from 'vitest';
import type { CodeAction, Diagnostic } from 'vscode-languageserver/node';
import { writeBaseline } from '../../server/src/features/findings/baseline.ts';
import {
  type AddWordResult,
  addWordRequest,
  type FindingsChanged,
  findingsChangedNotification,
  type InitializationOptions,
  type SuppressFindingArguments,
} from '../../server/src/lsp/protocol.ts';
import { draftOf, judgementOf } from '../unit/features/findings/judging.ts';
import { cityTexts } from './corpus-texts.ts';
import {
  editorCapabilities,
  editsOf,
  openServer,
  type ServerOptions,
  type TestClient,
  type TestDraft,
} from './harness.ts';
import { edited, scenario } from './scenario.ts';

let client: TestClient;
afterEach(() => client.close());

const open = async (settings: Partial<InitializationOptions> = {}, options: ServerOptions = {}) => {
  const initializationOptions = { corpus: ['corpus'], ...settings };
  client = await openServer('in-process', { corpus: cityTexts, ...options, initialize: { initializationOptions } });
};

/** Findings of the draft, between ⟦ and ⟧. */
async function marked(draft: TestDraft): Promise<string> {
  const items = await draft.items();
  const marks = items.flatMap(({ range }) => [
    { range: { start: range.end, end: range.end }, newText: '⟧' },
    { range: { start: range.start, end: range.start }, newText: '⟦' },
  ]);
  return edited(draft.text, marks);
}

const titles = (actions: readonly CodeAction[]) => actions.map(({ title }) => title);
const named = (actions: readonly CodeAction[], part: string) => actions.find(({ title }) => title.includes(part));

const gap = '青溪市植树方案\n\n一、总体要求\n\n全面推进植树。\n\n⟦三、⟧保障措施\n\n加强领导。\n';
const text = scenario(gap).text;
const ignored = text.replace('三、', '<!-- 政策起草 忽略下一行 structure/sequence：节选 -->\n三、');

describe('a finding', () => {
  it('is ignored where a comment says so, and shown again when the comment goes', async () => {
    await open();
    const draft = await client.open(text);
    expect(await marked(draft)).toBe(gap);
    const { start } = (await draft.items())[0]!.range;
    const [line] = ignored.slice(text.indexOf('三、')).split('三、');
    const at = text.indexOf('三、');
    await draft.change(at, at, line!);
    expect(draft.text).toBe(ignored);
    expect(await draft.items()).toEqual([]);
    await draft.change(at, at + line!.length, '');
    expect((await draft.items())[0]!.range.start).toEqual(start);
  });

  it('of a comment that has become idle is shown, with the fix that removes it', async () => {
    await open();
    const idle = ignored.replace('三、', '二、');
    const draft = await client.open(idle);
    expect(await marked(draft)).toBe(idle.replace('structure/sequence', '⟦structure/sequence⟧'));
    const [item] = await draft.items();
    const actions = await draft.actions(item!.range, [item!]);
    expect(edited(idle, editsOf(named(actions, '删去')))).toBe(text.replace('三、', '二、'));
  });

  it('has the severity of the settings, also after they change', async () => {
    await open({ checks: { 'structure/*': 'hint' } });
    const draft = await client.open(text);
    const before = await draft.diagnostics();
    expect((before as { items: Diagnostic[] }).items.map(({ severity }) => severity)).toEqual([4]);
    const { refreshes } = client;
    const settings = { policyDrafting: { corpus: ['corpus'], checks: { 'structure/sequence': { plan: 'off' } } } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
    await client.until(() => client.refreshes > refreshes);
    expect(await draft.diagnostics(before.kind === 'full' ? before.resultId : undefined)).toMatchObject({ items: [] });
  });

  it('is counted where it is held back or ignored', async () => {
    const many = `${text}${Array.from({ length: 25 }, (_, at) => `\n${at % 2 === 0 ? '一' : '三'}、加强领导\n\n加强领导。\n`).join('')}`;
    for (const review of [false, true]) {
      await open({ checks: { 'structure/sequence': 'hint' }, review, editorCommands: true });
      const counts: FindingsChanged[] = [];
      client.connection.onNotification(findingsChangedNotification, (found: FindingsChanged) => {
        counts.push(found);
      });
      const draft = await client.open(many);
      const { length } = await draft.items();
      expect(counts.at(-1)).toMatchObject({ uri: draft.uri, suppressed: 0 });
      expect(counts.at(-1)!.heldBack > 0).toBe(!review);
      expect(length + counts.at(-1)!.heldBack).toBe(26);
      if (!review) await client.close();
    }
  });
});

describe('a baseline', () => {
  it('keeps known findings from being shown, and follows its file', async () => {
    let content: string | null = null;
    const host = {
      readUserFile: (path: string) =>
        content !== null && /草案.基线\.json$/.test(path) ? { text: content, problem: null, detail: '' } : null,
    };
    await open({ baseline: '草案/基线.json' }, { host });
    const draft = await client.open(text, 'policy', 'file:///草案/方案.policy');
    expect(await marked(draft)).toBe(gap);
    const { shown } = judgementOf(text);
    content = writeBaseline([{ file: '方案.policy', draft: draftOf(text), findings: shown }]);
    const { refreshes } = client;
    const changes = [{ uri: 'file:///%E8%8D%89%E6%A1%88/%E5%9F%BA%E7%BA%BF.json', type: 2 }];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await client.until(() => client.refreshes > refreshes);
    expect(await draft.items()).toEqual([]);
  });

  it('that is none is told once, and hides nothing', async () => {
    const told: string[] = [];
    const host = { readUserFile: () => ({ text: '{ "findings": [', problem: null, detail: '' }) };
    await open({ baseline: '/基线.json' }, { host });
    client.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      told.push(message);
    });
    const draft = await client.open(text, 'policy', 'file:///草案/方案.policy');
    expect(await marked(draft)).toBe(gap);
    await draft.change(0, 0, '关于');
    await draft.items();
    expect(told).toEqual([expect.stringContaining('不是基线文件')]);
  });
});

describe('settings that cannot be meant', () => {
  it('are told once, in words', async () => {
    const told: string[] = [];
    await open({}, { locale: 'en' });
    client.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      told.push(message);
    });
    const change = async (checks: object) => {
      const settings = { policyDrafting: { corpus: ['corpus'], checks } };
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
      await client.status();
    };
    await change({ 'structure/sequense': 'off' });
    await change({ 'structure/sequense': 'off' });
    await change({ 'structure/sequense': 'off', 'structure/*': 'hint' });
    await change({ 'structure/sequence': 'loud' });
    expect(told).toEqual([
      'Setting policyDrafting.checks: there is no check “structure/sequense”.',
      expect.stringContaining('"loud" is not one of error'),
    ]);
  });
});

describe('quick fixes of a finding', () => {
  const slip = '根据《青溪市城市绿地管理办法》，制定本方案。\n\n按照《青溪市城市绿地管理办法》执行。\n';

  it('correct it, or all of its kind', async () => {
    await open();
    const draft = await client.open(slip);
    const [item] = await draft.items();
    const actions = await draft.actions(item!.range, [item!], ['quickfix']);
    expect(edited(slip, editsOf(actions[0]))).toBe(slip.replace('绿地', '绿化'));
    expect(actions[0]).toMatchObject({ isPreferred: true, diagnostics: [item] });
    expect(edited(slip, editsOf(named(actions, '改正全文 2 处')))).toBe(slip.replaceAll('绿地', '绿化'));
  });

  it('write a comment with the reason to be given, for clients without commands; it counts as none', async () => {
    await open();
    const draft = await client.open(text);
    const [item] = await draft.items();
    const actions = await draft.actions(item!.range, [item!]);
    expect(titles(actions).join()).not.toContain('查看规则');
    const written = edited(text, editsOf(named(actions, '忽略此处')));
    expect(written).toBe(ignored.replace('节选', '请写明理由'));
    const later = await client.open(written);
    expect((await later.items()).map(({ code }) => code)).toEqual(['suppression/no-reason']);
  });

  it('ask the editor for the reason, to turn the check off and for the rule, where it has the commands', async () => {
    await open({ editorCommands: true });
    const draft = await client.open(text);
    const [item] = await draft.items();
    const actions = await draft.actions(item!.range, [item!]);
    const { command } = named(actions, '忽略此处，写明理由…（序号不连续或者重复）')!;
    expect(command!.command).toBe('policyDrafting.suppressFinding');
    const { position, before, after, version } = command!.arguments![0] as SuppressFindingArguments;
    expect(version).toBe(1);
    expect(edited(text, [{ range: { start: position, end: position }, newText: `${before}节选${after}` }])).toBe(
      ignored,
    );
    expect(named(actions, '在本工作区关闭')!.command).toMatchObject({
      command: 'policyDrafting.turnOffCheck',
      arguments: ['structure/sequence'],
    });
    expect(named(actions, '查看规则')!.command).toMatchObject({ arguments: ['structure/sequence'] });
  });

  it('write the comment as the draft is written: its language, its line ends, inside a row of a table', async () => {
    await open({}, { locale: 'en' });
    const windows = await client.open(text.replaceAll('\n', '\r\n'));
    const [item] = await windows.items();
    const actions = await windows.actions(item!.range, [item!]);
    expect(edited(windows.text, editsOf(named(actions, 'Ignore')))).toContain(
      '\r\n<!-- policy-drafting ignore-next-line structure/sequence: reason to be given -->\r\n三、',
    );
    const row = '# 方案\n\n| 依据 | 说明 |\n|---|---|\n| 《青溪市城市绿地管理办法》 | 现行 |\n';
    const table = await client.open(row, 'markdown', 'file:///a.md');
    const [inRow] = await table.items();
    const fix = named(await table.actions(inRow!.range, [inRow!]), 'Ignore');
    const written = edited(row, editsOf(fix));
    expect(written.split('\n')).toHaveLength(row.split('\n').length);
    const later = await client.open(written, 'markdown', 'file:///b.md');
    expect((await later.items()).map(({ code }) => code)).toEqual(['suppression/no-reason']);
  });
});

describe('a new word of the unit', () => {
  it('goes into a file of the workspace', async () => {
    await open();
    const draft = await client.open(text, 'policy', 'file:///草案/方案.policy');
    const asked = { uri: draft.uri, term: '口袋公园', reason: '与市级方案一致' };
    const added = await client.connection.sendRequest<AddWordResult>(addWordRequest, asked);
    expect(added).toMatchObject({
      uri: 'file:///policy-words.yaml',
      exists: false,
      position: { line: 0, character: 0 },
    });
    expect(added.newText).toMatch(/^用语:\n.*应写: 口袋公园\n.*理由: 与市级方案一致\n$/s);
  });
});

describe('the rule behind a finding', () => {
  const textDocument = {
    ...editorCapabilities.textDocument,
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true },
  };
  const capabilities = { ...editorCapabilities, textDocument };
  const link = async (settings: Partial<InitializationOptions>, options: ServerOptions) => {
    await open(settings, options);
    const [item] = await (await client.open(text)).items();
    return item!.codeDescription?.href;
  };

  it('is a document of the editor extension', async () => {
    expect(await link({ editorCommands: true }, { capabilities })).toBe('policy-rule:/structure/sequence.md');
  });

  it('is the page shipped with the program elsewhere', async () => {
    const host = { rulesPage: 'file:///docs/checks.md' };
    expect(await link({}, { capabilities, host })).toBe('file:///docs/checks.md#structuresequence');
  });

  it('is left out for clients that show none', async () => {
    expect(await link({ editorCommands: true }, {})).toBeUndefined();
  });
});
