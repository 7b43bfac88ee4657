/**
 * Wordings of the corpus that may be near a text: the rarest bigrams of the text, up to a budget of postings, name clauses (or
 * the lists of clauses that the question gives), and those that share most of them are kept. The answer depends on the set of live files only, not on the order in which
 * they were read or on how they are spread over segments.
 */
import { lowerBound } from '../../ingest/lower-bound.ts';
import type { CorpusDocument, NearAmongOptions, NearOptions } from '../corpus.ts';
import { bigramKey } from '../folded-text.ts';
import type { LiveSegment } from '../segment/live-segment.ts';
import { METADATA } from '../segment/rows.ts';
import type { Segment } from '../segment/segment.ts';

/** Postings read for one question. */
const POSTING_BUDGET = 10_000;
/** Of lists that are given a clause stands in at least this part. */
const LEAST_LISTED = 0.5;
/** Clauses read of lists that are given. */
const LISTED_BUDGET = 4000;
/** Bigrams read whatever they cost, so that a text of frequent bigrams only is answered too. */
const FEWEST_BIGRAMS = 2;
/** Distinct wordings that are kept. */
const KEPT = 64;
/** A wording that shares less than this part of the bigrams that the best shares is not kept. */
const LEAST_SHARE = 0.25;
/** So few wordings are added to by those that share fewer bigrams. */
const FEW_WORDINGS = 16;
/** Candidates looked at to find them: more, as many documents carry one wording. */
const CANDIDATES = 512;
/** A counter for each of so many clauses is set back to zero sooner than one posting is read. */
const CLAUSES_PER_POSTING = 60;
/** Looking for one clause in a list costs about as much as reading so many of its clauses. */
const POSTINGS_PER_SEARCH = 12;
/** Counters are bytes. */
const MOST_BIGRAMS = 255;

/** One wording and the clauses that carry it. */
export interface Wording {
  readonly shared: number;
  readonly lengthDifference: number;
  readonly hash: number;
  /** Corpus-wide clause ids, at least one. */
  readonly members: number[];
}

/** A bigram of the question, and its place in the dictionary of each part; -1 where the part does not hold it. */
interface AskedBigram {
  readonly key: number;
  readonly clauses: number;
  readonly inParts: readonly number[];
}

/** The clauses of one part that share bigrams with the question, those that share most first. */
interface Sharing {
  readonly clauses: Uint32Array;
  /** For each count how many clauses share so many or more: where those that share fewer begin. */
  readonly ends: Uint32Array;
}

interface Counted {
  /** How many bigrams were counted: none shares more. */
  readonly most: number;
  /** Clauses that share fewer were left out. */
  readonly fewest: number;
  /** How many clauses share so many. */
  readonly perCount: Uint32Array;
  readonly inParts: readonly Sharing[];
}

/** Whether a document is asked; undefined where all are. */
type Accepted = ((document: number) => boolean) | undefined;

/** Wordings found, and how many bigrams the best of them shares. */
interface Gathered {
  readonly most: number;
  readonly found: ReadonlyMap<number, Wording>;
}

/** A counter for each clause of a segment, all zero between questions: one for all snapshots that hold the segment. */
const counters = new WeakMap<Segment, Uint8Array>();

function counterOf(segment: Segment): Uint8Array {
  const counter = counters.get(segment) ?? new Uint8Array(segment.clauseCount);
  counters.set(segment, counter);
  return counter;
}

export class NearCandidates {
  readonly #parts: readonly LiveSegment[];
  readonly #documents: readonly CorpusDocument[];
  #touched = new Uint32Array(2 * POSTING_BUDGET);
  /** Of the clauses noted that are kept. */
  #counts = new Uint8Array(2 * POSTING_BUDGET);
  /** The last question: it is often asked again in the other mode. */
  #asked: { readonly units: Uint16Array; readonly accept: NearOptions['accept']; readonly counted: Counted } | null =
    null;

