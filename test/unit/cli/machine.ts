import { URI } from 'vscode-uri';
import type { FileContent, Machine } from '../../../server/src/cli/machine.ts';
import { run } from '../../../server/src/cli/run.ts';
import { corpusOf, type NamedText } from '../../../server/src/corpus/corpus-of.ts';
import { cityTexts } from '../../lsp/corpus-texts.ts';
import { wordSegmenter } from '../../lsp/words.ts';

/**
 * A machine in memory whose working folder is / and whose corpus folder is /corpus. Files by their path as the user
 * writes it; `input` stands on standard input.
 */
export function machineWith(
  files: Record<string, string>,
  locale: Machine['locale'] = 'zh',
  { input = '', corpus = cityTexts }: { readonly input?: string; readonly corpus?: readonly NamedText[] } = {},
) {
  const contentOf = (text: string | undefined): FileContent => {
    if (text === undefined) return { ok: false, problem: 'missing', detail: 'ENOENT' };
    return text === '' ? { ok: false, problem: 'empty', detail: '' } : { ok: true, text };
  };
  let refused = false;
  const written = { out: '', err: '', progress: '' };
  const saved: Record<string, string | Uint8Array> = {};
  const absolute = (path: string) => (path.startsWith('/') ? path : `/${path.replace(/^\.\//, '')}`);
  const machine: Machine = {
    locale,
    colours: false,
    columns: 80,
    terminal: true,
    outBytes: (bytes) => {
      written.out += `${bytes.length} bytes`;
    },
    save: (path, content) => {
      saved[path] = content;
      return null;
    },
    office: () => import('../../../server/src/office.ts'),
    out: (text) => {
      written.out += text;
    },
    err: (text) => {
      written.err += text;
    },
    progress: (text) => {
      written.progress += text;
    },
    exists: (path) => absolute(path) === '/corpus',
    absolute,
    display: (path) => path.replace(/^\//, ''),
    uriOf: (path) => (path === '.' ? 'file:///' : URI.file(absolute(path)).toString()),
    pathOf: (uri) => URI.parse(uri).fsPath,
    read: (path) => contentOf(files[path]),
    readInput: () => contentOf(input),
    readUserFile: (path) => {
      const text = files[path.replace(/^\//, '')];
      return text === undefined ? null : { text, problem: null, detail: '' };
    },
    listDrafts: async (entry) => {
      if (files[entry] !== undefined) return { kind: 'file', paths: [entry] };
      const paths = Object.keys(files).filter((path) => path.startsWith(`${entry.replace(/\/$/, '')}/`));
      return { kind: paths.length > 0 ? 'folder' : 'missing', paths };
    },
    write: (path, { before, after }) => {
      if (refused || files[path] !== before) return { detail: { zh: '已改动', en: 'changed' } };
      files[path] = after;
      return null;
    },
    openCorpus: () => ({ refresh: async () => corpusOf(corpus), cacheProblem: null, dispose: () => {} }),
    segmenter: wordSegmenter(),
    serve: async () => {},
  };
  const call = async (line: string) => {
    written.out = '';
    written.err = '';
    const code = await run(line.split(' ').filter(Boolean), '1.2.3', machine);
    return { code, ...written };
  };
  /** From now on no draft can be written. */
  const refuse = () => {
    refused = true;
  };
  return { call, files, saved, refuse };
}
