/** One reading of the whole corpus for the clauses of very many links. */
import { bigramKey, folded, SKIPPED } from '../folded-text.ts';
import type { LiveSegment } from '../segment/live-segment.ts';
import { doubled, LINK, LinkTable, linkHash, MOST_CLAUSES } from './link-table.ts';

/** Characters read in one step: so few that the engine makes fast code of the reading of a step, not of a loop in the midst of one. */
const STEP = 1 << 11;

/** Links that are looked for, numbered from 0. */
export class WantedLinks {
  /** Their clauses are known when {@link clausesOfLinks} has come to its end. */
  readonly table = new LinkTable();
  /** Most links of the corpus are not wanted; the bit of their {@link quickHash} tells it at once. */
  readonly bits = new Uint8Array(1 << 18);

  get length(): number {
    return this.table.length;
  }

  /** `hash`: that of the link, see {@link linkHash}. */
  add(first: number, second: number, hash: number): void {
    if (this.table.numberOf(first, second, hash) >= 0) return;
    this.table.add(first, second);
    const quick = quickHash(first, second);
    this.bits[quick >>> 14]! |= 1 << ((quick >>> 11) & 7);
  }

  /** Number of the link; -1 where it is not wanted. */
  numberOf(first: number, second: number): number {
    return this.table.numberOf(first, second);
  }
}

/** Costs a fraction of {@link linkHash}; its high bits are well mixed. */
function quickHash(first: number, second: number): number {
  return Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca77);
}

/** What one reader found in its share of the corpus: links and the clauses that carry them, in the order of the text. */
export interface FoundInShare {
  readonly links: Uint32Array;
  readonly clauses: Uint32Array;
  /** How many clauses of the share carry each link. */
  readonly counts: Uint32Array;
}

/** Several readers of one corpus, who look for the same links at the same time. */
export interface LinkReaders {
  /** Which of them this is, from 0. */
  readonly number: number;
  readonly of: number;
  /** Gives the others what this one found, waits for them, and returns what all found, in their order. */
  exchange(own: FoundInShare): readonly FoundInShare[];
}

/**
 * Reads all live text, or this reader's share of it, a step for each stretch; sets the clauses in which each wanted link begins,
 * ascending.
 */
export function* clausesOfLinks(
  parts: readonly LiveSegment[],
  wanted: WantedLinks,
  readers?: LinkReaders,
): Generator<undefined, void> {
  const found = new FoundLinks(wanted.length);
  const ends = new Uint32Array(STEP);
  const units = parts.reduce((sum, { segment }) => sum + segment.textLength, 0);
  let unitsBefore = 0;
  for (const part of parts) {
    const { segment } = part;
    const { clauseStart, clauseEnd, fileClauses } = segment;
    found.begin();
    let read = 0;
    for (let file = 0; file < segment.fileCount; file++) {
      const firstOfFile = fileClauses[file]!;
      const endOfFile = fileClauses[file + 1]!;
      if (firstOfFile === endOfFile || !part.isLiveFile(file)) continue;
      const base = clauseStart[firstOfFile]!;
      if (readers && Math.floor(((unitsBefore + base) / units) * readers.of) !== readers.number) continue;
      const text = segment.units(base, clauseEnd[endOfFile - 1]!);
      const reading = new FileReading(text);
      const clauses = new FileClauses(part, firstOfFile, base);
      while (!reading.isOver) {
        const from = reading.at;
        const count = reading.read(STEP - (read % STEP), wanted.bits, ends);
        clauses.note(text, ends, count, wanted, found);
        read += reading.at - from;
        if (read % STEP === 0) yield undefined;
      }
    }
    unitsBefore += segment.textLength;
  }
  const own = found.share();
  setClauses(wanted.table, readers ? readers.exchange(own) : [own]);
}

/** How far the text of a file has been read: apart from the steps, for the engine to make fast code of it. */
class FileReading {
  readonly #text: Uint16Array;
  #at = 0;
  /**
   * The last character, the bigram that ends with it and the one before. Ends of paragraphs are among them: no link that is wanted
   * holds one.
   */
  #last = 0;
  #bigram = 0;
  #bigramBefore = 0;

