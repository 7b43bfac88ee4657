/** References, numbering and names in a draft, through the protocol: one text with cursor and range marks each. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CodeAction, TextEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import { cityTexts } from './corpus-texts.ts';
import { expectFlagged, expectSilent } from './expect-findings.ts';
import { openServer, type TestClient } from './harness.ts';
import { edited, scenario } from './scenario.ts';

let client: TestClient;
/** Edits that the server has asked for. */
const applied: WorkspaceEdit[] = [];

beforeAll(async () => {
  client = await openServer('in-process', { corpus: cityTexts });
  client.connection.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => {
    applied.push(edit);
    return { applied: true };
  });
});
afterAll(() => client.close());

const measures = (...articles: string[]) => ['青溪市公园管理办法', ...articles].join('\n\n');

function editsIn(edit: WorkspaceEdit | null | undefined): TextEdit[] {
  const [change] = edit?.documentChanges ?? [];
  return change && 'edits' in change ? (change.edits as TextEdit[]) : [];
}

describe('checks', () => {
  it.each([
    ['citation/article-missing', '依照《青溪市城市绿化管理办法》第三条、⟦第九条⟧处理。'],
    ['citation/article-missing', '根据《青溪市城市绿化管理办法》（以下简称《办法》），依照《办法》⟦第八条⟧处理。'],
    ['citation/number-mismatch', '落实《青溪市城市绿化“十四五”规划》（⟦青政发〔2022〕8号⟧）。'],
    [
      'reference/missing',
      measures('第一条　为了规范管理，制定本办法。', '第二条　违反⟦第一条第二款⟧的。', '第三条　完。'),
    ],
    ['reference/missing', measures('第一条　⟦前款⟧公园免费开放。', '第二条　公园实行名录管理。', '第三条　完。')],
    ['structure/sequence', measures('第一条　为了规范管理，制定本办法。', '第二条　公园免费。', '⟦第二条⟧　完。')],
    ['citation/misquoted', '《青溪市城市绿化管理办法》第三条规定：“⟦建设口袋公园应当坚持因地制宜、方便利民⟧”。'],
    ['definition/undefined', '各区要落实⟦《实施细则》⟧的要求。'],
  ])('%s', (code, marked) => expectFlagged(client, code, marked));

  it.each([
    '原《青溪市城市绿化管理办法》第九条规定的收费已经取消。',
    '依照《青溪市城市绿化管理办法》第一条至第三条处理。',
    '落实《青溪市城市绿化“十四五”规划》（青政发〔2022〕7号）。',
    measures('第一条　公园免费开放。\n\n前款公园实行名录管理。', '第二条　违反第一条第二款的。', '第三条　完。'),
    '青溪市植树方案\n\n一、任务\n\n专栏1　植树工程\n\n开设专栏3个，报送附件4份。\n\n二、保障\n\n加强领导。',
  ])('is silent on %s', (text) => expectSilent(client, ['citation', 'reference', 'structure'], text));
});

it('citation/moved names the article that has taken over, and fixes the number', async () => {
  const versionOf = (date: string, ...articles: string[]) =>
    ['青溪市河湖保护条例', date, ...articles.map((text, index) => `第${'一二三四'[index]}条　${text}`)].join('\n\n');
  const [aim, rule, end] = [
    '为了保护河湖，制定本条例。',
    '设置拦河渔具的，应当经水行政主管部门同意。',
    '本条例自公布之日起施行。',
  ];
  const asking = await openServer('in-process', {
    corpus: [
      { name: '河湖2012.txt', text: versionOf('2012年3月1日', aim!, rule!, end!) },
      { name: '河湖2021.txt', text: versionOf('2021年3月1日', aim!, '河湖保护实行河长制。', rule!, end!) },
    ],
  });
  const { text, ranges } = scenario('设置拦河渔具的，依照《青溪市河湖保护条例》⟦第二条⟧的规定报水行政主管部门同意。');
  const draft = await asking.open(text);
  const found = await draft.findings('citation/moved');
  expect(found.map(({ range }) => range)).toEqual(ranges);
  const actions = await draft.actions(ranges[0]!, found, ['quickfix']);
  const fix = actions.find(({ title }) => title.includes('第三条'))!;
  expect(edited(text, editsIn(fix.edit))).toContain('《青溪市河湖保护条例》第三条的规定');
  await asking.close();
});

