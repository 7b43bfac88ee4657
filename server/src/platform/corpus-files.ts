/** Which files make up the corpus: the contents of folders, single files, and what globs name. */
import { stat } from 'node:fs/promises';
import { basename, dirname, extname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { URI } from 'vscode-uri';
import { compareText } from '../corpus/document-order.ts';

export interface ListedFile {
  readonly path: string;
  readonly uri: string;
  /** Path below the corpus folder, with `/`. */
  readonly name: string;
  readonly bytes: number;
  /** Time of the last change in milliseconds; with `bytes` it tells an untouched file without reading it. */
  readonly changed: number;
}

const textExtensions = ['txt', 'md', 'markdown', 'policy', 'zc'];
/** Formats that drafting offices keep their texts in and that are not read yet: named to the user, not passed over. */
const officeExtensions = ['doc', 'docx', 'pdf', 'ofd'];
const wanted = new Set([...textExtensions, ...officeExtensions].map((extension) => `.${extension}`));

/** True when the file is of a format that is known but not read. */
export function isUnsupported(name: string): boolean {
  return officeExtensions.includes(extname(name).slice(1).toLowerCase());
}

/**
 * Files of the corpus in ascending order of their URIs, each once. `entries` are absolute paths of folders or files, or
 * globs; one that does not exist names no files.
 */
export async function listCorpusFiles(entries: readonly string[]): Promise<readonly ListedFile[]> {
  const found = new Map<string, ListedFile>();
  for (const entry of entries) {
    const paths = (await pathsOf(resolve(entry))).filter(({ path }) => isWanted(path));
    for (const file of await Promise.all(paths.map(listedFile))) {
      if (file !== null && !found.has(file.uri)) found.set(file.uri, file);
    }
  }
  return [...found.values()].sort((a, b) => compareText(a.uri, b.uri));
}

/** Those of the entries that are not there; a glob may name nothing. */
export async function absentEntries(entries: readonly string[]): Promise<readonly string[]> {
  const named = entries.filter((entry) => !isDynamicPattern(entry));
  const found = await Promise.all(named.map((entry) => stat(resolve(entry)).catch(() => null)));
  return named.filter((_, index) => found[index] === null);
}

function isWanted(path: string): boolean {
  // Word keeps such files beside an open document.
  return wanted.has(extname(path).toLowerCase()) && !basename(path).startsWith('~$');
}

async function listedFile({ folder, path }: FoundPath): Promise<ListedFile | null> {
  const information = await stat(path).catch(() => null);
  if (information !== null && !information.isFile()) return null;
  const uri = URI.file(path).toString();
  const name = relative(folder, path).split(sep).join('/') || basename(path);
  return { path, uri, name, bytes: information?.size ?? 0, changed: information?.mtimeMs ?? -1 };
}

interface FoundPath {
  readonly folder: string;
  readonly path: string;
}

async function pathsOf(entry: string): Promise<readonly FoundPath[]> {
  const information = await stat(entry).catch(() => null);
  if (information?.isFile()) return [{ folder: dirname(entry), path: entry }];
  if (information?.isDirectory()) return globIn(entry, '**/*');
  if (!isDynamicPattern(entry)) return [];
  const folder = await existingFolder(dirname(entry));
  return globIn(folder, relative(folder, entry).split(sep).join('/'));
}

async function globIn(folder: string, pattern: string): Promise<readonly FoundPath[]> {
  const names = await glob([pattern], {
    cwd: folder,
    expandDirectories: true,
    ignore: ['**/node_modules/**'],
    caseSensitiveMatch: false,
  }).catch(() => []);
  return names.map((name) => ({ folder, path: isAbsolute(name) ? name : join(folder, name) }));
}

/** The folder itself or the nearest above it that exists: names of folders may look like patterns. */
async function existingFolder(folder: string): Promise<string> {
  const information = await stat(folder).catch(() => null);
  return information?.isDirectory() || dirname(folder) === folder ? folder : existingFolder(dirname(folder));
}
