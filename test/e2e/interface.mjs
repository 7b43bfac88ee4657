// What the user sees and does, in Chinese on a light window and in English on a dark one, with a picture at every step in
// artifacts/screenshots.
import { strict as assert } from 'node:assert';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WorkbenchPage } from '../workbench/page.mjs';

/** The languages, with the words that must be on the screen. */
const languages = [
  {
    locale: 'zh-cn',
    theme: 'Default Light Modern',
    count: /8 份文件/,
    fix: /改为/,
    ignore: '忽略此处',
    comment: '忽略下一行',
    noCorpus: /没有政策库/,
    advice: /没有找到政策文件/,
    choose: '选择文件夹',
    newText: '政策起草: 新建政策文稿',
    sections: '政策起草: 查找类似章节',
    align: '政策起草: 规划衔接报告',
    compare: '政策起草: 与旧版对照',
    report: /规划衔接报告：漪州市社区老年助餐服务提升行动方案/,
    comparison: /修改前后对照表/,
  },
  {
    locale: 'en',
    theme: 'Default Dark Modern',
    count: /8 files/,
    fix: /Change to/,
    ignore: 'here, with a reason',
    comment: 'ignore-next-line',
    noCorpus: /No policy corpus/,
    advice: /No policy files/,
    choose: 'Choose Folder',
    newText: 'Policy Drafting: New Policy Text',
    sections: 'Policy Drafting: Find Similar Sections',
    align: 'Policy Drafting: Alignment Report',
    compare: 'Policy Drafting: Compare with an Earlier Version',
    report: /Alignment report: 漪州市社区老年助餐服务提升行动方案/,
    comparison: /Before and after/,
  },
];

/** @returns {Promise<{ title: string, error?: string }[]>} */
export async function testInterface({ vsix, folder, artifacts }) {
  const pictures = join(artifacts, 'screenshots');
  await rm(pictures, { recursive: true, force: true });
  await mkdir(pictures, { recursive: true });
  const empty = await mkdtemp(join(tmpdir(), 'policy-drafting-empty-'));
  try {
    await writeFile(join(empty, '通知.policy'), '关于开展试点的通知\n\n各县（区）人民政府：\n');
    const outcomes = [];
    for (const language of languages) {
      const common = { language, vsix, pictures };
      outcomes.push(...(await session({ ...common, name: 'draft', folder, file: '示范稿.policy' }, draftSteps)));
      outcomes.push(...(await session({ ...common, name: 'reports', folder, file: '示范稿.policy' }, reportSteps)));
      outcomes.push(...(await session({ ...common, name: 'empty', folder: empty, file: '通知.policy' }, emptySteps)));
    }
    return outcomes;
  } finally {
    await rm(empty, { recursive: true, force: true });
  }
}

/** Runs named steps in one window; a step that fails is told with its reason, and the others follow all the same. */
async function session({ name, language, vsix, folder, file, pictures }, steps) {
  const { locale, theme } = language;
  const editor = await WorkbenchPage.open({
    folder,
    file,
    vsix: [vsix],
    locale,
    settings: { 'workbench.colorTheme': theme, 'editor.minimap.enabled': false },
  });
  const outcomes = [];
  try {
    for (const [title, run] of Object.entries(steps)) {
      const outcome = { title: `in the window, ${locale}: ${title}` };
      await run(editor, language).catch((error) => {
        outcome.error = error.stack ?? String(error);
      });
      outcomes.push(outcome);
      await editor.screenshot(join(pictures, `${locale}-${name}-${outcomes.length}.png`)).catch(() => {});
    }
  } finally {
    await editor.close();
  }
  return outcomes;
}

