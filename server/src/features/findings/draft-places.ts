/** Which document and headings a place of the draft stands under; made once for many findings. */
import { toLogical } from '../../ingest/paragraph.ts';
import type { Heading, PolicyDocument, PolicyText } from '../../policy/model.ts';

/** Headings that stand under one another. */
export interface HeadingPath {
  /** Without their labels, innermost first. */
  readonly texts: readonly string[];
}

const none: HeadingPath = { texts: [] };

/** Paragraphs that stand under the same headings, and these. */
interface Stretch {
  readonly first: number;
  readonly end: number;
  readonly path: HeadingPath;
}

/** Places are asked for in order of the text, so that the next is mostly found beside the last. */
export class DraftPlaces {
  readonly #text: PolicyText;
  /** Index of the innermost document of each paragraph, -1 where there is none. */
  readonly #owners: Int32Array;
  /** The paragraph that was last asked for. */
  #paragraph = 0;
  #stretch: Stretch = { first: 0, end: 0, path: none };

  constructor(text: PolicyText) {
    this.#text = text;
    this.#owners = new Int32Array(text.paragraphs.length).fill(-1);
    text.documents.forEach((document, index) => {
      this.#owners.fill(index, document.firstParagraph, document.endParagraph);
    });
  }

  /** The paragraph that holds the source offset or stands last before it; -1 before the first. */
  paragraphAt(source: number): number {
    const { paragraphs } = this.#text;
    const last = this.#paragraph;
    let low = last < paragraphs.length && paragraphs[last]!.start <= source ? last + 1 : 0;
    let high = low === 0 ? Math.min(last, paragraphs.length) : paragraphs.length;
    for (let step = 1; low > 0 && low + step < high; step *= 2) {
      if (paragraphs[low + step]!.start > source) high = low + step;
      else low += step + 1;
    }
    while (low < high) {
      const middle = (low + high) >> 1;
      if (paragraphs[middle]!.start <= source) low = middle + 1;
      else high = middle;
    }
    this.#paragraph = Math.max(0, low - 1);
    return low - 1;
  }

  /** Index of the innermost document around a paragraph, -1 where there is none. */
  documentOf(paragraph: number): number {
    return this.#owners[paragraph] ?? -1;
  }

  /** The headings above a paragraph; the same object for the same headings. */
  headingsAbove(paragraph: number): HeadingPath {
    const known = this.#stretch;
    if (known.first <= paragraph && paragraph < known.end) return known.path;
    const index = this.documentOf(paragraph);
    const document = this.#text.documents[index];
    if (!document) return none;
    const { outline } = document;
    const last = lastBefore(document, paragraph);
    const path = last < 0 ? none : pathTo(outline, last);
    // Documents inside of this one have headings of their own.
    let end = paragraph + 1;
    const next = outline[last + 1]?.span.paragraph ?? document.endParagraph;
    while (end < next && this.#owners[end] === index) end++;
    this.#stretch = { first: paragraph, end, path };
    return path;
  }

  /** Logical offset of a source offset in the paragraph. */
  logical(paragraph: number, source: number): number {
    return toLogical(this.#text.paragraphs[paragraph]!, source);
  }
}

/** How the headings of an outline stand under one another. */
interface Nesting {
  /** For each heading the one it stands under, -1 at the top. */
  readonly parents: Int32Array;
  /** For each heading that was asked for the texts from it outwards. */
  readonly paths: (HeadingPath | undefined)[];
}

/** By outline, which stays the same while no heading of a draft changes. */
const nestings = new WeakMap<readonly Heading[], Nesting>();

function nestingOf(outline: readonly Heading[]): Nesting {
  const known = nestings.get(outline);
  if (known) return known;
  const parents = new Int32Array(outline.length);
  const open: number[] = [];
  outline.forEach(({ level }, at) => {
    while (open.length > 0 && outline[open.at(-1)!]!.level >= level) open.pop();
    parents[at] = open.at(-1) ?? -1;
    open.push(at);
  });
  const nesting = { parents, paths: new Array<undefined>(outline.length).fill(undefined) };
  nestings.set(outline, nesting);
  return nesting;
}

function pathTo(outline: readonly Heading[], last: number): HeadingPath {
  const { parents, paths } = nestingOf(outline);
  const known = paths[last];
  if (known) return known;
  const texts: string[] = [];
  for (let at = last; at >= 0; at = parents[at]!) {
    const { text } = outline[at]!;
    if (text !== '') texts.push(text);
  }
  const path = { texts };
  paths[last] = path;
  return path;
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
