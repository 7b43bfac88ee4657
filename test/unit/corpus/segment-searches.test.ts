/** What segments led to is the same after it was packed and handed over. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SegmentSearches } from '../../../server/src/corpus/wording/segment-searches.ts';

const ids = fc.array(fc.nat(0xffffffff), { maxLength: 6 });
const segment = fc.constantFrom('健全工作机制', '完善运行体系', '推动服务延伸', '方便群众办事');

it('is the same after it was packed and handed over', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(segment, ids, ids, ids), { minLength: 1 }), (searches) => {
      const [one, other] = [new SegmentSearches(), new SegmentSearches()];
      for (const [text, carriers, candidates, misprints] of searches)
        one.set(text, { carriers, candidates, misprints });
      const texts = searches.map(([text]) => text);
      other.takeIn(texts, one.packed(texts));
      for (const [text, ...lists] of new Map(searches.map((search) => [search[0], search])).values()) {
        for (const known of [one.get(text)!, other.get(text)!]) {
          expect([known.carriers, known.candidates, known.misprints].map((list) => Array.from(list))).toEqual(lists);
        }
      }
      expect(other.get('另行通知有关事项')).toBeNull();
    }),
  );
});
