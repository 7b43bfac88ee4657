/** Which document and headings a place of the draft stands under; made once for many findings. */
import { toLogical } from '../../ingest/paragraph.ts';
import type { PolicyDocument, PolicyText } from '../../policy/model.ts';

const none: readonly string[] = [];

export class DraftPlaces {
  readonly #text: PolicyText;
  /** Index of the innermost document of each paragraph, -1 where there is none. */
  readonly #owners: Int32Array;
  readonly #parents = new Map<number, Int32Array>();
  /** By document, then by heading. */
  readonly #paths = new Map<number, (readonly string[])[]>();

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
    if (last < 0) return none;
    const paths = this.#paths.get(index) ?? [];
    this.#paths.set(index, paths);
    paths[last] ??= this.#path(index, document, last);
    return paths[last];
  }

  #path(index: number, document: PolicyDocument, last: number): readonly string[] {
    const parents = this.#parentsIn(index, document);
    const texts: string[] = [];
    for (let at = last; at >= 0; at = parents[at]!) {
      const { text } = document.outline[at]!;
      if (text !== '') texts.push(text);
    }
    return texts;
  }

  /** Logical offset of a source offset in the paragraph. */
  logical(paragraph: number, source: number): number {
    return toLogical(this.#text.paragraphs[paragraph]!, source);
  }

  /** For each heading the one it stands under, -1 at the top. */
  #parentsIn(index: number, { outline }: PolicyDocument): Int32Array {
    const known = this.#parents.get(index);
    if (known) return known;
    const parents = new Int32Array(outline.length);
    const open: number[] = [];
    outline.forEach(({ level }, at) => {
      while (open.length > 0 && outline[open.at(-1)!]!.level >= level) open.pop();
      parents[at] = open.at(-1) ?? -1;
      open.push(at);
    });
    this.#parents.set(index, parents);
    return parents;
  }
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
