/** Settings as the server takes them from `initializationOptions` and `workspace/didChangeConfiguration`. */
import { URI } from 'vscode-uri';
import type { Settings } from './protocol.ts';

export const section = 'policyDrafting';

/** Looked for below every workspace folder when the client names no corpus. */
export const defaultCorpus: readonly string[] = ['corpus', '政策库'];

/** Reads settings out of whatever a client sent, but those about findings (`FindingOptions`); members of a wrong type count as absent. */
export function readSettings(value: unknown): Settings {
  const object = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const listed = typeof object.corpus === 'string' ? [object.corpus] : object.corpus;
  const corpus = Array.isArray(listed)
    ? listed.filter((entry): entry is string => typeof entry === 'string' && entry.trim() !== '')
    : [];
  const baseline = typeof object.baseline === 'string' ? object.baseline.trim() : '';
  const cacheDir = typeof object.cacheDir === 'string' ? object.cacheDir.trim() : '';
  return {
    corpus,
    ...(cacheDir === '' ? {} : { cacheDir }),
    ...(baseline === '' ? {} : { baseline }),
    ...(typeof object.inlineSuggestions === 'boolean' ? { inlineSuggestions: object.inlineSuggestions } : {}),
    ...(typeof object.pinyin === 'boolean' ? { pinyin: object.pinyin } : {}),
    ...(typeof object.codeLens === 'boolean' ? { codeLens: object.codeLens } : {}),
    ...(typeof object.inlayHints === 'boolean' ? { inlayHints: object.inlayHints } : {}),
  };
}

/**
 * Absolute folders or globs of the corpus. Relative entries stand below every workspace folder; `file:` URIs are
 * taken for their paths. Workspace folders that are no files (a virtual file system) have no corpus on this machine.
 */
export function corpusFolders(settings: Settings, workspaceFolders: readonly string[]): readonly string[] {
  const entries = settings.corpus.length > 0 ? settings.corpus : defaultCorpus;
  return [...new Set(entries.flatMap((entry) => placesOf(entry, workspaceFolders)))];
}

/**
 * The entries that the user named, each with the places it may stand for, see {@link corpusFolders}; one of them is to be
 * there. The folders that are looked for by habit need not exist, also where a client sends them as its default.
 */
export function namedFolders(
  settings: Settings,
  workspaceFolders: readonly string[],
): readonly (readonly [string, ...string[]])[] {
  const named = settings.corpus.filter((entry) => !defaultCorpus.includes(entry));
  return named.flatMap((entry) => {
    const [first, ...others] = placesOf(entry, workspaceFolders);
    return first === undefined ? [] : [[first, ...others]];
  });
}

function placesOf(entry: string, workspaceFolders: readonly string[]): readonly string[] {
  if (entry.startsWith('file:')) {
    const path = pathOf(entry);
    return path === null ? [] : [path];
  }
  if (isAbsolute(entry)) return [entry];
  const roots = workspaceFolders.flatMap((uri) => pathOf(uri) ?? []);
  return roots.map((root) => `${root.replace(/[\\/]+$/, '')}/${entry.replace(/^\.[\\/]+/, '')}`);
}

/** The URI in the one way in which the corpus writes its own: clients encode as they please. */
export function normalizedUri(uri: string): string {
  try {
    return URI.parse(uri).toString();
  } catch {
    return uri;
  }
}

/** Path of a `file:` URI, null for others. */
export function pathOf(uri: string): string | null {
  try {
    const parsed = URI.parse(uri);
    return parsed.scheme === 'file' ? parsed.fsPath : null;
  } catch {
    return null;
  }
}

export function isAbsolute(path: string): boolean {
  return /^(?:[\\/]|[A-Za-z]:[\\/])/.test(path);
}
