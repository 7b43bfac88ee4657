/**
 * Exact search for a phrase in one segment: the rarest of its bigrams names the clauses, the text confirms. Finds what a
 * plain scan over the folded paragraphs finds, from one character on and over the ends of clauses; matches do not overlap.
 */
import { bigramKey, folded, formCount, SKIPPED } from '../folded-text.ts';
import type { LiveSegment } from '../segment/live-segment.ts';
import type { Segment, TextWindow } from '../segment/segment.ts';
import { LINK } from './link-table.ts';

/**
 * Told of each match in order of the text: the clause in which it starts (id in the segment) and offsets in the segment's
 * text. Returns false to stop.
 */
export type MatchVisitor = (clause: number, start: number, end: number) => boolean;

/** Reads of one posting cost about this fraction of confirming one clause in the text. */
const POSTINGS_PER_CONFIRMATION = 25;
/** So few candidates are confirmed in the text at once. */
const FEW = 32;
/** Text beside a clause that is looked at with it, for phrases that run over its ends and white space there. */
const BESIDE = 64;

export interface VisitOptions {
  /** Whether matches in a document are asked for. */
  readonly asked?: ((document: number) => boolean) | undefined;
  /** Where the matches are to be looked for, by ids of the whole corpus, if that is known. */
  readonly among?: Candidates | null | undefined;
}

/**
 * How many live clauses hold the pair of neighbouring units that fewest hold: no fewer than carry the phrase, and told
 * without a search. 0 for less than two units.
 */
export function clausesWithRarest(parts: readonly LiveSegment[], units: Uint16Array): number {
  let rarest = Number.POSITIVE_INFINITY;
  for (let at = 0; at + 1 < units.length; at++) {
    rarest = Math.min(rarest, clausesWithPair(parts, units[at]!, units[at + 1]!));
  }
  return Number.isFinite(rarest) ? rarest : 0;
}

/** How many live clauses hold a pair of neighbouring units. */
export function clausesWithPair(parts: readonly LiveSegment[], first: number, second: number): number {
  let clauses = 0;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index]!;
    const bigram = part.segment.bigram(first, second);
    if (bigram >= 0) clauses += part.liveClausesWith(bigram, bigramKey(first, second));
  }
  return clauses;
}

/** Visits the matches of folded units (corpus/folded-text.ts) in the live files of a segment. */
export function visitMatches(
  part: LiveSegment,
  units: Uint16Array,
  visit: MatchVisitor,
  { asked, among }: VisitOptions = {},
): void {
  if (units.length === 0) return;
  const candidates = among ? narrowed(part, units, among) : candidatesOf(part.segment, units);
  if (candidates !== null) confirm(part, units, candidates, visit, asked);
}

/** As {@link visitMatches}, where it is enough to be told of some of the matches in a clause, and only in which clause. */
export function visitCarriers(
  part: LiveSegment,
  units: Uint16Array,
  visit: (clause: number) => boolean,
  options: VisitOptions,
): void {
  const clauses = carriersOf(part, units, options.among);
  if (clauses === null) {
    visitMatches(part, units, visit, options);
    return;
  }
  for (let at = 0; at < clauses.length; at++) {
    const clause = clauses[at]!;
    const document = part.documentOf(clause);
    if (document < 0 || (options.asked && !options.asked(document))) continue;
    if (!visit(clause)) return;
  }
}

/** The clauses that carry the phrase, where it is a bigram or a link that is known: nothing is left to be confirmed. Null for any other. */
function carriersOf(part: LiveSegment, units: Uint16Array, among: VisitOptions['among']): Uint32Array | null {
  if (units.length === LINK && among) return part.own(among.clauses);
  if (units.length !== 2) return null;
  const bigram = part.segment.bigram(units[0]!, units[1]!);
  return bigram < 0 ? none : postings(part.segment, bigram);
}

const none = new Uint32Array(0);

