/**
 * The differences between a sentence and a clause of the corpus, each with the agreeing text beside it.
 * Offsets are UTF-16 code units of the sentence and of the clause.
 */
import { foldedForms, inForms } from '../../policy/fold.ts';
import type { SourceRange } from '../../policy/span.ts';
import { RecentAnswers } from '../recent-answers.ts';
import { type Alignment, align, type Difference } from './align.ts';
import { boundary } from './align-scores.ts';
import { isTakenFor } from './alike.ts';
import type { Misprint } from './misprints.ts';
import { endsSegment, segmentEnd, segmentStart } from './segments.ts';

/** Agreeing text kept to each side of a difference. */
const wideFlank = 8;
/** Where the segment has less agreeing text, that of its neighbours is taken as well. */
const leastFlanks = 4;
/** Differences that stand closer than this are one. */
const joinWithin = 3;
const longestExchange = 40;

/** What an alignment leaves out at the end and at the beginning of a segment, where it is at most so long. */
const longestEnd = 4;

/** A difference with the agreeing text beside it. Draft offsets are those of the sentence. */
export interface Variant extends Difference {
  readonly ours: string;
  readonly theirs: string;
  /** Agreeing text beside it, at most {@link wideFlank} characters and, where there are enough, not beyond the segment. */
  readonly left: string;
  readonly right: string;
  /** The agreeing text reaches to where the segment begins or ends. */
  readonly leftEnds: boolean;
  readonly rightEnds: boolean;
  /** Of the whole alignment that the difference stands in: agreeing characters, and whether it is the only difference. */
  readonly matches: number;
  readonly alone: boolean;
  /** Agreeing characters to each side up to the next difference or the end of the alignment, over marks too. */
  readonly runLeft: number;
  readonly runRight: number;
  /** Share of the sentence that agrees, 0 … 1. */
  readonly coverage: number;
}

/** A stretch of a sentence, made ready for being compared with one clause after the other. */
export interface ComparedStretch {
  readonly sentence: string;
  readonly from: number;
  readonly prepared: string;
}

/** `stretch` may reach over the ends of the sentence. */
export function comparedStretch(sentence: string, { start, end }: SourceRange): ComparedStretch {
  const from = Math.max(0, start);
  return { sentence, from, prepared: prepare(sentence.slice(from, end)) };
}

/** How a stretch of the sentence differs from the clause where the two say the same, in the order of the text. */
export function variantsOf({ sentence, from, prepared }: ComparedStretch, clause: string): Variant[] {
  const aligned = alignmentOf(prepared, prepare(clause));
  if (!aligned) return [];
  const alignment = withShortEnds(sentence, clause, from === 0 ? aligned : shifted(aligned, from));
  return alignment.differences.length === 0 ? [] : variantsIn(sentence, clause, alignment);
}

/**
 * How a segment of the sentence differs from a clause that has all its characters in one place, in another order: two words or
 * items that changed places. An alignment leaves one of the two out where too little agrees beside them. Null for any other clause.
 */
export function exchangeOf(sentence: string, { start, end }: SourceRange, clause: string): Variant | null {
  if (end - start > clause.length) return null;
  for (let at = start; at < end; at++) if (!clause.includes(sentence[at]!)) return null;
  const draft = prepare(sentence);
  const corpus = prepare(clause);
  const at = sameCharacters(draft, start + 1, end + 1, corpus);
  if (at < 0) return null;
  let draftStart = start + 1;
  let draftEnd = end + 1;
  let clauseStart = at;
  let clauseEnd = at + end - start;
  while (draft[draftStart] === corpus[clauseStart]) [draftStart, clauseStart] = [draftStart + 1, clauseStart + 1];
  while (draft[draftEnd - 1] === corpus[clauseEnd - 1]) [draftEnd, clauseEnd] = [draftEnd - 1, clauseEnd - 1];
  if (draftEnd - draftStart > longestExchange) return null;
  const difference = { draftStart, draftEnd, clauseStart, clauseEnd };
  while (draftStart > 0 && clauseStart > 0 && draft[draftStart - 1] === corpus[clauseStart - 1]) {
    [draftStart, clauseStart] = [draftStart - 1, clauseStart - 1];
  }
  while (draftEnd < draft.length && clauseEnd < corpus.length && draft[draftEnd] === corpus[clauseEnd]) {
    [draftEnd, clauseEnd] = [draftEnd + 1, clauseEnd + 1];
  }
  // As in an alignment, one of the two that changed places agrees.
  const matches = draftEnd - draftStart - Math.floor((difference.draftEnd - difference.draftStart) / 2);
  const alignment = { draftStart, draftEnd, clauseStart, clauseEnd, matches, differences: [difference] };
  return variantsIn(sentence, clause, alignment)[0]!;
}

