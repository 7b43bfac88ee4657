import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cityTexts } from './corpus-texts.ts';
import { editsOf, openServer, type TestClient, type Transport } from './harness.ts';
import { edited, scenario } from './scenario.ts';

describe.each<Transport>(['in-process', 'stdio'])('language server, %s', (transport) => {
  let client: TestClient;
  beforeAll(async () => {
    client = await openServer(transport, { corpus: cityTexts });
  });
  afterAll(() => client.close());

  it('tells what it has indexed', async () => {
    const status = await client.status();
    expect(status).toMatchObject({ state: 'ready', files: 3, problems: [] });
    expect(status.documents).toBeGreaterThanOrEqual(4);
  });

  it.runIf(transport === 'stdio')('shows the progress of indexing', async () => {
    await client.until(() => client.progress.includes('end'));
    expect(client.progress[0]).toBe('begin');
  });

  it('watches the corpus folder', async () => {
    await client.until(() => client.watched.length > 0);
    expect(JSON.stringify(client.watched)).toContain('corpus');
  });

  it('shows the card of a cited document', async () => {
    const { text, cursor, ranges } = scenario('根据⟦《青溪市城市绿化|“十四五”规划》⟧的要求，制定本方案。');
    const draft = await client.open(text);
    const hover = await draft.hover(cursor);
    expect(hover?.range).toEqual(ranges[0]);
    const card = await draft.hoverText(cursor);
    expect(card).toContain('[《青溪市城市绿化“十四五”规划》](file:///');
    expect(card).toContain('重点任务');
  });

  it('says which titles are close to one that does not exist', async () => {
    const { text, cursor } = scenario('根据《青溪市城市绿地|管理办法》，制定本方案。');
    const draft = await client.open(text);
    expect(await draft.hoverText(cursor)).toMatch(/没有.*绿地.*相近[\s\S]*绿化管理办法/);
  });

  it('shows a definition and where it stands', async () => {
    const { text, cursor } = scenario('新建口袋|公园二十个。');
    const draft = await client.open(text);
    const hover = await draft.hoverText(cursor);
    expect(hover).toContain('小型绿地');
    expect(hover).toMatch(/《青溪市城市绿化管理办法》\]\(file:\/\/\/.*#L9,\d+\)/);
  });

  it('shows the full form of a set phrase that nobody defines', async () => {
    const { text, cursor } = scenario('加快形成全域增|绿格局。');
    const draft = await client.open(text);
    expect(await draft.hoverText(cursor)).toContain('以城市公园为骨干、口袋公园为补充的全域增绿格局');
  });

  it('shows precedents of a sentence, the same words of several documents once', async () => {
    const { text, cursor } = scenario('建设口袋公园应当坚持因地制宜、便民惠民，|做到开窗见绿、出门入园。');
    const draft = await client.open(text);
    const hover = await draft.hoverText(cursor);
    expect(hover).toContain('份文件同此');
    expect(hover).toMatch(/~~[便民]*惠民~~\*\*[便民]*利民\*\*/);
  });

  it('completes a title and closes its mark', async () => {
    const { text, cursor } = scenario('根据《城市绿|，制定本方案。');
    const draft = await client.open(text);
    const items = await draft.complete(cursor, '《');
    const item = items.find(({ label }) => label === '青溪市城市绿化管理办法')!;
    expect(edited(text, [item.textEdit as never])).toBe('根据《青溪市城市绿化管理办法》，制定本方案。');
    expect(item.filterText?.startsWith('城市绿')).toBe(true);
  });

  it('does not close a mark that is closed', async () => {
    const { text, cursor } = scenario('根据《|》，制定本方案。');
    const draft = await client.open(text);
    const items = await draft.complete(cursor, '《');
    const item = items.find(({ label }) => label === '青溪市城市绿化管理办法')!;
    expect(edited(text, [item.textEdit as never])).toBe('根据《青溪市城市绿化管理办法》，制定本方案。');
  });

  it('completes the number of the title just cited', async () => {
    const { text, cursor } = scenario('根据《青溪市城市绿化“十四五”规划》（|');
    const draft = await client.open(text);
    const [item] = await draft.complete(cursor, '（');
    expect(item?.label).toBe('青政发〔2022〕7号');
    expect(edited(text, [item!.textEdit as never])).toBe(`${text}青政发〔2022〕7号）`);
  });

  it('completes a number behind its agency, over the bracket that the editor has closed', async () => {
    const { text, cursor } = scenario('根据青政发〔|〕的要求');
    const draft = await client.open(text);
    const [item] = await draft.complete(cursor, '〔');
    expect(edited(text, [item!.textEdit as never])).toBe('根据青政发〔2022〕7号的要求');
  });

  it('completes headings of the cited document', async () => {
    const { text, cursor } = scenario('根据《青溪市城市绿化管理办法》第|');
    const draft = await client.open(text);
    const items = await draft.complete(cursor, '第');
    expect(items.map(({ label }) => label)).toEqual(expect.arrayContaining(['第三条', '第四条']));
    const article = items.find(({ label }) => label === '第三条')!;
    expect(edited(text, [article.textEdit as never])).toBe('根据《青溪市城市绿化管理办法》第三条');
  });

  it('completes established wording in mid-sentence', async () => {
    const { text, cursor } = scenario('要加快构建以城市公园为|');
    const draft = await client.open(text);
    const items = await draft.complete(cursor);
    const item = items.find(({ label }) => label.includes('骨干'))!;
    expect(edited(text, [item.textEdit as never])).toContain('构建以城市公园为骨干');
  });

  it('completes abbreviations of the draft', async () => {
    const { text, cursor } = scenario('青溪市园林绿化中心（以下简称“绿化中心”）负责实施。\n\n由绿化|牵头。');
    const draft = await client.open(text);
    const items = await draft.complete(cursor);
    expect(items[0]?.label).toBe('绿化中心');
    expect(edited(text, [items[0]!.textEdit as never])).toContain('由绿化中心牵头');
  });

  it('goes from a citation to its document', async () => {
    const { text, cursor, ranges } = scenario('根据⟦《青溪市城市绿化|管理办法》⟧第三条。');
    const draft = await client.open(text);
    const [link] = (await draft.definition(cursor)) as { targetUri: string; originSelectionRange: unknown }[];
    expect(decodeURIComponent(link!.targetUri)).toContain('绿化办法.txt');
    expect(link!.originSelectionRange).toEqual(ranges[0]);
  });

  it('goes from the article of a citation to that article', async () => {
    const { text, cursor } = scenario('根据《青溪市城市绿化管理办法》第三|条。');
    const draft = await client.open(text);
    const [link] = (await draft.definition(cursor)) as { targetRange: { start: { line: number } } }[];
    expect(link!.targetRange.start.line).toBe(12);
  });

  it('goes from an abbreviation to its introduction', async () => {
    const { text, cursor, ranges } = scenario(
      '青溪市园林绿化中心（以下简称“⟦绿化中心⟧”）负责实施。\n\n绿化|中心牵头落实。',
    );
    const draft = await client.open(text);
    const [link] = (await draft.definition(cursor)) as { targetRange: unknown; targetUri: string }[];
    expect(link).toMatchObject({ targetUri: draft.uri, targetRange: ranges[0] });
  });

  it('finds where a term stands, the draft first', async () => {
    const { text, cursor } = scenario('新建口袋|公园二十个，口袋公园全部开放。');
    const draft = await client.open(text);
    const places = (await draft.references(cursor)) ?? [];
    expect(places.filter(({ uri }) => uri === draft.uri)).toHaveLength(2);
    expect(places.length).toBeGreaterThan(4);
  });

  it('gives the outline, selections inside ranges', async () => {
    const draft = await client.open(
      '青溪市绿化方案\n\n一、总体要求\n\n坚持生态优先。\n\n（一）目标\n\n增绿。\n\n二、任务\n\n植树。\n',
    );
    const symbols = (await draft.symbols())!;
    expect(symbols).toHaveLength(1);
    expect(symbols[0]!.children!.map(({ name }) => name)).toEqual(['一、总体要求', '二、任务']);
    expect(symbols[0]!.children![0]!.children!.map(({ name }) => name)).toEqual(['（一）目标']);
    const folds = await draft.ask<{ startLine: number; endLine: number }[]>('foldingRange');
    expect(folds).toContainEqual(expect.objectContaining({ startLine: 2, endLine: 8 }));
  });

  it('tells beside the number of an article how it begins', async () => {
    const draft = await client.open(
      '青溪市公园管理办法\n\n第一条　为了规范公园管理，制定本办法。\n\n第二条　公园分为综合公园、口袋公园。\n\n第三条　本办法所称公园管理机构和养护单位，由市人民政府确定。\n',
    );
    const [document] = (await draft.symbols())!;
    expect(document!.children!.map(({ name, detail }) => `${name} ${detail}`)).toEqual([
      '第一条 为了规范公园管理',
      '第二条 公园分为综合公园、口…',
      '第三条 本办法所称公园管理机…',
    ]);
    expect(document).not.toHaveProperty('detail');
  });

  it('links citations to their documents', async () => {
    const { text, ranges } = scenario('根据⟦《青溪市城市绿化管理办法》⟧和《不存在的文件》。');
    const draft = await client.open(text);
    const links = await draft.ask<{ range: unknown; target: string }[]>('documentLink');
    expect(links).toEqual([expect.objectContaining({ range: ranges[0] })]);
  });

  it('finds a near-miss title, offers the fix, and says nothing of it once fixed', async () => {
    const { text, ranges } = scenario('根据⟦《青溪市城市绿地管理办法》⟧，制定本方案。');
    const draft = await client.open(text);
    const [diagnostic, ...others] = await draft.items();
    expect(others).toEqual([]);
    expect(diagnostic).toMatchObject({ code: 'citation/title-near-miss', source: '政策起草', range: ranges[0] });
    expect(diagnostic!.relatedInformation?.length).toBeGreaterThan(0);
    const [action] = await draft.actions(ranges[0]!, [diagnostic!]);
    expect(action).toMatchObject({ kind: 'quickfix', isPreferred: true, diagnostics: [diagnostic] });
    const fixed = edited(text, editsOf(action));
    expect(fixed).toBe('根据《青溪市城市绿化管理办法》，制定本方案。');
    await draft.change(0, text.length, fixed);
    expect(await draft.items()).toEqual([]);
  });

  it('fixes everything at once', async () => {
    const text = '根据《青溪市城市绿地管理办法》。\n\n依据《青溪市城市绿花管理办法》。';
    const draft = await client.open(text);
    const range = { start: draft.position(0), end: draft.position(text.length) };
    const actions = await draft.actions(range, [], ['source.fixAll']);
    expect(actions).toHaveLength(1);
    expect(edited(text, editsOf(actions[0]))).toBe(
      '根据《青溪市城市绿化管理办法》。\n\n依据《青溪市城市绿化管理办法》。',
    );
  });

  it('answers unchanged until the draft changes', async () => {
    const draft = await client.open('根据《青溪市城市绿地管理办法》，制定本方案。');
    const first = await draft.diagnostics();
    expect((await draft.diagnostics(first.resultId)).kind).toBe('unchanged');
    await draft.change(0, 0, '现');
    expect((await draft.diagnostics(first.resultId)).kind).toBe('full');
  });

  it('is quiet about drafts that are not open', async () => {
    const position = { line: 3, character: 4 };
    const textDocument = { uri: 'untitled:nowhere' };
    for (const feature of ['hover', 'completion', 'definition', 'documentSymbol', 'diagnostic', 'codeAction']) {
      const range = { start: position, end: position };
      const parameters = { textDocument, position, range, context: { diagnostics: [], triggerKind: 1 } };
      await client.connection.sendRequest(`textDocument/${feature}`, parameters);
    }
    expect(client.logged).toEqual([]);
  });
});