const draftSteps = {
  'slips are underlined and the status bar counts the corpus': async (editor, { count }) => {
    await editor.squiggles();
    await editor.corpusRead(count);
    assert.match(await editor.statusBar(), count);
  },
  'the mouse on a set phrase brings up its meaning': async (editor) => {
    const meaning = /一网三级[\s\S]*《/;
    assert.match(await editor.hover('一网三级', meaning), meaning);
  },
  'the mouse on a sentence brings up precedents': async (editor) => {
    const precedents = /个人付一点[\s\S]*《/;
    assert.match(await editor.hover('建立健全政府补一点', precedents), precedents);
  },
  'the Problems panel lists the slips': async (editor) => {
    await editor.restMouse();
    const codes = ['citation/title-near-miss', 'wording/differs'];
    const text = await editor.problems(...codes);
    for (const code of codes) assert.ok(text.includes(code), text);
  },
  'the keyboard brings up a quick fix': async (editor, { fix }) => {
    await editor.closeProblems();
    await editor.focusEditor();
    await editor.goToLine(1);
    await editor.nextProblem();
    assert.match(await editor.quickFixes(fix), fix);
  },
  'the keyboard applies it': async (editor) => {
    await editor.press('Enter');
    await editor.placeOf('养老服务发展规划纲要');
  },
  'a problem is ignored with a reason, which stands in the text': async (editor, { ignore, comment }) => {
    await editor.nextProblem();
    await editor.quickFixes(ignore);
    await editor.page.locator('.action-widget .monaco-list-row', { hasText: ignore }).first().click();
    await editor.page.locator('.quick-input-widget input[type=text]:focus').waitFor();
    await editor.type('沿用原文标题');
    await editor.press('Enter');
    await editor.placeOf(comment);
    await editor.placeOf('沿用原文标题');
    await editor.pause();
    await editor.press('Control+z');
    await editor.page.locator('.view-line', { hasText: '沿用原文标题' }).waitFor({ state: 'hidden' });
  },
  'the code of a problem leads to its rule': async (editor) => {
    const code = 'citation/title-near-miss';
    await editor.hover('社区养老服务设置管理办法', code);
    await editor.page.locator('.monaco-hover:visible a', { hasText: code }).first().click();
    await editor.inFront('title-near-miss');
    await editor.pause();
    await editor.toTab('示范稿.policy');
  },
  '《 brings up the titles of the corpus': async (editor) => {
    await editor.goToLine(9, 999);
    await editor.press('End');
    await editor.press('Enter');
    for (const run of ['根据', '《', '漪州市']) await editor.type(run);
    const title = '漪州市社区养老服务设施管理办法';
    assert.ok((await editor.suggestions(title)).join('\n').includes(title));
  },
  'wording that goes on from what is written comes up in mid-sentence': async (editor) => {
    await editor.press('Escape');
    await editor.press('Home');
    await editor.press('Shift+End');
    for (const run of ['推动形成', '家庭', '尽责、']) await editor.type(run);
    const wording = '社区尽力、机构尽能';
    assert.ok((await editor.suggestions(wording)).join('\n').includes(wording));
  },
  'F12 opens the cited document': async (editor) => {
    await editor.press('Escape');
    await editor.cursorAt('关于规范老年助餐服务发展的通知');
    await editor.press('F12');
    await editor.tab('规范老年助餐服务的通知');
  },
  'the keyboard lists precedents, and a click opens one beside the draft': async (editor) => {
    await editor.toTab('示范稿.policy');
    await editor.goToLine(20);
    await editor.cursorAt('建立健全政府补一点');
    await editor.press('Control+Alt+j');
    const rows = editor.page.locator('.part.panel .monaco-list-row', { hasText: '个人付一点' });
    await rows.nth(2).waitFor(); // several wordings
    await rows.first().click();
    await editor.tab('社区老年助餐服务实施方案');
    await editor.pause();
  },
  'the palette lists the documents with a section like the one at hand': async (editor, { sections }) => {
    await editor.cursorAt('健全多元筹资机制');
    await editor.runCommand(sections);
    const rows = editor.page.locator('.part.panel .monaco-list-row', { hasText: '健全筹资机制' });
    await rows.first().waitFor();
    await editor.pause();
  },
};

const reportSteps = {
  'the palette reports how the draft agrees with the plan that it cites': async (editor, { align, report }) => {
    await editor.corpusRead();
    await editor.runCommand(align);
    const offered = editor.page.locator('.quick-input-list .monaco-list-row', { hasText: '养老服务发展规划纲要' });
    await offered.first().waitFor();
    await editor.press('Enter');
    const page = await editor.webview(report);
    assert.ok((await page.locator('tr').count()) > 10, 'rows');
    await editor.pause();
  },
  'a click in it opens the place': async (editor, { report }) => {
    await editor.repeat(
      async () => {
        const page = await editor.webview(report);
        await page.locator('td a[data-uri$=".txt"]').first().click({ timeout: 10_000 });
      },
      (options) => editor.inFront('养老服务发展规划纲要', options),
    );
    await editor.pause();
  },
  'the palette puts a draft beside another version': async (editor, { compare, comparison }) => {
    await editor.toTab('示范稿.policy');
    await editor.runCommand(compare);
    await editor.choose(/文件…|File…/);
    await editor.openFile('示范稿（助餐点管理办法）.policy');
    await editor.webview(comparison);
    await editor.pause();
  },
};

const emptySteps = {
  'a missing corpus is told, with what to do': async (editor, { noCorpus, advice, choose }) => {
    await editor.page.locator('.part.statusbar', { hasText: noCorpus }).waitFor();
    const notice = editor.page.locator('.notification-toast', { hasText: advice });
    await notice.waitFor();
    await notice.getByRole('button', { name: choose }).waitFor();
    await editor.pause();
  },
  'a new text begins from the template of its genre': async (editor, { newText }) => {
    await editor.runCommand(newText);
    await editor.choose('实施方案');
    await editor.placeOf('总体要求');
    await editor.pause();
  },
};
