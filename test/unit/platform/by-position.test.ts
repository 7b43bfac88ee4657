import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { foldedKey } from '../../../server/src/corpus/folded-text.ts';
import { heldBytes, readHeader } from '../../../server/src/corpus/segment/format.ts';
import { openCorpus } from '../../../server/src/corpus/snapshot.ts';
import { type JobMessage, runCorpusJob } from '../../../server/src/platform/corpus-job.ts';
import { partsOf, type StoredCorpus } from '../../../server/src/platform/stored-corpus.ts';
import { wordSegmenter } from '../../lsp/words.ts';
import { describeCorpus, sentences } from './describe-corpus.ts';

let folder: string;
let library: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'policy-drafting-position-'));
  library = join(folder, '库');
  mkdirSync(library);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Options {
  readonly known?: StoredCorpus;
  readonly cacheFolder?: string | null;
  /** Bytes of files from which on text and postings are read by position. */
  readonly largest?: number;
}

async function load({ known, cacheFolder = join(folder, '缓存'), largest = 0 }: Options = {}): Promise<StoredCorpus> {
  const messages: JobMessage[] = [];
  const job = { entries: [library], cacheFolder, known: known ?? null, rebuild: false, largest };
  await runCorpusJob(job, { name: 'test', segmenter: wordSegmenter() }, (message) => messages.push(message));
  return (messages.find((message) => message.kind === 'done')?.corpus ?? known)!;
}

const inMemory = () => load({ cacheFolder: null });
const open = (stored: StoredCorpus) => openCorpus(partsOf(stored));

function write(name: string, ...lines: readonly string[]): void {
  writeFileSync(join(library, name), `${name}方案\n\n${lines.join('\n\n')}\n`);
}

describe('a corpus that is read by position', () => {
  it('holds the columns only, and answers like one in memory, read or from the cache', async () => {
    write('甲.txt', ...sentences);
    write('乙.txt', sentences[0]!, '一、总体要求', sentences[3]!);
    const expected = describeCorpus(open(await inMemory()));
    for (const stored of [await load(), await load()]) {
      const [{ buffer, path }] = stored.segments as [StoredCorpus['segments'][number]];
      expect(path).not.toBeNull();
      expect(buffer.byteLength).toBe(heldBytes(readHeader(buffer)!, 'columns'));
      expect(describeCorpus(open(stored))).toEqual(expected);
    }
    expect(open(await load({ largest: 1e6 })).count('助餐')).toEqual(open(await load()).count('助餐'));
  });

  it('answers like one in memory after any changes', async () => {
    const step = fc.record({
      file: fc.nat(5),
      content: fc.option(fc.array(fc.constantFrom(...sentences), { maxLength: 6 }), { freq: 3 }),
    });
    const rounds = fc.array(fc.array(step, { maxLength: 4 }), { minLength: 1, maxLength: 4 });
    let size = 0;
    await fc.assert(
      fc.asyncProperty(rounds, async (changes) => {
        let kept: StoredCorpus | undefined;
        for (const round of changes) {
          for (const { file, content } of round) {
            if (content === null) rmSync(join(library, `${file}.txt`), { force: true });
            // A file that only changes its content within one tick of the clock is told by its size.
            else write(`${file}.txt`, ...content, '。'.repeat(++size % 977));
          }
          kept = await load(kept === undefined ? {} : { known: kept });
        }
        expect(describeCorpus(open(kept!))).toEqual(describeCorpus(open(await inMemory())));
      }),
      { numRuns: 12 },
    );
  });

  it('agrees with a plain scan, however much white space lies between the characters', async () => {
    const text = fc.string({ unit: fc.constantFrom('甲', '乙', '。', ' ', '　', ' '.repeat(150)), maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(text, text, async (a, b) => {
        write('甲.md', `起${a}止`, `起${b}止`);
        const corpus = open(await load());
        for (const phrase of ['甲乙', '乙。甲', '甲甲', '乙', '起甲', '。止', '甲。乙甲']) {
          const scanned = [a, b].map((between) => foldedKey(`起${between}止`).split(phrase).length - 1);
          expect(corpus.count(phrase).occurrences).toBe(scanned[0]! + scanned[1]!);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('goes on when its files are gone from the folder, and stores them again', async () => {
    write('甲.txt', ...sentences);
    const stored = await load();
    const corpus = open(stored);
    for (const set of readdirSync(join(folder, '缓存'))) rmSync(join(folder, '缓存', set), { recursive: true });
    expect(corpus.count('助餐').occurrences).toBe(2);
    const again = await load({ known: stored });
    expect(open(again).count('助餐').occurrences).toBe(2);
    expect(describeCorpus(open(again))).toEqual(describeCorpus(corpus));
  });

  it('is readable while another process builds another one in the same folder', async () => {
    write('甲.txt', ...sentences);
    const before = await load();
    const corpus = open(before);
    const told = describeCorpus(corpus);
    write('乙.txt', ...sentences);
    const others = await Promise.all([load({ largest: 1e6 }), load(), load({ known: before })]);
    expect(describeCorpus(corpus)).toEqual(told);
    for (const other of others) expect(open(other).count('助餐').occurrences).toBe(4);
    rmSync(join(library, '乙.txt'));
    expect(open(await load({ known: others[2]! })).count('助餐').occurrences).toBe(2);
  });
});
