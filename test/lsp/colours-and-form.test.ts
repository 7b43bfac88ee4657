/** Colours by meaning, lenses and formatting, through the protocol: one text with cursor and range marks each. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CodeLens, SemanticTokens, SemanticTokensDelta, TextEdit } from 'vscode-languageserver/node';
import { cityTexts } from './corpus-texts.ts';
import { openServer, type TestClient, type TestDraft } from './harness.ts';
import { edited, scenario } from './scenario.ts';

let client: TestClient;

beforeAll(async () => {
  client = await openServer('in-process', {
    corpus: cityTexts,
    initialize: { initializationOptions: { codeLens: true, editorCommands: true } },
  });
});
afterAll(() => client.close());

/** The text with every token marked as ⟦type:words⟧, declarations with an exclamation mark. */
function marked(text: string, { data }: SemanticTokens): string {
  const provider = client.initialized!.capabilities.semanticTokensProvider!;
  const lines = text.split('\n');
  const tokens: { line: number; start: number; length: number; type: string }[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [down, right, length, type, modifiers] = data.slice(at, at + 5) as [number, number, number, number, number];
    line += down;
    character = down > 0 ? right : character + right;
    tokens.push({ line, start: character, length, type: provider.legend.tokenTypes[type]! + (modifiers ? '!' : '') });
  }
  for (const { line: at, start, length, type } of tokens.reverse()) {
    const own = lines[at]!;
    lines[at] = `${own.slice(0, start)}⟦${type}:${own.slice(start, start + length)}⟧${own.slice(start + length)}`;
  }
  return lines.join('\n');
}

describe('colours by meaning', () => {
  const text = [
    '青溪市植树方案',
    '根据《青溪市城市绿化管理办法》（青政发〔2021〕3号，以下简称《办法》），依托青溪市植树云平台（以下简称“植树云”），制定本方案。',
    '一、总体要求',
    '依照《办法》第三条，完善植树云，建成区绿化覆盖率达到45%。',
  ].join('\n\n');

  it('tells titles, numbers, references, abbreviations and figures', async () => {
    const draft = await client.open(text);
    const shown = marked(text, await draft.ask<SemanticTokens>('semanticTokens/full'));
    for (const token of [
      '⟦class:《青溪市城市绿化管理办法》⟧',
      '⟦enumMember:青政发〔2021〕3号⟧',
      '⟦typeParameter!:植树云⟧',
      '⟦property:第三条⟧',
      '⟦typeParameter:植树云⟧',
    ])
      expect(shown).toContain(token);
    expect(shown).toMatch(/⟦number:[^⟧]*45%/);
  });

  it('gives a range, and what has changed', async () => {
    const draft = await client.open(text);
    const whole = await draft.ask<SemanticTokens>('semanticTokens/full');
    const range = { start: { line: 6, character: 0 }, end: { line: 6, character: 99 } };
    const part = await draft.ask<SemanticTokens>('semanticTokens/range', { range });
    expect(part.data.length).toBeGreaterThan(0);
    expect(part.data.length).toBeLessThan(whole.data.length);
    await draft.change(text.length, text.length, '再依照《办法》第四条。');
    const delta = await draft.ask<SemanticTokensDelta>('semanticTokens/full/delta', {
      previousResultId: whole.resultId,
    });
    expect(delta.edits).toHaveLength(1);
    const [{ start, deleteCount, data = [] }] = delta.edits as [SemanticTokensDelta['edits'][number]];
    const patched = [...whole.data];
    patched.splice(start, deleteCount, ...data);
    expect(patched).toEqual((await draft.ask<SemanticTokens>('semanticTokens/full')).data);
  });
});

describe('formatting', () => {
  const format = async (draft: TestDraft, range?: object) =>
    edited(
      draft.text,
      await draft.ask<TextEdit[]>(range ? 'rangeFormatting' : 'formatting', {
        options: { tabSize: 2, insertSpaces: true },
        ...(range ? { range } : {}),
      }),
    );

  it.each([
    [
      '条文',
      '⟦第1条⟧　公园免费开放。\n\n⟦第2条⟧　公园包括：\n\n⟦(一)、⟧综合公园；\n\n（二）口袋公园。\n\n第三条　完。',
      '第一条　公园免费开放。\n\n第二条　公园包括：\n\n（一）综合公园；\n\n（二）口袋公园。\n\n第三条　完。',
    ],
    [
      '层次',
      '一．总体要求\n\n(一)指导思想。植树。\n\n1、造林。加强造林。\n\n2．养护。加强养护。\n\n二、保障措施\n\n加强领导,按 期 完成。',
      '一、总体要求\n\n（一）指导思想。植树。\n\n1.造林。加强造林。\n\n2.养护。加强养护。\n\n二、保障措施\n\n加强领导,按 期 完成。',
    ],
  ])('puts labels into their form and nothing else: %s', async (_, before, after) => {
    const title = '青溪市公园管理办法\n\n';
    const draft = await client.open(title + scenario(before).text);
    expect(await format(draft)).toBe(title + after);
    const again = await client.open(title + after);
    expect(await format(again)).toBe(title + after);
  });

  it('keeps to the range', async () => {
    const draft = await client.open('青溪市公园管理办法\n\n第1条　甲。\n\n第2条　乙。\n\n第3条　丙。');
    const range = { start: { line: 4, character: 0 }, end: { line: 5, character: 0 } };
    expect(await format(draft, range)).toBe('青溪市公园管理办法\n\n第1条　甲。\n\n第二条　乙。\n\n第3条　丙。');
  });
});

describe('lenses', () => {
  it('count references and, when they are shown, similar sections', async () => {
    const { text, ranges } = scenario(
      '青溪市绿化方案\n\n⟦一、⟧总体要求\n\n全面推进绿化。\n\n⟦二、⟧重点任务\n\n任务见本方案第一部分。',
    );
    const draft = await client.open(text);
    const lenses = await draft.ask<CodeLens[]>('codeLens');
    const open = lenses.filter(({ command }) => command === undefined);
    expect(open.map(({ range }) => range)).toEqual(ranges);
    const resolved: CodeLens = await client.connection.sendRequest('codeLens/resolve', open[1]!);
    expect(resolved.command?.title).toMatch(/^[1-9]\d* 份文件有同类章节$/);
    expect(resolved.command?.command).toBe('policyDrafting.findSimilarSections');
    expect(resolved.command?.arguments).toEqual([draft.uri, ranges[1]!.start.line, 0]);
  });
});
