// The pictures of the README, from the real editor: `npm run pictures`.
import { spawnSync } from 'node:child_process';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { packageExtension } from '../../package.mjs';
import { launchBrowser } from './browser.mjs';
import { WorkbenchPage } from './page.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const images = join(root, 'docs/images');
await mkdir(images, { recursive: true });

const editor = await WorkbenchPage.open({
  folder: join(root, 'examples'),
  file: '示范稿.policy',
  vsix: [await packageExtension()],
  locale: 'zh-cn',
  width: 1000,
  height: 640,
  scale: 1.25,
  settings: {
    'editor.minimap.enabled': false,
    'editor.folding': false,
    'workbench.activityBar.location': 'hidden',
  },
});

/** A picture of the window, or of so many pixels of its height from the top of the editor. */
async function picture(name, height) {
  const { x, y, width } = await editor.page.locator('.editor-instance').first().boundingBox();
  const path = join(images, `${name}.png`);
  await editor.page.screenshot({ path, ...(height ? { clip: { x, y, width, height } } : {}) });
  console.log(`${path} ${Math.round((await stat(path)).size / 1024)} KB`);
}

try {
  await editor.corpusRead();
  await editor.press('Control+b'); // the side bar leaves the room to the text
  await editor.problems();
  await editor.hover('一网三级');
  await picture('overview');

  await editor.restMouse();
  await editor.press('Control+Shift+m');
  await editor.focusEditor();
  await editor.goToLine(23);
  await editor.hover('建立健全政府补一点');
  await picture('precedents', 500);

  await editor.restMouse();
  await editor.goToLine(5, 75);
  await editor.quickFixes();
  await picture('quick-fix', 320);

  await editor.press('Escape');
  await editor.goToLine(9, 999);
  await editor.press('End');
  await editor.press('Enter');
  for (const run of ['根据', '《', '养老']) await editor.type(run);
  await editor.suggestions();
  await picture('completion', 545);
} finally {
  await editor.close();
}

const report = join(root, 'artifacts/衔接报告.html');
await mkdir(join(root, 'artifacts'), { recursive: true });
const corpus = join(root, 'examples/corpus');
const plans = ['市级文件/漪州市“十四五”养老服务发展规划.txt', '省级文件/霁江省养老服务发展规划纲要（2021—2030年）.txt'];
const [plan, upper] = plans.map((name) => join(corpus, name));
const env = { ...process.env, LC_ALL: 'zh_CN.UTF-8' };
spawnSync(process.execPath, [join(root, 'dist/cli.js'), 'align', plan, '--upper', upper, '--output', report], { env });
const browser = await launchBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1000, height: 620 }, deviceScaleFactor: 1.25 });
  await page.goto(pathToFileURL(report).href);
  await page.locator('h2', { hasText: '指标对照' }).evaluate((heading) => heading.scrollIntoView());
  await page.screenshot({ path: join(images, 'alignment.png') });
} finally {
  await browser.close();
}
