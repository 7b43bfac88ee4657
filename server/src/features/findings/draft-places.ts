/** Which document and headings a place of the draft stands under; made once for many findings. */
import { toLogical } from '../../ingest/paragraph.ts';
import type { Heading, PolicyDocument, PolicyText } from '../../policy/model.ts';

const none: readonly string[] = [];

export class DraftPlaces {
  readonly #text: PolicyText;
  /** Index of the innermost document of each paragraph, -1 where there is none. */
  readonly #owners: Int32Array;

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
    let low = 0;
    let high = paragraphs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (paragraphs[middle]!.start <= source) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** Index of the innermost document around a paragraph, -1 where there is none. */
  documentOf(paragraph: number): number {
    return this.#owners[paragraph] ?? -1;
  }

  /** Texts of the headings above a paragraph, without their labels, innermost first; the same array for the same headings. */
  headingsAbove(paragraph: number): readonly string[] {
    const index = this.documentOf(paragraph);
    const document = this.#text.documents[index];
    if (!document) return none;
    const last = lastBefore(document, paragraph);
    return last < 0 ? none : pathTo(document.outline, last);
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
  readonly paths: (readonly string[] | undefined)[];
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

function pathTo(outline: readonly Heading[], last: number): readonly string[] {
  const { parents, paths } = nestingOf(outline);
  const known = paths[last];
  if (known) return known;
  const texts: string[] = [];
  for (let at = last; at >= 0; at = parents[at]!) {
    const { text } = outline[at]!;
    if (text !== '') texts.push(text);
  }
  paths[last] = texts;
  return texts;
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
