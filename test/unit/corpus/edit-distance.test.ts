import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Pattern } from '../../../server/src/corpus/search/edit-distance.ts';

const units = (text: string) => Uint16Array.from(text, (character) => character.charCodeAt(0));

/** The matrix as the textbook has it. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}

const word = (maxLength: number) => fc.string({ unit: fc.constantFrom(...'甲乙丙'), maxLength });

describe('edit distance', () => {
  it('equals the textbook matrix, over several machine words', () => {
    fc.assert(
      fc.property(word(100), word(100), (a, b) => {
        expect(new Pattern(units(a)).distance(units(b))).toBe(distance(a, b));
      }),
    );
  });

  it('finds the nearest stretch', () => {
    fc.assert(
      fc.property(word(40), word(30), (pattern, text) => {
        let best = Number.POSITIVE_INFINITY;
        for (let start = 0; start <= text.length; start++) {
          for (let end = start; end <= text.length; end++) {
            best = Math.min(best, distance(pattern, text.slice(start, end)));
          }
        }
        const known = new Pattern(units(pattern));
        const match = known.infix(units(text), pattern.length)!;
        expect(match.distance).toBe(best);
        expect(known.infix(units(text), best - 1)).toBeNull();
        expect(known.mayBeWithin(units(text), 0, text.length, best)).toBe(true);
        expect(distance(pattern, text.slice(known.startOf(units(text), match), match.end))).toBe(best);
      }),
      { numRuns: 40 },
    );
  });
});