describe('renumbering', () => {
  const before = measures(
    '第一条　为了规范管理，制定本办法。',
    '第二条　公园免费开放。',
    '第三条　违反第二条的，责令改正。',
  );

  it('is offered where numbers are out of order, and changes everything in one edit', async () => {
    const draft = await client.open(before);
    const at = before.indexOf('第二条');
    await draft.change(at, at, '第二条　公园实行名录管理。\n\n');
    const [finding] = await draft.findings('structure/sequence');
    const actions: CodeAction[] = await draft.actions(finding!.range, [finding!], ['quickfix']);
    const { command } = actions.find(({ isPreferred, command }) => isPreferred && command)!;
    expect(actions.find((action) => action.command)!.title).toBe('重新编号，并更新全部引用');
    applied.length = 0;
    await client.connection.sendRequest('workspace/executeCommand', command);
    expect(applied).toHaveLength(1);
    expect(edited(draft.text, editsIn(applied[0]))).toBe(
      measures(
        '第一条　为了规范管理，制定本办法。',
        '第二条　公园实行名录管理。',
        '第三条　公园免费开放。',
        '第四条　违反第三条的，责令改正。',
      ),
    );
  });

  it('is offered for an enumeration inside a paragraph, and counts it through', async () => {
    const { text, ranges } = scenario('青溪市植树方案\n\n抓好三件事：一是备苗；二是划地；⟦四是⟧管护；五是巡查。');
    const draft = await client.open(text);
    const found = await draft.findings('structure/sequence');
    const actions: CodeAction[] = await draft.actions(ranges[0]!, found, ['quickfix']);
    applied.length = 0;
    await client.connection.sendRequest('workspace/executeCommand', actions.find(({ command }) => command)!.command);
    expect(edited(text, editsIn(applied[0]))).toContain('一是备苗；二是划地；三是管护；四是巡查。');
  });

  it('touches no more of a label than its changed characters', async () => {
    const articles = Array.from({ length: 12 }, (_, index) => `第${'一二三四五六七八九十'[index % 10]}条　完。`);
    const marked = measures(
      ...articles.slice(0, 9),
      '第×条　公园免费开放。',
      '第十条　完。',
      '违反第十条的，责令改正。',
    );
    const draft = await client.open(marked);
    const command = { command: 'policyDrafting.server.renumber', arguments: [draft.uri] };
    applied.length = 0;
    await client.connection.sendRequest('workspace/executeCommand', command);
    const edits = editsIn(applied[0]);
    expect(edits.map(({ newText }) => newText)).toEqual(['十', '一', '一']);
    expect(edited(marked, edits)).toContain('第十条　公园免费开放。\n\n第十一条　完。\n\n违反第十一条的');
  });

  it('is worked out once for all who ask', async () => {
    const draft = await client.open(before);
    await draft.change(before.indexOf('第二条'), before.indexOf('第二条'), '第×条　公园实行名录管理。\n\n');
    applied.length = 0;
    const command = { command: 'policyDrafting.server.renumber', arguments: [draft.uri] };
    const asked = [1, 2].map(() => client.connection.sendRequest('workspace/executeCommand', command));
    await Promise.all(asked);
    expect(applied).toHaveLength(2);
    expect(applied[0]).toEqual(applied[1]);
  });

  it('is of the draft as it stands, whatever was worked out before', async () => {
    const draft = await client.open(before);
    const command = { command: 'policyDrafting.server.renumber', arguments: [draft.uri] };
    const at = before.indexOf('第二条　公园');
    for (const added of ['第×条　公园实行名录管理。\n\n', '第×条　公园不得侵占。\n\n']) {
      await draft.change(at, at, added);
      await draft.findings('structure/sequence');
      applied.length = 0;
      await client.connection.sendRequest('workspace/executeCommand', command);
    }
    expect(edited(draft.text, editsIn(applied[0]))).toBe(
      measures(
        '第一条　为了规范管理，制定本办法。',
        '第二条　公园不得侵占。',
        '第三条　公园实行名录管理。',
        '第四条　公园免费开放。',
        '第五条　违反第四条的，责令改正。',
      ),
    );
  });

  it('does nothing where all is in order', async () => {
    const draft = await client.open(before);
    applied.length = 0;
    const command = { command: 'policyDrafting.server.renumber', arguments: [draft.uri] };
    await client.connection.sendRequest('workspace/executeCommand', command);
    expect(applied).toEqual([]);
  });
});

describe('renaming', () => {
  const rename = async (marked: string, newName: string) => {
    const { text, cursor, ranges } = scenario(marked);
    const draft = await client.open(text);
    const edit = await draft.ask<WorkspaceEdit | null>('rename', { position: cursor, newName });
    return { text, ranges, edits: editsIn(edit), result: edited(text, editsIn(edit)) };
  };

  it('of an abbreviation changes its uses and nothing in the full form', async () => {
    const { ranges, edits } = await rename(
      '青溪市植树方案\n\n一、总体要求\n\n依托青溪市植树云平台（以下简称“⟦植树云⟧”），组织市民参加。\n\n二、保障措施\n\n完善⟦植|树云⟧。',
      '绿云',
    );
    expect(edits.map(({ range }) => range)).toEqual(ranges);
  });

  it('of a short title changes it between its marks only', async () => {
    const { ranges, edits } = await rename(
      '青溪市植树方案\n\n根据《青溪市义务植树办法》（以下简称《⟦办法⟧》），制定本方案。\n\n各区要想办法落实《⟦办|法⟧》。',
      '植树办法',
    );
    expect(edits.map(({ range }) => range)).toEqual(ranges);
  });

  it('of an article changes the references to it', async () => {
    const { result } = await rename(
      measures(
        '第一条　为了规范管理，制定本办法。',
        '第|二条　公园免费开放。',
        '第三条　违反第二条、本办法第二条第一款和《乙法》第二条的。',
      ),
      '第一条之一',
    );
    expect(result).toBe(
      measures(
        '第一条　为了规范管理，制定本办法。',
        '第一条之一　公园免费开放。',
        '第三条　违反第一条之一、本办法第一条之一第一款和《乙法》第二条的。',
      ),
    );
  });

  it.each([
    [
      'of an article',
      measures('第一条　违反第三条的，依照第二条、第|三条第一款处理。', '第二条　完。', '第三条　公园免费。'),
      '第五条',
      measures('第一条　违反第五条的，依照第二条、第五条第一款处理。', '第二条　完。', '第五条　公园免费。'),
    ],
    [
      'of a list',
      measures('第一条　依照第二、三|条处理。', '第二条　完。', '第三条　公园免费。'),
      '第五条',
      measures('第一条　依照第二、五条处理。', '第二条　完。', '第五条　公园免费。'),
    ],
    [
      'of a chapter around what is meant',
      '青溪市公园管理办法\n\n第一章　总则\n\n第一条　依照第二|章第一节执行。\n\n第二章　建设\n\n第一节　选址\n\n第二条　完。\n\n第二节　施工\n\n第三条　完。',
      '第三章',
      '青溪市公园管理办法\n\n第一章　总则\n\n第一条　依照第三章第一节执行。\n\n第三章　建设\n\n第一节　选址\n\n第二条　完。\n\n第二节　施工\n\n第三条　完。',
    ],
    [
      'of a part of a plan',
      '青溪市植树方案\n\n依据第二|部分植树。\n\n一、总体要求\n\n全面推进。\n\n二、主要任务\n\n建设苗圃。',
      '第三部分',
      '青溪市植树方案\n\n依据第三部分植树。\n\n一、总体要求\n\n全面推进。\n\n三、主要任务\n\n建设苗圃。',
    ],
  ])('from a reference: %s', async (_, marked, newName, expected) => {
    expect((await rename(marked, newName)).result).toBe(expected);
  });

  it('says what can be renamed from a reference', async () => {
    const asked = async (marked: string) => {
      const { text, cursor, ranges } = scenario(measures('第一条　完。', '第二条　完。', marked));
      const draft = await client.open(text);
      return { answer: await draft.ask('prepareRename', { position: cursor }), range: ranges[0] };
    };
    const whole = await asked('第三条　违反本办法⟦第一|条⟧第一款的。');
    expect(whole.answer).toEqual({ range: whole.range, placeholder: '第一条' });
    const rest = await asked('第三条　违反第一、⟦二|条⟧的。');
    expect(rest.answer).toEqual({ range: rest.range, placeholder: '第二条' });
    for (const none of ['第三条　违反前|条的。', '第三条　违反第一条第|一款的。', '第三条　违反第九|条的。'])
      expect((await asked(none)).answer, none).toBeNull();
  });

  it('says what can be renamed', async () => {
    const { text, cursor, ranges } = scenario(
      measures('⟦第一|条⟧　为了规范管理，制定本办法。', '第二条　完。', '第三条　完。'),
    );
    const draft = await client.open(text);
    expect(await draft.ask('prepareRename', { position: cursor })).toEqual({ range: ranges[0], placeholder: '第一条' });
    expect(await draft.ask('prepareRename', { position: draft.position(text.indexOf('规范')) })).toBeNull();
  });

  it('refuses a label of another kind', async () => {
    await expect(rename(measures('第一|条　甲。', '第二条　乙。', '第三条　丙。'), '一、')).rejects.toThrow(
      '同类的序号',
    );
  });
});

