/** Reads the settings below `policyDrafting` that the user sees in the editor. */
import { ConfigurationTarget, type TextDocument, workspace } from 'vscode';
import type { InitializationOptions, Settings } from '../../server/src/lsp/protocol.ts';

export const section = 'policyDrafting';

/** The settings the server takes, at start and after a change. An empty `cacheDir` counts as absent. */
function serverSettings(): Settings {
  const configuration = workspace.getConfiguration(section);
  const corpus = configuration.get<readonly string[]>('corpus', []);
  const cacheDir = configuration.get<string>('cacheDir', '').trim();
  const inlineSuggestions = configuration.get<boolean>('inlineSuggestions', true);
  const pinyin = configuration.get<boolean>('pinyin', true);
  const codeLens = configuration.get<boolean>('codeLens', false);
  const inlayHints = configuration.get<boolean>('inlayHints', false);
  const findings = {
    checks: configuration.get<NonNullable<Settings['checks']>>('checks', {}),
    profiles: configuration.get<NonNullable<Settings['profiles']>>('profiles', {}),
    genre: configuration.get<string>('genre', ''),
    review: configuration.get<boolean>('review', false),
    baseline: configuration.get<string>('baseline', ''),
  };
  return {
    corpus,
    inlineSuggestions,
    pinyin,
    codeLens,
    inlayHints,
    ...findings,
    ...(cacheDir === '' ? {} : { cacheDir }),
  };
}

/** What the server is told when it starts. */
export function initializationOptions(): InitializationOptions {
  return { ...serverSettings(), editorCommands: true };
}

/** Changes a setting where it takes effect: in the workspace, or in the user's settings where no folder is open. */
export async function changeSetting(name: string, value: unknown): Promise<void> {
  const target = workspace.workspaceFolders ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  await workspace.getConfiguration(section).update(name, value, target);
}

/** What {@link changeSetting} would change, as it stands there. */
export function changeableSetting<Value>(name: string): Value | undefined {
  const found = workspace.getConfiguration(section).inspect<Value>(name);
  return workspace.workspaceFolders ? found?.workspaceValue : found?.globalValue;
}

/** Language identifiers of the documents the server looks after. */
export function policyLanguages(): readonly string[] {
  return workspace.getConfiguration(section).get<readonly string[]>('languages', ['policy']);
}

/** Documents on disk (of the machine the extension runs on) and those not saved yet. */
export function documentSelector(): { scheme: string; language: string }[] {
  return policyLanguages().flatMap((language) => [
    { scheme: 'file', language },
    { scheme: 'untitled', language },
  ]);
}

/** What the server is sent: policy texts, and the files of corrections and words that users write beside them. */
export function serverDocuments(): { scheme: string; language: string; pattern?: string }[] {
  return [...documentSelector(), { scheme: 'file', language: 'yaml', pattern: '**/policy-{corpus,words}.{yaml,yml}' }];
}

export function isPolicyText({ languageId, uri }: Pick<TextDocument, 'languageId' | 'uri'>): boolean {
  return documentSelector().some(({ language, scheme }) => language === languageId && scheme === uri.scheme);
}
