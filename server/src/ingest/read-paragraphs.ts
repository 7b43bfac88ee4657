import { withoutComments } from './comments.ts';
import { linesOf } from './line-reader.ts';
import { type Lines, noneUnchanged, type Unchanged, unchangedOf } from './lines.ts';
import { paragraphsMade } from './made-paragraphs.ts';
import { type MarkdownLine, markdownLines, markdownParagraph } from './markdown.ts';
import type { Paragraph } from './paragraph.ts';
import { type TextSteps, textReading } from './text-reading.ts';

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
export interface Reading<Steps extends TextSteps | MarkdownSteps = TextSteps | MarkdownSteps> {
  /** Length of the source. */
  readonly length: number;
  readonly printed: Lines;
  readonly steps: Steps;
  /** Paragraphs of the groups or lines; null where nothing of them is visible. */
  readonly made: readonly (Paragraph | null)[];
  readonly paragraphs: readonly Paragraph[];
}

/** {@link readParagraphs} over the lines of the source; what an earlier version shows alike is taken from there. */
export function reading(source: string, printed: Lines, format: TextFormat, before: Reading | null): Reading {
  const isMarkdown = format === 'markdown' || /^#{1,6} \S/.test(printed.shown[0]?.text ?? '');
  const unchanged = before ? unchangedOf(before.printed, printed, source.length - before.length) : noneUnchanged;
  const read = isMarkdown
    ? markdownReading(source, printed, before && isOfMarkdown(before) ? before : null, unchanged)
    : textReading(source, printed, before && isOfText(before) ? before : null, unchanged);
  const paragraphs = read.made.filter((one) => one !== null);
  return { length: source.length, printed, ...read, paragraphs };
}

interface MarkdownSteps {
  readonly isMarkdown: true;
  readonly marked: readonly MarkdownLine[];
  readonly metadataEnd: number;
}

function isOfMarkdown(reading: Reading): reading is Reading<MarkdownSteps> {
  return reading.steps.isMarkdown;
}

function isOfText(reading: Reading): reading is Reading<TextSteps> {
  return !reading.steps.isMarkdown;
}

function markdownReading(
  source: string,
  printed: Lines,
  before: Reading<MarkdownSteps> | null,
  unchanged: Unchanged,
): Pick<Reading<MarkdownSteps>, 'steps' | 'made'> {
  const last = before?.steps ?? null;
  const steps = markdownLines(printed.shown, last && { ...last, unchanged });
  const same = last ? markedAlike(last.marked, steps.marked, unchanged) : noneUnchanged;
  const made = paragraphsMade(steps.marked.length, before?.made ?? null, same, (index) => {
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
