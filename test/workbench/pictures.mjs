// The pictures of the README, from the real editor: `npm run pictures`.
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageExtension } from '../../package.mjs';
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
