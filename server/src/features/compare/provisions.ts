/** The parts in which two versions of a text are compared: articles where there are some, else paragraphs. */
import { draftPlace } from '../../checks/draft-place.ts';
import type { Place } from '../../corpus/corpus.ts';
import { foldedKey } from '../../corpus/folded-text.ts';
import { labelOf } from '../../ingest/label.ts';
import type { Heading, PolicyDocument } from '../../policy/model.ts';
import type { AlignedText } from '../align/statements.ts';

export interface Provision {
  /** Position among the provisions of its text. */
  readonly index: number;
  readonly kind: 'article' | 'heading' | 'paragraph';
  /** 第五条, 第二章, （三）; empty where it has none. */
  readonly label: string;
  /** Without the label; paragraphs of an article stand on lines of their own. */
  readonly text: string;
  /** Folded text without white space: equal for two prints of one wording. */
  readonly key: string;
  readonly place: Place;
}

/** A text of so many articles is compared by articles. */
const fewestArticles = 3;
const dividing = new Set<Heading['kind']>(['part', 'chapter', 'section', 'article']);

/** Provisions of the documents that take part, in order; together they hold every paragraph but metadata. */
export function provisionsOf(aligned: AlignedText): readonly Provision[] {
  const { text, documents } = aligned;
  const provisions: Provision[] = [];
  for (const index of documents) {
    const document = text.documents[index]!;
    for (const { first, end, heading } of rangesOf(document, text.documents)) {
      const lines = text.paragraphs.slice(first, end).filter(({ block }) => block.kind !== 'metadata');
      const printed = lines.map((paragraph) => paragraph.text.trim()).filter((line) => line !== '');
      if (printed.length === 0) continue;
      const label = heading?.label || (labelOf(printed[0]!) ? printed[0]!.slice(0, labelOf(printed[0]!)!.length) : '');
      const body = withoutLabel(printed[0]!, label);
      const content = [body, ...printed.slice(1)].join('\n');
      const start = text.places.starts[first]!;
      provisions.push({
        index: provisions.length,
        kind: heading?.kind === 'article' ? 'article' : heading && printed.length === 1 ? 'heading' : 'paragraph',
        label: label.replace(/\s+/g, ''),
        text: content,
        key: foldedKey(content),
        get place() {
          return draftPlace(aligned, { start, end: text.places.end(end - 1)! });
        },
      });
    }
  }
  return provisions;
}

interface Range {
  readonly first: number;
  readonly end: number;
  readonly heading: Heading | null;
}

function rangesOf(document: PolicyDocument, all: readonly PolicyDocument[]): readonly Range[] {
  const { outline, firstParagraph, endParagraph } = document;
  const byArticles = outline.filter(({ kind }) => kind === 'article').length >= fewestArticles;
  const headings = new Map(outline.map((heading) => [heading.span.paragraph, heading]));
  // What is nested in it is compared as a document of its own.
  const nested = all.filter(({ parent }) => parent === document.id);
  const ranges: { first: number; end: number; heading: Heading | null }[] = [];
  for (let at = firstParagraph; at < endParagraph; at++) {
    if (nested.some((inner) => inner.firstParagraph <= at && at < inner.endParagraph)) continue;
    const heading = headings.get(at) ?? null;
    const last = ranges.at(-1);
    const joins = byArticles && last?.end === at && last.heading?.kind === 'article';
    if (joins && !(heading && dividing.has(heading.kind))) last.end = at + 1;
    else ranges.push({ first: at, end: at + 1, heading });
  }
  return ranges;
}

function withoutLabel(line: string, label: string): string {
  if (label === '') return line;
  let at = 0;
  for (const sign of label) {
    while (/\s/.test(line[at] ?? '')) at++;
    if (line[at] !== sign) return line;
    at++;
  }
  return line.slice(at).trimStart();
}
