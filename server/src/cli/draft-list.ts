/** The drafts that the arguments of `check` name: files, folders, globs and standard input. */
import { splitGlob } from '../corpus/glob.ts';
import { type Arguments, UsageError } from './arguments.ts';
import { corpusFolders } from './corpus-option.ts';
import type { Machine } from './machine.ts';
import { contentOf } from './read-draft.ts';

export interface DraftSource {
  /** As people here write it. */
  readonly path: string;
  readonly uri: string;
  readonly text: string;
  readonly fromInput: boolean;
}

/** What stands for standard input. */
const input = '-';
/** URI of a draft that has no file. */
const unnamed = 'untitled:stdin';

/** Each draft once. Throws {@link UsageError} where one cannot be read or nothing is named. */
export async function readDrafts(given: Arguments, machine: Machine): Promise<readonly DraftSource[]> {
  if (given.positionals.length === 0)
    throw new UsageError({ zh: '没有指定文稿，用法见 --help', en: 'no draft given; see --help' });
  const sources = new Map<string, DraftSource>();
  for (const entry of given.positionals) {
    if (entry === input) {
      const name = given.values.get('stdin-name');
      const uri = name === undefined ? unnamed : machine.uriOf(name);
      const text = contentOf(name ?? input, machine.readInput());
      sources.set(uri, { path: name ?? input, uri, text, fromInput: true });
      continue;
    }
    for (const path of await pathsOf(entry, given, machine)) {
      const uri = machine.uriOf(path);
      if (sources.has(uri)) continue;
      sources.set(uri, { path, uri, text: contentOf(path, machine.read(path)), fromInput: false });
    }
  }
  return [...sources.values()];
}

async function pathsOf(entry: string, given: Arguments, machine: Machine): Promise<readonly string[]> {
  const { kind, paths } = await machine.listDrafts(entry);
  if (kind === 'file') return [entry];
  const root = withSlash(machine.uriOf(splitGlob(entry.replaceAll('\\', '/')).base));
  const corpora = corpusFolders(given, machine)
    .map((folder) => withSlash(machine.uriOf(splitGlob(folder.replaceAll('\\', '/')).base)))
    .filter((folder) => folder !== root && folder.startsWith(root));
  const drafts = paths.filter((path) => !corpora.some((folder) => machine.uriOf(path).startsWith(folder)));
  if (drafts.length > 0) return drafts;
  throw new UsageError(
    kind === 'missing'
      ? { zh: `找不到文件：${entry}`, en: `no such file: ${entry}` }
      : { zh: `没有找到文稿：${entry}`, en: `no drafts found: ${entry}` },
  );
}

function withSlash(folder: string): string {
  return folder.endsWith('/') ? folder : `${folder}/`;
}