const law = measures(
  '第一条　为了规范管理，制定本办法。',
  '第二条　下列场所适用本办法：\n\n（一）综合公园；\n\n（二）口袋公园。\n\n前款以外的场所，依照第一条执行。',
  '第三条　口袋公园有第二条第一款第二项情形的，应当报告。',
);
/** The text with a cursor put into the stretch, which is marked. */
const at = (text: string, stretch: string, offset = 1) => {
  const start = text.indexOf(stretch);
  const marked = `${stretch.slice(0, offset)}|${stretch.slice(offset)}`;
  return scenario(`${text.slice(0, start)}⟦${marked}⟧${text.slice(start + stretch.length)}`);
};

describe('hover', () => {
  it.each([
    ['前款', ['第二条 第 1 款', '下列场所适用本办法', '口袋公园']],
    ['第二条第一款第二项', ['第 2 项', '（二）口袋公园。']],
  ])('on %s shows what is meant', async (stretch, expected) => {
    const { text, cursor, ranges } = at(law, stretch);
    const draft = await client.open(text);
    expect((await draft.hover(cursor))?.range).toEqual(ranges[0]);
    const shown = await draft.hoverText(cursor);
    for (const part of expected) expect(shown).toContain(part);
  });

  it('on several articles shows all of them', async () => {
    const { text, cursor } = scenario(
      measures('第一条　公园免费。', '第二条　公园开放。', '第三条　依照前两|条处理。'),
    );
    const shown = await (await client.open(text)).hoverText(cursor);
    for (const part of ['公园免费', '公园开放']) expect(shown).toContain(part);
  });

  it('on an article of another document shows that article', async () => {
    const { text, cursor, ranges } = scenario('依照《青溪市城市绿化管理办法》⟦第三|条⟧建设。');
    const draft = await client.open(text);
    expect((await draft.hover(cursor))?.range).toEqual(ranges[0]);
    expect(await draft.hoverText(cursor)).toMatch(/《青溪市城市绿化管理办法》第三条\]\(file:[\s\S]*因地制宜、便民利民/);
  });

  it('follows an abbreviation to its document', async () => {
    const { text, cursor } = scenario('根据《青溪市城市绿化管理办法》（以下简称《办法》），依照《办法》第三|条建设。');
    const draft = await client.open(text);
    expect(await draft.hoverText(cursor)).toContain('因地制宜、便民利民');
  });

  it('on a title that the corpus knows by its repeal only says who repealed it', async () => {
    const asking = await openServer('in-process', {
      corpus: [
        {
          name: '湖泊.txt',
          text: '青溪市湖泊条例\n\n2021年3月1日\n\n第一条　为了保护湖泊，制定本条例。\n\n第二条　本条例自2021年5月1日起施行。《青溪市湖泊管理办法》同时废止。',
        },
      ],
    });
    const { text, cursor } = scenario('依照《青溪市湖泊|管理办法》办理。');
    const draft = await asking.open(text);
    const shown = await draft.hoverText(cursor);
    expect(shown).toContain('政策库未收录此文件');
    expect(shown).toContain('已由《青溪市湖泊条例》废止（2021-05-01）');
    await asking.close();
  });
});

