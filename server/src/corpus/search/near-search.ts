/**
 * Clauses worded nearly like a text: candidates (near-candidates.ts) confirmed by edit distance, the best of each work.
 * Documents are put in order once, so that a wording that thousands of documents carry costs a sort of numbers.
 */
import type { CorpusDocument, NearAmongOptions, NearClause, NearOptions } from '../corpus.ts';
import { byRecencyAndLevel, compareText } from '../document-order.ts';
import { folded, foldedUnits, SKIPPED, stringOf } from '../folded-text.ts';
import type { LiveSegment } from '../segment/live-segment.ts';
import type { Segment } from '../segment/segment.ts';
import { type InfixMatch, Pattern } from './edit-distance.ts';
import { NearCandidates, type Wording } from './near-candidates.ts';

/** A wording that is near enough. */
interface Confirmed {
  readonly wording: number;
  readonly similarity: number;
  /** The stretch of its folded units that is near; null for all of it. */
  readonly match: InfixMatch | null;
  readonly members: readonly number[];
  /** The clause of the newest and highest document, and its text; null before they are asked for. */
  first: number | null;
  text: string | null;
}

/** The clause by which a work answers. */
interface Match {
  readonly confirmed: Confirmed;
  readonly clause: number;
  readonly document: number;
}

/** Clause ids are below this, so that a number holds the rank of a document and a clause of it. */
const CLAUSES = 2 ** 32;

const nothing: readonly NearClause[] = [];
const none: readonly number[] = [];

export class NearSearch {
  readonly #parts: readonly LiveSegment[];
  readonly #documents: readonly CorpusDocument[];
  readonly #candidates: NearCandidates;
  /** Documents, newest and highest first, then in order of their ids. */
  readonly #ranked: Uint32Array;
  readonly #rankOf: Uint32Array;
  /** Equal for documents that are equally new and high. */
  readonly #classOf: Uint32Array;
  /** Folded units of the clause that is compared, and what is left of others behind them. */
  #units = new Uint16Array(1024);

