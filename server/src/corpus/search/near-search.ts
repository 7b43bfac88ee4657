/**
 * Clauses worded nearly like a text: candidates (near-candidates.ts) confirmed by edit distance, the best of each work.
 * Documents are put in order once, so that a wording that thousands of documents carry costs a sort of numbers.
 */
import type { CorpusDocument, NearClause, NearOptions } from '../corpus.ts';
import { byRecencyAndLevel, compareText } from '../document-order.ts';
import { folded, foldedUnits, SKIPPED, stringOf } from '../folded-text.ts';
import type { LiveSegment } from '../segment/live-segment.ts';
import { Pattern } from './edit-distance.ts';
import { NearCandidates, type Wording } from './near-candidates.ts';

/** A wording that is near enough; offsets count its folded units. */
interface Confirmed {
  readonly wording: number;
  readonly similarity: number;
  readonly start: number;
  readonly end: number;
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
    const confirmed: Confirmed[] = [];
    for (let at = 0; at < wordings.length; at++) {
      const one = this.#confirm(pattern, units.length, wordings[at]!, options);
      if (one !== null) confirmed.push(one);
    }
    return confirmed.length === 0 ? nothing : this.#best(confirmed, options);
  }

  /** The clauses by which works answer, the most similar first. */
  #best(confirmed: Confirmed[], options: NearOptions): readonly NearClause[] {
    confirmed.sort((a, b) => b.similarity - a.similarity);
    const matches: Match[] = [];
    for (let at = 0; at < confirmed.length && matches.length < options.limit; ) {
      const { similarity } = confirmed[at]!;
      const equals: Match[] = [];
      let wordings = 0;
      for (; at < confirmed.length && confirmed[at]!.similarity === similarity; at++) {
        this.#addBest(confirmed[at]!, options.limit, equals);
        wordings++;
      }
      if (wordings > 1) equals.sort((a, b) => this.#compareEquals(a, b));
      for (const match of equals) matches.push(match);
    }
    return matches.slice(0, options.limit).map((match) => this.#answer(match, options.mode));
  }

  #confirm(
    pattern: Pattern,
    length: number,
    { hash: wording, members }: Wording,
    options: NearOptions,
  ): Confirmed | null {
    const least = options.minimumSimilarity;
    const comparedLength = this.#fold(members[0]!);
    const compared = this.#units;
    if (options.mode === 'whole') {
      const longer = Math.max(length, comparedLength);
      if (Math.min(length, comparedLength) < longer * least) return null;
      const similarity = 1 - pattern.distance(compared, comparedLength) / longer;
      if (similarity < least || similarity <= 0) return null;
      return { wording, similarity, start: 0, end: comparedLength, members, first: null, text: null };
    }
    const match = pattern.infix(compared, Math.floor(length * (1 - least)), comparedLength);
    if (match === null || match.end === match.start) return null;
    const similarity = 1 - match.distance / length;
    if (similarity < least || similarity <= 0) return null;
    return { wording, similarity, start: match.start, end: match.end, members, first: null, text: null };
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

  #answer({ confirmed, clause }: Match, mode: NearOptions['mode']): NearClause {
    const { wording, similarity, start, end } = confirmed;
    const units = this.#unitsOf(clause);
    if (mode === 'whole') return { clause, wording, similarity, start: 0, end: units.length };
    return { clause, wording, similarity, start: offsetOfUnit(units, start), end: offsetOfUnit(units, end - 1) + 1 };
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

  #textOf({ confirmed }: Match): string {
    confirmed.text ??= stringOf(this.#unitsOf(confirmed.first!));
    return confirmed.text;
  }

  /** Writes the folded units of a clause over those of the last; returns how many these are. */
  #fold(clause: number): number {
    const { segment, firstClause } = this.#partOf(clause);
    const from = segment.clauseStart[clause - firstClause]!;
    const to = segment.clauseEnd[clause - firstClause]!;
    const { units: text, base } = segment.around(from, to, 0);
    if (to - from > this.#units.length) this.#units = new Uint16Array((to - from) * 2);
    const units = this.#units;
    let length = 0;
    for (let at = from - base; at < to - base; at++) {
      const unit = folded[text[at]!]!;
      if (unit !== SKIPPED) units[length++] = unit;
    }
    return length;
  }
}

/** Offset in the text of its folded unit with that number. */
function offsetOfUnit(text: Uint16Array, number: number): number {
  let left = number;
  for (let at = 0; ; at++) if (folded[text[at]!] !== SKIPPED && left-- === 0) return at;
}
