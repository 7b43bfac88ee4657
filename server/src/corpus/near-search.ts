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
const POSTING_BUDGET = 20_000;
/** Bigrams read whatever they cost, so that a text of frequent bigrams only is answered too. */
const FEWEST_BIGRAMS = 2;
/** Distinct wordings confirmed by edit distance. */
const CONFIRMED = 64;
/** Candidates looked at to find them. */
const CANDIDATES = 1024;

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

export class NearSearch {
  readonly #parts: readonly LiveSegment[];
  readonly #documents: readonly CorpusDocument[];
  /** Shared bigrams per clause of each part; all zero between questions. */
  readonly #shared: readonly Uint8Array[];
  #touched = new Uint32Array(1024);
  #postings = new Uint32Array(1024);

  constructor(parts: readonly LiveSegment[], documents: readonly CorpusDocument[]) {
    this.#parts = parts;
    this.#documents = documents;
    this.#shared = parts.map((part) => new Uint8Array(part.segment.clauseCount));
  }

  near(text: string, options: NearOptions): readonly NearClause[] {
    const units = foldedUnits(text);
    if (units.length < 2 || options.limit <= 0) return [];
    const wordings = this.#nearestWordings(units, options);
    const pattern = new Pattern(units);
    const matches = wordings.flatMap((wording) => this.#confirm(pattern, units.length, wording, options));
    matches.sort(byMatch);
    return matches.slice(0, options.limit).map(({ member, similarity, start, end }) => {
      return { clause: member.part.firstClause + member.clause, similarity, start, end };
    });
  }

  #nearestWordings(units: Uint16Array, options: NearOptions): readonly Wording[] {
    const keys = this.#rarestBigrams(units);
    const candidates: { readonly member: Member; readonly shared: number }[] = [];
    const perCount = new Uint32Array(256);
    const touched = this.#parts.map((part, index) => this.#countShared(part, index, keys, units, options, perCount));
    // The lowest count of shared bigrams at which the candidates stay few.
    let least = keys.length;
    for (let total = perCount[least]!; least > 1; total += perCount[--least]!) {
      if (total + perCount[least - 1]! > CANDIDATES) break;
    }
    this.#parts.forEach((part, index) => {
      const shared = this.#shared[index]!;
      for (const clause of touched[index]!) {
        if (shared[clause]! >= least) candidates.push({ member: { part, clause }, shared: shared[clause]! });
        shared[clause] = 0;
      }
    });
    return groupByWording(candidates, units.length);
  }

  /** Keys of the rarest bigrams within the budget. */
  #rarestBigrams(units: Uint16Array): readonly number[] {
    const distinct = new Set<number>();
    for (let at = 0; at + 1 < units.length; at++) distinct.add(bigramKey(units[at]!, units[at + 1]!));
    const known: { readonly key: number; readonly clauses: number }[] = [];
    for (const key of distinct) {
      let clauses = 0;
      for (const part of this.#parts) {
        const bigram = part.segment.bigram(key >>> 16, key & 0xffff);
        if (bigram >= 0) clauses += part.liveClausesWith(bigram, key);
      }
      if (clauses > 0) known.push({ key, clauses });
    }
    known.sort((a, b) => a.clauses - b.clauses || a.key - b.key);
    const chosen: number[] = [];
    let budget = POSTING_BUDGET;
    for (const { key, clauses } of known.slice(0, 255)) {
      budget -= clauses;
      if (budget < 0 && chosen.length >= FEWEST_BIGRAMS) break;
      chosen.push(key);
    }
    return chosen;
  }

  /** Counts shared bigrams into the part's counters; returns the clauses with any, and adds to the histogram. */
  #countShared(
    part: LiveSegment,
    index: number,
    keys: readonly number[],
    units: Uint16Array,
    options: NearOptions,
    perCount: Uint32Array,
  ): Uint32Array {
    const { segment } = part;
    const shared = this.#shared[index]!;
    let length = 0;
    for (const key of keys) {
      const bigram = segment.bigram(key >>> 16, key & 0xffff);
      if (bigram < 0) continue;
      const count = segment.clausesWith(bigram);
      if (count > this.#postings.length) this.#postings = new Uint32Array(count * 2);
      segment.readPostings(bigram, this.#postings);
      if (length + count > this.#touched.length) {
        const grown = new Uint32Array((length + count) * 2);
        grown.set(this.#touched);
        this.#touched = grown;
      }
      for (let at = 0; at < count; at++) {
        const clause = this.#postings[at]!;
        if (shared[clause]!++ === 0) this.#touched[length++] = clause;
      }
    }
    const shortest = Math.ceil(units.length * options.minimumSimilarity);
    let kept = 0;
    for (let at = 0; at < length; at++) {
      const clause = this.#touched[at]!;
      const document = part.documentOf(clause);
      const fits =
        document >= 0 &&
        segment.clauseKind[clause] !== METADATA &&
        segment.clauseEnd[clause]! - segment.clauseStart[clause]! >= shortest &&
        this.#documents[document]!.file.uri !== options.exclude;
      if (fits) {
        perCount[shared[clause]!]!++;
        this.#touched[kept++] = clause;
      } else {
        shared[clause] = 0;
      }
    }
    return this.#touched.slice(0, kept);
  }

  /** The matches of one wording: one for each work that carries it, in its newest document. */
  #confirm(pattern: Pattern, length: number, wording: Wording, options: NearOptions): readonly Match[] {
    const first = wording.members[0]!;
    const { text, clauseStart, clauseEnd } = first.part.segment;
    const clause = text.subarray(clauseStart[first.clause]!, clauseEnd[first.clause]!);
    const units = new Uint16Array(clause.length);
    const offsets = new Uint32Array(clause.length);
    let count = 0;
    for (let at = 0; at < clause.length; at++) {
      const unit = folded[clause[at]!]!;
      if (unit === SKIPPED) continue;
      offsets[count] = at;
      units[count++] = unit;
    }
    const compared = units.subarray(0, count);
    let similarity = 0;
    let start = 0;
    let end = clause.length;
    if (options.mode === 'whole') {
      const longer = Math.max(length, count);
      if (Math.min(length, count) < longer * options.minimumSimilarity) return [];
      similarity = 1 - pattern.distance(compared) / longer;
    } else {
      const match = pattern.infix(compared);
      similarity = 1 - match.distance / length;
      if (match.end === match.start) return [];
      start = offsets[match.start]!;
      end = offsets[match.end - 1]! + 1;
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

/** Distinct wordings among the candidates, those that share most first. */
function groupByWording(
  candidates: readonly { readonly member: Member; readonly shared: number }[],
  length: number,
): readonly Wording[] {
  const byHash = new Map<number, Wording>();
  for (const { member, shared } of candidates) {
    const { segment } = member.part;
    const hash = segment.clauseHash[member.clause]!;
    const known = byHash.get(hash);
    if (known) {
      known.members.push(member);
      continue;
    }
    const clauseLength = segment.clauseEnd[member.clause]! - segment.clauseStart[member.clause]!;
    byHash.set(hash, { shared, lengthDifference: Math.abs(clauseLength - length), hash, members: [member] });
  }
  return [...byHash.values()]
    .sort((a, b) => b.shared - a.shared || a.lengthDifference - b.lengthDifference || a.hash - b.hash)
    .slice(0, CONFIRMED);
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
