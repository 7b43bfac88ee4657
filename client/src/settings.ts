/** Reads the settings below `policyDrafting` that the user sees in the editor. */
import { type TextDocument, workspace } from 'vscode';
import type { Settings } from '../../server/src/lsp/protocol.ts';

export const section = 'policyDrafting';

/** The settings the server takes, at start and after a change. An empty `cacheDir` counts as absent. */
export function serverSettings(): Settings {
  const configuration = workspace.getConfiguration(section);
  const corpus = configuration.get<readonly string[]>('corpus', []);
  const cacheDir = configuration.get<string>('cacheDir', '').trim();
  const inlineSuggestions = configuration.get<boolean>('inlineSuggestions', true);
  const codeLens = configuration.get<boolean>('codeLens', false);
  const inlayHints = configuration.get<boolean>('inlayHints', false);
  return { corpus, inlineSuggestions, codeLens, inlayHints, ...(cacheDir === '' ? {} : { cacheDir }) };
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
