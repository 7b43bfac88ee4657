import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCorpus } from '../../../server/src/corpus/snapshot.ts';
import { finished } from '../../../server/src/corpus/stepwise.ts';
import { termSuccessors } from '../../../server/src/corpus/wording/replaced.ts';
import { type JobMessage, runCorpusJob } from '../../../server/src/platform/corpus-job.ts';
import { openStored, partsOf, type StoredCorpus } from '../../../server/src/platform/stored-corpus.ts';
import { wordSegmenter } from '../../lsp/words.ts';

let folder: string;
let library: string;
let cacheFolder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), '政策库 (测试)[1]-'));
  library = join(folder, '库');
  cacheFolder = join(folder, '缓存');
  mkdirSync(library);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string | Uint8Array): void {
  const path = join(library, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

interface Outcome {
  readonly corpus: StoredCorpus;
  /** Files that were read, in order. */
  readonly read: readonly string[];
  readonly cacheProblem: string | null;
}

async function load(options: { reader?: string; known?: StoredCorpus; entries?: string[] } = {}): Promise<Outcome> {
  const messages: JobMessage[] = [];
  const { reader: name = 'test', known = null, entries = [library] } = options;
  const reader = { name, segmenter: wordSegmenter() };
  await runCorpusJob({ entries, cacheFolder, known, rebuild: false }, reader, (message) => messages.push(message));
  const read = messages.flatMap((message) => (message.kind === 'progress' ? message.progress.file || [] : []));
  const done = messages.find((message) => message.kind === 'done');
  return { corpus: (done!.corpus ?? known)!, read, cacheProblem: done!.cacheProblem };
}

const open = ({ corpus }: Outcome) => openCorpus(partsOf(corpus));
const cached = () =>
  readdirSync(cacheFolder).flatMap((set) =>
    readdirSync(join(cacheFolder, set)).map((name) => join(cacheFolder, set, name)),
  );

describe('the corpus on disk', () => {
  it('reads every text below the folder, and only what has changed the next time', async () => {
    write('甲.txt', '坚持稳中求进工作总基调。');
    write('下级/乙.md', '# 实施方案\n\n坚持稳中求进工作总基调。');
    write('图.png', 'no text');
    const first = await load();
    expect(
      open(first)
        .files.map(({ name }) => name)
        .sort(),
    ).toEqual(['下级/乙.md', '甲.txt'].sort());
    expect(open(first).count('稳中求进').occurrences).toBe(2);

    expect((await load()).read).toEqual([]);

    write('甲.txt', '坚持以进促稳。');
    const changed = await load();
    expect(changed.read).toEqual(['甲.txt']);
    expect(open(changed).count('稳中求进').occurrences).toBe(1);
    expect(open(changed).count('以进促稳').occurrences).toBe(1);

    rmSync(join(library, '甲.txt'));
    const removed = await load();
    expect(open(removed).files.map(({ name }) => name)).toEqual(['下级/乙.md']);
    expect(open(removed).count('以进促稳').occurrences).toBe(0);
  });

  it('takes a touched file for what it was', async () => {
    write('甲.txt', '坚持稳中求进。');
    const first = await load();
    utimesSync(join(library, '甲.txt'), new Date(), new Date(Date.now() + 5000));
    const touched = await load({ known: first.corpus });
    expect(touched.corpus.segments).toBe(first.corpus.segments);
    expect((await load()).read).toEqual([]);
  });

  it('names what it cannot read, and reads the rest', async () => {
    write('空.txt', '');
    write('二进制.txt', new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0x2e, 0x34]));
    write('乱码.txt', new Uint8Array([0xd5, 0xff, 0xff, 0xff, 0x81, 0x20, 0x41]));
    write('稿.docx', 'PK');
    write('好.txt', '坚持稳中求进。');
    write('大.txt', '');
    truncateSync(join(library, '大.txt'), 65 * 1024 * 1024);
    const files = open(await load()).files;
    expect(Object.fromEntries(files.map(({ name, problem }) => [name, problem]))).toEqual({
      '空.txt': 'empty',
      '二进制.txt': 'binary',
      '乱码.txt': 'encoding',
      '稿.docx': 'unsupported',
      '大.txt': 'too-large',
      '好.txt': null,
    });
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('names a file it may not open', async () => {
    write('密.txt', '坚持稳中求进。');
    chmodSync(join(library, '密.txt'), 0);
    expect(open(await load()).files).toMatchObject([{ problem: 'unreadable', detail: 'EACCES' }]);
  });

  it('takes files, globs and folders that are not there', async () => {
    write('甲.txt', '甲。');
    write('乙.md', '乙。');
    const names = async (...entries: string[]) => open(await load({ entries })).files.map(({ name }) => name);
    expect(await names(join(library, '*.md'))).toEqual(['乙.md']);
    expect(await names(join(library, '甲.txt'), library)).toHaveLength(2);
    expect(await names(join(folder, '没有'))).toEqual([]);
  });

  it('reads anew when another version wrote the cache', async () => {
    write('甲.txt', '坚持稳中求进。');
    await load();
    expect((await load({ reader: 'other' })).read).toEqual(['甲.txt']);
  });

  it('reads anew when the cache is cut or changed in any byte', async () => {
    write('甲.txt', '坚持稳中求进。');
    const expected = open(await load()).count('稳中求进');
    for (const file of cached()) {
      const bytes = readFileSync(file);
      const step = Math.max(1, Math.floor(bytes.length / 25));
      for (let at = 0; at < bytes.length; at += step) {
        const flipped = Uint8Array.from(bytes);
        flipped[at]! ^= 1 << (at % 8);
        for (const damaged of [flipped, bytes.subarray(0, at)]) {
          writeFileSync(file, damaged);
          const again = await load();
          expect(again.read).toEqual(['甲.txt']);
          expect(open(again).count('稳中求进')).toEqual(expected);
          expect((await load()).read).toEqual([]);
        }
      }
    }
  });

  it('goes on without a cache that cannot be written', async () => {
    write('甲.txt', '坚持稳中求进。');
    writeFileSync(cacheFolder, 'a file where the folder should be');
    const outcome = await load();
    expect(outcome.cacheProblem).toMatch(/^E[A-Z]+$/);
    expect(open(outcome).count('稳中求进').occurrences).toBe(1);
  });

  it.skipIf(!existsSync('/proc/self'))('goes on where a folder can neither be made nor ever be', async () => {
    write('甲.txt', '坚持稳中求进。');
    cacheFolder = '/proc/policy-drafting/cache';
    const outcome = await load();
    expect(outcome.cacheProblem).toBe('ENOENT');
    expect(open(outcome).count('稳中求进').occurrences).toBe(1);
  });

  it('leaves no temporary files, and shares a folder with another process', async () => {
    write('甲.txt', '坚持稳中求进。');
    await Promise.all([load(), load(), load()]);
    expect(cached().filter((path) => path.endsWith('.tmp'))).toEqual([]);
    expect((await load()).read).toEqual([]);
  });

  it('keeps what the texts tell of replaced terms, until texts or corrections change', async () => {
    const segmenter = wordSegmenter();
    const report = (name: string, year: number, subject: string) =>
      write(
        `${name}.txt`,
        `${name}工作报告\n\n${year}年1月15日\n\n激发${subject}活力。推动${subject}健康发展。支持${subject}登记。\n`,
      );
    for (const [index, name] of ['甲县', '乙县', '丙县'].entries()) report(name, 2016 + index, '市场主体');
    for (const [index, name] of ['己县', '庚县'].entries()) report(name, 2024 + index, '经营主体');
    const kept = ({ corpus }: Outcome) => {
      // Nothing is left to be done: the first step is the last.
      const step = termSuccessors(openStored(corpus), segmenter).next();
      return step.done ? step.value.of('市场主体') : null;
    };
    const afresh = (outcome: Outcome) => finished(termSuccessors(open(outcome), segmenter)).of('市场主体');
    const first = await load();
    expect(kept(first)).toMatchObject([{ term: '经营主体' }]);
    expect(kept(first)).toEqual(afresh(first));
    expect(first.corpus.terms!.replaced).toMatchObject([{ term: '市场主体' }]);
    const again = await load();
    expect(kept(again)).toEqual(kept(first));
    expect(again.corpus.terms).toEqual(first.corpus.terms);

    report('己县', 2024, '创业主体');
    report('庚县', 2025, '创业主体');
    const changed = await load({ known: first.corpus });
    expect(kept(changed)).toMatchObject([{ term: '创业主体' }]);
    expect(kept(changed)).toEqual(afresh(changed));
    expect(changed.corpus.terms!.replaced).toMatchObject([{ term: '市场主体' }]);

    write('policy-corpus.yaml', ['己县', '庚县'].map((name) => `- 文件: ${name}.txt\n  日期: 2015-01-15\n`).join(''));
    const corrected = await load({ known: changed.corpus });
    expect(kept(corrected)).toEqual([]);
    expect(corrected.corpus.terms!.replaced).toEqual([]);
  });
});
