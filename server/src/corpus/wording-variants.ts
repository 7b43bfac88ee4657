/**
 * The differences between a sentence and a clause of the corpus, each with the agreeing text beside it.
 * Offsets are UTF-16 code units of the sentence and of the clause.
 */
import { foldedForms, inForms } from '../policy/fold.ts';
import type { SourceRange } from '../policy/span.ts';
import { boundary } from './align-scores.ts';
import { RecentAnswers } from './recent-answers.ts';
import { soundsAlike } from './sound.ts';
import { type Alignment, align, type Difference } from './wording-align.ts';

/** Agreeing text kept to each side of a difference. */
const wideFlank = 8;
/** Where the segment has less agreeing text, that of its neighbours is taken as well. */
const leastFlanks = 4;
/** Differences that stand closer than this are one. */
const joinWithin = 3;
const longestExchange = 40;

const segmentEnds = /[，；：。！？,;:!?“”]/;
/** What an alignment leaves out at the end and at the beginning of a segment, where it is at most so long. */
const longestEnd = 4;
const shortEnd = /^[^，；：。！？,;:!?“”]{1,4}(?=$|[，；：。！？,;:!?“”])/;
const shortBeginning = /(?<=^|[，；：。！？,;:!?“”])[^，；：。！？,;:!?“”]{1,4}$/;

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
  const alignment = withHeardEnds(sentence, clause, shifted(aligned, from));
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
    const inSegment = { left: before.split(segmentEnds).at(-1)!, right: after.split(segmentEnds)[0]! };
    const telling = inSegment.left.length + inSegment.right.length >= leastFlanks;
    const left = telling ? inSegment.left : before;
    const right = telling ? inSegment.right : after;
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
 * The alignment with the beginning and the end of the segment, where it leaves them out and they sound like what the clause has
 * there: 全面依法制国 before a mark. A slip so near to a mark costs more than what is behind it gains, unless the clause has the
 * mark too.
 */
function withHeardEnds(sentence: string, clause: string, alignment: Alignment): Alignment {
  return withHeardBeginning(sentence, clause, withHeardEnd(sentence, clause, alignment));
}

function withHeardEnd(sentence: string, clause: string, alignment: Alignment): Alignment {
  const { draftEnd, clauseEnd, matches, differences } = alignment;
  if (segmentEnds.test(sentence[draftEnd - 2] ?? '')) return alignment;
  const [ours = ''] = shortEnd.exec(sentence.slice(draftEnd - 1, draftEnd + longestEnd)) ?? [];
  const heard = heardAs(ours, clause.slice(clauseEnd - 1, clauseEnd - 1 + ours.length));
  if (!heard) return alignment;
  return {
    ...alignment,
    draftEnd: draftEnd + ours.length,
    clauseEnd: clauseEnd + ours.length,
    matches: matches + ours.length - (heard.end - heard.start),
    differences: [...differences, between(draftEnd, clauseEnd, heard)],
  };
}

function withHeardBeginning(sentence: string, clause: string, alignment: Alignment): Alignment {
  const { draftStart, clauseStart, matches, differences } = alignment;
  if (segmentEnds.test(sentence[draftStart - 1] ?? '')) return alignment;
  const before = sentence.slice(Math.max(0, draftStart - 2 - longestEnd), Math.max(0, draftStart - 1));
  const [ours = ''] = shortBeginning.exec(before) ?? [];
  if (ours.length >= clauseStart) return alignment;
  const heard = heardAs(ours, clause.slice(clauseStart - 1 - ours.length, clauseStart - 1));
  if (!heard) return alignment;
  const start = { draft: draftStart - ours.length, clause: clauseStart - ours.length };
  return {
    ...alignment,
    draftStart: start.draft,
    clauseStart: start.clause,
    matches: matches + ours.length - (heard.end - heard.start),
    differences: [between(start.draft, start.clause, heard), ...differences],
  };
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
  if (ours === theirs || !soundsAlike(ours, theirs)) return null;
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
  const shift = <T extends { draftStart: number; draftEnd: number }>(stretch: T): T => ({
    ...stretch,
    draftStart: stretch.draftStart + from,
    draftEnd: stretch.draftEnd + from,
  });
  return { ...shift(alignment), differences: alignment.differences.map(shift) };
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
  return ours.length > 1 && ours.length === theirs.length && [...ours].sort().join('') === [...theirs].sort().join('');
}