/** A misprint of the segment that begins at `from` of the sentence, with the text beside it that the works have. */
export function misprinted(sentence: string, from: number, clause: string, misprint: Misprint): Variant {
  const { clauseStart, clauseEnd } = misprint;
  const draftStart = from + misprint.draftStart;
  const draftEnd = from + misprint.draftEnd;
  const left = sentence.slice(draftStart - misprint.left, draftStart);
  const right = sentence.slice(draftEnd, draftEnd + misprint.right);
  const matches = left.length + right.length;
  const isEnd = (text: string, at: number): boolean => at < 0 || at >= text.length || endsSegment(text, at);
  return {
    draftStart,
    draftEnd,
    clauseStart,
    clauseEnd,
    ours: sentence.slice(draftStart, draftEnd),
    theirs: clause.slice(clauseStart, clauseEnd),
    left,
    right,
    leftEnds: isEnd(sentence, draftStart - left.length - 1) && isEnd(clause, clauseStart - left.length - 1),
    rightEnds: isEnd(sentence, draftEnd + right.length) && isEnd(clause, clauseEnd + right.length),
    matches,
    alone: true,
    runLeft: left.length,
    runRight: right.length,
    coverage: Math.min(1, matches / sentence.length),
  };
}

/** How often each character is still wanted; all zero between questions. */
const wanted = new Int16Array(0x10000);

/** Where the other text has the characters of a stretch in one place, in another order; -1 where it has them nowhere. */
function sameCharacters(text: string, start: number, end: number, other: string): number {
  const length = end - start;
  if (other.length < length) return -1;
  // How many characters stand too often or too seldom in the window.
  let unequal = 0;
  const change = (code: number, by: number): void => {
    const before = wanted[code]!;
    wanted[code] = before + by;
    if (before === 0) unequal++;
    else if (before + by === 0) unequal--;
  };
  for (let at = start; at < end; at++) change(text.charCodeAt(at), 1);
  let found = -1;
  for (let at = 0; at < other.length && found < 0; at++) {
    change(other.charCodeAt(at), -1);
    if (at >= length) change(other.charCodeAt(at - length), 1);
    if (unequal === 0 && !other.startsWith(text.slice(start, end), at + 1 - length)) found = at + 1 - length;
  }
  for (let at = start; at < end; at++) wanted[text.charCodeAt(at)] = 0;
  for (let at = 0; at < other.length; at++) wanted[other.charCodeAt(at)] = 0;
  return found;
}