describe('references', () => {
  it.each([
    ['of an article: its label and what speaks of it', law, '第一条', '第一条 第一条'],
    ['of a paragraph', law, '前款', '下列场所适用本办法： 前款'],
    ['of an item', law, '第二条第一款第二项', '（二） 第二条第一款第二项'],
  ])('%s', async (_, source, stretch, expected) => {
    const { text, cursor } = at(source, stretch);
    const draft = await client.open(text);
    const locations = (await draft.references(cursor)) ?? [];
    const words = locations.map(({ range }) =>
      text.split('\n')[range.start.line]!.slice(range.start.character, range.end.character),
    );
    expect(words.join(' ')).toBe(expected);
    const highlights = await draft.ask<{ range: unknown }[]>('documentHighlight', { position: cursor });
    expect(highlights.map(({ range }) => range)).toEqual(locations.map(({ range }) => range));
  });

  const plan = (task: string, carrying: string) =>
    `青溪市植树方案\n\n${carrying}\n\n一、总体要求\n\n全面推进植树。\n\n二、主要任务\n\n${task}\n\n专栏1　植树工程\n\n建设苗圃。\n\n三、保障措施\n\n加强领导。`;

  it.each([
    [
      'of an article are the same from a reference as from its label',
      measures(
        '第一条　完。',
        '⟦第二条⟧　公园免费开放。\n\n公园实行名录管理。',
        '第三条　违反⟦第二|条⟧、⟦第二条第一款⟧和⟦前条第二款⟧的，责令改正。',
      ),
    ],
    [
      'of an item, from its label',
      measures(
        '第一条　公园分为：\n\n⟦（|一）⟧综合公园；\n\n（二）口袋公园。\n\n⟦前款第一项⟧规定的公园免费。',
        '第二条　⟦第一条第一款第一项⟧规定的公园实行名录管理。',
        '第三条　完。',
      ),
    ],
    [
      'of what is not there are nowhere else, however often its characters occur',
      measures('第一条　公园分为两款，各有两款。', '第二条　违反⟦前两|款⟧的，责令改正。', '第三条　完。'),
    ],
    [
      'of an article are the ranges that it lies in',
      measures(
        '第一条　完。',
        '⟦第二|条⟧　完。',
        '第三条　完。',
        '第四条　依照⟦第一条至第三条⟧、⟦第二条⟧至第三条处理。',
      ),
    ],
    [
      'of an item are the ranges that it lies in',
      measures(
        '第一条　公园分为：\n\n（一）综合公园；\n\n⟦（|二）⟧口袋公园；\n\n（三）街角公园。',
        '第二条　违反⟦第一条第（一）至（三）项⟧、⟦第一条第一款第一项至第三项⟧和第一条第一款第一项的。',
        '第三条　完。',
      ),
    ],
    [
      'of a paragraph are the references to several',
      measures(
        '第一条　公园免费。\n\n⟦公园实行名录管理。⟧\n\n公园不得侵占。\n\n违反⟦前两款⟧的，责令改正。',
        '第二条　依照⟦第一条第|二款⟧、⟦第一条第一款至第三款⟧处理。',
        '第三条　完。',
      ),
    ],
    [
      'of a chapter are those to its sections',
      '青溪市公园管理办法\n\n第一章　总则\n\n第一条　依照⟦第二章⟧、⟦第二章第一节⟧执行。\n\n⟦第二|章⟧　建设\n\n第一节　选址\n\n第二条　本章自明年施行。\n\n第二节　施工\n\n第三条　完。',
    ],
    [
      'of a chapter are no places in other parts',
      '青溪市民事条例\n\n第一编　总则\n\n⟦第一|章⟧　规定\n\n第一条　依照第二编第一章、⟦本编第一章⟧执行。\n\n第二编　物权\n\n第一章　通则\n\n第二条　完。\n\n第三条　完。',
    ],
    [
      'of an article are the references to several before',
      measures('第一条　完。', '⟦第二|条⟧　完。', '第三条　依照⟦前两条⟧处理。', '第四条　依照前条处理。'),
    ],
    [
      'of an item of a part of a plan',
      '青溪市植树方案\n\n按照⟦第一部分第（二）|项⟧植树。\n\n一、主要任务\n\n（一）备苗。各区备苗。\n\n⟦（二）⟧划地。各区划地。\n\n二、保障措施\n\n加强领导。',
    ],
    ['of a part of a plan', plan('按照⟦第二|部分⟧的要求植树。', '依据⟦第二部分⟧植树。').replace('二、', '⟦二、⟧')],
    [
      'of a box',
      plan('落实⟦专|栏1⟧。', '专栏很多。').replace('专栏1　', '⟦专栏1⟧　').replace('加强领导', '落实⟦专栏1⟧'),
    ],
  ])('%s', async (_, marked) => {
    const { text, cursor, ranges } = scenario(marked);
    const draft = await client.open(text);
    const found = (await draft.references(cursor))!;
    const order = ({ start }: { start: { line: number; character: number } }) => start.line * 1000 + start.character;
    const sorted = found.map(({ range }) => range).sort((a, b) => order(a) - order(b));
    expect(sorted).toEqual(ranges);
    expect(found.every(({ uri }) => uri === draft.uri)).toBe(true);
  });

  it('of an attachment are its title and what speaks of it', async () => {
    const { text, cursor, ranges } = scenario(
      '青溪市园林局关于开展植树的通知\n\n各区人民政府：\n\n任务见⟦附件|1⟧，考核见附件2。苗木按照⟦附件1⟧准备。\n\n附件：1.植树任务清单\n2.考核办法\n\n青溪市园林局\n\n2024年3月1日\n\n附件1\n\n⟦植树任务清单⟧\n\n一、备苗\n\n各区自行备苗。\n\n附件2\n\n考核办法\n\n一、考核\n\n每年考核。',
    );
    const draft = await client.open(text);
    const found = (await draft.references(cursor))!.map(({ range }) => range);
    expect(found).toEqual([ranges[2], ranges[0], ranges[1]]);
  });

  it('of a single attachment are where it is spoken of without a number', async () => {
    const { text, cursor, ranges } = scenario(
      '青溪市园林局关于开展植树的通知\n\n各区人民政府：\n\n任务见⟦附|件⟧，⟦附件1⟧不再另发。\n\n附件：植树任务清单\n\n青溪市园林局\n\n2024年3月1日\n\n附件\n\n⟦植树任务清单⟧\n\n第一条　各区自行备苗。\n\n第二条　完。\n\n第三条　完。',
    );
    const draft = await client.open(text);
    const found = (await draft.references(cursor))!.map(({ range }) => range);
    expect(found).toEqual([ranges[2], ranges[0], ranges[1]]);
    expect((await draft.hover(cursor))?.range).toEqual(ranges[0]);
    expect(await draft.hoverText(cursor)).toMatch(/植树任务清单[\s\S]*第一条 各区自行备苗/);
    const [target] = (await draft.definition(cursor)) as { targetRange: unknown }[];
    expect(target!.targetRange).toEqual(ranges[2]);
  });

  it('definition, hover and link of a short title are those of the document', async () => {
    const { text, cursor, ranges } = scenario(
      '青溪市植树方案\n\n根据《青溪市城市绿化管理办法》（以下简称《办法》）制定本方案。依照⟦《办|法》⟧植树。',
    );
    const draft = await client.open(text);
    const [target] = (await draft.definition(cursor)) as { targetUri: string }[];
    expect(decodeURIComponent(target!.targetUri)).toContain('绿化办法.txt');
    expect(await draft.hoverText(cursor)).toContain('《青溪市城市绿化管理办法》');
    const links = await draft.ask<{ range: unknown; target: string }[]>('documentLink');
    expect(links).toContainEqual(expect.objectContaining({ range: ranges[0] }));
  });

  it('a short title whose document nobody has leads to where it is introduced', async () => {
    const { text, cursor, ranges } = scenario(
      '青溪市植树方案\n\n根据《云溪市节水规定》（以下简称《⟦规定⟧》）制定本方案。依照《规|定》节水。',
    );
    const draft = await client.open(text);
    const [target] = (await draft.definition(cursor)) as { targetRange: unknown }[];
    expect(target!.targetRange).toEqual(ranges[0]);
    expect(await draft.hoverText(cursor)).toContain('《云溪市节水规定》');
  });

  it('definition of 前款 is the paragraph', async () => {
    const { text, cursor } = at(law, '前款');
    const draft = await client.open(text);
    const [target] = (await draft.definition(cursor)) as { targetRange: { start: { line: number } } }[];
    expect(target!.targetRange.start.line).toBe(law.split('\n').findIndex((line) => line.includes('下列场所')));
  });

  it('of a document of the corpus are every draft and document that cites it', async () => {
    const law = scenario(
      '青溪市城市绿化|管理办法\n\n⟦第一条⟧　为了加强绿化，制定本办法。\n\n第二条　完。\n\n第三条　完。',
    );
    const citing = scenario(
      '青溪市植树方案\n\n根据⟦《青溪市城市绿化管理办法》⟧（以下简称⟦《办法》⟧），依照⟦《办法》⟧第一条，制定本方案。',
    );
    const draft = await client.open(citing.text);
    const own = await client.open(law.text);
    const found = (await own.references(law.cursor))!;
    expect(found.filter(({ uri }) => uri === draft.uri).map(({ range }) => range)).toEqual(citing.ranges);
    expect(found.some(({ uri }) => decodeURIComponent(uri).endsWith('绿化规划.txt'))).toBe(true);
    const article = (await own.references(law.ranges[0]!.start))!;
    const [place] = article.filter(({ uri }) => uri === draft.uri);
    expect(edited(citing.text, [{ range: place!.range, newText: '这里' }])).toContain('依照《办法》这里，');
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: draft.uri } });
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: own.uri } });
  });

  it('of a cited article are the ranges that it lies in, and no chapter of its number', async () => {
    const cited = '《青溪市城市绿化管理办法》';
    const one = scenario(`青溪市植树方案\n\n依照${cited}⟦第二|条⟧、${cited}⟦第一条至第三条⟧、${cited}第二章执行。`);
    const two = scenario(`青溪市护林方案\n\n依照${cited}⟦第一条至第四条⟧和${cited}第二章执行。`);
    const other = await client.open(two.text);
    const draft = await client.open(one.text);
    const found = (await draft.references(one.cursor))!;
    const rangesIn = ({ uri }: { uri: string }) => found.filter((place) => place.uri === uri).map(({ range }) => range);
    expect(rangesIn(draft)).toEqual(one.ranges);
    expect(rangesIn(other)).toEqual(two.ranges);
    const chapter = one.text.indexOf('第二章');
    const places = (await draft.references(draft.position(chapter + 1)))!.filter(({ uri }) => uri === other.uri);
    expect(edited(two.text, [{ range: places[0]!.range, newText: '此处' }])).toContain(
      '和《青溪市城市绿化管理办法》此处执行',
    );
    expect(places).toHaveLength(1);
    for (const { uri } of [other, draft])
      await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  });

  it('of a cited title are in the draft and in the corpus', async () => {
    const { text, cursor } = scenario('依据《青溪市城市绿化|管理办法》。');
    const draft = await client.open(text);
    const uris = (await draft.references(cursor))!.map(({ uri }) => decodeURIComponent(uri));
    expect(uris[0]).toBe(draft.uri);
    expect(uris.some((uri) => uri.endsWith('绿化规划.txt'))).toBe(true);
  });
});

