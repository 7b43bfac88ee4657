import { assemble, type Piece } from './assemble.ts';
import { withoutComments } from './comments.ts';
import { withoutInterruptions } from './floating-boxes.ts';
import { groupLines } from './join.ts';
import { isSpace, Line, visibleLines } from './lines.ts';
import { frontMatterEnd, type MakeParagraph, markdownParagraph, markdownParagraphs } from './markdown.ts';
import type { Block, Paragraph } from './paragraph.ts';
import { onceForEach } from './print.ts';
import { type Wrapping, wrappingOf } from './wrapping.ts';

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
export function readParagraphs(source: string, format: TextFormat): Paragraph[] {
  const shown = withoutComments(source);
  return paragraphsOf(shown, visibleLines(shown), format, { wrappingOf, partsOf, remembered: (make) => make });
}

/** The steps of reading that a reader of drafts remembers from one version to the next. */
export interface ReadingSteps {
  readonly wrappingOf: (lines: readonly Line[]) => Wrapping;
  /** The lines that a line which holds a whole text is cut into; null where it is none. */
  readonly partsOf: (line: Line) => readonly Line[] | null;
  readonly remembered: (make: MakeParagraph) => MakeParagraph;
}

/** {@link readParagraphs} over the lines of the source. */
export function paragraphsOf(
  source: string,
  lines: readonly Line[],
  format: TextFormat,
  steps: ReadingSteps,
): Paragraph[] {
  if (format === 'markdown' || /^#{1,6} \S/.test(lines[0]?.text ?? '')) {
    return markdownParagraphs(source, lines, steps.remembered(markdownParagraph));
  }
  return textParagraphs(source, lines, steps);
}

const text: Block = { kind: 'text' };
const title: Block = { kind: 'title' };
const metadata: Block = { kind: 'metadata' };
const row: Block = { kind: 'row' };

function textParagraphs(source: string, printed: readonly Line[], steps: ReadingSteps): Paragraph[] {
  const front = frontMatterEnd(printed);
  const lines: Line[] = [];
  for (const line of withoutFurniture(printed.slice(front))) {
    const parts = steps.partsOf(line);
    if (parts === null) lines.push(line);
    else lines.push(...parts);
  }
  const paragraphs: Paragraph[] = [];
  const make = steps.remembered(textParagraph);
  const take = (own: readonly Line[], block: Block) => {
    const paragraph = make(source, own, block);
    if (paragraph !== null) paragraphs.push(paragraph);
  };
  for (const line of printed.slice(0, front)) take([line], metadata);
  const wrapping = steps.wrappingOf(lines);
  for (const group of withoutInterruptions(groupLines(lines, wrapping), lines, wrapping)) {
    const own = lines.slice(group.first, group.end);
    if (group.rest !== null) own.push(...lines.slice(group.rest.first, group.rest.end));
    take(own, group.title ? title : own.length === 1 && own[0]!.print.isRow ? row : text);
  }
  return paragraphs;
}

/** Makes a paragraph of the lines of a text that is no markdown. */
function textParagraph(source: string, lines: readonly Line[], block: Block): Paragraph {
  return assemble(source, block.kind === 'title' ? withNameGaps(lines) : lines, block);
}

/** Where a line of a title ends in the name of an organ and the next begins with one, the line break keeps them apart. */
function withNameGaps(lines: readonly Line[]): Piece[] {
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

/** Leaves out page numbers and jump lines; the line behind a page number begins a page. */
function withoutFurniture(printed: readonly Line[]): Line[] {
  const lines: Line[] = [];
  let newPage = false;
  for (const line of printed) {
    if (isPageFurniture(line)) newPage = true;
    else {
      lines.push(newPage ? line.withNewPage() : line);
      newPage = false;
    }
  }
  return lines;
}

const LONGEST_FURNITURE = 16;

/** Page numbers (`— 143 —`, `- 215 -`) and the jump lines of newspapers: printed, but no part of the text. */
function isPageFurniture(line: Line): boolean {
  return line.text.length <= LONGEST_FURNITURE && isFurniture(line);
}

const isFurniture = onceForEach(
  (text) =>
    /^[-—–－―]\s*\d{1,4}\s*[-—–－―]?$|^\d{1,4}\s*[-—–－―]$/.test(text) || /^[（(][上下][转接].{1,4}版[）)]$/.test(text),
);

/** A line longer than this holds more than one paragraph when gaps stand behind its sentences. */
const LONG = 400;

/** Texts taken from web pages put everything on one line, with a space where a paragraph ended. */
export function partsOf(line: Line): readonly Line[] | null {
  if (line.text.length < LONG || !holdsText(line)) return null;
  const parts: Line[] = [];
  let from = 0;
  for (const gap of line.text.matchAll(/\s+/g)) {
    const left = line.text.charCodeAt(gap.index - 1);
    const rest = line.text.slice(gap.index + gap[0].length, gap.index + gap[0].length + 12);
    if (!separates(left, rest)) continue;
    parts.push(part(line, from, gap.index));
    from = gap.index + gap[0].length;
  }
  parts.push(part(line, from, line.text.length));
  return parts;
}

const holdsText = onceForEach((text) => (text.match(/[。！？：][ \u3000]+(?=\S)/g)?.length ?? 0) >= 3);

/** A gap behind a letter or digit is layout (PM 2.5 ）; any other ends a paragraph. */
function separates(left: number, rest: string): boolean {
  const mark = String.fromCharCode(left);
  return (
    left >= 0x2e80 ||
    /[”’—…]/.test(mark) ||
    (!isSpace(left) && /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])/.test(rest))
  );
}

function part(line: Line, from: number, to: number): Line {
  const layout = { indent: 0, blankBefore: 0, newPage: false };
  return new Line(line.start + from, line.text.slice(from, to), layout);
}
