import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CompiledTrees, type DecisionTree } from '../../../server/src/corpus/wording/compiled-trees.ts';

const names = ['works', 'length', 'run'] as const;
type Name = (typeof names)[number];

const number = fc.integer({ min: -3, max: 3 });
const { tree } = fc.letrec<{ tree: DecisionTree<Name> }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    number,
    fc.tuple(fc.constantFrom(...names), number, tie('tree'), tie('tree')),
  ) as fc.Arbitrary<DecisionTree<Name>>,
}));

function leafOf(of: DecisionTree<Name>, features: Readonly<Record<Name, number>>): number {
  if (typeof of === 'number') return of;
  const [name, threshold, below, above] = of;
  return leafOf(features[name] < threshold ? below : above, features);
}

it('lead to the leaves that the trees lead to', () => {
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 6 }), fc.tuple(number, number, number), (trees, [works, length, run]) => {
      const features = { works, length, run };
      const compiled = new CompiledTrees(trees);
      const given = Float64Array.from(compiled.names, (name) => features[name]);
      expect(compiled.score(given)).toBe(trees.reduce<number>((sum, one) => sum + leafOf(one, features), 0));
    }),
  );
});
