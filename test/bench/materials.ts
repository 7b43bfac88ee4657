/** What the benchmarks work on: files of the corpus and phrases drawn from it. */
import { readFileSync } from 'node:fs';
import type { Corpus } from '../../server/src/corpus/corpus.ts';
import { decode } from '../../server/src/ingest/decode.ts';
import { type ListedFile, listCorpusFiles } from '../../server/src/platform/corpus-files.ts';
import { seededRandom } from './measure.ts';

export interface Materials {
  readonly folder: string;
  readonly files: readonly ListedFile[];
  readonly bytes: number;
}

export async function gather(folder: string): Promise<Materials> {
  const files = await listCorpusFiles([folder]);
  return { folder, files, bytes: files.reduce((sum, file) => sum + file.bytes, 0) };
}

/** Decoded text of a file; empty when it has none. */
export function textOf(file: ListedFile): string {
  const decoded = decode(readFileSync(file.path));
  return decoded.ok ? decoded.text : '';
}

/** Stretches of `length` Chinese characters drawn from clauses of the corpus. */
export function phrases(corpus: Corpus, count: number, length: number, seed: number): readonly string[] {
  const random = seededRandom(seed);
  const drawn: string[] = [];
  while (drawn.length < count) {
    const { text } = corpus.clause(random(corpus.clauseCount));
    if (text.length < length) continue;
    const start = random(text.length - length + 1);
    const phrase = text.slice(start, start + length);
    if (/^\p{Script=Han}+$/u.test(phrase)) drawn.push(phrase);
  }
  return drawn;
}

/** Clauses of the corpus, each with one slip: a character replaced, dropped, added or swapped with the next. */
export function slips(
  corpus: Corpus,
  count: number,
  seed: number,
): readonly { readonly right: string; readonly wrong: string }[] {
  const random = seededRandom(seed);
  const drawn: { readonly right: string; readonly wrong: string }[] = [];
  while (drawn.length < count) {
    const { text: right } = corpus.clause(random(corpus.clauseCount));
    if (right.length < 12 || right.length > 150 || !/^\p{Script=Han}/u.test(right)) continue;
    const at = 1 + random(right.length - 3);
    const other = String.fromCharCode(0x4e00 + random(3000));
    const wrong = [
      right.slice(0, at) + other + right.slice(at + 1),
      right.slice(0, at) + right.slice(at + 1),
      right.slice(0, at) + other + right.slice(at),
      right.slice(0, at) + right[at + 1] + right[at] + right.slice(at + 2),
    ][random(4)]!;
    drawn.push({ right, wrong });
  }
  return drawn;
}

/** Bytes of a long draft: a plan with all its annexes. */
const draftBytes = 700_000;

/** Work reports one after the other, and the files that are left for the corpus. */
export function longDraft(files: readonly ListedFile[]): {
  readonly source: string;
  readonly others: readonly ListedFile[];
} {
  let source = '';
  const used = new Set<ListedFile>();
  for (const file of files) {
    if (!/reports/.test(file.path) || Buffer.byteLength(source) >= draftBytes) continue;
    source += `${textOf(file)}\n\n`;
    used.add(file);
  }
  while (Buffer.byteLength(source) > draftBytes) source = source.slice(0, -1000);
  return { source, others: files.filter((file) => !used.has(file)) };
}
