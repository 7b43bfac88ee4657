/** The installed extension in a real editor, on a copy of the examples. */
import { strict as assert } from 'node:assert';
import { after, afterEach, before, describe, it } from 'mocha';
import { ConfigurationTarget, commands, extensions, type TextDocument, Uri, workspace } from 'vscode';
import {
  codeOf,
  completionsAfter,
  completionsAt,
  definitions,
  eventually,
  extensionId,
  hover,
  label,
  open,
  outline,
  problems,
  quickFixes,
  rangeOf,
  revert,
  within,
  write,
} from './editor.ts';

/** Problems of a draft, once there are some that only a corpus can tell of. */
function corpusRead(draft: TextDocument) {
  return eventually(
    () => problems(draft),
    (found) => found.some(({ code }) => codeOf(code).startsWith('wording/')),
  );
}

/** What is reported of the example draft as it is on disk: what a test wrote there before may still be among the problems. */
const slips = 8;
function settled(draft: TextDocument) {
  return eventually(
    () => problems(draft),
    (found) => found.length === slips,
  );
}

describe('the example draft', () => {
  let draft: TextDocument;

  before(async () => {
    draft = await open('示范稿.policy');
    await corpusRead(draft);
  });
  afterEach(() => revert(draft));
  after(() => commands.executeCommand('workbench.action.closeAllEditors'));

  it('is a policy text, and opening it starts the extension', () => {
    assert.equal(draft.languageId, 'policy');
    assert.equal(extensions.getExtension(extensionId)?.isActive, true);
  });

  it('wraps long paragraphs, leaves full-width marks alone and does not guess words', () => {
    const editor = workspace.getConfiguration('editor', draft);
    assert.equal(editor.get('wordWrap'), 'on');
    assert.equal(editor.get('unicodeHighlight.ambiguousCharacters'), false);
    assert.equal(editor.get('wordBasedSuggestions'), 'off');
  });

  it('has its eight slips in the Problems panel, and nothing else', async () => {
    const expected = [
      ['citation/title-near-miss', '养老服务业发展规划纲要'],
      ['citation/title-near-miss', '社区养老服务设置管理办法'],
      ['wording/differs', '政府尽责'],
      ['wording/differs', '同步规划、同步验收、同步建设'],
      ['wording/differs', '独居老人'],
      ['reference/missing', '附件3'],
      ['wording/differs', '用图'],
      ['reference/missing', '专栏2'],
    ];
    const found = (await settled(draft)).map(({ code, range }) => [codeOf(code), draft.getText(range)]);
    const matches =
      found.length === expected.length &&
      expected.every(([code, part], index) => {
        const [foundCode, text] = found[index]!;
        return foundCode === code && text!.includes(part!);
      });
    assert.ok(matches, JSON.stringify(found));
  });

  it('corrects a title by its quick fix, and the problem goes away', async () => {
    const problem = (await settled(draft)).find((one) => draft.getText(one.range).includes('设置管理办法'));
    assert.ok(problem);
    const fixes = await quickFixes(draft, problem.range);
    const fix = fixes.find(({ edit }) => edit);
    assert.ok(fix?.edit, `a fix with an edit among ${JSON.stringify(fixes.map(({ title }) => title))}`);
    assert.ok(await workspace.applyEdit(fix.edit));
    assert.match(draft.getText(), /《漪州市社区养老服务设施管理办法》/);
    const left = await eventually(
      () => problems(draft).filter(({ range }) => draft.getText(range).includes('社区养老服务设施管理办法')),
      (found) => found.length === 0,
    );
    assert.deepEqual(left, []);
  });

  it('explains a set phrase and says where it stands', async () => {
    const text = await hover(draft, within(draft, '一网三级'));
    assert.match(text, /一网三级/);
    assert.match(text, /规划|意见|办法|方案|通知/);
  });

  it('shows the card of a cited document', async () => {
    const text = await hover(draft, within(draft, '关于规范老年助餐服务发展的通知'));
    assert.match(text, /霁民发〔2024〕21号/);
  });

  it('shows precedents of a sentence with their documents', async () => {
    const text = await hover(draft, within(draft, '建立健全政府补一点'));
    assert.match(text, /政府补一点/);
    assert.match(text, /《[^》]+》|file:|command:/);
  });

  it('completes titles after 《', async () => {
    const items = await completionsAfter(draft, '根据《漪州市');
    assert.ok(
      items.some((item) => label(item).includes('漪州市社区养老服务设施管理办法')),
      JSON.stringify(items.map(label)),
    );
  });

  it('completes document numbers after （', async () => {
    const items = await completionsAfter(draft, '根据有关规定（漪政');
    assert.ok(
      items.some((item) => label(item).includes('漪政规〔2022〕4号')),
      JSON.stringify(items.map(label)),
    );
  });

  it('completes established wording in mid-sentence', async () => {
    const items = await completionsAfter(draft, '建立健全政府补一点');
    const texts = items.map(({ insertText }) =>
      typeof insertText === 'object' ? insertText.value : (insertText ?? ''),
    );
    assert.ok(
      items.some((item, index) => (label(item) + texts[index]).includes('企业让一点')),
      JSON.stringify(items.map(label)),
    );
  });

  it('leads from a citation to the cited document', async () => {
    const places = await definitions(draft, within(draft, '关于规范老年助餐服务发展的通知'));
    assert.equal(places.length, 1);
    assert.match(decodeURIComponent(places[0]!.uri.path), /规范老年助餐服务的通知（网页）\.md$/);
  });

  it('has an outline', async () => {
    const symbols = await outline(draft);
    const names = symbols.flatMap((symbol) => [symbol, ...symbol.children]).map(({ name }) => name);
    assert.ok(
      names.some((name) => name.includes('总体要求')),
      JSON.stringify(names),
    );
  });

  it('takes what is typed into account at once', async () => {
    await settled(draft);
    await write(draft, '具体安排见附件9。', '一、总体要求');
    const found = await eventually(
      () => problems(draft),
      (now) => now.length > slips,
    );
    assert.ok(
      found.some(({ range }) => range.isEqual(rangeOf(draft, '附件9'))),
      JSON.stringify(found),
    );
  });
});

