/** Which drafts a path or glob names. */
import { statSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';

/** Formats that are read as drafts. */
const pattern = '**/*.{policy,zc,md,markdown,txt}';

export interface ListedDrafts {
  /** `missing`: there is no such file or folder, or the glob names nothing. */
  readonly kind: 'file' | 'folder' | 'glob' | 'missing';
  /** Relative to the working folder unless the entry is absolute; in alphabetical order. */
  readonly paths: readonly string[];
}

export async function listDrafts(entry: string): Promise<ListedDrafts> {
  const status = statSync(entry, { throwIfNoEntry: false });
  if (status?.isDirectory()) {
    const below = await glob(pattern, { cwd: entry, ignore: ['**/node_modules/**'] });
    const prefix = /^\.?[\\/]?$/.test(entry) && !/^[\\/]/.test(entry) ? '' : `${entry.replace(/[\\/]+$/, '')}/`;
    return { kind: 'folder', paths: below.map((path) => prefix + path).sort() };
  }
  if (status) return { kind: 'file', paths: [entry] };
  const slashed = entry.replaceAll('\\', '/');
  if (!isDynamicPattern(slashed)) return { kind: 'missing', paths: [] };
  const paths = await glob(slashed, {
    ignore: ['**/node_modules/**'],
    expandDirectories: false,
    absolute: isAbsolute(entry),
  });
  return { kind: paths.length > 0 ? 'glob' : 'missing', paths: paths.sort() };
}