describe('a notice with two attachments', () => {
  const notice = [
    '青溪市园林局关于印发两个办法的通知',
    '各区人民政府：',
    '现将《青溪市古树保护办法》（见附件1）、《青溪市护林员考核细则》（见附件2）印发给你们，按照附件1第二条、《青溪市护林员考核细则》第二条第一项执行。',
    '附件：1.青溪市古树保护办法\n2.青溪市护林员考核细则',
    '青溪市园林局',
    '2024年3月1日',
    '附件1',
    '青溪市古树保护办法',
    '第一条　市园林主管部门（以下简称主管部门）负责古树保护。',
    '第二条　主管部门应当依照附件2第二条考核。',
    '附件2',
    '青溪市护林员考核细则',
    '第一条　市林业主管部门（以下简称主管部门）负责考核。',
    '第二条　主管部门考核下列事项：',
    '（一）巡护次数；',
    '（二）附件1第二条、第一条规定的事项。',
  ].join('\n\n');
  /** Paragraphs in which the places are that are found at the cursor, and what hovering shows. */
  const asked = async (marked: string, feature: 'references' | 'documentHighlight') => {
    const start = notice.indexOf(marked.replace('|', '')) + marked.indexOf('|');
    const draft = await client.open(notice);
    const position = draft.position(start);
    const found = await draft.ask<{ range: { start: { line: number } } }[]>(feature, {
      position,
      context: { includeDeclaration: true },
    });
    const shown = await draft.hoverText(position);
    const lines = notice.split('\n');
    const places = found.map(({ range }) => lines[range.start.line]!.slice(0, 4));
    return { places: [...new Set(places)].sort(), shown };
  };

  it('leads from 附件1第二条 to the article of that attachment, and back', async () => {
    const { places, shown } = await asked('附件1第二|条', 'references');
    expect(shown).toContain('《青溪市古树保护办法》第二条');
    expect(places).toEqual(['现将《青', '第二条　', '（二）附']);
    expect((await asked('附件2第二|条', 'documentHighlight')).places).toEqual(['现将《青', '第二条　']);
    expect((await asked('第二条第一|项', 'references')).shown).toContain('巡护次数');
  });

  it('follows a short title to the attachment, and each to what its own document means by it', async () => {
    const { text, cursor, ranges } = scenario(
      notice
        .replace('《青溪市古树保护办法》（见附件1）', '《青溪市古树保护办法》（以下简称《办法》，见附件1）')
        .replace('按照附件1第二条', '按照《办法》第二|条')
        .replace('负责古树保护。', '负责古树保护，执行《青溪市森林条例》（以下简称《条例》）。')
        .replace('负责考核。', '负责考核，执行《青溪市公园条例》（以下简称《条例》）。')
        .replace('巡护次数', '⟦《条例》⟧第一条规定的次数')
        .replace('主管部门应当依照附件2', '主管部门应当依照⟦《条例》⟧第一条、附件2'),
    );
    const draft = await client.open(text);
    expect(await draft.hoverText(cursor)).toContain('《青溪市古树保护办法》第二条');
    const titled = async ({ start }: { start: never }) => draft.hoverText(start);
    expect(await titled(ranges[0] as never)).toContain('《青溪市森林条例》');
    expect(await titled(ranges[1] as never)).toContain('《青溪市公园条例》');
  });

  it('explains a short form by the document that it stands in', async () => {
    const first = await asked('主|管部门应当', 'documentHighlight');
    expect(first.shown).toMatch(/\*\*主管部门\*\*\s+市园林主管部门/);
    expect(first.shown).not.toContain('市林业');
    const second = await asked('主|管部门考核下', 'documentHighlight');
    expect(second.shown).toMatch(/\*\*主管部门\*\*\s+市林业主管部门/);
    expect(first.places).toEqual(second.places);
  });

  it('renames a short form where it means the same', async () => {
    const draft = await client.open(notice);
    const position = draft.position(notice.indexOf('主管部门考核下') + 1);
    const edit = await draft.ask<WorkspaceEdit>('rename', { position, newName: '考核部门' });
    const result = edited(notice, editsIn(edit));
    expect(result).toContain('市林业主管部门（以下简称考核部门）负责考核。\n\n第二条　考核部门考核下列');
    expect(result).toContain('市园林主管部门（以下简称主管部门）负责古树保护。\n\n第二条　主管部门应当');
  });

  it.each([
    ['its label', '第二条　主管部门应当'],
    ['a reference beside it', '第二条、《青溪市护林员考核细则》'],
  ])('renames an article of an attachment with the references to it, from %s', async (_from, there) => {
    const draft = await client.open(notice);
    const position = draft.position(notice.indexOf(there) + 1);
    const edit = await draft.ask<WorkspaceEdit>('rename', { position, newName: '第三条' });
    const result = edited(notice, editsIn(edit));
    expect(result).toBe(
      notice.replaceAll('附件1第二条', '附件1第三条').replace('第二条　主管部门应当', '第三条　主管部门应当'),
    );
  });

  it('renumbers an attachment with the references from beside it', async () => {
    const draft = await client.open(notice);
    const at = notice.indexOf('第二条　主管部门应当');
    await draft.change(at, at, '第×条　古树每年普查。\n\n');
    applied.length = 0;
    const command = { command: 'policyDrafting.server.renumber', arguments: [draft.uri] };
    await client.connection.sendRequest('workspace/executeCommand', command);
    expect(edited(draft.text, editsIn(applied[0]))).toBe(
      notice
        .replaceAll('附件1第二条', '附件1第三条')
        .replace('第二条　主管部门应当', '第二条　古树每年普查。\n\n第三条　主管部门应当'),
    );
  });

  it('offers the articles of an attachment', async () => {
    const draft = await client.open(notice);
    const at = notice.indexOf('附件2第二条考核') + '附件2第二条'.length;
    await draft.change(at, at, '、附件2第');
    const items = await draft.complete(draft.position(at + '、附件2第'.length), '第');
    expect(items.map(({ label }) => label)).toEqual(['第一条', '第二条']);
    await draft.change(at, at + '、附件2第'.length, '第');
    expect((await draft.complete(draft.position(at + 1), '第')).map(({ label }) => label)).toEqual([
      '第一项',
      '第二项',
    ]);
  });
});

