import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentOf } from '../../../server/src/corpus/corpus-of.ts';
import { foldedUnits } from '../../../server/src/corpus/folded-text.ts';
import { LinkFilter } from '../../../server/src/corpus/search/link-filter.ts';

const text = fc.stringMatching(/^[甲乙丙丁戊己庚辛Ａ， ]{4,60}$/);

function segmentWith(name: string, texts: readonly string[]) {
  return segmentOf([{ name, text: `通知\n\n${texts.join('\n\n')}` }]);
}

describe('the filter over the links of segments', () => {
  it('may hold all that any of them holds, however much larger another is', () => {
    const filler = String.fromCharCode(...Array.from({ length: 3000 }, (_, index) => 0x6000 + index));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (texts) => {
        const large = segmentWith('large.txt', [filler, ...texts.slice(1)]);
        const small = segmentWith('small.txt', texts);
        for (const segments of [[small], [small, large], [large, small]]) {
          const filter = new LinkFilter(segments);
          for (const one of texts) expect(filter.mayHoldAll(foldedUnits(one))).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('rules out nearly all else', () => {
    const filter = new LinkFilter([segmentWith('one.txt', ['坚持稳中求进工作总基调。'])]);
    const others = Array.from({ length: 1000 }, (_, index) =>
      String.fromCharCode(0x6000 + index, 0x5000, 0x5001, 0x5002),
    );
    expect(others.filter((other) => filter.mayHoldAll(foldedUnits(other))).length).toBeLessThan(100);
  });

  it('over no segments holds nothing', () => {
    expect(new LinkFilter([]).mayHoldAll(foldedUnits('坚持稳中求进'))).toBe(false);
  });
});
