import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { productOptions } from '../../../product.mjs';
import type { Corpus } from '../../../server/src/corpus/corpus.ts';
import { CorpusLoader } from '../../../server/src/platform/corpus-loader.ts';

let folder: string;
let options: { readonly workerPath: string; readonly folders: readonly string[]; readonly cacheDir: string };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'policy-drafting-loader-'));
  mkdirSync(join(folder, 'corpus'));
  options = {
    workerPath: join(folder, 'worker.js'),
    folders: [join(folder, 'corpus')],
    cacheDir: join(folder, 'cache'),
  };
  await build({ ...productOptions, entryPoints: ['server/src/worker.ts'], outfile: options.workerPath });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the corpus loader', () => {
  it('reads in a worker, tells how far it is, and keeps the snapshot while nothing changes', async () => {
    writeFileSync(join(folder, 'corpus', '甲.txt'), '坚持稳中求进工作总基调。');
    const loader = new CorpusLoader(options);
    const fractions: number[] = [];
    const corpus = await loader.refresh(({ fraction }) => fractions.push(fraction));
    expect(corpus.count('稳中求进').occurrences).toBe(1);
    expect(fractions.at(-1)).toBe(1);
    expect(await loader.refresh()).toBe(corpus);
    expect(loader.cacheProblem).toBeNull();

    writeFileSync(join(folder, 'corpus', '乙.txt'), '坚持稳中求进、以进促稳。');
    const grown = await loader.refresh();
    expect(grown).not.toBe(corpus);
    expect(corpus.count('稳中求进').occurrences).toBe(1);
    expect(grown.count('稳中求进').occurrences).toBe(2);
    expect((await loader.rebuild()).count('稳中求进').occurrences).toBe(2);
    loader.dispose();
  });

  it('tells which folders are not there, until they are', async () => {
    const late = join(folder, 'late');
    const folders = [...options.folders, late, join(folder, '*', '*.md')];
    const loader = new CorpusLoader({ ...options, folders });
    await loader.refresh();
    expect(loader.absent).toEqual([late]);
    mkdirSync(late);
    await loader.refresh();
    expect(loader.absent).toEqual([]);
    loader.dispose();
  });

  it('gives the stored corpus at once, then the present one, before it is stored', async () => {
    writeFileSync(join(folder, 'corpus', '丙.txt'), '先立后破。');
    const loader = new CorpusLoader(options);
    const early: Corpus[] = [];
    const corpus = await loader.refresh(undefined, (one) => early.push(one));
    expect(early.map((one) => one.count('先立后破').occurrences)).toEqual([0, 1]);
    expect(corpus).toBe(early[1]);
    expect(corpus.count('先立后破').occurrences).toBe(1);
    loader.dispose();
  });

  it('rejects what was under way when it is disposed, and when its worker is missing', async () => {
    const loader = new CorpusLoader(options);
    const reading = loader.refresh();
    loader.dispose();
    await expect(reading).rejects.toThrow('closed');
    await expect(loader.refresh()).rejects.toThrow('closed');
    await expect(new CorpusLoader({ ...options, workerPath: join(folder, 'no.js') }).refresh()).rejects.toThrow();
  });

  it('shares a cache folder with others that read and write it at the same time', async () => {
    const own = join(folder, 'shared');
    mkdirSync(own);
    const text = (number: number) => `第${number}号方案\n\n坚持稳中求进工作总基调。\n`;
    for (let number = 0; number < 20; number++) writeFileSync(join(own, `${number}.txt`), text(number));
    const loaders = [0, 1e9].map(
      (largestInMemory) => new CorpusLoader({ ...options, folders: [own], largestInMemory }),
    );
    for (let number = 20; number < 23; number++) {
      writeFileSync(join(own, `${number}.txt`), text(number));
      const corpora = await Promise.all(
        loaders.map((loader, index) => (index === number % 2 ? loader.rebuild() : loader.refresh())),
      );
      for (const corpus of corpora) {
        expect(corpus.count('稳中求进').occurrences).toBe(number + 1);
        expect(corpus.documents).toHaveLength(number + 1);
      }
    }
    expect(loaders.map(({ cacheProblem }) => cacheProblem)).toEqual([null, null]);
    for (const loader of loaders) loader.dispose();
    const later = new CorpusLoader({ ...options, folders: [own] });
    const stored: number[] = [];
    await later.refresh(undefined, (corpus) => stored.push(corpus.count('稳中求进').occurrences));
    expect(stored).toEqual([23]);
    later.dispose();
  });

  it('makes corrections that lie beside the files, without reading the files again', async () => {
    const corpusFolder = join(folder, 'corrected');
    const sidecar = join(corpusFolder, '市', 'policy-corpus.yaml');
    mkdirSync(join(corpusFolder, '市'), { recursive: true });
    writeFileSync(join(corpusFolder, '市', '公园办法.txt'), '青溪市公园管理办法\n\n第一条　公园向公众开放。\n');
    const own = { ...options, folders: [join(corpusFolder, '*', '*.txt')] };
    const numberOf = (corpus: Corpus) => corpus.title('青溪市公园管理办法')?.documents[0]?.number;
    const loader = new CorpusLoader(own);
    expect(numberOf(await loader.refresh())).toBeNull();

    const read: string[] = [];
    const refresh = () => loader.refresh(({ file }) => read.push(file));
    writeFileSync(sidecar, '- 文件: 公园办法.txt\n  文号: 青政发〔2020〕3号\n');
    const corrected = await refresh();
    expect(numberOf(corrected)).toBe('青政发〔2020〕3号');
    expect(await refresh()).toBe(corrected);

    writeFileSync(sidecar, '- 文件: 公园办法.txt\n  文号: 青政发〔2020〕4号\n- 文件: 没有.txt\n');
    const again = await refresh();
    expect(numberOf(again)).toBe('青政发〔2020〕4号');
    expect(again.sidecarProblems).toMatchObject([{ kind: 'missing-file', name: '市/policy-corpus.yaml', line: 2 }]);
    expect(read).toEqual([]);
    loader.dispose();

    const later = new CorpusLoader(own);
    const known: (string | null | undefined)[] = [];
    writeFileSync(sidecar, Buffer.from([0xff, 0x00, 0x80, 0x00, 0x81]));
    const broken = await later.refresh(undefined, (stored) => known.push(numberOf(stored)));
    // As it was stored, then as the file is now.
    expect(known).toEqual(['青政发〔2020〕4号', null]);
    expect(broken.sidecarProblems).toMatchObject([{ kind: 'unreadable' }]);
    rmSync(sidecar);
    expect(numberOf(await later.refresh())).toBeNull();
    later.dispose();
  });
});
