/** One reading of the whole corpus for the clauses of very many links. */
import { bigramKey, folded, PARAGRAPH_END, SKIPPED } from './folded-text.ts';
import type { LinkFilter } from './link-filter.ts';
import { doubled, LINK, LinkTable, linkHash, MOST_CLAUSES } from './link-table.ts';
import type { LiveSegment } from './live-segment.ts';

/** Characters read in one step: so few that the engine makes fast code of the reading of a step, not of a loop in the midst of one. */
const STEP = 1 << 11;

/** Links that are looked for, numbered from 0. */
export class WantedLinks {
  readonly #firstKeys: number[] = [];
  readonly #secondKeys: number[] = [];
  readonly #table = new LinkTable();
  /** Most links of the corpus are not wanted; a bit tells it at once. */
  readonly #bits = new Uint8Array(1 << 18);

  get length(): number {
    return this.#firstKeys.length;
  }

  add(first: number, second: number): void {
    if (this.#table.numberOf(first, second) >= 0) return;
    this.#table.add(first, second);
    this.#firstKeys.push(first);
    this.#secondKeys.push(second);
    const hash = linkHash(first, second);
    this.#bits[hash >>> 14]! |= 1 << ((hash >>> 11) & 7);
  }

  /** Number of the link, whose hash is given too; -1 where it is not wanted. */
  numberOf(first: number, second: number, hash: number): number {
    if ((this.#bits[hash >>> 14]! & (1 << ((hash >>> 11) & 7))) === 0) return -1;
    return this.#table.numberOf(first, second, hash);
  }

  forEach(visit: (first: number, second: number, link: number) => void): void {
    for (let link = 0; link < this.length; link++) visit(this.#firstKeys[link]!, this.#secondKeys[link]!, link);
  }
}

/** The clauses in which a link begins, ascending; null for more than {@link MOST_CLAUSES}. */
type ClausesOf = (link: number) => Uint32Array | null;

/** What one reader found in its share of the corpus: links and the clauses that carry them, in the order of the text. */
export interface FoundInShare {
  readonly links: Uint32Array;
  readonly clauses: Uint32Array;
  /** How many clauses of the share carry each link. */
  readonly counts: Uint32Array;
  readonly filter: Uint32Array;
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
 * Reads all live text, or this reader's share of it, a step for each stretch; `filter` is told of every link.
 */
export function* clausesOfLinks(
  parts: readonly LiveSegment[],
  wanted: WantedLinks,
  filter: LinkFilter,
  readers?: LinkReaders,
): Generator<undefined, ClausesOf> {
  const found = new FoundLinks(wanted.length);
  const units = parts.reduce((sum, { segment }) => sum + segment.textLength, 0);
  let unitsBefore = 0;
  for (const part of parts) {
    const { segment, firstClause } = part;
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
      const reading = new FileReading({ text, base, clause: firstOfFile, clauseStart, clauseEnd, firstClause });
      while (!reading.isOver) {
        read += reading.read(STEP - (read % STEP), wanted, filter, found);
        if (read % STEP === 0) yield undefined;
      }
    }
    unitsBefore += segment.textLength;
  }
  const own = found.share(filter);
  const all = readers ? readers.exchange(own) : [own];
  for (const share of all) if (share !== own) filter.addAll(share.filter);
  return clausesOf(all);
}

/** The text of a file, whose first clause is `clause`, and the clauses of its segment. */
interface FileText {
  readonly text: Uint16Array;
  readonly base: number;
  readonly clause: number;
  readonly clauseStart: Uint32Array;
  readonly clauseEnd: Uint32Array;
  readonly firstClause: number;
}

/** How far a file has been read: apart from the steps, for the engine to make fast code of it. */
class FileReading {
  readonly #file: FileText;
  #at = 0;
  #clause: number;
  /** Characters since the paragraph began. */
  #run = 0;
  /** The last character, the bigrams that end with it and one before, and where the last three characters stand. */
  #previous = 0;
  #bigram = 0;
  #bigramBefore = 0;
  #third = 0;
  #second = 0;
  #last = 0;

  constructor(file: FileText) {
    this.#file = file;
    this.#clause = file.clause;
  }

  get isOver(): boolean {
    return this.#at >= this.#file.text.length;
  }

  /** Reads at most so many characters; returns how many it read. */
  read(most: number, wanted: WantedLinks, filter: LinkFilter, found: FoundLinks): number {
    const { text, base, clauseStart, clauseEnd, firstClause } = this.#file;
    const start = this.#at;
    const end = Math.min(text.length, start + most);
    let clause = this.#clause;
    let run = this.#run;
    let previous = this.#previous;
    let bigram = this.#bigram;
    let bigramBefore = this.#bigramBefore;
    let third = this.#third;
    let second = this.#second;
    let last = this.#last;
    for (let at = start; at < end; at++) {
      const unit = folded[text[at]!]!;
      if (unit === SKIPPED) continue;
      if (unit === PARAGRAPH_END) {
        run = 0;
        continue;
      }
      const ending = bigramKey(previous, unit);
      if (++run >= LINK) {
        const hash = linkHash(bigramBefore, ending);
        filter.add(hash);
        const link = wanted.numberOf(bigramBefore, ending, hash);
        if (link >= 0) {
          const place = base + third;
          while (clauseEnd[clause]! <= place) clause++;
          if (place >= clauseStart[clause]!) found.add(link, firstClause + clause, place, base + at + 1);
        }
      }
      bigramBefore = bigram;
      bigram = ending;
      previous = unit;
      third = second;
      second = last;
      last = at;
    }
    this.#at = end;
    this.#clause = clause;
    this.#run = run;
    this.#previous = previous;
    this.#bigram = bigram;
    this.#bigramBefore = bigramBefore;
    this.#third = third;
    this.#second = second;
    this.#last = last;
    return end - start;
  }
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

  share(filter: LinkFilter): FoundInShare {
    return {
      links: this.#links.subarray(0, this.#length),
      clauses: this.#clauses.subarray(0, this.#length),
      counts: this.#counts,
      filter: filter.words,
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
function clausesOf(shares: readonly FoundInShare[]): ClausesOf {
  const counts = shares[0]!.counts.slice();
  for (const share of shares.slice(1)) {
    for (let link = 0; link < counts.length; link++) counts[link]! += share.counts[link]!;
  }
  // A link that is too frequent has fewer clauses than it was counted.
  const ends = new Uint32Array(counts.length);
  for (const { links } of shares) for (const link of links) ends[link]!++;
  let sum = 0;
  for (let link = 0; link < ends.length; link++) {
    const start = sum;
    sum += ends[link]!;
    ends[link] = start;
  }
  const sorted = new Uint32Array(sum);
  for (const { links, clauses } of shares) {
    for (let at = 0; at < links.length; at++) sorted[ends[links[at]!]!++] = clauses[at]!;
  }
  return (link) => {
    const count = counts[link]!;
    return count > MOST_CLAUSES ? null : sorted.subarray(ends[link]! - count, ends[link]!);
  };
}
