#!/usr/bin/env node
/** Command-line entry: wires the machine, nothing else. */
import { existsSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { URI } from 'vscode-uri';
import { version } from '../../package.json';
import { localeOf } from './checks/message.ts';
import type { FileContent, Machine } from './cli/machine.ts';
import { run } from './cli/run.ts';
import { decode } from './ingest/decode.ts';
import { runLanguageServer } from './language-server.ts';
import { connectStdio } from './lsp/stdio.ts';
import { CorpusLoader } from './platform/corpus-loader.ts';
import { listDrafts } from './platform/draft-files.ts';
import { rewriteFile } from './platform/rewrite-file.ts';
import { createSegmenter } from './platform/segmenter.ts';
import { readUserFile } from './platform/user-file.ts';

/** Larger files are no drafts. */
const largestDraft = 64 * 1024 * 1024;

const workerPath = join(__dirname, 'worker.js');
const segmenter = createSegmenter(__dirname);
const { LC_ALL, LC_MESSAGES, LANG, NO_COLOR } = process.env;
const environmentLocale = LC_ALL || LC_MESSAGES || LANG;
let progressShown = false;

const machine: Machine = {
  locale: localeOf((environmentLocale ?? Intl.DateTimeFormat().resolvedOptions().locale).replace('_', '-')),
  colours: process.stdout.isTTY === true && !NO_COLOR,
  columns: process.stdout.columns ?? 100,
  terminal: process.stdout.isTTY === true,
  out: (text) => writeAll(1, Buffer.from(text)),
  outBytes: (bytes) => writeAll(1, bytes),
  err: (text) => writeAll(2, Buffer.from(text)),
  progress(text) {
    if (process.stderr.isTTY !== true || (text === '' && !progressShown)) return;
    progressShown = text !== '';
    writeAll(2, Buffer.from(`\r\u001b[K${text.slice(0, Math.max(10, (process.stderr.columns ?? 80) >> 1))}`));
  },
  exists: existsSync,
  absolute: (path) => resolve(path),
  display(path) {
    const below = relative(process.cwd(), path);
    return below === '' || below.startsWith('..') || isAbsolute(below) ? path : below;
  },
  uriOf: (path) => URI.file(resolve(path)).toString(),
  pathOf: (uri) => URI.parse(uri).fsPath,
  read,
  readInput,
  readUserFile,
  listDrafts,
  write,
  save,
  office: () => import('./office.js'),
  openCorpus: (request) => new CorpusLoader({ ...request, workerPath }),
  segmenter,
  serve() {
    runLanguageServer(connectStdio);
    return new Promise(() => {});
  },
};

const rewriteProblems = {
  changed: { zh: '文稿在检查期间已改动，没有写入', en: 'the draft was changed meanwhile; nothing was written' },
  undecodable: {
    zh: '文稿里有无法还原的字节，没有改动',
    en: 'the draft holds bytes that would not come back as they were; nothing was written',
  },
};

function notWritten(code: string) {
  return { zh: `无法写入（${code}）`, en: `cannot be written (${code})` };
}

function readInput(): FileContent {
  try {
    return decode(readFileSync(0));
  } catch (error) {
    return { ok: false, problem: 'unreadable', detail: (error as NodeJS.ErrnoException).code ?? '' };
  }
}

function read(path: string): FileContent {
  try {
    const { size } = statSync(path);
    if (size > largestDraft) return { ok: false, problem: 'too-large', detail: `${size >> 20} MB` };
    return decode(readFileSync(path));
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    return { ok: false, problem: code === 'ENOENT' ? 'missing' : 'unreadable', detail: code };
  }
}

function write(path: string, { before, after }: { readonly before: string; readonly after: string }) {
  const problem = rewriteFile(path, before, after);
  return problem && { detail: typeof problem === 'string' ? rewriteProblems[problem] : notWritten(problem.system) };
}

function save(path: string, content: string | Uint8Array): ReturnType<Machine['save']> {
  try {
    writeFileSync(path, content);
    return null;
  } catch (error) {
    return { detail: notWritten((error as NodeJS.ErrnoException).code ?? '') };
  }
}

/** Writes all of it before going on, so that nothing is lost when the process ends; a reader that left ends it quietly. */
function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') process.exit(0);
      if (code !== 'EAGAIN') throw error;
    }
  }
}

run(process.argv.slice(2), version, machine).then((code) => process.exit(code));
