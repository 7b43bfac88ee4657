/** Places of a {@link BesideList} that are copied when one of them comes or goes. */
const chunkLength = 64;

type Chunk<Put> = (Put | undefined)[];

/**
 * A place for each paragraph of a text, for what is put there. The list of another version shares all of it but the stretch
 * that changed, so that a keystroke in a long draft copies a few places and not thousands.
 */
export class BesideList<Put> {
  readonly length: number;
  readonly #chunks: readonly Chunk<Put>[];
  /** Index of the first place of each chunk. */
  readonly #starts: Int32Array;

  private constructor(chunks: readonly Chunk<Put>[]) {
    this.#chunks = chunks;
    this.#starts = new Int32Array(chunks.length);
    let length = 0;
    for (let at = 0; at < chunks.length; at++) {
      this.#starts[at] = length;
      length += chunks[at]!.length;
    }
    this.length = length;
  }

  /** Empty places. */
  static ofLength<Put>(length: number): BesideList<Put> {
    return new BesideList(chunksOf(empty<Put>(length)));
  }

  at(index: number): Put | undefined {
    const chunk = this.#chunkAt(index);
    return this.#chunks[chunk]?.[index - this.#starts[chunk]!];
  }

  /** What is put beside a paragraph stands there in all versions that share the place. */
  put(index: number, put: Put): void {
    const chunk = this.#chunkAt(index);
    this.#chunks[chunk]![index - this.#starts[chunk]!] = put;
  }

  /** Visits the places from `first` to before `end` in order. */
  visit(first: number, end: number, visit: (put: Put | undefined, index: number) => void): void {
    let index = first;
    for (let at = Math.max(0, this.#chunkAt(first)); index < end && at < this.#chunks.length; at++) {
      const chunk = this.#chunks[at]!;
      const start = this.#starts[at]!;
      for (; index < end && index - start < chunk.length; index++) visit(chunk[index - start], index);
    }
  }

  /** The list with `count` empty places where those from `first` to before `end` are. */
  spliced(first: number, end: number, count: number): BesideList<Put> {
    const chunks = this.#chunks;
    if (chunks.length === 0) return BesideList.ofLength(count);
    let from = this.#chunkAt(first);
    let last = this.#chunkAt(Math.max(first, end - 1));
    const front = chunks[from]!.slice(0, first - this.#starts[from]!);
    let middle = front.concat(empty(count), chunks[last]!.slice(end - this.#starts[last]!));
    // Short ones would become ever more.
    if (middle.length < chunkLength / 2) {
      if (last + 1 < chunks.length) middle = middle.concat(chunks[++last]!);
      else if (from > 0) middle = chunks[--from]!.concat(middle);
    }
    return new BesideList(chunks.slice(0, from).concat(chunksOf(middle), chunks.slice(last + 1)));
  }

  /** Number of the chunk that holds a place; of the last one where there is no such place. */
  #chunkAt(index: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! <= index) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

function empty<Put>(length: number): Chunk<Put> {
  return new Array<Put | undefined>(length).fill(undefined);
}

/** A stretch in chunks, as it is where it is no longer than two of them. */
function chunksOf<Put>(places: Chunk<Put>): Chunk<Put>[] {
  if (places.length === 0) return [];
  if (places.length <= 2 * chunkLength) return [places];
  const chunks: Chunk<Put>[] = [];
  for (let at = 0; at < places.length; at += chunkLength) chunks.push(places.slice(at, at + chunkLength));
  return chunks;
}
