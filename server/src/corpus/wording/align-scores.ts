/** What counts for and against an alignment of two texts, see align.ts. */

const match = 2;
export const mismatch = -2;
/** For the first and for each further character of a gap. */
export const gapOpen = -3;
export const gapExtend = -1;
/** The end of a segment agrees with more weight than a character, so that a slip just before it stays in the alignment. */
const boundaryMatch = 5;
/** Marks the ends of segments; the caller may put it at both ends of a text too. */
export const boundary = '，';
const boundaryCode = boundary.charCodeAt(0);

/** What it counts that a character agrees. */
export function gainOf(code: number): number {
  return code === boundaryCode ? boundaryMatch : match;
}
