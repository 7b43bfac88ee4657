/**
 * The clauses that carry each run of four characters (link) of a draft. A few links are looked up by the clause index; for
 * very many, as of a long draft that was just opened, one reading of the whole corpus costs less. Both give the same.
 */
import { bigramKey, folded, foldedUnits, SKIPPED, stringOf } from '../folded-text.ts';
import type { LiveSegment } from '../segment/live-segment.ts';
import { LinkFilter } from './link-filter.ts';
import { clausesOfLinks, type LinkReaders, WantedLinks } from './link-scan.ts';
import { LINK, LinkTable, linkHash, MOST_CLAUSES } from './link-table.ts';
import { type Candidates, visitMatches } from './phrase-search.ts';

/** Looking up one link costs about as much as reading so many characters of the corpus. */
const UNITS_PER_LOOKUP = 1000;
/** Links and clauses remembered; then all are forgotten. */
const MOST_LINKS = 500_000;
const MOST_REMEMBERED = 4_000_000;
/** Stretches shorter than a link that are remembered. */
const MOST_SHORT = 500;

const none = new Uint32Array(0);

export class LinkSearch {
  readonly #parts: readonly LiveSegment[];
  readonly #units: number;
  #table = new LinkTable();
  #filter: LinkFilter | null = null;
  /** Clauses of what is shorter than a link. */
  readonly #short = new Map<string, Uint32Array | null>();

  constructor(parts: readonly LiveSegment[]) {
    this.#parts = parts;
    this.#units = parts.reduce((sum, { segment }) => sum + segment.textLength, 0);
  }

  /** The clauses in which the link at an offset of the text begins, ascending; null where they are more than {@link MOST_CLAUSES}. */
  carriers(text: string, at: number): Uint32Array | null {
    const one = unitAt(text, at);
    const two = unitAt(text, at + 1);
    const three = unitAt(text, at + 2);
    const four = unitAt(text, at + 3);
    // White space counts for nothing: what is left is shorter than a link.
    if (one === SKIPPED || two === SKIPPED || three === SKIPPED || four === SKIPPED) {
      return this.#lookUpShort(foldedUnits(text.slice(at, at + LINK)));
    }
    const first = bigramKey(one, two);
    const second = bigramKey(three, four);
    const hash = linkHash(first, second);
    let number = this.#table.numberOf(first, second, hash);
    if (number < 0) {
      if (this.#filter?.mayHold(hash) === false) return none;
      const clauses = this.#lookUp(Uint16Array.of(one, two, three, four));
      this.#makeRoom(1);
      number = this.#table.add(first, second);
      this.#table.set(number, clauses);
    }
    return this.#table.get(number);
  }

  /** True when no clause carries the folded units from `start` to `end`, as far as that is known without a search. */
  rulesOut(units: Uint16Array, start = 0, end = units.length): boolean {
    return this.#filter !== null && !this.#filter.mayHoldAll(units, start, end);
  }

  /**
   * Of the links of folded units that are known, the one that fewest clauses carry: those hold the unit at `anchor` of every
   * match of the units. Null where no link is known that leads anywhere.
   */
  narrowest(units: Uint16Array): Candidates | null {
    if (this.#table.length === 0) return null;
    let clauses: Uint32Array | null = null;
    let anchor = 0;
    for (let at = 0; at + LINK <= units.length; at++) {
      const one = units[at]!;
      const four = units[at + 3]!;
      // It may overlap itself, and only one of the two occurrences be noted.
      if (one === four) continue;
      const number = this.#table.numberOf(bigramKey(one, units[at + 1]!), bigramKey(units[at + 2]!, four));
      if (number < 0) continue;
      const carriers = this.#table.get(number);
      if (carriers === null || (clauses !== null && carriers.length >= clauses.length)) continue;
      clauses = carriers;
      anchor = at;
    }
    return clauses && { clauses, anchor };
  }

  /**
   * Looks up the links of all the texts at once, where they are many: a step for every stretch of the corpus. Several readers
   * who know equally much learn the same.
   */
  *learn(texts: readonly string[], readers?: LinkReaders): Generator<undefined, void> {
    // A sentence that is typed need not even be looked at.
    const most = texts.reduce((sum, { length }) => sum + length, 0);
    if (most * UNITS_PER_LOOKUP < this.#units) return;
    this.#filter ??= new LinkFilter(this.#parts.map(({ segment }) => segment));
    const wanted = this.#unknownLinks(texts, this.#filter);
    if (wanted.length * UNITS_PER_LOOKUP < this.#units) return;
    this.#makeRoom(wanted.length);
    yield* clausesOfLinks(this.#parts, wanted, readers);
    const learned = wanted.table;
    learned.takeIn(this.#table);
    this.#table = learned;
  }

  /** Gives back what was learned: a few megabytes for a long draft. The links of a sentence are soon looked up again. */
  forget(): void {
    this.#table = new LinkTable();
    this.#filter = null;
    this.#short.clear();
  }

  #lookUpShort(units: Uint16Array): Uint32Array | null {
    const key = stringOf(units);
    const known = this.#short.get(key);
    if (known !== undefined) return known;
    const clauses = this.#lookUp(units);
    if (this.#short.size >= MOST_SHORT) this.#short.clear();
    this.#short.set(key, clauses);
    return clauses;
  }

  #makeRoom(links: number): void {
    if (this.#table.length + links <= MOST_LINKS && this.#table.clauseCount <= MOST_REMEMBERED) return;
    this.#table = new LinkTable();
  }

  /** The links of the texts that some clause may carry and that are not known. */
  #unknownLinks(texts: readonly string[], filter: LinkFilter): WantedLinks {
    const wanted = new WantedLinks();
    for (const text of texts) this.#addUnknown(foldedUnits(text), filter, wanted);
    return wanted;
  }

  #addUnknown(units: Uint16Array, filter: LinkFilter, wanted: WantedLinks): void {
    for (let at = 0; at + LINK <= units.length; at++) {
      const first = bigramKey(units[at]!, units[at + 1]!);
      const second = bigramKey(units[at + 2]!, units[at + 3]!);
      const hash = linkHash(first, second);
      if (filter.mayHold(hash) && this.#table.numberOf(first, second, hash) < 0) wanted.add(first, second, hash);
    }
  }

  #lookUp(units: Uint16Array): Uint32Array | null {
    const clauses: number[] = [];
    for (const part of this.#parts) {
      const { firstClause } = part;
      visitMatches(part, units, (clause) => {
        if (clauses.at(-1) !== firstClause + clause) clauses.push(firstClause + clause);
        return clauses.length <= MOST_CLAUSES;
      });
    }
    return clauses.length > MOST_CLAUSES ? null : Uint32Array.from(clauses);
  }
}

function unitAt(text: string, at: number): number {
  return at < text.length ? folded[text.charCodeAt(at)]! : SKIPPED;
}