describe('list of citations', () => {
  it('is a table', async () => {
    const draft = await client.open('依据《青溪市城市绿化管理办法》《云溪市节水规定》。');
    const parameters = { textDocument: { uri: draft.uri }, format: 'md' };
    const table: string = await client.connection.sendRequest('policyDrafting/citations', parameters);
    expect(table.split('\n').filter((line) => line.includes('《'))).toHaveLength(2);
    expect(table).toContain('未见废止');
  });
});

describe('completion of references', () => {
  const labels = async (marked: string, trigger?: string) => {
    const { text, cursor } = scenario(marked);
    const draft = await client.open(text);
    return (await draft.complete(cursor, trigger)).map(({ label }) => label);
  };
  const listed = (behind: string) =>
    measures(
      '第一条　公园分为：\n\n（一）综合公园；\n\n（二）口袋公园。\n\n公园免费开放。',
      `第二条　违反${behind}`,
      '第三条　完。',
    );

  it('offers paragraphs of an article of the draft, and items of a paragraph', async () => {
    expect(await labels(listed('第一条第|'), '第')).toEqual(['第一款', '第二款']);
    expect(await labels(listed('本办法第一条第一款第|'), '第')).toEqual(['第一项', '第二项']);
    expect(await labels(listed('第一条第五款第|'), '第')).toEqual([]);
  });

  const notice = (typed: string) =>
    `青溪市园林局关于开展植树的通知\n\n各区人民政府：\n\n一、总体要求\n\n任务清单${typed}，考核另行规定。\n\n二、重点任务\n\n建设苗圃。\n\n专栏1　植树工程\n\n建设苗圃三处。\n\n专栏2　管护工程\n\n修剪行道树。\n\n附件：1.植树任务清单\n2.考核办法\n\n青溪市园林局\n\n2024年3月1日`;
  it.each([
    ['boxes', '详见专栏|', ['专栏1 植树工程', '专栏2 管护工程']],
    ['the box whose number is typed', '详见专栏1、专栏2|', []],
    ['attachments', '见附件|', ['附件1 植树任务清单', '附件2 考核办法']],
    ['the attachment whose number is typed', '见附件二|', ['附件2 考核办法']],
    ['parts of a plan', '按照第|', ['第一部分 总体要求', '第二部分 重点任务']],
    ['nothing behind a 第 that may begin anything', '中的第|', []],
  ])('offers %s', async (_, typed, expected) => {
    const { text, cursor } = scenario(notice(typed));
    const draft = await client.open(text);
    const items = await draft.complete(cursor);
    const own = items.filter(({ label }) => /^(?:专栏|附件|第)/.test(label));
    expect(own.map(({ label, detail }) => `${label} ${detail}`)).toEqual(expected);
    const end = typed.replace('|', '').replace(/(?:专栏|附件|第)[^专附第]*$/, '');
    for (const item of own) expect(edited(text, [item.textEdit as never])).toContain(`清单${end}${item.label}，`);
  });

  it('offers the parts of the article around the cursor behind 本条, and of the one before behind 前条', async () => {
    expect(await labels(listed('第一条第一款，依照前条第|'), '第')).toEqual(['第一款', '第二款']);
    expect(await labels(listed('前条第一款。\n\n违反本条第|'), '第')).toEqual(['第一款', '第二款']);
    expect(await labels(listed('第一条，依照本章第|'), '第')).toEqual(['第一条', '第三条']);
  });

  it('offers articles of the document whose title was shortened, without marks too', async () => {
    const behind = (name: string, typed: string) =>
      `青溪市植树方案\n\n根据《青溪市城市绿化管理办法》（以下简称${name}），依照${typed}|`;
    for (const typed of ['绿化办法第', '绿化办法第一条、第']) {
      expect(await labels(behind('绿化办法', typed), '第')).toContain('第三条');
    }
    expect(await labels(behind('《办法》', '《'), '《')).toContain('办法');
    expect(await labels(behind('办法', '本办法第'), '第')).not.toContain('第三条');
  });
});