  constructor(parts: readonly LiveSegment[], documents: readonly CorpusDocument[]) {
    this.#parts = parts;
    this.#documents = documents;
    this.#candidates = new NearCandidates(parts, documents);
    this.#ranked = Uint32Array.from(documents.keys()).sort(
      (a, b) => byRecencyAndLevel(documents[a]!, documents[b]!) || a - b,
    );
    this.#rankOf = new Uint32Array(documents.length);
    this.#classOf = new Uint32Array(documents.length);
    let present = 0;
    this.#ranked.forEach((document, rank) => {
      const before = this.#ranked[rank - 1];
      if (before !== undefined && byRecencyAndLevel(documents[before]!, documents[document]!) !== 0) present++;
      this.#rankOf[document] = rank;
      this.#classOf[document] = present;
    });
  }

  near(text: string, options: NearOptions): readonly NearClause[] {
    const units = foldedUnits(text);
    if (units.length < 2 || options.limit <= 0) return nothing;
    const wordings = this.#candidates.wordings(units, options);
    if (wordings.length === 0) return nothing;
    const pattern = new Pattern(units);
    return this.#matches(pattern, units.length, wordings, options).map((match) => this.#answer(match, pattern));
  }

  nearAmong(text: string, lists: readonly Uint32Array[], options: NearAmongOptions): readonly number[] {
    const units = foldedUnits(text);
    if (units.length < 2 || options.limit <= 0) return none;
    const wordings = this.#candidates.wordingsAmong(lists, units.length, options);
    if (wordings.length === 0) return none;
    const { limit, minimumSimilarity, behindBest } = options;
    const pattern = new Pattern(units);
    const further = Math.floor(units.length * behindBest);
    let furthest = mostDistant(units.length, minimumSimilarity);
    const confirmed: Confirmed[] = [];
    // Those that share most come first: the others need only be as near as they are.
    for (let at = 0; at < wordings.length; at++) {
      const one = this.#confirmInfix(pattern, units.length, wordings[at]!, furthest);
      if (one === null) continue;
      confirmed.push(one);
      furthest = Math.min(furthest, one.match!.distance + further);
    }
    const near = confirmed.filter(({ match }) => match!.distance <= furthest);
    return this.#best(near, limit).map(({ clause }) => clause);
  }

  /** The clauses by which the works answer that carry a wording near enough. `length`: of the pattern. */
  #matches(pattern: Pattern, length: number, wordings: readonly Wording[], options: NearOptions): readonly Match[] {
    const confirmed: Confirmed[] = [];
    for (let at = 0; at < wordings.length; at++) {
      const one =
        options.mode === 'whole'
          ? this.#confirmWhole(pattern, length, wordings[at]!, options.minimumSimilarity)
          : this.#confirmInfix(pattern, length, wordings[at]!, mostDistant(length, options.minimumSimilarity));
      if (one !== null) confirmed.push(one);
    }
    return this.#best(confirmed, options.limit);
  }

  /** The clauses by which works answer, the most similar first. */
  #best(confirmed: Confirmed[], limit: number): readonly Match[] {
    confirmed.sort((a, b) => b.similarity - a.similarity);
    const matches: Match[] = [];
    for (let at = 0; at < confirmed.length && matches.length < limit; ) {
      const { similarity } = confirmed[at]!;
      const equals: Match[] = [];
      let wordings = 0;
      for (; at < confirmed.length && confirmed[at]!.similarity === similarity; at++) {
        this.#addBest(confirmed[at]!, limit, equals);
        wordings++;
      }
      if (wordings > 1) equals.sort((a, b) => this.#compareEquals(a, b));
      for (const match of equals) matches.push(match);
    }
    return matches.slice(0, limit);
  }

  /** The wording, where it is as similar to the whole pattern as `least`. */
  #confirmWhole(pattern: Pattern, length: number, { hash, members }: Wording, least: number): Confirmed | null {
    const { segment, start, end } = this.#placeOf(members[0]!);
    const { units: text, base } = segment.around(start, end, 0);
    const comparedLength = this.#fold(text, start - base, end - base);
    const longer = Math.max(length, comparedLength);
    if (Math.min(length, comparedLength) < longer * least) return null;
    const similarity = 1 - pattern.distance(this.#units, comparedLength) / longer;
    if (similarity < least || similarity <= 0) return null;
    return { wording: hash, similarity, match: null, members, first: null, text: null };
  }

  /** The wording, where a stretch of it is no further from the pattern than `furthest`. */
  #confirmInfix(pattern: Pattern, length: number, { hash, members }: Wording, furthest: number): Confirmed | null {
    const { segment, start, end } = this.#placeOf(members[0]!);
    const { units: text, base } = segment.around(start, end, 0);
    if (!pattern.mayBeWithin(text, start - base, end - base, furthest)) return null;
    const match = pattern.infix(this.#units, furthest, this.#fold(text, start - base, end - base));
    if (match === null || match.distance >= length) return null;
    return { wording: hash, similarity: 1 - match.distance / length, match, members, first: null, text: null };
  }

  /** Adds a match for each work that carries the wording, in its newest document: the first `limit` of them. */
  #addBest(confirmed: Confirmed, limit: number, matches: Match[]): void {
    const { members } = confirmed;
    if (members.length === 1) {
      const clause = members[0]!;
      confirmed.first = clause;
      matches.push({ confirmed, clause, document: this.#documentOf(clause) });
      return;
    }
    const keys = new Float64Array(members.length);
    members.forEach((clause, at) => {
      keys[at] = this.#rankOf[this.#documentOf(clause)]! * CLAUSES + clause;
    });
    keys.sort();
    confirmed.first = keys[0]! % CLAUSES;
    const works = new Set<number>();
    for (const key of keys) {
      if (works.size >= limit) break;
      const document = this.#ranked[Math.floor(key / CLAUSES)]!;
      const { work } = this.#documents[document]!;
      if (works.has(work)) continue;
      works.add(work);
      matches.push({ confirmed, clause: key % CLAUSES, document });
    }
  }

  /** Among equally similar ones the newer document, the higher level, then the text and the place. */
  #compareEquals(a: Match, b: Match): number {
    return (
      this.#classOf[a.document]! - this.#classOf[b.document]! ||
      (a.confirmed === b.confirmed ? 0 : compareText(this.#textOf(a), this.#textOf(b))) ||
      a.document - b.document ||
      a.clause - b.clause
    );
  }

  #answer({ confirmed, clause }: Match, pattern: Pattern): NearClause {
    const { wording, similarity, match } = confirmed;
    const units = this.#unitsOf(clause);
    if (match === null) return { clause, wording, similarity, start: 0, end: units.length };
    this.#fold(units, 0, units.length);
    const start = offsetOfUnit(units, pattern.startOf(this.#units, match));
    return { clause, wording, similarity, start, end: offsetOfUnit(units, match.end - 1) + 1 };
  }

  #partOf(clause: number): LiveSegment {
    return this.#parts.findLast(({ firstClause }) => firstClause <= clause)!;
  }

  #documentOf(clause: number): number {
    const part = this.#partOf(clause);
    return part.documentOf(clause - part.firstClause);
  }

  #unitsOf(clause: number): Uint16Array {
    const { segment, firstClause } = this.#partOf(clause);
    return segment.clauseUnits(clause - firstClause);
  }

  /** Where a clause stands in the text of its segment. */
  #placeOf(clause: number): { readonly segment: Segment; readonly start: number; readonly end: number } {
    const { segment, firstClause } = this.#partOf(clause);
    const number = clause - firstClause;
    return { segment, start: segment.clauseStart[number]!, end: segment.clauseEnd[number]! };
  }

  #textOf({ confirmed }: Match): string {
    confirmed.text ??= stringOf(this.#unitsOf(confirmed.first!));
    return confirmed.text;
  }

  /** Writes the folded units of a stretch over those of the last; returns how many these are. */
  #fold(text: Uint16Array, start: number, end: number): number {
    if (end - start > this.#units.length) this.#units = new Uint16Array((end - start) * 2);
    const units = this.#units;
    let length = 0;
    for (let at = start; at < end; at++) {
      const unit = folded[text[at]!]!;
      if (unit !== SKIPPED) units[length++] = unit;
    }
    return length;
  }
}

/** The greatest distance from a pattern of that length that is as similar as `least`. */
function mostDistant(length: number, least: number): number {
  return Math.floor(length * (1 - least));
}

/** Offset in the text of its folded unit with that number. */
function offsetOfUnit(text: Uint16Array, number: number): number {
  let left = number;
  for (let at = 0; ; at++) if (folded[text[at]!] !== SKIPPED && left-- === 0) return at;
}
