import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';

vi.mock('../../../server/src/policy/read-policy-text.ts', async (original) => {
  const { readPolicyText } = await original<typeof import('../../../server/src/policy/read-policy-text.ts')>();
  return {
    readPolicyText: (...[source, options]: Parameters<typeof readPolicyText>) => {
      if (source.includes('陷阱')) throw new TypeError('a fault of the reader');
      return readPolicyText(source, options);
    },
  };
});

const { listCorpusFiles } = await import('../../../server/src/platform/corpus-files.ts');
const { refreshCorpus } = await import('../../../server/src/platform/refresh-corpus.ts');
const { nothingStored, partsOf } = await import('../../../server/src/platform/stored-corpus.ts');
const { openCorpus } = await import('../../../server/src/corpus/snapshot.ts');

const folder = mkdtempSync(join(tmpdir(), 'policy-drafting-fault-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a file on which the reader fails becomes a row with the reason, and the others are read', async () => {
  writeFileSync(join(folder, '甲.txt'), '甲办法\n\n这里有陷阱。');
  writeFileSync(join(folder, '乙.txt'), '乙办法\n\n坚持稳中求进。');
  const listed = await listCorpusFiles([folder]);
  const stored = refreshCorpus(nothingStored, listed, () => {});
  const corpus = openCorpus(partsOf(stored));
  expect(corpus.files.find(({ name }) => name === '甲.txt')).toMatchObject({
    problem: 'unreadable',
    detail: 'a fault of the reader',
  });
  expect(corpus.count('稳中求进').occurrences).toBe(1);
  expect(refreshCorpus(stored, listed, () => {}).segments).toEqual(stored.segments);
});
