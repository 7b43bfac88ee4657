/** Which document and headings a place of the draft stands under; made once for many findings. */
import type { Paragraph } from '../../ingest/paragraph.ts';
import { onceForEach } from '../../ingest/print.ts';
import type { Heading, PolicyDocument, PolicyText } from '../../policy/model.ts';
import { digestOfHeadings } from './fingerprint.ts';

/** Consecutive paragraphs with the same innermost document. */
interface Part {
  readonly first: number;
  readonly end: number;
  /** Index of the document, -1 where there is none. */
  readonly document: number;
}

/** Places are asked for in order of the text, so that the next is mostly found beside the last. */
export class DraftPlaces {
  readonly #text: PolicyText;
  readonly #parts: readonly Part[];
  /** Where the last one was found. */
  #part = 0;
  /** Paragraphs under the same headings, and what stands for these. */
  #first = 0;
  #end = 0;
  #above = 0;

  constructor(text: PolicyText) {
    this.#text = text;
    this.#parts = partsOf(text);
  }

  /** The paragraph that holds the source offset or stands last before it; -1 before the first. */
  paragraphAt(source: number): number {
    return this.#text.places.lastAt(source);
  }

  /** Index of the innermost document around a paragraph, -1 where there is none. */
  documentOf(paragraph: number): number {
    return this.#partOf(paragraph)?.document ?? -1;
  }

  /** A number that stands for the texts of the headings above a paragraph. */
  headingsAbove(paragraph: number): number {
    if (paragraph < this.#first || paragraph >= this.#end) {
      const part = this.#partOf(paragraph);
      const { documents, paragraphs } = this.#text;
      const document = documents[part?.document ?? -1];
      if (!part || !document) return noHeadings;
      const { outline } = document;
      const last = lastBefore(document, paragraph);
      this.#first = paragraph;
      this.#end = Math.min(outline[last + 1]?.span.paragraph ?? part.end, part.end);
      this.#above = (last < 0 ? null : pathsIn(paragraphs, outline)[last])?.digest ?? noHeadings;
    }
    return this.#above;
  }

  #partOf(paragraph: number): Part | undefined {
    const parts = this.#parts;
    const last = parts[this.#part];
    if (last && last.first <= paragraph && paragraph < last.end) return last;
    if (paragraph < (last?.first ?? 0)) this.#part = 0;
    while (this.#part < parts.length && parts[this.#part]!.end <= paragraph) this.#part++;
    const part = parts[this.#part];
    return part && part.first <= paragraph ? part : undefined;
  }
}

/** The documents one behind the other, each without those inside it. A document stands before those that it holds. */
function partsOf({ documents, paragraphs }: PolicyText): readonly Part[] {
  const parts: Part[] = [];
  const open: number[] = [];
  let reached = 0;
  const goTo = (paragraph: number) => {
    if (paragraph > reached) parts.push({ first: reached, end: paragraph, document: open.at(-1) ?? -1 });
    reached = Math.max(reached, paragraph);
  };
  const closeBefore = (paragraph: number) => {
    while (open.length > 0 && documents[open.at(-1)!]!.endParagraph <= paragraph) {
      goTo(documents[open.at(-1)!]!.endParagraph);
      open.pop();
    }
    goTo(paragraph);
  };
  for (const [index, { firstParagraph }] of documents.entries()) {
    closeBefore(firstParagraph);
    open.push(index);
  }
  closeBefore(paragraphs.length);
  return parts;
}

const noHeadings = digestOfHeadings([]);

/** The text of a heading with those above it. */
interface Path {
  readonly text: string;
  readonly above: Path | null;
  /** Stands for the texts from it outwards. */
  readonly digest: number;
}

/** By outline, which stays the same while no heading of a draft changes. */
const paths = new WeakMap<readonly Heading[], readonly (Path | null)[]>();

/** For each heading the path to it, null where neither it nor one above it has a text. */
function pathsIn(paragraphs: readonly Paragraph[], outline: readonly Heading[]): readonly (Path | null)[] {
  const known = paths.get(outline);
  if (known) return known;
  const read: (Path | null)[] = [];
  const open: { readonly level: number; readonly path: Path | null }[] = [];
  for (let at = 0; at < outline.length; at++) {
    const { level, text, span } = outline[at]!;
    while (open.length > 0 && open[open.length - 1]!.level >= level) open.pop();
    const above = open[open.length - 1]?.path ?? null;
    const path = text === '' ? above : pathTo(paragraphs[span.paragraph]!, text, above);
    open.push({ level, path });
    read.push(path);
  }
  paths.set(outline, read);
  return read;
}

/** To the heading that was last asked for in a paragraph: there is seldom more than one. */
const lastPath = onceForEach((): { path: Path | null } => ({ path: null }));

function pathTo(paragraph: Paragraph, text: string, above: Path | null): Path {
  const last = lastPath(paragraph);
  if (last.path?.text !== text || last.path.above !== above) {
    last.path = { text, above, digest: digestOfHeadings(textsFrom(text, above)) };
  }
  return last.path;
}

/** From a heading outwards. */
function textsFrom(text: string, above: Path | null): readonly string[] {
  return above ? [text, ...textsFrom(above.text, above.above)] : [text];
}

/** Index of the last heading that stands in the paragraph or before it, -1 where there is none. */
function lastBefore({ outline }: PolicyDocument, paragraph: number): number {
  let low = 0;
  let high = outline.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (outline[middle]!.span.paragraph <= paragraph) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
