import { assemble, type Piece } from './assemble.ts';
import type { Line } from './lines.ts';
import type { Block, Paragraph } from './paragraph.ts';

/** Makes a paragraph of lines; null where nothing of them is visible. */
export type MakeParagraph = (source: string, lines: readonly Line[], block: Block) => Paragraph | null;

/**
 * Paragraphs of markdown as policy texts use it: `#` headings, front matter, comments, rules, tables, emphasis. A line
 * is a paragraph: the collections this was made for, and people who write Chinese, do not wrap markdown by hand.
 */
export function markdownParagraphs(source: string, lines: readonly Line[], make: MakeParagraph): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  const metadataEnd = endOfMetadata(lines);
  let fenced = false;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    const fence = /^(?:```|~~~)/.test(line.text);
    if (fence) fenced = !fenced;
    const block = fence || fenced ? metadata : blockOf(line.text, at < metadataEnd);
    const paragraph = make(source, [line], block);
    if (paragraph !== null) paragraphs.push(paragraph);
  }
  return paragraphs;
}

/** The line without the marks of markdown. */
export function markdownParagraph(source: string, [line]: readonly Line[], block: Block): Paragraph | null {
  const pieces = visiblePieces(line!, block);
  return pieces.length > 0 ? assemble(source, pieces, block) : null;
}

const metadata: Block = { kind: 'metadata' };

/** Index of the first line behind the front matter or behind the collector's `INFO END` mark. */
function endOfMetadata(lines: readonly Line[]): number {
  const front = frontMatterEnd(lines);
  if (front > 0) return front;
  return lines.slice(0, 60).findIndex((line) => /^<!--\s*INFO END\s*-->$/.test(line.text)) + 1;
}

/** Lines of front matter that are looked for; a rule further down divides text. */
const LONGEST_FRONT_MATTER = 60;

/** Index of the first line behind front matter between `---` lines, 0 where none opens the file. */
export function frontMatterEnd(lines: readonly Line[]): number {
  if (lines[0]?.text !== '---') return 0;
  const front = lines.slice(1, LONGEST_FRONT_MATTER);
  const close = front.findIndex((line) => line.text === '---' || line.text === '...');
  return close >= 0 && front.slice(0, close).every((line) => /^[\w\u4e00-\u9fa5-]+\s*[:：]|^-\s|^#/.test(line.text))
    ? close + 2
    : 0;
}

/** Characters that a line with marks of its own begins with. */
const openers = new Set('#<-*_|>+`~');
const text: Block = { kind: 'text' };
const row: Block = { kind: 'row' };
/** By depth. The same object for the same block, so that a paragraph is known again by it. */
const headings: readonly Block[] = [1, 2, 3, 4, 5, 6].map((depth) => ({ kind: 'heading', depth }));

function blockOf(line: string, inMetadata: boolean): Block {
  if (!openers.has(line[0]!)) return inMetadata ? metadata : text;
  const heading = /^(#{1,6})(?:\s|$)/.exec(line);
  if (heading !== null) return headings[heading[1]!.length - 1]!;
  if (inMetadata || /^<!--/.test(line) || /^(?:-{3,}|\*{3,}|_{3,})$/.test(line)) return metadata;
  if (/^\*\*[^*]{2,10}\*\*\s*[:：]/.test(line)) return metadata;
  if (/^\|.*\|$/.test(line)) return row;
  return text;
}

/** Stretches between the marks. */
function visiblePieces(line: Line, block: Block): Piece[] {
  if (block.kind === 'metadata') return [{ start: line.start, end: line.end }];
  if (block.kind === 'text' && !openers.has(line.text[0]!) && !/\*\*|__/.test(line.text)) return [line];
  if (block.kind === 'row' && /^[|\s:-]+$/.test(line.text)) return [];
  const marks =
    block.kind === 'heading'
      ? /^#+\s*|\s*#+$|\*\*|__/g
      : block.kind === 'row'
        ? /^\|\s*|\s*\|$|\*\*/g
        : /^(?:[-*+]|>+)\s+|\*\*|__/g;
  const pieces: Piece[] = [];
  let from = line.start;
  for (const mark of line.text.matchAll(marks)) {
    const start = line.start + mark.index;
    if (start > from) pieces.push({ start: from, end: start });
    from = Math.max(from, start + mark[0].length);
  }
  if (from < line.end) pieces.push({ start: from, end: line.end });
  return pieces;
}
