/** The corrections that lie beside corpus files. */
import { dirname, join, relative, resolve, sep } from 'node:path';
import { URI } from 'vscode-uri';
import { compareText } from '../corpus/document-order.ts';
import { type SidecarText, sidecarNames } from '../corpus/user-files/sidecar-text.ts';
import type { ListedFile } from './corpus-files.ts';
import { readUserFile } from './user-file.ts';

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
  const read = readUserFile(path);
  return read && { uri: URI.file(path).toString(), name: relative(root, path).split(sep).join('/'), ...read };
}

/** Whether two lists of files say the same: a refresh that found nothing new makes no new snapshot. */
export function sameSidecars(a: readonly SidecarText[], b: readonly SidecarText[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
