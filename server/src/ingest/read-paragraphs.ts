import { assemble, type Piece } from './assemble.ts';
import { withoutComments } from './comments.ts';
import { withoutInterruptions } from './floating-boxes.ts';
import { type Group, groupLines } from './join.ts';
import { linesOf } from './line-reader.ts';
import { type Lines, type Unchanged, unchangedOf } from './lines.ts';
import { frontMatterEnd, type MarkdownLine, markdownLines, markdownParagraph } from './markdown.ts';
import { ownCopy } from './own-copy.ts';
import { metadata, type Paragraph } from './paragraph.ts';
import { Print } from './print.ts';
import { type TextLines, textLines } from './text-lines.ts';
import { setAsBefore, type Wrapping, wrappingOf } from './wrapping.ts';

export type TextFormat = 'markdown' | 'text';

/** The format a file is read in, by its name. */
export function formatOf(fileName: string): TextFormat {
  return /\.(?:md|markdown|mdown)$/i.test(fileName) ? 'markdown' : 'text';
}

/**
 * The author's paragraphs in order. Hard wraps, page breaks, page numbers and letter-spacing vanish from their texts,
 * never from their maps; so do comments. A text that opens with a markdown heading is read as markdown, whatever its name says.
 * Never throws; an empty source has no paragraphs.
 */
export function readParagraphs(source: string, format: TextFormat): readonly Paragraph[] {
  const shown = withoutComments(source);
  return reading(shown, linesOf(shown), format, null).paragraphs;
}

/** A text as it was read, with the steps that led to its paragraphs: the next version of a draft goes on from there. */
export interface Reading {
  /** Length of the source. */
  readonly length: number;
  readonly printed: Lines;
  readonly steps: TextSteps | MarkdownSteps;
  /** Paragraphs of the groups or lines; null where nothing of them is visible. */
  readonly made: readonly (Paragraph | null)[];
  readonly paragraphs: readonly Paragraph[];
}

/** {@link readParagraphs} over the lines of the source; what an earlier version shows alike is taken from there. */
export function reading(source: string, printed: Lines, format: TextFormat, before: Reading | null): Reading {
  const isMarkdown = format === 'markdown' || /^#{1,6} \S/.test(printed.shown[0]?.text ?? '');
  const known = before?.steps.isMarkdown === isMarkdown ? before : null;
  const unchanged = known ? unchangedOf(known.printed, printed, source.length - known.length) : noneUnchanged;
  const read = isMarkdown
    ? markdownReading(source, printed, known, unchanged)
    : textReading(source, printed, known, unchanged);
  const paragraphs = read.made.filter((one) => one !== null);
  return { length: source.length, printed, ...read, paragraphs };
}

const noneUnchanged: Unchanged = { front: 0, back: 0, distance: 0 };

interface MarkdownSteps {
  readonly isMarkdown: true;
  readonly marked: readonly MarkdownLine[];
  readonly metadataEnd: number;
}

function markdownReading(
  source: string,
  printed: Lines,
  before: Reading | null,
  unchanged: Unchanged,
): Pick<Reading, 'steps' | 'made'> {
  const last = before?.steps.isMarkdown ? before.steps : null;
  const steps = markdownLines(printed.shown, last && { ...last, unchanged });
  const same = last ? markedAlike(last.marked, steps.marked, unchanged) : noneUnchanged;
  const made = paragraphsMade(steps.marked.length, before, same, (index) => {
    const line = { line: printed.shown[index]!, start: printed.starts[index]! };
    return markdownParagraph(source, line, steps.marked[index]!.block);
  });
  return { steps: { isMarkdown: true, ...steps }, made };
}

/** Of the unchanged lines those that are also the same kind of block. */
function markedAlike(
  before: readonly MarkdownLine[],
  now: readonly MarkdownLine[],
  { front, back, distance }: Unchanged,
): Unchanged {
  const same = (was: number, is: number) => before[was]!.block === now[is]!.block;
  let first = 0;
  while (first < front && same(first, first)) first++;
  let last = 0;
  while (last < back && same(before.length - 1 - last, now.length - 1 - last)) last++;
  return { front: first, back: last, distance };
}

interface TextSteps {
  readonly isMarkdown: false;
  /** Lines of front matter. */
  readonly front: number;
  readonly shown: TextLines;
  readonly wrapping: Wrapping;
  readonly groups: readonly Group[];
  /** With the halves of paragraphs that a box stands in joined. */
  readonly whole: readonly Group[];
}

function textReading(
  source: string,
  printed: Lines,
  before: Reading | null,
  unchanged: Unchanged,
): Pick<Reading, 'steps' | 'made'> {
  const front = frontMatterEnd(printed.shown);
  const last = before && !before.steps.isMarkdown && before.steps.front === front ? before.steps : null;
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
  const made = paragraphsMade(front + whole.length, before, parts, (index) => {
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

/**
 * The paragraphs of `count` parts: the unchanged ones from the version before, where they stand now; of the others
 * those whose text that version had keep what is known of it.
 */
function paragraphsMade(
  count: number,
  before: Reading | null,
  { front, back, distance }: Unchanged,
  make: (index: number) => Paragraph | null,
): (Paragraph | null)[] {
  const old = before?.made ?? [];
  const made = old.slice(0, front);
  const known = new Map<string, Print>();
  for (let at = front; at < old.length - back; at++) {
    const paragraph = old[at]!;
    if (paragraph) known.set(paragraph.text, paragraph.print);
  }
  for (let index = front; index < count - back; index++) {
    const paragraph = make(index);
    made.push(paragraph && before ? withKnownPrint(paragraph, known) : paragraph);
  }
  for (let at = old.length - back; at < old.length; at++) made.push(movedBy(old[at]!, distance));
  return made;
}

function withKnownPrint(paragraph: Paragraph, known: Map<string, Print>): Paragraph {
  const print = known.get(paragraph.text);
  // A print is of one paragraph.
  if (print) known.delete(paragraph.text);
  const text = print?.text ?? ownCopy(paragraph.text);
  return { ...paragraph, text, print: print ?? new Print(text) };
}

function movedBy(paragraph: Paragraph | null, distance: number): Paragraph | null {
  if (paragraph === null || distance === 0) return paragraph;
  const { text, start, end, runs, block, print } = paragraph;
  return { text, start: start + distance, end: end + distance, runs, block, print };
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
