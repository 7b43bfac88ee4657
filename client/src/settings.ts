/** Reads the settings below `policyDrafting` that the user sees in the editor. */
import { workspace } from 'vscode';
import type { Settings } from '../../server/src/lsp/protocol.ts';

export const section = 'policyDrafting';

/** The settings the server takes, at start and after a change. An empty `cacheDir` counts as absent. */
export function serverSettings(): Settings {
  const configuration = workspace.getConfiguration(section);
  const corpus = configuration.get<readonly string[]>('corpus', []);
  const cacheDir = configuration.get<string>('cacheDir', '').trim();
  return cacheDir === '' ? { corpus } : { corpus, cacheDir };
}

/** Language identifiers of the documents the server looks after. */
export function policyLanguages(): readonly string[] {
  return workspace.getConfiguration(section).get<readonly string[]>('languages', ['policy']);
}
