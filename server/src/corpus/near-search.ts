/**
 * Clauses worded nearly like a text. The rarest bigrams of the text name candidates, up to a budget of postings; the
 * candidates that share most of them are confirmed by edit distance. The answer depends on the set of live files only,
 * not on the order in which they were read or on how they are spread over segments.
 */
import type { CorpusDocument, NearClause, NearOptions } from './corpus.ts';
import { byRecencyAndLevel } from './document-order.ts';
import { Pattern } from './edit-distance.ts';
import { bigramKey, folded, foldedUnits, SKIPPED, stringOf } from './folded-text.ts';
import type { LiveSegment } from './live-segment.ts';
import { METADATA } from './segment-rows.ts';

/** Postings read for one question. */
const POSTING_BUDGET = 10_000;
/** Bigrams read whatever they cost, so that a text of frequent bigrams only is answered too. */
const FEWEST_BIGRAMS = 2;
/** Distinct wordings confirmed by edit distance. */
const CONFIRMED = 64;
/** A wording that shares less than this part of the bigrams that the best shares is not confirmed. */
const LEAST_SHARE = 0.25;
/** So few wordings are added to by those that share fewer bigrams. */
const FEW_WORDINGS = 16;
/** Candidates looked at to find them: more, as many documents carry one wording. */
const CANDIDATES = 512;
/** Counters are bytes. */
const MOST_BIGRAMS = 255;

/** One wording and the clauses that carry it. */
interface Wording {
  readonly shared: number;
  readonly lengthDifference: number;
  readonly hash: number;
  readonly members: Member[];
}

interface Member {
  readonly part: LiveSegment;
  /** Clause id in the part's segment. */
  readonly clause: number;
}

interface Match {
  readonly similarity: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly member: Member;
  readonly document: CorpusDocument;
}

/** A bigram of the question, and its place in the dictionary of each part; -1 where the part does not hold it. */
interface AskedBigram {
  readonly key: number;
  readonly clauses: number;
  readonly inParts: readonly number[];
}

export class NearSearch {
  readonly #parts: readonly LiveSegment[];
  readonly #documents: readonly CorpusDocument[];
  /** Shared bigrams per clause of each part; all zero between questions. */
  readonly #shared: readonly Uint8Array[];
  /** Clauses of one part with a counter above zero. */
  #touched = new Uint32Array(2 * POSTING_BUDGET);
  #units = new Uint16Array(1024);

  constructor(parts: readonly LiveSegment[], documents: readonly CorpusDocument[]) {
    this.#parts = parts;
    this.#documents = documents;
    this.#shared = parts.map((part) => new Uint8Array(part.segment.clauseCount));
  }

  near(text: string, options: NearOptions): readonly NearClause[] {
    const units = foldedUnits(text);
    if (units.length < 2 || options.limit <= 0) return [];
    const bigrams = this.#rarestBigrams(units);
    if (bigrams.length === 0) return [];
    const wordings = this.#wordings(bigrams, units.length, options);
    const pattern = new Pattern(units);
    const matches = wordings.flatMap((wording) => this.#confirm(pattern, units.length, wording, options));
    matches.sort(byMatch);
    return matches.slice(0, options.limit).map(({ member, similarity, start, end }) => {
      return { clause: member.part.firstClause + member.clause, similarity, start, end };
    });
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
    let budget = POSTING_BUDGET;
    const affordable = known.findIndex(({ clauses }, index) => {
      budget -= clauses;
      return budget < 0 && index >= FEWEST_BIGRAMS;
    });
    return known.slice(0, Math.min(MOST_BIGRAMS, affordable < 0 ? known.length : affordable));
  }

  /** The wordings that share most of the bigrams, the most first: all that share equally many or none of them. */
  #wordings(bigrams: readonly AskedBigram[], length: number, options: NearOptions): readonly Wording[] {
    const perCount = new Uint32Array(bigrams.length + 1);
    const touched = this.#parts.map((part, index) => this.#countShared(part, index, bigrams, perCount, options.accept));
    const found = new Map<number, Wording>();
    let above = bigrams.length + 1;
    let least = bigrams.length;
    let total = perCount[least]!;
    while (least > 1 && total + perCount[least - 1]! <= CANDIDATES) total += perCount[--least]!;
    let most = 0;
    for (;;) {
      this.#collect(touched, least, above, length, options, found);
      for (const { shared } of found.values()) most = Math.max(most, shared);
      // What many documents carry fills a whole count by itself: it must not be passed over for its number.
      if (found.size >= FEW_WORDINGS || least <= Math.max(1, Math.ceil(most * LEAST_SHARE))) break;
      above = least;
      do least--;
      while (least > 1 && perCount[least] === 0);
    }
    touched.forEach((clauses, index) => {
      const counters = this.#shared[index]!;
      for (let at = 0; at < clauses.length; at++) counters[clauses[at]!] = 0;
    });
    return [...found.values()]
      .filter(({ shared }) => shared >= most * LEAST_SHARE)
      .sort((a, b) => b.shared - a.shared || a.lengthDifference - b.lengthDifference || a.hash - b.hash)
      .slice(0, CONFIRMED);
  }

