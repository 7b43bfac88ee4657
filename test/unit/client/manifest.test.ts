import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { defaultCorpus } from '../../../server/src/lsp/settings.ts';

const registered: string[] = [];
vi.mock('vscode', () => ({
  commands: { registerCommand: (id: string) => registered.push(id) },
  window: {},
  workspace: {},
  l10n: {},
}));
vi.mock('vscode-languageclient/node', () => ({ LanguageClient: class {} }));

const { registerCommands } = await import('../../../client/src/commands.ts');
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const { contributes } = manifest;

it('every command of the palette is there before the server is, and no other', () => {
  registerCommands({} as never);
  const contributed = contributes.commands.map(({ command }: { command: string }) => command);
  expect(registered.sort()).toEqual(contributed.sort());
});

it('the corpus looked for by default is the same in the settings and in the server', () => {
  expect(contributes.configuration.properties['policyDrafting.corpus'].default).toEqual(defaultCorpus);
});

it('each language of the setting starts the extension', () => {
  const languages: string[] = contributes.configuration.properties['policyDrafting.languages'].items.enum;
  expect(manifest.activationEvents).toEqual(languages.map((language) => `onLanguage:${language}`));
});

it('settings that name folders of this machine are not taken from a workspace', () => {
  const { properties } = contributes.configuration;
  expect(properties['policyDrafting.cacheDir'].scope).toBe('machine');
  expect(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations).toContain('policyDrafting.corpus');
});

it('no kind of suggestion is hidden in policy texts, and none is taken with Enter, which ends a paragraph', () => {
  const defaults: Record<string, unknown> = contributes.configurationDefaults['[policy]'];
  expect(Object.keys(defaults).filter((name) => /^editor\.suggest\.show/.test(name))).toEqual([]);
  expect(defaults['editor.acceptSuggestionOnEnter']).toBe('off');
});

it('texts of the corpus are opened as they are read: a paragraph on one line is not cut at the edge', () => {
  expect(contributes.configurationDefaults['[plaintext]']).toEqual({ 'editor.wordWrap': 'on' });
});
