import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Corpus } from '../../../server/src/corpus/corpus.ts';
import { openCorpus } from '../../../server/src/corpus/snapshot.ts';
import { listCorpusFiles } from '../../../server/src/platform/corpus-files.ts';
import { refreshCorpus } from '../../../server/src/platform/refresh-corpus.ts';
import { nothingStored, partsOf, type StoredCorpus } from '../../../server/src/platform/stored-corpus.ts';

const sentences = [
  '加快社区食堂建设，完善助餐配送网络。',
  '加快社区食堂布局，完善助餐配送网络。',
  '依托服务平台（以下简称“平台”）办理。',
  '根据《江东省养老服务条例》（江东发〔2022〕5号），制定本办法。',
  '道路照明设施由养护单位负责日常维修。',
];

/** Sizes at which a few files already fill segments that are not merged any more. */
const manySegments = { mostCharacters: 60, largeSegment: 3000 };

/** Everything a corpus says, free of the numbers of clauses. */
function describeCorpus(corpus: Corpus): unknown {
  const clause = (id: number) => {
    const { text, document, headingPath, place } = corpus.clause(id);
    return { text, document: document.id, headingPath, place };
  };
  return {
    files: corpus.files,
    documents: corpus.documents,
    clauses: corpus.clauseCount,
    outlines: corpus.documents.map(({ id }) => [corpus.outline(id), corpus.definitions(id)]),
    counts: ['助餐', '社', '完善助餐配送网络。', '条例》'].map((phrase) => corpus.count(phrase)),
    found: corpus.find('社区', 3).map((found) => ({ ...found, clause: clause(found.clause) })),
    near: sentences.map((sentence) =>
      corpus
        .near(sentence.slice(1), { limit: 3, minimumSimilarity: 0.5, mode: 'infix' })
        .map((found) => ({ ...found, clause: clause(found.clause) })),
    ),
    continuations: corpus.continuations('加快社区食堂', 5).map((found) => ({ ...found, clause: clause(found.clause) })),
    glossary: corpus.definitionsOf('平台'),
    titles: corpus.titlesWith('', 100),
    numbers: corpus.numbers(),
  };
}

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
