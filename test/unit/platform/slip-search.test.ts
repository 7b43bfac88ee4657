import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { URI } from 'vscode-uri';
import { productOptions } from '../../../product.mjs';
import type { Corpus } from '../../../server/src/corpus/corpus.ts';
import { corpusOf } from '../../../server/src/corpus/corpus-of.ts';
import { packedSearches, takeSearches } from '../../../server/src/corpus/wording/candidates.ts';
import { type Slip, slipsIn } from '../../../server/src/corpus/wording/slips.ts';
import { listCorpusFiles } from '../../../server/src/platform/corpus-files.ts';
import { refreshCorpus } from '../../../server/src/platform/refresh-corpus.ts';
import { createSegmenter } from '../../../server/src/platform/segmenter.ts';
import { slipSearcher } from '../../../server/src/platform/slip-search.ts';
import { nothingStored, openStored } from '../../../server/src/platform/stored-corpus.ts';

const formula = '坚持党建引领、群众参与、依法治理、共建共享的工作原则。';
const slip = '坚持党建引领、群众参予、依法治理、共建共享的工作原则。';
const none = '公园免费开放。';
const draft = 'untitled:draft';
const opened = { uri: draft, source: '' };

/** What the segments of sentences led to, as the last search told it. */
const searches: (readonly [sentences: readonly string[], packed: Uint32Array])[] = [];

let folder: string;
let workerPath: string;
let corpus: Corpus;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'policy-drafting-slips-'));
  workerPath = join(folder, 'slip-worker.js');
  await build({ ...productOptions, entryPoints: ['server/src/slip-worker.ts'], outfile: workerPath });
  mkdirSync(join(folder, 'corpus'));
  for (const county of '甲乙丙') {
    writeFileSync(join(folder, 'corpus', `${county}.txt`), `${county}县工作方案\n\n一、总体要求\n\n${formula}\n`);
  }
  corpus = openStored(refreshCorpus(nothingStored, await listCorpusFiles([join(folder, 'corpus')]), () => {}));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function search(
  uri: string,
  sentences: readonly string[],
  threads?: number,
  source = '',
): Promise<ReadonlyMap<string, readonly Slip[]>> {
  const found = new Map<string, readonly Slip[]>();
  searches.length = 0;
  const question = {
    sentences,
    found: (of: string, slips: readonly Slip[]) => found.set(of, slips),
    searched: (of: readonly string[], packed: Uint32Array) => searches.push([of, packed]),
  };
  await slipSearcher(workerPath, corpus, { uri, source }, threads)!.search(question).done;
  return found;
}

describe('the search of many sentences in threads', () => {
  it('gives what the search in this thread gives, for every sentence, with one thread and with several', async () => {
    const sentences = [slip, none, ...Array.from({ length: 300 }, (_, index) => `第${index}次会议坚持党建引领。`)];
    const segmenter = createSegmenter(folder);
    const expected = new Map(sentences.map((sentence) => [sentence, slipsIn(corpus, segmenter, sentence)]));
    expect(expected.get(slip)).toHaveLength(1);
    // The text it was opened with has none of them, some, or all.
    for (const source of ['', `${slip}\n${none}`, sentences.join('\n')]) {
      for (const threads of [1, 3]) expect(await search(draft, sentences, threads, source)).toEqual(expected);
    }
  });

  it('tells what the segments led to, as this thread finds it', async () => {
    const sentences = [slip, formula, none];
    await search(draft, sentences, 2);
    const segmenter = createSegmenter(folder);
    expect(searches.flatMap(([of]) => of)).toEqual(sentences);
    for (const [of, packed] of searches) expect(packed).toEqual(packedSearches(corpus, segmenter, of));
    const taking = createSegmenter(folder);
    for (const [of, packed] of searches) takeSearches(corpus, taking, of, packed);
    expect(packedSearches(corpus, taking, sentences)).toEqual(packedSearches(corpus, segmenter, sentences));
    expect(slipsIn(corpus, taking, slip)).toEqual(slipsIn(corpus, segmenter, slip));
  });

  it('compares a draft that the corpus has with the other files', async () => {
    const own = URI.file(join(folder, 'corpus', '甲.txt')).toString();
    const [found] = (await search(own, [slip])).get(slip)!;
    expect(found).toEqual(slipsIn(corpus.without(own), createSegmenter(folder), slip)[0]);
    expect(found!.works).toBe(2);
  });

  it('ends when it is stopped, and tells of a thread that fails', async () => {
    const question = { sentences: [slip], found: () => {}, searched: () => {} };
    const running = slipSearcher(workerPath, corpus, opened)!.search(question);
    running.stop();
    await running.done;
    await expect(slipSearcher(join(folder, 'none.js'), corpus, opened)!.search(question).done).rejects.toThrow();
    // Nobody asks it for anything.
    slipSearcher(workerPath, corpus, opened)!.stop();
  });

  it('is not to be had for a corpus that no other thread can open', () => {
    expect(slipSearcher(workerPath, corpusOf([]), opened)).toBeNull();
  });
});
