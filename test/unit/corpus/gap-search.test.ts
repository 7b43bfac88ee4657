import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corpusOf, segmentOf } from '../../../server/src/corpus/corpus-of.ts';
import { foldedKey } from '../../../server/src/corpus/folded-text.ts';
import { openCorpus } from '../../../server/src/corpus/snapshot.ts';

const text = fc.string({ unit: fc.constantFrom(...'甲乙丙丁（， '), minLength: 1, maxLength: 40 });
const piece = fc.string({ unit: fc.constantFrom(...'甲乙丙丁'), minLength: 2, maxLength: 3 });

/** What a plain scan finds between the two: for each place of the first the nearest place of the second behind it. */
function scan(clause: string, before: string, after: string, longest: number): string[] {
  const found: string[] = [];
  for (let at = clause.indexOf(before); at >= 0; at = clause.indexOf(before, at + 1)) {
    const start = at + before.length;
    const end = clause.indexOf(after, start);
    if (end >= 0 && end - start <= longest) found.push(clause.slice(start, end));
  }
  return found;
}

describe('what stands between two texts', () => {
  it('is what a plain scan finds, in however many segments', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), piece, piece, (texts, before, after) => {
        const files = texts.map((content, index) => ({ name: `${index}.txt`, text: `${content}。\n` }));
        const expected = new Set(texts.flatMap((content) => scan(foldedKey(content), before, after, 6)));
        const apart = openCorpus(files.map((file) => ({ segment: segmentOf([file]), deadFiles: new Set() })));
        for (const corpus of [corpusOf(files), apart]) {
          const found = corpus.between(before, after, 6);
          expect(new Set(found.map((gap) => gap.text))).toEqual(expected);
          for (const { clause, text: between } of found) {
            expect(foldedKey(corpus.clause(clause).text)).toContain(before + between + after);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('comes with the number of works, most first', () => {
    const lines = ['完善助餐配送网络建设。', '完善助餐服务网络建设。', '完善助餐配送网络建设。'];
    const corpus = corpusOf(lines.map((line, index) => ({ name: `${index}.txt`, text: `第${index}份\n\n${line}\n` })));
    expect(corpus.between('完善助餐', '网络建设', 4)).toMatchObject([
      { text: '配送', works: 2 },
      { text: '服务', works: 1 },
    ]);
    expect(corpus.between('完善助餐', '网络建设', 1)).toEqual([]);
  });
});