  constructor(parts: readonly LiveSegment[], documents: readonly CorpusDocument[]) {
    this.#parts = parts;
    this.#documents = documents;
  }

  /** The wordings that share most of the bigrams, in no order: all that share equally many or none of them. */
  wordings(units: Uint16Array, options: NearOptions): readonly Wording[] {
    const shortest = Math.ceil(units.length * options.minimumSimilarity);
    const gathered = this.#gathered(this.#counted(units, options.accept, 2), units.length, shortest);
    // Nine clauses in ten share one bigram only. They count where no other shares many.
    if (gathered.most * LEAST_SHARE > 1) return this.#kept(gathered);
    return this.#kept(this.#gathered(this.#counted(units, options.accept, 1), units.length, shortest));
  }

  /** Of the clauses in the lists the wordings that stand in most of them. `length`: of the text. */
  wordingsAmong(
    lists: readonly Uint32Array[],
    length: number,
    { minimumSimilarity }: NearAmongOptions,
  ): readonly Wording[] {
    return this.#kept(this.#gathered(this.#countListed(lists), length, Math.ceil(length * minimumSimilarity)));
  }

  #kept({ most, found }: Gathered): readonly Wording[] {
    const near: Wording[] = [];
    for (const wording of found.values()) if (wording.shared >= most * LEAST_SHARE) near.push(wording);
    if (near.length <= KEPT) return near;
    return near
      .sort((a, b) => b.shared - a.shared || a.lengthDifference - b.lengthDifference || a.hash - b.hash)
      .slice(0, KEPT);
  }

  /** Wordings from those that share most on down until there are enough. */
  #gathered({ most: bigrams, fewest, perCount, inParts }: Counted, length: number, shortest: number): Gathered {
    const found = new Map<number, Wording>();
    let most = 0;
    if (bigrams === 0) return { most, found };
    let above = bigrams + 1;
    let least = bigrams;
    let total = perCount[least]!;
    while (least > fewest && total + perCount[least - 1]! <= CANDIDATES) total += perCount[--least]!;
    for (;;) {
      // From the highest count down: when enough are found, those that share fewer would not be kept.
      for (let count = above; count > least && found.size < KEPT; count--) {
        this.#collect(inParts, count - 1, length, shortest, found);
        if (most === 0 && found.size > 0) most = count - 1;
      }
      // What many documents carry fills a whole count by itself: it must not be passed over for its number.
      if (found.size >= FEW_WORDINGS || least <= Math.max(fewest, Math.ceil(most * LEAST_SHARE))) break;
      above = least;
      do least--;
      while (least > fewest && perCount[least] === 0);
    }
    return { most, found };
  }

  /** Adds the clauses that share so many bigrams and that may answer the question. */
  #collect(
    inParts: readonly Sharing[],
    shared: number,
    length: number,
    shortest: number,
    found: Map<number, Wording>,
  ): void {
    for (let part = 0; part < this.#parts.length; part++) {
      collectIn(this.#parts[part]!, inParts[part]!, shared, length, shortest, found);
    }
  }

  #counted(units: Uint16Array, accept: NearOptions['accept'], fewest: number): Counted {
    const asked = this.#asked;
    if (asked !== null && asked.accept === accept && asked.counted.fewest <= fewest && sameUnits(asked.units, units)) {
      return asked.counted;
    }
    const bigrams = this.#rarestBigrams(units);
    const accepted = accept && this.#accepted(accept);
    const perCount = new Uint32Array(bigrams.length + 1);
    const inParts = this.#parts.map((part, index) => {
      return this.#countShared(part, index, bigrams, perCount, fewest, accepted);
    });
    const counted = { most: bigrams.length, fewest, perCount, inParts };
    this.#asked = { units, accept, counted };
    return counted;
  }

  /** In how many of the lists, the shortest ones within the budget, each of their clauses stands. */
  #countListed(lists: readonly Uint32Array[]): Counted {
    const shortest = [...lists].sort((a, b) => a.length - b.length);
    const lengths = shortest.map(({ length }) => length);
    const most = affordable(lengths, LISTED_BUDGET);
    const fewest = Math.max(1, Math.ceil(most * LEAST_LISTED));
    const perCount = new Uint32Array(most + 1);
    const inParts: Sharing[] = [];
    for (let part = 0; part < this.#parts.length; part++) {
      inParts.push(this.#countListedIn(this.#parts[part]!, shortest, fewest, perCount));
    }
    return { most, fewest, perCount, inParts };
  }

  /** Of the clauses of one part in how many of the first lists, as many as are counted, each stands. */
  #countListedIn(part: LiveSegment, lists: readonly Uint32Array[], fewest: number, perCount: Uint32Array): Sharing {
    const most = perCount.length - 1;
    const counter = counterOf(part.segment);
    let length = 0;
    for (let list = 0; list <= most - fewest; list++) {
      const clauses = part.own(lists[list]!);
      this.#makeRoom(length + clauses.length);
      const touched = this.#touched;
      for (let at = 0; at < clauses.length; at++) {
        const clause = clauses[at]!;
        if (counter[clause]!++ === 0) touched[length++] = clause;
      }
    }
    // What stands in so few of the lists that are left, the longest, stands in too few.
    for (let list = most - fewest + 1; list < most; list++) {
      const clauses = part.own(lists[list]!);
      if (length * POSTINGS_PER_SEARCH < clauses.length) {
        for (let at = 0; at < length; at++) {
          const clause = this.#touched[at]!;
          if (clauses[lowerBound(clauses, clause)] === clause) counter[clause]!++;
        }
        continue;
      }
      for (let at = 0; at < clauses.length; at++) {
        const clause = clauses[at]!;
        const count = counter[clause]!;
        if (count !== 0) counter[clause] = count + 1;
      }
    }
    return this.#takeCounts(part, counter, length, perCount, fewest, undefined);
  }

  /** The rarest bigrams of the question, within the budget. */
  #rarestBigrams(units: Uint16Array): readonly AskedBigram[] {
    const distinct = new Set<number>();
    for (let at = 0; at + 1 < units.length; at++) distinct.add(bigramKey(units[at]!, units[at + 1]!));
    const known: AskedBigram[] = [];
    for (const key of distinct) {
      let clauses = 0;
      const inParts = this.#parts.map((part) => {
        const bigram = part.segment.bigram(key >>> 16, key & 0xffff);
        if (bigram >= 0) clauses += part.liveClausesWith(bigram, key);
        return bigram;
      });
      if (clauses > 0) known.push({ key, clauses, inParts });
    }
    known.sort((a, b) => a.clauses - b.clauses || a.key - b.key);
    const sizes = known.map(({ clauses }) => clauses);
    return known.slice(0, affordable(sizes, POSTING_BUDGET));
  }

  /** Whether a document is asked, worked out once for each. */
  #accepted(accept: NonNullable<NearOptions['accept']>): (document: number) => boolean {
    const known = new Map<number, boolean>();
    return (document) => {
      let answer = known.get(document);
      if (answer === undefined) {
        answer = accept(this.#documents[document]!);
        known.set(document, answer);
      }
      return answer;
    };
  }

  /** The part's live clauses with `fewest` of the bigrams or more, and how many they share; adds to the histogram. */
  #countShared(
    part: LiveSegment,
    index: number,
    bigrams: readonly AskedBigram[],
    perCount: Uint32Array,
    fewest: number,
    accepted: Accepted,
  ): Sharing {
    const { segment } = part;
    const counter = counterOf(segment);
    const present = bigrams.map(({ inParts }) => inParts[index]!).filter((bigram) => bigram >= 0);
    const postings = present.reduce((sum, bigram) => sum + segment.clausesWith(bigram), 0);
    // Where counters are set back one by one every clause has to be noted.
    const atOnce = fewest > 1 && segment.clauseCount <= postings * CLAUSES_PER_POSTING;
    this.#makeRoom(postings);
    let length = 0;
    try {
      for (const bigram of present) {
        length = segment.countPostings(bigram, counter, this.#touched, length, atOnce ? fewest - 1 : 0);
      }
    } catch (error) {
      counters.delete(segment);
      throw error;
    }
    const sharing = this.#takeCounts(part, counter, length, perCount, fewest, accepted);
    if (atOnce) counter.fill(0);
    return sharing;
  }

  /**
   * The clauses noted that share at least `fewest`, in order of their counts, which are set back to zero; adds to the
   * histogram.
   */
  #takeCounts(
    part: LiveSegment,
    counter: Uint8Array,
    length: number,
    perCount: Uint32Array,
    fewest: number,
    accepted: Accepted,
  ): Sharing {
    const touched = this.#touched;
    const counts = this.#counts;
    const all = part.allLive && !accepted;
    // First how many share so many, then where those begin.
    const ends = new Uint32Array(perCount.length + 1);
    let kept = 0;
    for (let at = 0; at < length; at++) {
      const clause = touched[at]!;
      const shared = counter[clause]!;
      counter[clause] = 0;
      if (shared < fewest) continue;
      if (!all) {
        const document = part.documentOf(clause);
        if (document < 0 || (accepted && !accepted(document))) continue;
      }
      touched[kept] = clause;
      counts[kept++] = shared;
      ends[shared]!++;
    }
    let before = 0;
    for (let shared = perCount.length - 1; shared >= 0; shared--) {
      const sharing = ends[shared]!;
      perCount[shared]! += sharing;
      ends[shared] = before;
      before += sharing;
    }
    const clauses = new Uint32Array(kept);
    for (let at = 0; at < kept; at++) clauses[ends[counts[at]!]!++] = touched[at]!;
    return { clauses, ends };
  }

  #makeRoom(length: number): void {
    if (length <= this.#touched.length) return;
    const grown = new Uint32Array(length * 2);
    grown.set(this.#touched);
    this.#touched = grown;
    this.#counts = new Uint8Array(length * 2);
  }
}

