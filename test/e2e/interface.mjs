// What the user sees and does, in Chinese and in English: one session of the browser workbench for each language, with a
// picture at every step in artifacts/screenshots.
import { strict as assert } from 'node:assert';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { WorkbenchPage } from '../workbench/page.mjs';

/** What differs between the two sessions. */
const sessions = [
  {
    locale: 'zh-cn',
    theme: 'Default Light Modern',
    /** Words of ours that must be on the screen. */
    status: /政策/,
    fix: /改为|替换|更正/,
  },
  {
    locale: 'en',
    theme: 'Default Dark Modern',
    status: /Policy/,
    fix: /Change|Replace|Correct/,
  },
];

/** @returns {Promise<{ title: string, error?: string }[]>} */
export async function testInterface({ vsix, folder, artifacts }) {
  const outcomes = [];
  for (const session of sessions) outcomes.push(...(await runSession({ ...session, vsix, folder, artifacts })));
  return outcomes;
}

async function runSession({ locale, theme, status, fix, vsix, folder, artifacts }) {
  const pictures = join(artifacts, 'screenshots');
  await mkdir(pictures, { recursive: true });
  const outcomes = [];
  const editor = await WorkbenchPage.open({
    folder,
    file: '示范稿.policy',
    vsix: [vsix],
    locale,
    settings: { 'workbench.colorTheme': theme, 'editor.minimap.enabled': false },
  });
  const step = async (title, run) => {
    const outcome = { title: `in the window, ${locale}: ${title}` };
    await run().catch((error) => {
      outcome.error = error.stack ?? String(error);
    });
    await editor.screenshot(join(pictures, `${locale}-${outcomes.length + 1}.png`)).catch(() => {});
    outcomes.push(outcome);
  };
  try {
    await step('slips are underlined and the status bar tells about the corpus', async () => {
      await editor.squiggles();
      assert.match(await editor.statusBar(), status);
    });
    await step('the mouse on a set phrase brings up its meaning', async () => {
      assert.match(await editor.hover('一网三级'), /一网三级[\s\S]*《/);
    });
    await step('the Problems panel lists the slips', async () => {
      assert.match(
        await editor.problems(),
        /citation\/title-near-miss[\s\S]*wording\/differs|wording\/differs[\s\S]*citation\/title-near-miss/,
      );
    });
    await step('the keyboard applies a quick fix', async () => {
      await editor.press('Control+Shift+m'); // closes the panel again
      await editor.focusEditor();
      await editor.goToLine(1);
      await editor.press('F8'); // to the first problem
      await editor.pause();
      await editor.press('Escape');
      assert.match(await editor.quickFixes(), fix);
      await editor.screenshot(join(pictures, `${locale}-quick-fix.png`));
      await editor.press('Enter');
      await editor.placeOf('养老服务发展规划纲要');
    });
    await step('《 brings up the titles of the corpus', async () => {
      await editor.goToLine(9, 999);
      await editor.press('End');
      await editor.press('Enter');
      await editor.type('根据');
      await editor.type('《');
      await editor.type('漪州市');
      await editor.press('Control+Space');
      assert.match((await editor.suggestions()).join('\n'), /漪州市社区养老服务设施管理办法/);
    });
  } finally {
    await editor.close();
  }
  return outcomes;
}
