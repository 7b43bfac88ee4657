/** `--corpus`, `--cache-dir`, `--no-cache`: opening the corpus that a command works with. */
import type { Corpus } from '../corpus/corpus.ts';
import { isGlob } from '../corpus/glob.ts';
import { problemReason } from '../features/file-problem.ts';
import { sidecarLine } from '../features/sidecar-message.ts';
import { type Arguments, UsageError } from './arguments.ts';
import type { CorpusRequest, Machine } from './machine.ts';

export const corpusOptions = { flags: ['no-cache'], values: ['cache-dir'], lists: ['corpus'] } as const;

export const corpusHelp = {
  zh: `  --corpus 文件夹…     政策库所在文件夹或通配符；缺省为当前目录下的 corpus/ 和 政策库/
  --cache-dir 文件夹   索引存放位置；缺省为用户缓存目录
  --no-cache           不读也不存索引`,
  en: `  --corpus DIR…        folders or globs of the corpus; default: corpus/ and 政策库/ in the working folder
  --cache-dir DIR      where the index is kept; default: the user's cache folder
  --no-cache           neither read nor keep an index`,
};

const defaults = ['corpus', '政策库'];

/** Reads the corpus, with progress. Files that could not be read are told on standard error. */
export async function openCorpus(given: Arguments, machine: Machine): Promise<Corpus> {
  const request = requestOf(given, machine);
  const opened = machine.openCorpus(request);
  try {
    const corpus = await opened.refresh(({ fraction, file }) =>
      machine.progress(`${String(Math.round(fraction * 100)).padStart(3)}% ${file}`),
    );
    machine.progress('');
    const { locale } = machine;
    for (const { name, problem, detail } of corpus.files) {
      if (problem !== null) machine.err(`${name}: ${problemReason(problem, detail, locale)}\n`);
    }
    for (const problem of corpus.sidecarProblems) machine.err(`${sidecarLine(problem, locale)}\n`);
    if (opened.cacheProblem !== null) {
      const message = { zh: '索引未能保存', en: 'the index could not be kept' };
      machine.err(`${message[locale]}: ${opened.cacheProblem}\n`);
    }
    if (corpus.documents.length === 0) {
      const where = request.folders.map((folder) => machine.display(folder)).join(', ');
      const message = {
        zh: `政策库是空的（${where || '未指定'}）：用 --corpus 指定存放政策文件的文件夹`,
        en: `the corpus is empty (${where || 'none given'}): name the folder of your policy files with --corpus`,
      };
      machine.err(`${message[locale]}\n`);
    }
    return corpus;
  } finally {
    machine.progress('');
    opened.dispose();
  }
}

/** Paths or globs of the corpus. Throws {@link UsageError} where a folder is named that does not exist. */
export function corpusFolders(given: Arguments, machine: Machine): readonly string[] {
  return requestOf(given, machine).folders;
}

function requestOf(given: Arguments, machine: Machine): CorpusRequest {
  const named = given.lists.get('corpus');
  for (const entry of named ?? []) {
    if (isGlob(entry) || machine.exists(entry)) continue;
    throw new UsageError({ zh: `政策库文件夹不存在：${entry}`, en: `no such corpus folder: ${entry}` });
  }
  const folders = (named ?? defaults.filter((folder) => machine.exists(folder))).map((entry) =>
    machine.absolute(entry),
  );
  if (given.flags.has('no-cache')) return { folders, cacheDir: null };
  const cacheDir = given.values.get('cache-dir');
  return cacheDir === undefined ? { folders } : { folders, cacheDir: machine.absolute(cacheDir) };
}