describe('the parts of an article of another document', () => {
  const rule = [
    '青溪市湿地保护条例',
    '第一条　湿地包括下列各类：',
    '（一）河流湿地；',
    '（二）湖泊湿地。',
    '前款所称湖泊，是指面积八公顷以上的水面。禁止围垦。',
    '第二条　县级以上人民政府负责湿地保护，依照本条例第一条执行。',
    '第三条　本条例自公布之日起施行。',
  ].join('\n\n');
  let asking: TestClient;
  beforeAll(async () => {
    asking = await openServer('in-process', { corpus: [{ name: '湿地.txt', text: rule }] });
  });
  afterAll(() => asking.close());

  it.each([
    ['《青溪市湿地保护条例》⟦第一条第一款第（二）|项⟧', '第 1 款 第 2 项', '（二）湖泊湿地。', '（一）'],
    ['《青溪市湿地保护条例》⟦第一条第|二项⟧', '第 1 款 第 2 项', '（二）湖泊湿地。', '（一）'],
    ['青溪市湿地保护条例⟦第一条第二|款⟧', '第 2 款', '前款所称湖泊', '河流湿地'],
    ['《青溪市湿地保护条例》⟦第一条第九|款⟧', '第一条', '河流湿地', '第 9 款'],
  ])('%s is shown, and is where one gets', async (marked, label, expected, others) => {
    const { text, cursor, ranges } = scenario(`青溪市植树方案\n\n依照${marked}的规定执行。`);
    const draft = await asking.open(text);
    expect((await draft.hover(cursor))?.range).toEqual(ranges[0]);
    const shown = await draft.hoverText(cursor);
    for (const part of [label, expected]) expect(shown).toContain(part);
    expect(shown).not.toContain(others);
    const [target] = (await draft.definition(cursor)) as { targetRange: { start: { line: number } } }[];
    const line = rule.split('\n').findIndex((one) => one.startsWith(label === '第一条' ? '第一条' : expected));
    expect(target!.targetRange.start.line).toBe(line);
  });

  it.each([
    ['《青溪市湿地保护条例》第一条第|', ['第一款', '第二款']],
    ['《青溪市湿地保护条例》第一条第一款第|', ['第一项', '第二项']],
    ['青溪市湿地保护条例第|', ['第一条', '第二条', '第三条']],
    ['青溪市湿地保护条例第一条、第|', ['第一条', '第二条', '第三条']],
    // What the corpus writes behind these words is an article of its own.
    ['本条例第|', []],
  ])('is offered behind %s', async (typed, expected) => {
    const { text, cursor } = scenario(`青溪市植树方案\n\n县级以上人民政府负责湿地保护，依照${typed}`);
    const draft = await asking.open(text);
    expect((await draft.complete(cursor)).map(({ label }) => label)).toEqual(expected);
  });
});

describe('versions of a law', () => {
  const versionOf = (year: number) =>
    `中华人民共和国湖泊法\n\n${year}年3月1日\n\n第一条　本法为${year}年版。\n\n第二条　完。\n\n第三条　完。`;
  let asking: TestClient;
  beforeAll(async () => {
    asking = await openServer('in-process', {
      corpus: [2012, 2021].map((year) => ({ name: `湖泊法${year}.txt`, text: versionOf(year) })),
    });
  });
  afterAll(() => asking.close());

  it.each([
    ['2015年5月6日', '《湖|泊法》', '2012'],
    ['2024年5月6日', '《湖|泊法》', '2021'],
    ['2015年5月6日', '《中华人民共和国湖|泊法》', '2012'],
    ['2015年5月6日', '湖|泊法第一条', '2012'],
    ['2024年5月6日', '湖泊法第一|条', '2021'],
  ])('in a draft of %s %s is the one that applies then', async (date, marked, year) => {
    const { text, cursor } = scenario(
      `青溪市植树通知\n\n各区人民政府：\n\n请依照${marked}植树。\n\n青溪市园林局\n\n${date}`,
    );
    const draft = await asking.open(text);
    expect(await draft.hoverText(cursor)).toContain(`${year}-03-01`);
    expect(decodeURIComponent(await draft.hoverText(cursor))).toMatch(new RegExp(`^\\[[^\\]]*\\]\\([^)]*${year}`));
    const [target] = (await draft.definition(cursor)) as { targetUri: string }[];
    expect(decodeURIComponent(target!.targetUri)).toContain(`湖泊法${year}`);
    const links = await draft.ask<{ target: string }[]>('documentLink');
    for (const link of links) expect(decodeURIComponent(link.target)).toContain(`湖泊法${year}`);
  });

  it('references of a law are also where it is named without marks', async () => {
    const { text, cursor, ranges } = scenario(
      '青溪市植树方案\n\n依照⟦湖泊|法⟧第一条、⟦《中华人民共和国湖泊法》⟧第二条植树。',
    );
    const draft = await asking.open(text);
    const found = await draft.ask<{ range: unknown }[]>('documentHighlight', { position: cursor });
    expect(found.map(({ range }) => range)).toEqual(ranges);
  });
});

it('the list of citations leaves out the number of the draft itself', async () => {
  const draft = await client.open(
    '青溪市人民政府关于开展植树的通知\n\n青政发〔2024〕3号\n\n各区人民政府：\n\n依据青政发〔2022〕7号开展植树。\n\n青溪市人民政府\n\n2024年3月1日',
  );
  const parameters = { textDocument: { uri: draft.uri }, format: 'csv' };
  const table: string = await client.connection.sendRequest('policyDrafting/citations', parameters);
  expect(table).toContain('青政发〔2022〕7号');
  expect(table).not.toContain('青政发〔2024〕3号');
});