  constructor(text: Uint16Array) {
    this.#text = text;
    // No link ends with one of the first characters.
    for (let read = 0; read < LINK - 1 && !this.isOver; ) {
      const unit = folded[text[this.#at++]!]!;
      if (unit === SKIPPED) continue;
      this.#bigramBefore = this.#bigram;
      this.#bigram = (this.#last << 16) | unit;
      this.#last = unit;
      read++;
    }
  }

  get at(): number {
    return this.#at;
  }

  get isOver(): boolean {
    return this.#at >= this.#text.length;
  }

  /**
   * Reads at most so many characters, and writes to `ends`, which has room for as many, at which of them links end that may be
   * wanted; returns how many these are. `bits`: see {@link WantedLinks}.
   */
  read(most: number, bits: Uint8Array, ends: Uint32Array): number {
    const text = this.#text;
    const forms = folded;
    const end = Math.min(text.length, this.#at + most);
    let length = 0;
    let last = this.#last;
    let first = this.#bigramBefore;
    let between = this.#bigram;
    for (let at = this.#at; at < end; at++) {
      const unit = forms[text[at]!]!;
      if (unit === SKIPPED) continue;
      const second = (last << 16) | unit;
      const hash = quickHash(first, second);
      // Written for every link and kept for some: no branch that the processor would guess wrongly.
      ends[length] = at;
      length += (bits[hash >>> 14]! >>> ((hash >>> 11) & 7)) & 1;
      first = between;
      between = second;
      last = unit;
    }
    this.#at = end;
    this.#last = last;
    this.#bigramBefore = first;
    this.#bigram = between;
    return length;
  }
}

/** The clauses of a file that is read from its beginning to its end. */
class FileClauses {
  readonly #part: LiveSegment;
  readonly #base: number;
  #clause: number;

  /** `base`: where the text of the file stands in that of the segment. */
  constructor(part: LiveSegment, firstClause: number, base: number) {
    this.#part = part;
    this.#clause = firstClause;
    this.#base = base;
  }

  /** Of the links that end at the first `count` places of the text notes those that are wanted and begin in a clause. */
  note(text: Uint16Array, ends: Uint32Array, count: number, wanted: WantedLinks, found: FoundLinks): void {
    const { segment, firstClause } = this.#part;
    const { clauseStart, clauseEnd } = segment;
    let clause = this.#clause;
    for (let index = 0; index < count; index++) {
      const four = ends[index]!;
      const three = placeBefore(text, four);
      const two = placeBefore(text, three);
      const one = placeBefore(text, two);
      const first = bigramKey(folded[text[one]!]!, folded[text[two]!]!);
      const second = bigramKey(folded[text[three]!]!, folded[text[four]!]!);
      const link = wanted.numberOf(first, second);
      if (link < 0) continue;
      const place = this.#base + one;
      while (clauseEnd[clause]! <= place) clause++;
      if (place >= clauseStart[clause]!) found.add(link, firstClause + clause, place, this.#base + four + 1);
    }
    this.#clause = clause;
  }
}

/** Where the character before stands that counts. */
function placeBefore(text: Uint16Array, at: number): number {
  let before = at - 1;
  while (folded[text[before]!] === SKIPPED) before--;
  return before;
}

class FoundLinks {
  readonly #counts: Uint32Array;
  readonly #lastClauses: Int32Array;
  /** Where the last occurrence ends: occurrences do not overlap, as in any other search. */
  readonly #ends: Uint32Array;
  #length = 0;
  #links: Uint32Array = new Uint32Array(1 << 12);
  #clauses: Uint32Array = new Uint32Array(1 << 12);

  constructor(links: number) {
    this.#counts = new Uint32Array(links);
    this.#lastClauses = new Int32Array(links).fill(-1);
    this.#ends = new Uint32Array(links);
  }

  share(): FoundInShare {
    return {
      links: this.#links.subarray(0, this.#length),
      clauses: this.#clauses.subarray(0, this.#length),
      counts: this.#counts,
    };
  }

  /** Begins another segment, whose places start anew. */
  begin(): void {
    this.#ends.fill(0);
  }

  add(link: number, clause: number, start: number, end: number): void {
    if (start < this.#ends[link]!) return;
    this.#ends[link] = end;
    if (this.#lastClauses[link] === clause || this.#counts[link]! > MOST_CLAUSES) return;
    this.#lastClauses[link] = clause;
    if (this.#counts[link]!++ === MOST_CLAUSES) return;
    if (this.#length === this.#links.length) {
      this.#links = doubled(this.#links);
      this.#clauses = doubled(this.#clauses);
    }
    this.#links[this.#length] = link;
    this.#clauses[this.#length++] = clause;
  }
}

/** Puts what the readers found in order of the links. */
function setClauses(table: LinkTable, shares: readonly FoundInShare[]): void {
  const counts = new Uint32Array(table.length);
  // Where the next clause of each link is to be written; of one that is too frequent not all were noted.
  const places = new Uint32Array(table.length);
  let sum = 0;
  for (let link = 0; link < counts.length; link++) {
    places[link] = sum;
    for (const share of shares) {
      counts[link]! += share.counts[link]!;
      sum += Math.min(share.counts[link]!, MOST_CLAUSES);
    }
  }
  const starts = places.slice();
  const sorted = new Uint32Array(sum);
  for (const { links, clauses } of shares) {
    for (let at = 0; at < links.length; at++) sorted[places[links[at]!]!++] = clauses[at]!;
  }
  table.setAll(sorted, starts, counts);
}
