/**
 * Where a draft and a clause of the corpus say the same thing, and where they differ: local alignment by
 * characters with affine gaps (Smith–Waterman–Gotoh). Offsets are UTF-16 code units in the two texts given.
 */
import { leastScore, Positions, Rest } from './align-bounds.ts';
import { gainOf, gapExtend, gapOpen, mismatch } from './align-scores.ts';

/** A stretch in which the two texts differ; one side may be empty (something was added or dropped). */
export interface Difference {
  readonly draftStart: number;
  readonly draftEnd: number;
  readonly clauseStart: number;
  readonly clauseEnd: number;
}

/** The best local agreement of two texts. It begins and ends with agreeing characters. */
export interface Alignment {
  readonly draftStart: number;
  readonly draftEnd: number;
  readonly clauseStart: number;
  readonly clauseEnd: number;
  /** Number of agreeing characters. */
  readonly matches: number;
  readonly differences: readonly Difference[];
}

/** Directions of the traceback, two bits for the cell and one for each gap state. */
const stop = 0;
const diagonal = 1;
const fromDelete = 2;
const fromInsert = 3;
const deleteExtends = 4;
const insertExtends = 8;

/**
 * The best local alignment of a draft stretch with a corpus stretch, or null when they share nothing.
 * Both texts are to be folded by the caller (`fold`), so that width and quotation marks do not count as differences.
 * Time grows with the cells of the matrix that score and from which the best alignment may still be reached. Memory grows
 * with the product of the lengths.
 */
export function align(draft: string, clause: string): Alignment | null {
  const rows = draft.length;
  const columns = clause.length;
  if (rows === 0 || columns === 0) return null;
  const width = columns + 1;
  makeRoom(width, (rows + 1) * width);
  const { trace, score, deletion } = scratch;
  let { scoring, scoringAbove } = scratch;
  trace.fill(stop, 0, (rows + 1) * width);
  score.fill(0, 0, width);
  deletion.fill(0, 0, width);
  inDraft.put(draft);
  inClause.put(clause);
  restOfDraft.take(inDraft, inClause);
  restOfClause.take(inClause, inDraft);
  const { codes, first: firstAlike, next: nextAlike } = inClause;
  const { agreeing: columnAgreeing, other: columnOther } = restOfClause;
  // No path that ends with less is followed.
  let least = leastScore(inDraft, inClause);
  let scoringCount = 0;
  let best = 0;
  let bestRow = 0;
  let bestColumn = 0;
  for (let row = 1; row <= rows; row++) {
    const character = draft.charCodeAt(row - 1);
    const gain = gainOf(character);
    const rowAgreeing = restOfDraft.agreeing[row]!;
    const rowOther = restOfDraft.other[row]!;
    const base = row * width;
    const countAbove = scoringCount;
    [scoring, scoringAbove] = [scoringAbove, scoring];
    scoringCount = 0;
    let nextAbove = 0;
    // Far down no path begins any more.
    let alike = gain + rowAgreeing < least ? 0 : firstAlike[character]!;
    let column = 0;
    let above = 0;
    let left = 0;
    let insertion = 0;
    for (;;) {
      // The next cell that may score: beside or below one that does, or one where the characters agree.
      let next = left > -gapOpen || insertion > -gapExtend ? column + 1 : width;
      while (nextAbove < countAbove && scoringAbove[nextAbove]! < column) nextAbove++;
      if (nextAbove < countAbove) {
        const reached = scoringAbove[nextAbove]!;
        next = Math.min(next, reached > column ? reached : column + 1);
      }
      while (alike !== 0 && alike <= column) alike = nextAlike[alike]!;
      if (alike !== 0 && alike < next) next = alike;
      if (next > columns) break;
      let aboveLeft = above;
      if (next !== column + 1) {
        aboveLeft = score[next - 1]!;
        left = 0;
        insertion = 0;
      }
      column = next;
      above = score[column]!;
      let flags = 0;
      let deleted = deletion[column]! + gapExtend;
      if (deleted > above + gapOpen) flags = deleteExtends;
      else deleted = above + gapOpen;
      insertion += gapExtend;
      if (insertion > left + gapOpen) flags |= insertExtends;
      else insertion = left + gapOpen;
      const agrees = codes[column] === character;
      let value = aboveLeft + (agrees ? gain : mismatch);
      const afterOther = Math.min(rowOther, columnOther[column]!);
      // Even where the characters agree a gap may be what leads on.
      const most = Math.max(
        value + (agrees ? Math.min(rowAgreeing, columnAgreeing[column]!) : afterOther),
        deleted + afterOther,
        insertion + afterOther,
      );
      let direction = diagonal;
      if (deleted > value) {
        value = deleted;
        direction = fromDelete;
      }
      if (insertion > value) {
        value = insertion;
        direction = fromInsert;
      }
      if (value <= 0 || most < least) {
        left = 0;
        insertion = 0;
        score[column] = 0;
        deletion[column] = 0;
        continue;
      }
      left = value;
      score[column] = value;
      deletion[column] = deleted;
      trace[base + column] = flags | direction;
      scoring[scoringCount++] = column;
      if (value > best) {
        best = value;
        bestRow = row;
        bestColumn = column;
        least = Math.max(least, best + 1);
      }
    }
  }
  return best === 0 ? null : traceBack(draft, clause, trace, width, bestRow, bestColumn);
}

