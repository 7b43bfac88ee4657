/** The generated pages are up to date. `npm run docs` runs this file with --update, which writes them. */
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { checks } from '../../../server/src/checks/registry.ts';
import { familyOf } from '../../../server/src/features/findings/finding-settings.ts';
import { suppressionDescriptions } from '../../../server/src/features/findings/suppression-findings.ts';
import { anchor, checksPage } from '../../docs/checks-page.ts';
import { type Manifest, settingsPage, type Texts } from '../../docs/settings-page.ts';
import type { Counts } from '../../measure/counts.ts';

const root = new URL('../../../', import.meta.url);
const described = [...checks, ...suppressionDescriptions];
const json = async (name: string): Promise<unknown> => JSON.parse(await readFile(new URL(name, root), 'utf8'));

interface Properties {
  readonly 'policyDrafting.checks': { readonly propertyNames: { enum: readonly string[] } };
}

it('docs/checks.md says what the checks do', async () => {
  const counts = (await json('test/measure/counts.json')) as Counts;
  await expect(checksPage(described, counts)).toMatchFileSnapshot('../../../docs/checks.md');
});

it('docs/settings.md lists the settings and commands of package.json', async () => {
  const page = settingsPage(
    (await json('package.json')) as Manifest,
    (await json('package.nls.zh-cn.json')) as Texts,
    (await json('package.nls.json')) as Texts,
  );
  await expect(page).toMatchFileSnapshot('../../../docs/settings.md');
});

it('the setting of severities in package.json names every check and family', async () => {
  const manifest = (await json('package.json')) as { contributes: { configuration: { properties: Properties } } };
  const codes = described.map(({ code }) => code);
  const { propertyNames } = manifest.contributes.configuration.properties['policyDrafting.checks'];
  propertyNames.enum = [...new Set([...codes.map(familyOf), ...codes])];
  await expect(`${JSON.stringify(manifest, null, 2)}\n`).toMatchFileSnapshot('../../../package.json');
});

it('a heading gets the anchor that readers of markdown give it', () => {
  expect(anchor('wording/differs')).toBe('wordingdiffers');
  expect(anchor('citation/title-near-miss')).toBe('citationtitle-near-miss');
  expect(anchor('安装 Install')).toBe('安装-install');
});