function variantsIn(sentence: string, clause: string, alignment: Alignment): Variant[] {
  const joined: Difference[] = [];
  for (const difference of alignment.differences) {
    const last = joined.at(-1);
    const whole = last && { ...last, draftEnd: difference.draftEnd, clauseEnd: difference.clauseEnd };
    if (whole && (difference.clauseStart - last.clauseEnd < joinWithin || isExchange(sentence, clause, whole))) {
      joined[joined.length - 1] = whole;
    } else joined.push(difference);
  }
  return joined.map((difference, index) => {
    const draftStart = difference.draftStart - 1;
    const draftEnd = difference.draftEnd - 1;
    const clauseStart = difference.clauseStart - 1;
    const clauseEnd = difference.clauseEnd - 1;
    const leftFrom = Math.max(0, (joined[index - 1]?.clauseEnd ?? alignment.clauseStart) - 1);
    const rightTo = (joined[index + 1]?.clauseStart ?? alignment.clauseEnd) - 1;
    const before = clause.slice(leftFrom, clauseStart);
    const after = clause.slice(clauseEnd, rightTo);
    const begins = segmentStart(before, before.length);
    const ends = segmentEnd(after, 0);
    const telling = before.length - begins + ends >= leastFlanks;
    const left = telling ? before.slice(begins) : before;
    const right = telling ? after.slice(0, ends) : after;
    return {
      draftStart,
      draftEnd,
      clauseStart,
      clauseEnd,
      ours: sentence.slice(draftStart, draftEnd),
      theirs: clause.slice(clauseStart, clauseEnd),
      left: left.slice(-wideFlank),
      right: right.slice(0, wideFlank),
      leftEnds: left.length <= wideFlank && (left.length < before.length || clauseStart === left.length),
      rightEnds:
        right.length <= wideFlank && (right.length < after.length || clauseEnd + right.length === clause.length),
      matches: alignment.matches,
      alone: joined.length === 1,
      runLeft: before.length,
      runRight: after.length,
      coverage: Math.min(1, alignment.matches / sentence.length),
    };
  });
}

/**
 * The alignment with the beginning and the end of the segment, where it leaves them out: 全面依法制国 before a mark. A slip so near
 * to a mark costs more than what is behind it gains, unless the clause has the mark too. Taken in where they sound like what the
 * clause has there, and where the clause has a few characters up to a mark too.
 */
function withShortEnds(sentence: string, clause: string, alignment: Alignment): Alignment {
  return withShortBeginning(sentence, clause, withShortEnd(sentence, clause, alignment));
}

function withShortEnd(sentence: string, clause: string, alignment: Alignment): Alignment {
  const { draftEnd, clauseEnd, matches, differences } = alignment;
  if (endsSegment(sentence, draftEnd - 2)) return alignment;
  const ours = shortEnd(sentence, draftEnd - 1);
  if (ours === '') return alignment;
  const heard = heardAs(ours, clause.slice(clauseEnd - 1, clauseEnd - 1 + ours.length));
  if (heard) {
    return {
      ...alignment,
      draftEnd: draftEnd + ours.length,
      clauseEnd: clauseEnd + ours.length,
      matches: matches + ours.length - (heard.end - heard.start),
      differences: [...differences, between(draftEnd, clauseEnd, heard)],
    };
  }
  const theirs = shortEnd(clause, clauseEnd - 1);
  if (theirs === '') return alignment;
  const ends = { draft: draftEnd + ours.length, clause: clauseEnd + theirs.length };
  const last = { draftStart: draftEnd, draftEnd: ends.draft, clauseStart: clauseEnd, clauseEnd: ends.clause };
  // With the mark, which agrees.
  return {
    ...alignment,
    draftEnd: ends.draft + 1,
    clauseEnd: ends.clause + 1,
    matches: matches + 1,
    differences: [...differences, last],
  };
}

function withShortBeginning(sentence: string, clause: string, alignment: Alignment): Alignment {
  const { draftStart, clauseStart, matches, differences } = alignment;
  if (endsSegment(sentence, draftStart - 1)) return alignment;
  const ours = shortBeginning(sentence, draftStart - 1);
  if (ours === '') return alignment;
  const before = clause.slice(Math.max(0, clauseStart - 1 - ours.length), Math.max(0, clauseStart - 1));
  const heard = heardAs(ours, before);
  if (heard) {
    const start = { draft: draftStart - ours.length, clause: clauseStart - ours.length };
    return {
      ...alignment,
      draftStart: start.draft,
      clauseStart: start.clause,
      matches: matches + ours.length - (heard.end - heard.start),
      differences: [between(start.draft, start.clause, heard), ...differences],
    };
  }
  const theirs = shortBeginning(clause, clauseStart - 1);
  if (theirs === '') return alignment;
  const begins = { draft: draftStart - ours.length, clause: clauseStart - theirs.length };
  const first = { draftStart: begins.draft, draftEnd: draftStart, clauseStart: begins.clause, clauseEnd: clauseStart };
  return {
    ...alignment,
    draftStart: begins.draft - 1,
    clauseStart: begins.clause - 1,
    matches: matches + 1,
    differences: [first, ...differences],
  };
}

