/**
 * Wordings that begin and end alike, and which of them are nearly the same. Kept as segments come and go: what two wordings
 * were once found to be to each other is not asked again.
 */
import type { Span } from '../../policy/model.ts';

/** More wordings between the same ends are a pattern, not a phrase. */
const mostWordings = 12;

/** A segment where it stands; the number of its paragraph changes as others come and go. */
export interface Standing {
  readonly held: { readonly number: number };
  readonly segment: { readonly start: number; readonly end: number };
}

/** One wording of a segment. */
export class Wording {
  /** Folded. */
  readonly text: string;
  /** Most stand in one place only: a set of each would be most of what a draft keeps here. */
  #standing: Standing | Set<Standing> | null = null;

  constructor(text: string) {
    this.text = text;
  }

  /** In how many places the draft has it. */
  get times(): number {
    if (this.#standing === null) return 0;
    return this.#standing instanceof Set ? this.#standing.size : 1;
  }

  /** Where the draft has it, in its order; worked out at each call. */
  places(): readonly Span[] {
    if (this.#standing === null) return [];
    const all = this.#standing instanceof Set ? this.#standing : [this.#standing];
    const places = Array.from(all, ({ held, segment: { start, end } }) => {
      return { paragraph: held.number, start, end };
    });
    return places.sort((a, b) => a.paragraph - b.paragraph || a.start - b.start);
  }

  putIn(one: Standing): void {
    if (this.#standing === null) this.#standing = one;
    else if (this.#standing instanceof Set) this.#standing.add(one);
    else if (this.#standing !== one) this.#standing = new Set([this.#standing, one]);
  }

  takeOut(one: Standing): void {
    if (this.#standing instanceof Set) this.#standing.delete(one);
    else if (this.#standing === one) this.#standing = null;
  }
}

/** Where two texts begin to differ, and length of what they share behind it. */
export interface Difference {
  readonly start: number;
  readonly shared: number;
}

/** Two wordings that differ in one place, in the order of their characters; the same record as long as the draft has both. */
export interface NearPair extends Difference {
  readonly one: Wording;
  readonly other: Wording;
}

/** Where two texts that are nearly the same differ; null where they are not, or where nobody asks. */
export type DifferenceOf = (one: string, other: string) => Difference | null;

interface Group {
  readonly byText: Map<string, Wording>;
  /** Wordings each two of which have been compared. */
  compared: ReadonlySet<Wording>;
  near: readonly NearPair[];
}

const none: ReadonlySet<Wording> = new Set();

export class WordingGroups {
  readonly #differenceOf: DifferenceOf;
  readonly #groups = new Map<string, Group>();
  /** Those whose wordings have changed since they were last looked at, and those in which two are nearly the same. */
  readonly #changed = new Set<Group>();
  readonly #near = new Set<Group>();
  #pairs: readonly NearPair[] = [];

  constructor(differenceOf: DifferenceOf) {
    this.#differenceOf = differenceOf;
  }

  /** `ends`: the characters at both ends of the text. */
  putIn(ends: string, text: string, one: Standing): void {
    let group = this.#groups.get(ends);
    if (!group) {
      group = { byText: new Map<string, Wording>(), compared: none, near: [] };
      this.#groups.set(ends, group);
    }
    let wording = group.byText.get(text);
    if (!wording) {
      wording = new Wording(text);
      group.byText.set(text, wording);
      if (group.byText.size > 1) this.#changed.add(group);
    }
    wording.putIn(one);
  }

  takeOut(ends: string, text: string, one: Standing): void {
    const group = this.#groups.get(ends)!;
    const wording = group.byText.get(text)!;
    wording.takeOut(one);
    if (wording.times > 0) return;
    group.byText.delete(text);
    this.#changed.add(group);
    if (group.byText.size === 0) this.#groups.delete(ends);
  }

  /** The pairs of wordings that are nearly the same, in no order. */
  pairs(): readonly NearPair[] {
    if (this.#changed.size === 0) return this.#pairs;
    for (const group of this.#changed) {
      this.#compare(group);
      if (group.near.length > 0) this.#near.add(group);
      else this.#near.delete(group);
    }
    this.#changed.clear();
    const pairs: NearPair[] = [];
    for (const { near } of this.#near) pairs.push(...near);
    this.#pairs = pairs;
    return pairs;
  }

  #compare(group: Group): void {
    const wordings = group.byText.size > mostWordings ? [] : [...group.byText.values()];
    const compared = new Set(wordings);
    const near = group.near.filter(({ one, other }) => compared.has(one) && compared.has(other));
    for (const [at, wording] of wordings.entries()) {
      for (const other of wordings.slice(at + 1)) {
        if (group.compared.has(wording) && group.compared.has(other)) continue;
        const pair = this.#pairOf(wording, other);
        if (pair) near.push(pair);
      }
    }
    group.compared = compared;
    group.near = near;
  }

  #pairOf(a: Wording, b: Wording): NearPair | null {
    const [one, other] = a.text < b.text ? [a, b] : [b, a];
    const difference = this.#differenceOf(one.text, other.text);
    return difference && { one, other, ...difference };
  }
}
