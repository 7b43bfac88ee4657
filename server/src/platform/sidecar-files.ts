/** The corrections that lie beside corpus files. */
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { URI } from 'vscode-uri';
import { compareText } from '../corpus/document-order.ts';
import { type SidecarText, sidecarNames } from '../corpus/sidecar-text.ts';
import { decode } from '../ingest/decode.ts';
import type { ListedFile } from './corpus-files.ts';

/** A list of corrections is never so large; reading one would only take memory. */
const LARGEST_SIDECAR = 4 * 1024 * 1024;

/**
 * The sidecars in the folders of the listed files, up to the folder each was listed from, and in the corpus folders
 * themselves; in ascending order of their URIs.
 */
export function readSidecars(entries: readonly string[], listed: readonly ListedFile[]): readonly SidecarText[] {
  /** The corpus folder that each folder lies in. */
  const folders = new Map<string, string>();
  for (const entry of entries) folders.set(resolve(entry), resolve(entry));
  for (const { path, name } of listed) {
    const root = path.slice(0, path.length - name.length).replace(/[\\/]+$/, '') || sep;
    for (let folder = dirname(path); !folders.has(folder); folder = dirname(folder)) {
      folders.set(folder, root);
      if (folder === root || folder === dirname(folder)) break;
    }
  }
  const found = [...folders].flatMap(([folder, root]) =>
    sidecarNames.flatMap((name) => readSidecar(join(folder, name), root) ?? []),
  );
  return found.sort((a, b) => compareText(a.uri, b.uri));
}

/** The file, or null where there is none. */
function readSidecar(path: string, root: string): SidecarText | null {
  const row = { uri: URI.file(path).toString(), name: relative(root, path).split(sep).join('/') };
  try {
    const { size } = statSync(path);
    if (size > LARGEST_SIDECAR) return { ...row, text: null, problem: 'too-large', detail: '' };
    const decoded = decode(readFileSync(path));
    if (decoded.ok) return { ...row, text: decoded.text, problem: null, detail: '' };
    const { problem, detail } = decoded;
    return problem === 'empty'
      ? { ...row, text: '', problem: null, detail: '' }
      : { ...row, text: null, problem, detail };
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    return { ...row, text: null, problem: 'unreadable', detail: code };
  }
}

export function sameSidecars(a: readonly SidecarText[], b: readonly SidecarText[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