describe('the other example draft', () => {
  after(() => commands.executeCommand('workbench.action.closeAllEditors'));

  it('has its slips in the Problems panel', async () => {
    const draft = await open('示范稿（助餐点管理办法）.policy');
    const found = await corpusRead(draft);
    assert.deepEqual(found.map(({ code }) => codeOf(code)).sort(), [
      'citation/title-near-miss',
      'reference/missing',
      'wording/differs',
    ]);
  });
});

describe('the settings', () => {
  const setting = () => workspace.getConfiguration('policyDrafting');
  const folder = () => workspace.workspaceFolders![0]!.uri;
  const text = '# 通知\n\n根据《漪州市社区养老服务设置管理办法》，开展试点。\n';

  after(async () => {
    await setting().update('languages', undefined, ConfigurationTarget.Workspace);
    await workspace.fs.delete(Uri.joinPath(folder(), '通知.md'));
  });

  it('have Markdown checked as well', async () => {
    await workspace.fs.writeFile(Uri.joinPath(folder(), '通知.md'), new TextEncoder().encode(text));
    const document = await open('通知.md');
    assert.deepEqual(problems(document), []);
    await setting().update('languages', ['policy', 'markdown'], ConfigurationTarget.Workspace);
    const found = await eventually(
      () => problems(document),
      (now) => now.length > 0,
    );
    assert.deepEqual(
      found.map(({ code }) => codeOf(code)),
      ['citation/title-near-miss'],
    );
  });
});

describe('the corpus', () => {
  it('takes in a file that is added to its folder', async () => {
    const draft = await open('示范稿.policy');
    await corpusRead(draft);
    const folder = workspace.workspaceFolders![0]!.uri;
    const added = '漪州市老年助餐信息系统管理规定';
    const text = `${added}\n\n第一条　本规定适用于老年助餐信息系统的建设和使用。\n`;
    await workspace.fs.writeFile(Uri.joinPath(folder, `corpus/市级文件/${added}.txt`), new TextEncoder().encode(text));
    const position = await write(draft, '根据《漪州市老年', '一、总体要求');
    const labels = await eventually(
      async () => (await completionsAt(draft, position)).map(label),
      (offered) => offered.includes(added),
    );
    assert.ok(labels.includes(added), JSON.stringify(labels));
    await revert(draft);
  });

  it('is there again after its index was rebuilt', async () => {
    const draft = await open('示范稿.policy');
    await settled(draft);
    await commands.executeCommand('policyDrafting.rebuildIndex');
    assert.equal((await settled(draft)).length, slips);
  });
});