describe('hierarchy', () => {
  interface Item {
    readonly name: string;
    readonly uri: string;
  }
  const prepared = async (kind: 'Call' | 'Type', marked: string) => {
    const { text, cursor } = scenario(marked);
    const draft = await client.open(text);
    const [item] = await draft.ask<Item[]>(`prepare${kind}Hierarchy`, { position: cursor });
    return { draft, item: item! };
  };

  it('shows who cites a document, drafts and corpus', async () => {
    const { draft, item } = await prepared(
      'Call',
      '青溪市植树方案\n\n一、总体要求\n\n依据《青溪市城市绿化|管理办法》。',
    );
    expect(item.name).toBe('青溪市城市绿化管理办法');
    const calls: { from: Item; fromRanges: unknown[] }[] = await client.connection.sendRequest(
      'callHierarchy/incomingCalls',
      { item },
    );
    expect(calls.some(({ from }) => from.uri === draft.uri)).toBe(true);
    expect(calls.map(({ from }) => from.name)).toContain('青溪市城市绿化“十四五”规划');
  });

  it('shows what the draft cites', async () => {
    const { item } = await prepared('Call', '青溪市|植树方案\n\n一、总体要求\n\n依据《青溪市城市绿化管理办法》。');
    const calls: { to: Item; fromRanges: unknown[] }[] = await client.connection.sendRequest(
      'callHierarchy/outgoingCalls',
      { item },
    );
    expect(calls.map(({ to, fromRanges }) => [to.name, fromRanges.length])).toEqual([['青溪市城市绿化管理办法', 1]]);
  });

  it('puts documents above those of lower levels', async () => {
    const { item } = await prepared('Type', '依据《青溪市城市绿化|管理办法》。');
    expect(await client.connection.sendRequest('typeHierarchy/supertypes', { item })).toEqual([]);
  });
});

describe('going through texts', () => {
  it('finds documents, headings and terms of the corpus by name', async () => {
    const symbols: { name: string; containerName: string }[] = await client.connection.sendRequest('workspace/symbol', {
      query: '重点任务',
    });
    expect(symbols.map(({ name, containerName }) => `${containerName}：${name}`)).toContain(
      '青溪市城市绿化“十四五”规划：二、重点任务',
    );
    const terms: { name: string }[] = await client.connection.sendRequest('workspace/symbol', { query: '口袋公园' });
    expect(terms.map(({ name }) => name)).toContain('口袋公园');
    for (const query of ['青溪市城市绿化管理办法第三条', '《青溪市城市绿化管理办法》 第3条']) {
      const [article]: { name: string; location: { range: { start: { line: number } } } }[] =
        await client.connection.sendRequest('workspace/symbol', { query });
      expect(article).toMatchObject({ name: '青溪市城市绿化管理办法第三条' });
      expect(article!.location.range.start.line).toBe(12);
    }
  });

  it('expands a selection from clause to document', async () => {
    const { text, cursor } = scenario(
      '青溪市植树方案\n\n一、总体要求\n\n加强管护，落实责|任。按期完成。\n\n二、保障措施\n\n加强领导。',
    );
    const draft = await client.open(text);
    interface Selection {
      readonly range: { readonly start: never; readonly end: never };
      readonly parent?: Selection;
    }
    const [selection] = await draft.ask<Selection[]>('selectionRange', { positions: [cursor] });
    const texts: string[] = [];
    for (let one: Selection | undefined = selection; one; one = one.parent)
      texts.push(edited(text, [{ range: one.range, newText: '⟦⟧' }]));
    expect(texts.slice(0, 4).map((one) => text.length - one.length + 2)).toEqual([4, 10, 15, 23]);
    expect(texts.at(-1)).toBe('⟦⟧');
  });

  it('notes uses and numbers only when asked to', async () => {
    const draft = await client.open(law);
    expect(await draft.ask('codeLens')).toEqual([]);
    const asking = await openServer('in-process', {
      corpus: cityTexts,
      initialize: { initializationOptions: { codeLens: true, inlayHints: true } },
    });
    const own = await asking.open(`${law}\n\n第四条　落实《青溪市城市绿化管理办法》。`);
    const lenses: { command: { title: string } }[] = await own.ask('codeLens');
    expect(lenses.map(({ command }) => command.title)).toEqual(['1 处引用', '1 处引用']);
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const hints: { label: string }[] = await own.ask('inlayHint', { range });
    expect(hints).toHaveLength(1);
    expect(hints[0]!.label).toMatch(/2021/);
    await asking.close();
  });
});

describe('completion', () => {
  it('previews articles of the cited document, by its short title too', async () => {
    const { text, cursor } = scenario('根据《青溪市城市绿化管理办法》（以下简称《办法》），依照《办法》第|建设。');
    const draft = await client.open(text);
    const items = await draft.complete(cursor, '第');
    const third = items.find(({ label }) => label.startsWith('第三条'));
    expect(third?.documentation).toContain('因地制宜、便民利民');
    expect(edited(text, [third!.textEdit as never])).toContain('《办法》第三条建设');
  });

  it('finds titles by pinyin: initials, syllables, every reading', async () => {
    const titled = async (typed: string) => {
      const { text, cursor } = scenario(`根据《${typed}|》，制定本方案。`);
      const draft = await client.open(text);
      return (await draft.complete(cursor)).map(({ label }) => label);
    };
    // The dictionary is loaded when letters are first typed.
    for (let turn = 0; turn < 1000 && (await titled('qxs')).length === 0; turn++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    for (const typed of ['qxscslh', 'qingxishichengshi', 'cslvhua', '青溪scslh', 'chengslh'])
      expect(await titled(typed), typed).toContain('青溪市城市绿化管理办法');
    expect(await titled('xyz')).toEqual([]);
  });

  it('offers units after 责任单位', async () => {
    const { text, cursor } = scenario('加强管护。（责任单位：市园林局、市水务局）\n\n开展植树。（责任单位：市园|');
    const draft = await client.open(text);
    const items = await draft.complete(cursor);
    expect(items.map(({ label }) => label)).toContain('市园林局');
  });
});