/** Those of the given candidates of the whole corpus that are of the segment and may hold all of the phrase. */
function narrowed(part: LiveSegment, units: Uint16Array, { clauses, anchor }: Candidates): Candidates | null {
  const own = part.own(clauses);
  if (own.length <= FEW) return { clauses: own, anchor };
  const bigrams = bigramsOf(part.segment, units);
  return bigrams && { clauses: clausesAlsoWith(part.segment, bigrams, anchor, own.slice()), anchor };
}

function candidatesOf(segment: Segment, units: Uint16Array): Candidates | null {
  return units.length === 1 ? clausesWithUnit(segment, units[0]!) : clausesWithAll(segment, units);
}

export interface Candidates {
  /** Ascending clause ids, one of which holds the unit at `anchor` of every match. */
  readonly clauses: Uint32Array;
  readonly anchor: number;
}

function clausesWithUnit(segment: Segment, unit: number): Candidates | null {
  const [start, end] = segment.bigramsFrom(unit);
  if (start === end) return null;
  if (end - start === 1) return { clauses: postings(segment, start), anchor: 0 };
  const found = new Uint8Array(segment.clauseCount);
  for (let bigram = start; bigram < end; bigram++) for (const clause of postings(segment, bigram)) found[clause] = 1;
  const clauses = new Uint32Array(found.length);
  let length = 0;
  for (let clause = 0; clause < found.length; clause++) if (found[clause] === 1) clauses[length++] = clause;
  return { clauses: clauses.subarray(0, length), anchor: 0 };
}

/**
 * The clauses of the rarest bigram, narrowed by the bigrams beside it that must stand in the same clause, as long as
 * reading their postings costs less than looking at the clauses they may rule out.
 */
function clausesWithAll(segment: Segment, units: Uint16Array): Candidates | null {
  const bigrams = bigramsOf(segment, units);
  if (bigrams === null) return null;
  let anchor = 0;
  bigrams.forEach((bigram, at) => {
    if (segment.clausesWith(bigram) < segment.clausesWith(bigrams[anchor]!)) anchor = at;
  });
  return { clauses: clausesAlsoWith(segment, bigrams, anchor, postings(segment, bigrams[anchor]!)), anchor };
}

/** The bigrams of a phrase in the segment's dictionary; null where it lacks one. */
function bigramsOf(segment: Segment, units: Uint16Array): number[] | null {
  const bigrams: number[] = [];
  for (let at = 0; at + 1 < units.length; at++) {
    const bigram = segment.bigram(units[at]!, units[at + 1]!);
    if (bigram < 0) return null;
    bigrams.push(bigram);
  }
  return bigrams;
}

/** Of clauses with what stands at `anchor` those that hold the bigrams beside it too; writes over the list. */
function clausesAlsoWith(
  segment: Segment,
  bigrams: readonly number[],
  anchor: number,
  clauses: Uint32Array,
): Uint32Array {
  let rest = clauses;
  const others = new Set(bigrams.slice(...sameClause(segment, bigrams, anchor)));
  others.delete(bigrams[anchor]!);
  for (const bigram of [...others].sort((a, b) => segment.clausesWith(a) - segment.clausesWith(b))) {
    if (rest.length <= FEW || segment.clausesWith(bigram) > rest.length * POSTINGS_PER_CONFIRMATION) break;
    rest = alsoWith(segment, rest, bigram);
  }
  return rest;
}

/**
 * Of the bigrams of a phrase those that start in the same clause as the one at `anchor`, wherever the phrase stands: none
 * between them runs over the end of a clause.
 */
function sameClause(segment: Segment, bigrams: readonly number[], anchor: number): [start: number, end: number] {
  let start = anchor;
  while (start > 0 && !segment.crosses(bigrams[start - 1]!)) start--;
  let end = anchor + 1;
  while (end < bigrams.length && !segment.crosses(bigrams[end - 1]!)) end++;
  return [start, end];
}

/** Ascending ids of the clauses that hold the bigram, by its index in the dictionary of the segment. */
export function postings(segment: Segment, bigram: number): Uint32Array {
  const clauses = new Uint32Array(segment.clausesWith(bigram));
  segment.readPostings(bigram, clauses);
  return clauses;
}

