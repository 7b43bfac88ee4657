import type { Piece } from './assemble.ts';
import type { Change } from './change.ts';
import type { Line, PlacedLine } from './lines.ts';
import { type Block, metadata, row, text } from './paragraph.ts';
import { onceForEach } from './print.ts';

/** What a line of markdown is. */
export interface MarkdownLine {
  readonly block: Block;
  /** Whether the lines behind it stand between fences. */
  readonly fenced: boolean;
}

/** What the lines of a text are, and how many of them are metadata at its beginning. */
export interface MarkedLines {
  readonly lines: readonly MarkdownLine[];
  readonly metadataEnd: number;
}

/**
 * What the lines of markdown are as policy texts use it: `#` headings, front matter, comments, rules, tables. A line
 * is a paragraph: the collections this was made for, and people who write Chinese, do not wrap markdown by hand. Gives the change
 * since the version `before` together with the lines that are now something else.
 */
export function markdownLines(
  lines: readonly Line[],
  before: MarkedLines,
  { first, endBefore, end }: Change,
): MarkedLines & { readonly change: Change } {
  const metadataEnd = endOfMetadata(lines);
  const isSame = before.metadataEnd === metadataEnd;
  const marked = isSame ? before.lines.slice(0, first) : [];
  const more = end - endBefore;
  const behind = isSame ? Math.max(end, metadataEnd, metadataEnd + more) : lines.length;
  while (marked.length < lines.length) {
    const at = marked.length;
    const fenced = marked[at - 1]?.fenced ?? false;
    if (at >= behind && fenced === (before.lines[at - more - 1]?.fenced ?? false)) break;
    const line = lines[at]!;
    const isFence = isFenceMark(line);
    const block = isFence || fenced ? metadata : blockOf(line.text, at < metadataEnd);
    marked.push({ block, fenced: fenced !== isFence });
  }
  const change = { first: isSame ? first : 0, endBefore: marked.length - more, end: marked.length };
  return { lines: marked.concat(before.lines.slice(marked.length - more)), metadataEnd, change };
}

const isFenceMark = onceForEach((text) => /^(?:```|~~~)/.test(text));

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
/** By depth. */
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

/** The stretches of a line between the marks of markdown; none where nothing of it is visible. */
export function visiblePieces({ line: { text: shown }, start: first }: PlacedLine, block: Block): Piece[] {
  const end = first + shown.length;
  const whole = [{ start: first, end }];
  if (block.kind === 'metadata') return whole;
  if (block.kind === 'text' && !openers.has(shown[0]!) && !/\*\*|__/.test(shown)) return whole;
  if (block.kind === 'row' && /^[|\s:-]+$/.test(shown)) return [];
  const marks =
    block.kind === 'heading'
      ? /^#+\s*|\s*#+$|\*\*|__/g
      : block.kind === 'row'
        ? /^\|\s*|\s*\|$|\*\*/g
        : /^(?:[-*+]|>+)\s+|\*\*|__/g;
  const pieces: Piece[] = [];
  let from = first;
  for (const mark of shown.matchAll(marks)) {
    const start = first + mark.index;
    if (start > from) pieces.push({ start: from, end: start });
    from = Math.max(from, start + mark[0].length);
  }
  if (from < end) pieces.push({ start: from, end });
  return pieces;
}
