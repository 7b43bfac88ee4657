import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boosted, type Growth, type Row, type Tree } from './boosting.ts';

type Name = 'a' | 'b';
const growth: Growth<Name> = { trees: 30, depth: 2, rate: 0.3, shrinkage: 1, leastInLeaf: 2, directions: {} };

function scoreOf(trees: readonly Tree<Name>[], features: Readonly<Record<Name, number>>): number {
  const leaf = (tree: Tree<Name>): number =>
    typeof tree === 'number' ? tree : leaf(features[tree[0]] < tree[1] ? tree[2] : tree[3]);
  return trees.reduce<number>((sum, tree) => sum + leaf(tree), 0);
}

const rows = fc.array(
  fc.record({
    features: fc.record({ a: fc.nat(9), b: fc.nat(9) }),
    isPositive: fc.boolean(),
    weight: fc.constantFrom(0.5, 1),
  }),
  { minLength: 20, maxLength: 80 },
);

describe('boosted trees', () => {
  it('tell what no sum of the two features tells', () => {
    const sides = Array.from({ length: 40 }, (_, index): Row<Name> => {
      const features = { a: index % 2, b: (index >> 1) % 2 };
      // A few rows more of one kind: a split on one feature alone is to gain something.
      return { features, isPositive: features.a !== features.b, weight: index < 3 ? 1.5 : 1 };
    });
    const trees = boosted(sides, growth);
    for (const { features, isPositive } of sides) expect(scoreOf(trees, features) > 0).toBe(isPositive);
  });

  it('never speak against the direction that a feature is bound to', () => {
    fc.assert(
      fc.property(rows, (drawn) => {
        fc.pre(new Set(drawn.map(({ isPositive }) => isPositive)).size === 2);
        const trees = boosted(drawn, { ...growth, trees: 10, directions: { a: 1 } });
        for (let b = 0; b < 10; b++) {
          const scores = Array.from({ length: 10 }, (_, a) => scoreOf(trees, { a, b }));
          for (let a = 1; a < 10; a++) expect(scores[a]! - scores[a - 1]!).toBeGreaterThanOrEqual(-1e-9);
        }
      }),
      { numRuns: 30 },
    );
  });
});