/** Postings that a list is narrowed by, where they are no more: a list of their own for each would cost as much as reading them. */
const narrowing = new Uint32Array(1 << 14);

/** Those of the ascending clauses that hold the bigram, written over the list. */
export function alsoWith(segment: Segment, clauses: Uint32Array, bigram: number): Uint32Array {
  const count = segment.clausesWith(bigram);
  const others = count <= narrowing.length ? narrowing : new Uint32Array(count);
  segment.readPostings(bigram, others);
  return clauses.subarray(0, keepCommon(clauses, others, count));
}

/** Keeps of the first list what the first `end` values of the other have too; returns how many these are. Both ascend. */
function keepCommon(a: Uint32Array, b: Uint32Array, end: number): number {
  let length = 0;
  let inB = 0;
  for (let inA = 0; inA < a.length && inB < end; inA++) {
    const value = a[inA]!;
    while (inB < end && b[inB]! < value) inB++;
    if (inB < end && b[inB] === value) a[length++] = value;
  }
  return length;
}

function confirm(
  part: LiveSegment,
  units: Uint16Array,
  { anchor, clauses }: Candidates,
  visit: MatchVisitor,
  asked: ((document: number) => boolean) | undefined,
): void {
  const { segment } = part;
  const { clauseStart, clauseEnd } = segment;
  const anchorUnit = units[anchor]!;
  const plain = folded[anchorUnit] === anchorUnit && formCount[anchorUnit] === 1;
  const margin = 2 * units.length + BESIDE;
  let free = 0;
  for (const candidate of clauses) {
    const document = part.documentOf(candidate);
    if (document < 0 || (asked && !asked(document))) continue;
    const start = clauseStart[candidate]!;
    const end = clauseEnd[candidate]!;
    let window = segment.around(start, end, margin);
    let wider = margin;
    for (let at = start; at < end; at++) {
      const unit = window.units[at - window.base]!;
      if (plain ? unit !== anchorUnit : folded[unit] !== anchorUnit) continue;
      let matchStart = matchBackward(window, at, units, anchor);
      let matchEnd = matchStart < 0 ? matchStart : matchForward(segment, window, at, units, anchor);
      while (matchEnd === BEYOND) {
        wider *= 8;
        window = segment.around(start, end, wider);
        matchStart = matchBackward(window, at, units, anchor);
        matchEnd = matchStart < 0 ? matchStart : matchForward(segment, window, at, units, anchor);
      }
      if (matchEnd < 0 || matchStart < free) continue;
      let clause = candidate;
      while (clause > 0 && clauseStart[clause]! > matchStart) clause--;
      if (matchStart >= clauseEnd[clause]!) continue;
      free = matchEnd;
      if (!visit(clause, matchStart, matchEnd)) return;
    }
  }
}

/** No match, and none that can be told within the window. */
const NONE = -1;
const BEYOND = -2;

/** Offset of the first unit when the units before `anchor` stand before `at`. */
function matchBackward({ units: text, base }: TextWindow, at: number, units: Uint16Array, anchor: number): number {
  let start = at - base;
  let from = start;
  for (let unit = anchor - 1; unit >= 0; unit--) {
    do from--;
    while (from >= 0 && folded[text[from]!] === SKIPPED);
    if (from < 0) return base === 0 ? NONE : BEYOND;
    if (folded[text[from]!] !== units[unit]) return NONE;
    start = from;
  }
  return base + start;
}

/** Offset after the last unit when the units after `anchor` stand after `at`. */
function matchForward(
  segment: Segment,
  { units: text, base }: TextWindow,
  at: number,
  units: Uint16Array,
  anchor: number,
): number {
  let from = at - base;
  for (let unit = anchor + 1; unit < units.length; unit++) {
    do from++;
    while (from < text.length && folded[text[from]!] === SKIPPED);
    if (from >= text.length) return base + text.length === segment.textLength ? NONE : BEYOND;
    if (folded[text[from]!] !== units[unit]) return NONE;
  }
  return base + from + 1;
}
