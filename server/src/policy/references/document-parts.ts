/** The parts of a document by where they stand and by their numbers. */
import { readOnce } from '../../ingest/remembered.ts';
import type { Citation, Heading, HeadingKind, PolicyDocument, PolicyText, ReferenceTarget } from '../model.ts';
import { type Article, articlesOf, numberKey } from '../outline/articles.ts';

const known = new WeakMap<PolicyDocument, DocumentParts>();

/** Listed when first asked for, then remembered with the document. */
export function partsOf(text: PolicyText, document: PolicyDocument): DocumentParts {
  const parts = known.get(document) ?? new DocumentParts(text, document);
  known.set(document, parts);
  return parts;
}

/** A reference to a box or to a part of a plan: 专栏2, 第二部分, 第二部分第（一）项. */
export function isPart({ target, text }: Citation): boolean {
  return target !== null && (target.kind === 'box' || /部分(?:第|$)/.test(text));
}

/** （一） of 第二部分第（一）项; null where none is named, or none is there. */
export function itemOfPart({ outline }: PolicyDocument, { heading, item }: ReferenceTarget): Heading | null {
  const part = outline[heading];
  if (!part || item === 0) return null;
  for (const below of outline.slice(heading + 1)) {
    if (below.level <= part.level) return null;
    if (below.kind === 'parenthesised' && below.number === item) return below;
  }
  return null;
}

/** Headings of each kind, in order of the text. */
export const headingsByKind = readOnce((outline: readonly Heading[]): ReadonlyMap<HeadingKind, readonly Heading[]> => {
  const byKind = new Map<HeadingKind, Heading[]>();
  for (const heading of outline) addTo(byKind, heading.kind, heading);
  return byKind;
});

class DocumentParts {
  readonly #headings = new Map<number, Heading>();
  readonly #outline: readonly Heading[];
  readonly #articles = new Map<Heading, Article>();
  readonly #numbered = new Map<number, Article[]>();
  readonly #citations = new Map<number, Citation[]>();

  constructor(text: PolicyText, document: PolicyDocument) {
    const { outline, citations } = document;
    this.#outline = outline;
    for (const heading of outline) {
      const { paragraph } = heading.span;
      if (!this.#headings.has(paragraph)) this.#headings.set(paragraph, heading);
    }
    for (const article of articlesOf(text, document)) {
      this.#articles.set(outline[article.heading]!, article);
      addTo(this.#numbered, numberKey(article), article);
    }
    for (const citation of citations) {
      if (isPart(citation)) addTo(this.#citations, citation.span.paragraph, citation);
    }
  }

  /** The first heading of a paragraph. */
  headingIn(paragraph: number): Heading | null {
    return this.#headings.get(paragraph) ?? null;
  }

  /** In order of the text. */
  headingsOf(kind: HeadingKind): readonly Heading[] {
    return headingsByKind(this.#outline).get(kind) ?? [];
  }

  articleOf(heading: Heading): Article | null {
    return this.#articles.get(heading) ?? null;
  }

  /** In order of the text. */
  articlesNumbered(numbered: { readonly number: number; readonly sub: number }): readonly Article[] {
    return this.#numbered.get(numberKey(numbered)) ?? [];
  }

  /** Paragraphs that have {@link citationsIn}, in order of the text. */
  get cited(): Iterable<number> {
    return this.#citations.keys();
  }

  /** References of a paragraph to boxes and to the parts of a plan, in order of the text. */
  citationsIn(paragraph: number): readonly Citation[] {
    return this.#citations.get(paragraph) ?? [];
  }
}

function addTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const same = lists.get(key);
  if (same) same.push(value);
  else lists.set(key, [value]);
}
