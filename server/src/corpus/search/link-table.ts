/** Runs of four characters and the clauses in which each begins, packed: a draft of 700 KB has a hundred thousand runs. */

/** Characters of a link. */
export const LINK = 4;
/** Clauses kept for one link. One that more clauses carry leads nowhere. */
export const MOST_CLAUSES = 3000;
const FREQUENT = 0xffffffff;
const SMALLEST = 1 << 12;

const none = new Uint32Array(0);

/** Maps links, each given as two keys of two folded units, to their clauses. */
export class LinkTable {
  #firstKeys: Uint32Array = new Uint32Array(SMALLEST);
  #secondKeys: Uint32Array = new Uint32Array(SMALLEST);
  /** One more than the link's number; 0 where the place is free. */
  #numbers: Uint32Array = new Uint32Array(SMALLEST);
  #starts: Uint32Array = new Uint32Array(SMALLEST);
  #counts: Uint32Array = new Uint32Array(SMALLEST);
  #clauses: Uint32Array = new Uint32Array(SMALLEST);
  #filled = 0;
  #length = 0;

  /** Links known. */
  get length(): number {
    return this.#length;
  }

  /** Clauses kept for all of them together. */
  get clauseCount(): number {
    return this.#filled;
  }

  /** Number of a link, whose hash the caller may know; -1 where it is not known. */
  numberOf(first: number, second: number, hash = linkHash(first, second)): number {
    return this.#numbers[this.#placeOf(first, second, hash)]! - 1;
  }

  /** Makes a link known; its clauses are to be set before it is asked for. */
  add(first: number, second: number): number {
    if (this.#length * 2 >= this.#numbers.length) this.#grow();
    const place = this.#placeOf(first, second, linkHash(first, second));
    this.#firstKeys[place] = first;
    this.#secondKeys[place] = second;
    this.#numbers[place] = ++this.#length;
    return this.#length - 1;
  }

  /** `clauses`: ascending; null for a link that more than {@link MOST_CLAUSES} carry. */
  set(number: number, clauses: ArrayLike<number> | null): void {
    const length = clauses?.length ?? 0;
    while (this.#filled + length > this.#clauses.length) this.#clauses = doubled(this.#clauses, SMALLEST);
    if (clauses) this.#clauses.set(clauses, this.#filled);
    this.#starts[number] = this.#filled;
    this.#counts[number] = clauses ? length : FREQUENT;
    this.#filled += length;
  }

  /** Sets the clauses of all links, of each so many from its start on; of one with more than {@link MOST_CLAUSES} none count. */
  setAll(clauses: Uint32Array, starts: Uint32Array, counts: Uint32Array): void {
    for (let number = 0; number < this.#length; number++) {
      this.#starts[number] = starts[number]!;
      this.#counts[number] = counts[number]! > MOST_CLAUSES ? FREQUENT : counts[number]!;
    }
    this.#clauses = clauses;
    this.#filled = clauses.length;
  }

  /** Takes in the links of another table that are not known here. */
  takeIn(other: LinkTable): void {
    for (let place = 0; place < other.#numbers.length; place++) {
      const number = other.#numbers[place]! - 1;
      const first = other.#firstKeys[place]!;
      const second = other.#secondKeys[place]!;
      if (number >= 0 && this.numberOf(first, second) < 0) this.set(this.add(first, second), other.get(number));
    }
  }

  /** The clauses of a link, see {@link set}; not to be changed. */
  get(number: number): Uint32Array | null {
    const count = this.#counts[number]!;
    if (count === FREQUENT) return null;
    if (count === 0) return none;
    const start = this.#starts[number]!;
    return this.#clauses.subarray(start, start + count);
  }

  #placeOf(first: number, second: number, hash: number): number {
    const last = this.#numbers.length - 1;
    let place = hash & last;
    while (this.#numbers[place] !== 0 && (this.#firstKeys[place] !== first || this.#secondKeys[place] !== second)) {
      place = (place + 1) & last;
    }
    return place;
  }

  #grow(): void {
    const [firstKeys, secondKeys, numbers] = [this.#firstKeys, this.#secondKeys, this.#numbers];
    const size = numbers.length * 2;
    this.#firstKeys = new Uint32Array(size);
    this.#secondKeys = new Uint32Array(size);
    this.#numbers = new Uint32Array(size);
    for (let from = 0; from < numbers.length; from++) {
      if (numbers[from] === 0) continue;
      const place = this.#placeOf(firstKeys[from]!, secondKeys[from]!, linkHash(firstKeys[from]!, secondKeys[from]!));
      this.#firstKeys[place] = firstKeys[from]!;
      this.#secondKeys[place] = secondKeys[from]!;
      this.#numbers[place] = numbers[from]!;
    }
    this.#starts = doubled(this.#starts);
    this.#counts = doubled(this.#counts);
  }
}

/** 32 bits of a link that is given as two keys. */
export function linkHash(first: number, second: number): number {
  let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second ^ (second >>> 15), 0x85ebca77);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** The values, with room for as many more, and for `least` together. */
export function doubled(values: Uint32Array, least = 0): Uint32Array {
  const grown = new Uint32Array(Math.max(least, values.length * 2));
  grown.set(values);
  return grown;
}