/** The text from an offset on to the end of its segment; empty where that is further away than {@link longestEnd}. */
function shortEnd(text: string, start: number): string {
  for (let end = start; end <= start + longestEnd; end++) {
    if (end >= text.length || endsSegment(text, end)) return text.slice(start, end);
  }
  return '';
}

/** The text before an offset from the beginning of its segment on; empty where that is further away than {@link longestEnd}. */
function shortBeginning(text: string, end: number): string {
  for (let start = end; start >= end - longestEnd; start--) {
    if (start <= 0 || endsSegment(text, start - 1)) return start < 0 ? '' : text.slice(start, end);
  }
  return '';
}

function between(draft: number, clause: number, { start, end }: SourceRange): Difference {
  return {
    draftStart: draft + start,
    draftEnd: draft + end,
    clauseStart: clause + start,
    clauseEnd: clause + end,
  };
}

/** Where two texts differ that sound alike; null where they do not, or are the same. */
function heardAs(ours: string, theirs: string): SourceRange | null {
  if (ours === theirs || !isTakenFor(ours, theirs)) return null;
  let start = 0;
  let end = ours.length;
  while (ours[start] === theirs[start]) start++;
  while (ours[end - 1] === theirs[end - 1]) end--;
  return { start, end };
}

/** Cells of the matrix from which on it pays to remember an alignment, and how many are remembered. */
const worthRemembering = 3000;
const mostAlignments = 500;
const alignments = new RecentAnswers<Alignment | null>(mostAlignments);

/** What is typed into a long sentence changes one stretch of it; the others are compared with the same clauses again. */
function alignmentOf(prepared: string, clause: string): Alignment | null {
  if (prepared.length * clause.length < worthRemembering) return align(prepared, clause);
  return alignments.of(`${prepared}\n${clause}`, () => align(prepared, clause));
}

/** The alignment of the whole sentence, given that of its text after `from`. */
function shifted(alignment: Alignment, from: number): Alignment {
  const { draftStart, draftEnd, clauseStart, clauseEnd, matches, differences } = alignment;
  return {
    draftStart: draftStart + from,
    draftEnd: draftEnd + from,
    clauseStart,
    clauseEnd,
    matches,
    differences: differences.map((difference) => ({
      draftStart: difference.draftStart + from,
      draftEnd: difference.draftEnd + from,
      clauseStart: difference.clauseStart,
      clauseEnd: difference.clauseEnd,
    })),
  };
}

/** Folded, with every end of a segment as the same boundary, and one at both ends: offsets are one higher. */
function prepare(text: string): string {
  const marked = inForms(text, forms);
  return boundary + (marked.endsWith(boundary) ? marked : marked + boundary);
}

/** What stands for each code unit in an alignment. */
const forms = formsWith(',;:!?。，；：！？"');

/** The folded forms, with a boundary for those that end segments. */
function formsWith(ends: string): Uint16Array {
  const isEnd = new Uint8Array(0x10000);
  for (const mark of ends) isEnd[mark.charCodeAt(0)] = 1;
  return foldedForms.map((form) => (isEnd[form] === 1 ? boundary.charCodeAt(0) : form));
}

/** Two differences that are one exchange of places: items of an enumeration in another order. */
function isExchange(sentence: string, clause: string, { draftStart, draftEnd, clauseStart, clauseEnd }: Difference) {
  return (
    draftEnd - draftStart <= longestExchange &&
    isReordered(sentence.slice(draftStart - 1, draftEnd - 1), clause.slice(clauseStart - 1, clauseEnd - 1))
  );
}

/** The same characters in another order: items of an enumeration, two words, two characters. */
export function isReordered(ours: string, theirs: string): boolean {
  if (ours.length < 2 || ours.length !== theirs.length) return false;
  for (let at = 0; at < ours.length; at++) if (!theirs.includes(ours[at]!)) return false;
  return [...ours].sort().join('') === [...theirs].sort().join('');
}
