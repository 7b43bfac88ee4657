import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BesideList } from '../../../server/src/ingest/beside-list.ts';

const splice = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.constantFrom(0, 1, 1, 2, 70, 300),
  added: fc.constantFrom(0, 1, 1, 2, 90, 400),
});

test('a list of another version holds what an array would hold, and leaves the one before as it was', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.array(splice, { maxLength: 12 }), (length, splices) => {
      let list = BesideList.ofLength<string>(length);
      const array = new Array<string | undefined>(length).fill(undefined);
      let puts = 0;
      for (const { at, removed, added } of splices) {
        const first = Math.round(at * array.length);
        const end = Math.min(array.length, first + removed);
        const before = list;
        const lengthBefore = array.length;
        list = list.spliced(first, end, added);
        array.splice(first, end - first, ...new Array<undefined>(added).fill(undefined));
        for (let index = first; index < first + added; index += 3) {
          puts++;
          list.put(index, `${puts}`);
          array[index] = `${puts}`;
        }
        expect(list.length).toBe(array.length);
        expect(before.length).toBe(lengthBefore);
        const visited: (string | undefined)[] = [];
        list.visit(0, list.length, (put, index) => {
          expect(index).toBe(visited.length);
          visited.push(put);
        });
        expect(visited).toEqual(array);
        expect(array.map((_, index) => list.at(index))).toEqual(array);
        visited.length = 0;
        list.visit(first, end, (put) => visited.push(put));
        expect(visited).toEqual(array.slice(first, end));
      }
    }),
    { numRuns: 40 },
  );
});