function collectIn(
  { segment, firstClause }: LiveSegment,
  { clauses, ends }: Sharing,
  shared: number,
  length: number,
  shortest: number,
  found: Map<number, Wording>,
): void {
  const { clauseStart, clauseEnd, clauseKind, clauseHash } = segment;
  const end = ends[shared]!;
  for (let at = ends[shared + 1]!; at < end; at++) {
    const clause = clauses[at]!;
    if (clauseKind[clause] === METADATA) continue;
    const clauseLength = clauseEnd[clause]! - clauseStart[clause]!;
    if (clauseLength < shortest) continue;
    const hash = clauseHash[clause]!;
    // A small number for the engine: a large one costs an object.
    const known = found.get(hash | 0);
    if (known) known.members.push(firstClause + clause);
    else {
      const lengthDifference = Math.abs(clauseLength - length);
      found.set(hash | 0, { shared, lengthDifference, hash, members: [firstClause + clause] });
    }
  }
}

/** How many of the lists of these sizes, the smallest first, the budget allows; at least {@link FEWEST_BIGRAMS}. */
function affordable(sizes: readonly number[], budget: number): number {
  let rest = budget;
  const beyond = sizes.findIndex((size, index) => {
    rest -= size;
    return rest < 0 && index >= FEWEST_BIGRAMS;
  });
  return Math.min(MOST_BIGRAMS, beyond < 0 ? sizes.length : beyond);
}

function sameUnits(a: Uint16Array, b: Uint16Array): boolean {
  return a.length === b.length && a.every((unit, at) => unit === b[at]);
}