const inDraft = new Positions();
const inClause = new Positions();
const restOfDraft = new Rest();
const restOfClause = new Rest();

/** What one alignment after the other is worked out in: so large that it seldom grows, as the engine then makes its code anew. */
const scratch = {
  trace: new Uint8Array(1 << 16),
  score: new Int32Array(1 << 9),
  deletion: new Int32Array(1 << 9),
  /** Columns that score in this row and in the one above, ascending. */
  scoring: new Uint32Array(1 << 9),
  scoringAbove: new Uint32Array(1 << 9),
};

function makeRoom(width: number, cells: number): void {
  if (cells > scratch.trace.length) scratch.trace = new Uint8Array(cells * 2);
  if (width <= scratch.score.length) return;
  scratch.score = new Int32Array(width * 2);
  scratch.deletion = new Int32Array(width * 2);
  scratch.scoring = new Uint32Array(width * 2);
  scratch.scoringAbove = new Uint32Array(width * 2);
}

function traceBack(
  draft: string,
  clause: string,
  trace: Uint8Array,
  width: number,
  endRow: number,
  endColumn: number,
): Alignment {
  let row = endRow;
  let column = endColumn;
  let matches = 0;
  const differences: Difference[] = [];
  let openRow = -1;
  let openColumn = -1;
  const close = () => {
    if (openRow < 0) return;
    differences.push({ draftStart: row, draftEnd: openRow, clauseStart: column, clauseEnd: openColumn });
    openRow = -1;
  };
  const open = () => {
    if (openRow >= 0) return;
    openRow = row;
    openColumn = column;
  };
  for (;;) {
    const direction = trace[row * width + column]! & 3;
    if (direction === stop) break;
    if (direction === diagonal) {
      if (draft.charCodeAt(row - 1) === clause.charCodeAt(column - 1)) {
        close();
        matches++;
      } else open();
      row--;
      column--;
      continue;
    }
    open();
    const extendsFlag = direction === fromDelete ? deleteExtends : insertExtends;
    for (;;) {
      const extended = (trace[row * width + column]! & extendsFlag) !== 0;
      if (direction === fromDelete) row--;
      else column--;
      if (!extended) break;
    }
  }
  close();
  return {
    draftStart: row,
    draftEnd: endRow,
    clauseStart: column,
    clauseEnd: endColumn,
    matches,
    differences: differences.reverse(),
  };
}