  /** Adds the clauses that share at least `least` and fewer than `above` bigrams and that may answer the question. */
  #collect(
    touched: readonly Uint32Array[],
    least: number,
    above: number,
    length: number,
    options: NearOptions,
    found: Map<number, Wording>,
  ): void {
    const shortest = Math.ceil(length * options.minimumSimilarity);
    this.#parts.forEach((part, index) => {
      const counters = this.#shared[index]!;
      const clauses = touched[index]!;
      const { clauseStart, clauseEnd, clauseKind, clauseHash } = part.segment;
      for (let at = 0; at < clauses.length; at++) {
        const clause = clauses[at]!;
        const shared = counters[clause]!;
        if (shared < least || shared >= above || clauseKind[clause] === METADATA) continue;
        const clauseLength = clauseEnd[clause]! - clauseStart[clause]!;
        if (clauseLength < shortest) continue;
        const hash = clauseHash[clause]!;
        const known = found.get(hash);
        if (known) known.members.push({ part, clause });
        else {
          const lengthDifference = Math.abs(clauseLength - length);
          found.set(hash, { shared, lengthDifference, hash, members: [{ part, clause }] });
        }
      }
    });
  }

  /** Counts shared bigrams into the part's counters; returns the live clauses with any, and adds to the histogram. */
  #countShared(
    part: LiveSegment,
    index: number,
    bigrams: readonly AskedBigram[],
    perCount: Uint32Array,
    accept: NearOptions['accept'],
  ): Uint32Array {
    const counters = this.#shared[index]!;
    let length = 0;
    for (const { inParts } of bigrams) {
      const bigram = inParts[index]!;
      if (bigram < 0) continue;
      const needed = length + part.segment.clausesWith(bigram);
      if (needed > this.#touched.length) {
        const grown = new Uint32Array(needed * 2);
        grown.set(this.#touched);
        this.#touched = grown;
      }
      length = part.segment.countPostings(bigram, counters, this.#touched, length);
    }
    const touched = this.#touched.subarray(0, length);
    if (part.allLive && !accept) {
      for (let at = 0; at < length; at++) perCount[counters[touched[at]!]!]!++;
    } else {
      length = 0;
      for (const clause of touched) {
        const document = part.documentOf(clause);
        if (document >= 0 && (!accept || accept(this.#documents[document]!))) {
          perCount[counters[clause]!]!++;
          touched[length++] = clause;
        } else {
          counters[clause] = 0;
        }
      }
    }
    // The next part writes over the scratch list.
    return this.#parts.length === 1 ? touched.subarray(0, length) : touched.slice(0, length);
  }

  /** Folded units of a text, in a list that the next call writes over. */
  #fold(text: Uint16Array): Uint16Array {
    if (text.length > this.#units.length) this.#units = new Uint16Array(text.length * 2);
    let length = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = folded[text[at]!]!;
      if (unit !== SKIPPED) this.#units[length++] = unit;
    }
    return this.#units.subarray(0, length);
  }

  /** The matches of one wording: one for each work that carries it, in its newest document. */
  #confirm(pattern: Pattern, length: number, wording: Wording, options: NearOptions): readonly Match[] {
    const first = wording.members[0]!;
    const { text, clauseStart, clauseEnd } = first.part.segment;
    const clause = text.subarray(clauseStart[first.clause]!, clauseEnd[first.clause]!);
    const compared = this.#fold(clause);
    let similarity = 0;
    let start = 0;
    let end = clause.length;
    if (options.mode === 'whole') {
      const longer = Math.max(length, compared.length);
      if (Math.min(length, compared.length) < longer * options.minimumSimilarity) return [];
      similarity = 1 - pattern.distance(compared) / longer;
    } else {
      const match = pattern.infix(compared, Math.floor(length * (1 - options.minimumSimilarity)));
      if (match === null || match.end === match.start) return [];
      similarity = 1 - match.distance / length;
      start = offsetOfUnit(clause, match.start);
      end = offsetOfUnit(clause, match.end - 1) + 1;
    }
    if (similarity < options.minimumSimilarity || similarity <= 0) return [];
    const printed = stringOf(clause);
    const byWork = new Map<number, Match>();
    for (const member of wording.members) {
      const document = this.#documents[member.part.documentOf(member.clause)]!;
      const match = { similarity, start, end, text: printed, member, document };
      const known = byWork.get(document.work);
      if (!known || byMatch(match, known) < 0) byWork.set(document.work, match);
    }
    return [...byWork.values()];
  }
}

/** Offset in the text of its folded unit with that number. */
function offsetOfUnit(text: Uint16Array, number: number): number {
  let left = number;
  for (let at = 0; ; at++) if (folded[text[at]!] !== SKIPPED && left-- === 0) return at;
}

/** Most similar first; among equals the newer document, the higher level, then the text and the place. */
function byMatch(a: Match, b: Match): number {
  return (
    b.similarity - a.similarity ||
    byRecencyAndLevel(a.document, b.document) ||
    (a.text < b.text ? -1 : a.text > b.text ? 1 : 0) ||
    a.document.id - b.document.id ||
    a.member.clause - b.member.clause
  );
}
