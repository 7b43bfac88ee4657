import { assemble, type Piece } from './assemble.ts';
import { withoutInterruptions } from './floating-boxes.ts';
import { type Group, groupLines } from './join.ts';
import { type Lines, noneUnchanged, type Unchanged, unchangedOf } from './lines.ts';
import { paragraphsMade } from './made-paragraphs.ts';
import { frontMatterEnd } from './markdown.ts';
import { metadata, type Paragraph } from './paragraph.ts';
import { type TextLines, textLines } from './text-lines.ts';
import { setAsBefore, type Wrapping, wrappingOf } from './wrapping.ts';

/** How the paragraphs of a text were found. */
export interface TextSteps {
  readonly isMarkdown: false;
  /** Lines of front matter. */
  readonly front: number;
  readonly shown: TextLines;
  readonly wrapping: Wrapping;
  readonly groups: readonly Group[];
  /** With the halves of paragraphs that a box stands in joined. */
  readonly whole: readonly Group[];
}

/**
 * The paragraphs of a text that is no markdown; null never stands among them. `before` are the steps of an earlier version
 * and what they led to, `unchanged` the printed lines that it had.
 */
export function textReading(
  source: string,
  printed: Lines,
  before: { readonly steps: TextSteps; readonly made: readonly (Paragraph | null)[] } | null,
  unchanged: Unchanged,
): { readonly steps: TextSteps; readonly made: readonly (Paragraph | null)[] } {
  const front = frontMatterEnd(printed.shown);
  const last = before?.steps.front === front ? before.steps : null;
  const shown = textLines(printed, front, last?.shown ?? null, last ? unchanged : noneUnchanged);
  const body = withoutFront(shown.lines, front);
  const lines = body.shown;
  const same = last ? unchangedOf(withoutFront(last.shown.lines, front), body, unchanged.distance) : noneUnchanged;
  const wrapping = wrappingOf(lines, last?.wrapping ?? null, same);
  const alike = last ? setAsBefore(last.wrapping, wrapping, same) : noneUnchanged;
  const known = last && { groups: last.groups, count: last.wrapping.widths.length, unchanged: alike };
  const groups = groupLines(lines, wrapping, known);
  const whole = withoutInterruptions(groups, lines, wrapping);
  const parts = last
    ? withFront(partsUnchanged(last.whole, whole, same, last.wrapping.widths.length, lines.length), front, unchanged)
    : noneUnchanged;
  const made = paragraphsMade(front + whole.length, before?.made ?? null, parts, (index) => {
    if (index < front) return assemble(source, [pieceAt(printed, index)], metadata);
    const { first, end, block, rest } = whole[index - front]!;
    const pieces: PrintedPiece[] = [];
    for (let at = first; at < end; at++) pieces.push(pieceAt(body, at));
    if (rest !== null) for (let at = rest.first; at < rest.end; at++) pieces.push(pieceAt(body, at));
    return assemble(source, block.kind === 'title' ? withNameGaps(pieces) : pieces, block);
  });
  return { steps: { isMarkdown: false, front, shown, wrapping, groups, whole }, made };
}

function withoutFront({ shown, starts }: Lines, front: number): Lines {
  return front === 0 ? { shown, starts } : { shown: shown.slice(front), starts: starts.subarray(front) };
}

/** How many of the groups at both ends are of the same lines, of which there were `was` and are `is`. */
function partsUnchanged(
  before: readonly Group[],
  now: readonly Group[],
  { front, back, distance }: Unchanged,
  was: number,
  is: number,
): Unchanged {
  const most = Math.min(before.length, now.length);
  let first = 0;
  while (first < most && areAlike(before[first]!, now[first]!, 0) && endOf(now[first]!) <= front) first++;
  let last = 0;
  while (last < most - first) {
    const group = now[now.length - 1 - last]!;
    if (group.first < is - back || !areAlike(before[before.length - 1 - last]!, group, is - was)) break;
    last++;
  }
  return { front: first, back: last, distance };
}

function endOf({ end, rest }: Group): number {
  return rest?.end ?? end;
}

function areAlike(before: Group, now: Group, lines: number): boolean {
  return (
    now.first === before.first + lines &&
    now.end === before.end + lines &&
    now.block === before.block &&
    now.rest?.first === (before.rest ? before.rest.first + lines : undefined) &&
    now.rest?.end === (before.rest ? before.rest.end + lines : undefined)
  );
}

/** The same with the lines of front matter counted, each a paragraph of its own. */
function withFront(groups: Unchanged, front: number, printed: Unchanged): Unchanged {
  return printed.front < front ? { ...groups, front: printed.front } : { ...groups, front: groups.front + front };
}

interface PrintedPiece extends Piece {
  readonly text: string;
}

function pieceAt({ shown, starts }: Lines, at: number): PrintedPiece {
  const { text } = shown[at]!;
  return { start: starts[at]!, end: starts[at]! + text.length, text };
}

/** Where a line of a title ends in the name of an organ and the next begins with one, the line break keeps them apart. */
function withNameGaps(lines: readonly PrintedPiece[]): Piece[] {
  const pieces: Piece[] = [];
  let previous = '';
  for (const line of lines) {
    const last = pieces.at(-1);
    if (last !== undefined && endsInOrgan.test(previous) && beginsWithOrgan.test(line.text)) {
      pieces[pieces.length - 1] = { start: last.start, end: line.end };
    } else pieces.push(line);
    previous = line.text;
  }
  return pieces;
}

const endsInOrgan = /\s\S*[部委局厅院会府行署办社]$/;
const beginsWithOrgan = /^[\u4e00-\u9fa5]{2,14}[部委局厅院会府行署办社](?:\s|关于|$)/;
