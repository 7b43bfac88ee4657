/** The generated pages are up to date. `npm run docs` runs this file with --update, which writes them. */
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { checks } from '../../../server/src/checks/registry.ts';
import { anchor, checksPage } from '../../docs/checks-page.ts';
import { type Manifest, settingsPage, type Texts } from '../../docs/settings-page.ts';

const root = new URL('../../../', import.meta.url);
const json = async (name: string): Promise<unknown> => JSON.parse(await readFile(new URL(name, root), 'utf8'));

it('docs/checks.md says what the checks do', async () => {
  await expect(checksPage(checks)).toMatchFileSnapshot('../../../docs/checks.md');
});

it('docs/settings.md lists the settings and commands of package.json', async () => {
  const page = settingsPage(
    (await json('package.json')) as Manifest,
    (await json('package.nls.zh-cn.json')) as Texts,
    (await json('package.nls.json')) as Texts,
  );
  await expect(page).toMatchFileSnapshot('../../../docs/settings.md');
});

it('a heading gets the anchor that readers of markdown give it', () => {
  expect(anchor('wording/differs')).toBe('wordingdiffers');
  expect(anchor('citation/title-near-miss')).toBe('citationtitle-near-miss');
  expect(anchor('安装 Install')).toBe('安装-install');
});
