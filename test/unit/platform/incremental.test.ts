import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openCorpus } from '../../../server/src/corpus/snapshot.ts';
import { listCorpusFiles } from '../../../server/src/platform/corpus-files.ts';
import { refreshCorpus } from '../../../server/src/platform/refresh-corpus.ts';
import { nothingStored, partsOf, type StoredCorpus } from '../../../server/src/platform/stored-corpus.ts';
import { describeCorpus, sentences } from './describe-corpus.ts';

/** Sizes at which a few files already fill segments that are not merged any more. */
const manySegments = { mostCharacters: 60, largeSegment: 3000 };

it('a corpus kept up to date equals one read afresh, whatever was added, edited and removed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'policy-drafting-incremental-'));
  try {
    const step = fc.record({
      file: fc.nat(7),
      content: fc.option(fc.array(fc.constantFrom(...sentences), { maxLength: 6 }), { freq: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { maxLength: 4 }), { minLength: 1, maxLength: 7 }),
        fc.constantFrom(manySegments, undefined),
        async (rounds, sizes) => {
          let kept: StoredCorpus = nothingStored;
          let size = 0;
          for (const round of rounds) {
            for (const { file, content } of round) {
              const path = join(folder, `${file}.txt`);
              if (content === null) rmSync(path, { force: true });
              // A file that only changes its content within one tick of the clock is told by its size.
              else writeFileSync(path, `第${file}号方案\n\n${content.join('\n')}${' '.repeat(++size % 977)}\n`);
            }
            kept = refreshCorpus(kept, await listCorpusFiles([folder]), () => {}, sizes);
          }
          const afresh = refreshCorpus(nothingStored, await listCorpusFiles([folder]), () => {});
          expect(describeCorpus(openCorpus(partsOf(kept)))).toEqual(describeCorpus(openCorpus(partsOf(afresh))));
        },
      ),
      { numRuns: 30 },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
