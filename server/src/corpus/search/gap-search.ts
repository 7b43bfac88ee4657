/**
 * What the corpus has between two texts that stand near each other in one clause: the question behind a slip, where the
 * text before and the text after are known and what is between them is not. Compared folded, white space left out.
 */
import type { CorpusDocument, Gap } from '../corpus.ts';
import { folded, foldedUnits, SKIPPED } from '../folded-text.ts';
import type { LiveSegment } from '../segment/live-segment.ts';
import { METADATA } from '../segment/rows.ts';
import type { Segment } from '../segment/segment.ts';
import { alsoWith, postings } from './phrase-search.ts';

/** Reading so many postings costs about as much as looking into one clause. */
const POSTINGS_PER_CLAUSE = 40;
/** So few candidates are looked into at once. */
const FEW = 16;

interface Found {
  readonly text: string;
  readonly works: Set<number>;
  document: number;
  clause: number;
}

/** The texts of at most `longest` characters between `before` and `after`, those of most works first. */
export function gapsBetween(
  parts: readonly LiveSegment[],
  documents: readonly CorpusDocument[],
  before: string,
  after: string,
  longest: number,
): readonly Gap[] {
  const head = foldedUnits(before);
  const tail = foldedUnits(after);
  if (head.length < 2 || tail.length < 2) return nowhere;
  const search = new GapSearch(documents, head, tail, longest);
  for (const part of parts) search.lookInto(part);
  return search.gaps();
}

const nowhere: readonly Gap[] = [];

class GapSearch {
  readonly #documents: readonly CorpusDocument[];
  readonly #head: Uint16Array;
  readonly #tail: Uint16Array;
  readonly #longest: number;
  #found: Map<string, Found> | null = null;

  constructor(documents: readonly CorpusDocument[], head: Uint16Array, tail: Uint16Array, longest: number) {
    this.#documents = documents;
    this.#head = head;
    this.#tail = tail;
    this.#longest = longest;
  }

  lookInto(part: LiveSegment): void {
    const { segment } = part;
    const clauses = clausesWithBoth(segment, this.#head, this.#tail);
    for (let at = 0; at < clauses.length; at++) {
      const clause = clauses[at]!;
      const from = segment.clauseStart[clause]!;
      const to = segment.clauseEnd[clause]!;
      const { units, base } = segment.around(from, to, 0);
      const gaps = gapsIn(units, from - base, to - base, this.#head, this.#tail, this.#longest);
      if (gaps !== null && segment.clauseKind[clause] !== METADATA) this.#note(part, clause, gaps);
    }
  }

  gaps(): readonly Gap[] {
    if (this.#found === null) return nowhere;
    return [...this.#found.values()]
      .map(({ text, works, clause }) => ({ text, works: works.size, clause }))
      .sort((a, b) => b.works - a.works || (a.text < b.text ? -1 : 1));
  }

  #note(part: LiveSegment, clause: number, gaps: readonly string[]): void {
    const document = this.#documents[part.documentOf(clause)];
    if (document === undefined) return;
    this.#found ??= new Map();
    for (const between of gaps) {
      const known = this.#found.get(between);
      if (!known) {
        const works = new Set([document.work]);
        this.#found.set(between, { text: between, works, document: document.id, clause: part.firstClause + clause });
        continue;
      }
      if (known.document === document.id) continue;
      known.works.add(document.work);
      // Documents are numbered alike however they are spread over segments.
      if (document.id < known.document) {
        known.document = document.id;
        known.clause = part.firstClause + clause;
      }
    }
  }
}

/** Ascending clauses that hold the bigrams of both texts, as far as it pays to rule clauses out by them. */
function clausesWithBoth(segment: Segment, head: Uint16Array, tail: Uint16Array): Uint32Array {
  const bigrams: number[] = [];
  if (!addBigrams(segment, head, bigrams) || !addBigrams(segment, tail, bigrams)) return none;
  bigrams.sort((a, b) => segment.clausesWith(a) - segment.clausesWith(b));
  let clauses = postings(segment, bigrams[0]!);
  for (let at = 1; at < bigrams.length; at++) {
    const bigram = bigrams[at]!;
    if (clauses.length <= FEW || segment.clausesWith(bigram) > clauses.length * POSTINGS_PER_CLAUSE) break;
    clauses = alsoWith(segment, clauses, bigram);
  }
  return clauses;
}

const none = new Uint32Array(0);

/** Adds the bigrams of a text that are not there yet; false where the segment lacks one. */
function addBigrams(segment: Segment, units: Uint16Array, bigrams: number[]): boolean {
  for (let at = 0; at + 1 < units.length; at++) {
    const bigram = segment.bigram(units[at]!, units[at + 1]!);
    if (bigram < 0) return false;
    if (!bigrams.includes(bigram)) bigrams.push(bigram);
  }
  return true;
}

/**
 * What stands between the two texts in a stretch, folded: for each place of the first the nearest place of the second behind
 * it. Null where nothing does.
 */
function gapsIn(
  text: Uint16Array,
  from: number,
  to: number,
  head: Uint16Array,
  tail: Uint16Array,
  longest: number,
): readonly string[] | null {
  let found: string[] | null = null;
  const first = head[0]!;
  for (let at = from; at < to; at++) {
    if (folded[text[at]!] !== first) continue;
    const start = endOf(text, at, to, head);
    const between = start < 0 ? null : betweenHere(text, start, to, tail, longest);
    if (between === null) continue;
    if (found === null) found = [between];
    else found.push(between);
  }
  return found;
}

/** What stands before the nearest place of the text sought; null where that is too far away. */
function betweenHere(text: Uint16Array, from: number, to: number, sought: Uint16Array, longest: number): string | null {
  let between = '';
  for (let at = from; at < to && between.length <= longest; at++) {
    const unit = folded[text[at]!]!;
    if (unit === SKIPPED) continue;
    if (unit === sought[0] && endOf(text, at, to, sought) >= 0) return between;
    between += String.fromCharCode(unit);
  }
  return null;
}

/** Where the text sought ends if it begins here, else -1. */
function endOf(text: Uint16Array, from: number, to: number, sought: Uint16Array): number {
  let index = 0;
  for (let at = from; at < to; at++) {
    const unit = folded[text[at]!]!;
    if (unit === SKIPPED) continue;
    if (unit !== sought[index]) return -1;
    if (++index === sought.length) return at + 1;
  }
  return -1;
}
