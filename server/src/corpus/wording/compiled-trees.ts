/** Decision trees as lists of numbers: walked hundreds of times for one score, they ask for features by their number. */

/** A leaf is a summand of the score; `[feature, threshold, left, right]` goes left where the feature is below the threshold. */
export type DecisionTree<Name extends string> =
  | number
  | readonly [Name, number, DecisionTree<Name>, DecisionTree<Name>];

/** Stands for a leaf among the features that nodes ask for. */
const LEAF = -1;

export class CompiledTrees<Name extends string> {
  /** The features that the trees ask for. */
  readonly names: readonly Name[];
  readonly #roots: Uint16Array;
  readonly #features: Int16Array;
  /** The threshold of a node, the value of a leaf. */
  readonly #values: Float64Array;
  /** Where a node goes at or above its threshold; below it to the next one. */
  readonly #above: Uint16Array;

  constructor(trees: readonly DecisionTree<Name>[]) {
    const names: Name[] = [];
    const features: number[] = [];
    const values: number[] = [];
    const above: number[] = [];
    const add = (tree: DecisionTree<Name>): number => {
      const node = features.length;
      if (typeof tree === 'number') {
        features.push(LEAF);
        values.push(tree);
        above.push(0);
        return node;
      }
      const [name, threshold, left, right] = tree;
      if (!names.includes(name)) names.push(name);
      features.push(names.indexOf(name));
      values.push(threshold);
      above.push(0);
      add(left);
      above[node] = add(right);
      return node;
    };
    this.#roots = Uint16Array.from(trees, add);
    this.#features = Int16Array.from(features);
    this.#values = Float64Array.from(values);
    this.#above = Uint16Array.from(above);
    this.names = names;
  }

  /** Sum of the leaves that the features lead to, given in the order of {@link names}. */
  score(given: Float64Array): number {
    const features = this.#features;
    const values = this.#values;
    const above = this.#above;
    let sum = 0;
    for (let node of this.#roots) {
      for (let feature = features[node]!; feature !== LEAF; feature = features[node]!) {
        node = given[feature]! < values[node]! ? node + 1 : above[node]!;
      }
      sum += values[node]!;
    }
    return sum;
  }
}
