// A small Chinese language pack for the workbench. The official one is not in the package registry, and without one the
// workbench falls back to English and never asks our extension for its Chinese texts.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Teaches a workbench that has not started yet some Chinese. `chinese.json` holds a Chinese text for each English one that
 * our tests and pictures show; every place of the workbench that has the English text gets the Chinese.
 * @param {string} nls Folder of the workbench's `nls.keys.json` and `nls.messages.json`.
 * @param {string} userData The workbench's user data folder.
 */
export async function writeLanguagePack(nls, userData) {
  const read = async (path) => JSON.parse(await readFile(path, 'utf8'));
  const keys = await read(join(nls, 'nls.keys.json'));
  const english = await read(join(nls, 'nls.messages.json'));
  const chinese = await read(new URL('chinese.json', import.meta.url));
  const contents = {};
  let index = 0;
  for (const [module, names] of keys) {
    for (const name of names) {
      const text = english[index++];
      if (!Object.hasOwn(chinese, text)) continue;
      contents[module] ??= {};
      contents[module][name] = chinese[text];
    }
  }
  const translations = join(userData, 'chinese.i18n.json');
  await writeFile(translations, JSON.stringify({ version: '1.0.0', contents }));
  // What the workbench itself writes when a language pack is installed from its gallery.
  const pack = {
    hash: 'chinese',
    label: '中文(简体)',
    extensions: [{ extensionIdentifier: { id: 'policy-drafting-tests.chinese' }, version: '1.0.0' }],
    translations: { vscode: translations },
  };
  await writeFile(join(userData, 'languagepacks.json'), JSON.stringify({ 'zh-cn': pack }));
}
