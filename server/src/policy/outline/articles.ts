/** The articles of a document with their paragraphs (款) and items (项), which the text does not number or only labels. */

import type { Change } from '../../ingest/change.ts';
import { type LabelKind, labelOf } from '../../ingest/label.ts';
import type { Paragraph } from '../../ingest/paragraph.ts';
import { changeOf } from '../../ingest/paragraph-versions.ts';
import { onceForEach } from '../../ingest/print.ts';
import { isSameList, rememberedWith, sameListWith } from '../../ingest/remembered.ts';
import type { Heading, PolicyDocument, PolicyText, Span } from '../model.ts';

export interface Item {
  readonly number: number;
  /** Label and text. */
  readonly span: Span;
  /** The label with its brackets or stop. */
  readonly labelSpan: Span;
}

/** 款: a paragraph of an article, with the items that it announces. */
export interface ArticleParagraph {
  /** Without the article's label. */
  readonly span: Span;
  readonly items: readonly Item[];
}

export interface Article {
  /** Index in the document's outline. */
  readonly heading: number;
  readonly number: number;
  readonly sub: number;
  readonly paragraphs: readonly ArticleParagraph[];
  /** Paragraphs of the text that it spans, both inclusive. */
  readonly first: number;
  readonly last: number;
}

const known = new WeakMap<PolicyDocument, readonly Article[]>();

/** Articles in order of the text; none in documents that are not divided into articles. */
export function articlesOf(text: PolicyText, document: PolicyDocument): readonly Article[] {
  const before = known.get(document);
  if (before) return before;
  const { outline } = document;
  const articles = isInArticles(outline) ? sameArticles(outline, read(text, document)) : none;
  known.set(document, articles);
  return articles;
}

const none: readonly Article[] = [];
const divided = new WeakMap<readonly Heading[], boolean>();

function isInArticles(outline: readonly Heading[]): boolean {
  let isDivided = divided.get(outline);
  if (isDivided === undefined) {
    isDivided = outline.some(({ kind }) => kind === 'article');
    divided.set(outline, isDivided);
  }
  return isDivided;
}

/** By outline, which is the same list in the next version of a draft as long as no heading changes. */
const sameArticles = sameListWith<readonly Heading[], Article>();

/** No article has so many others between itself and the next number. */
const mostSubs = 1000;

/** One number for 第三条之二, to look articles up by. */
export function numberKey({ number, sub }: { readonly number: number; readonly sub: number }): number {
  return number * mostSubs + sub;
}

/** The article around a place of the document, or null. */
export function articleAt(
  text: PolicyText,
  document: PolicyDocument,
  paragraph: number,
  offset: number,
): Article | null {
  const articles = articlesOf(text, document);
  let low = 0;
  let high = articles.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { span } = document.outline[articles[middle]!.heading]!;
    if (span.paragraph < paragraph || (span.paragraph === paragraph && span.start <= offset)) low = middle + 1;
    else high = middle;
  }
  const article = articles[low - 1];
  return article && paragraph <= article.last ? article : null;
}

/** Index of the 款 around a place of the article, -1 where there is none. */
export function paragraphAt({ paragraphs }: Article, paragraph: number, offset: number): number {
  return paragraphs.findLastIndex(
    ({ span }) => span.paragraph < paragraph || (span.paragraph === paragraph && span.start <= offset),
  );
}

/** Headings that end an article. A label inside an article, （一） or 1., heads an item of it. */
const enclosing: ReadonlySet<Heading['kind']> = new Set(['part', 'chapter', 'section', 'article', 'attachment', 'box']);
/** What labels the items of an article. */
export const itemKinds: ReadonlySet<LabelKind> = new Set([
  'parenthesised',
  'arabic',
  'arabic-parenthesised',
  'circled',
  'chinese',
]);
/** Items inside a paragraph: …：（一）…；（二）… */
export const inlineItem = /(?<=[：；:;。]\s?)[（(][一二三四五六七八九十]{1,3}[）)]/g;

const hasItems = onceForEach((text) => text.search(inlineItem) >= 0);

interface GrowingParagraph {
  readonly span: Span;
  readonly items: Item[];
  /** Labels of the items; those of another kind below them are 目, which nobody calls 项. */
  kind: LabelKind | null;
}

interface Bound {
  readonly heading: Heading;
  readonly index: number;
}

const rememberedBounds = rememberedWith<readonly Heading[], readonly Bound[]>();

/** Headings that begin or end articles. */
function boundsOf(outline: readonly Heading[]): readonly Bound[] {
  return rememberedBounds(outline, [], () =>
    outline.flatMap((heading, index) => (enclosing.has(heading.kind) ? [{ heading, index }] : [])),
  );
}

/** What the articles of a document were read from, besides its outline. */
interface ReadArticles {
  readonly paragraphs: readonly Paragraph[];
  /** Where the document and those inside it begin and end. */
  readonly places: readonly number[];
  readonly articles: readonly Article[];
}

const lastArticles = new WeakMap<readonly Heading[], ReadArticles>();

/** Of a version that only changed words the articles around them are read. */
function read(text: PolicyText, document: PolicyDocument): readonly Article[] {
  const { paragraphs } = text;
  const { outline } = document;
  const bounds = boundsOf(outline);
  const nested = text.documents
    .filter(({ parent }) => parent === document.id)
    .map(({ firstParagraph }) => firstParagraph);
  nested.sort((a, b) => a - b);
  const places = [document.endParagraph, ...nested];
  const last = lastArticles.get(outline);
  const change = last && isSameList(last.places, places) ? changeOf(last.paragraphs, paragraphs) : null;
  const articles =
    change && change.end === change.endBefore
      ? withFreshArticles(last!.articles, bounds, text, places, change)
      : bounds.flatMap((_, order) => readArticle(text, bounds, order, places) ?? []);
  lastArticles.set(outline, { paragraphs, places, articles });
  return articles;
}

function withFreshArticles(
  articles: readonly Article[],
  bounds: readonly Bound[],
  text: PolicyText,
  places: readonly number[],
  { first, end }: Change,
): readonly Article[] {
  if (first === end) return articles;
  // The article that begins last before the change may reach into it.
  const from = Math.max(0, lowerBoundBy(articles, (article) => article.first < first) - 1);
  const until = lowerBoundBy(articles, (article) => article.first < end);
  const fresh: Article[] = [];
  for (const { heading } of articles.slice(from, until)) {
    const order = lowerBoundBy(bounds, ({ index }) => index < heading);
    const article = readArticle(text, bounds, order, places);
    if (article) fresh.push(article);
  }
  return articles.slice(0, from).concat(fresh, articles.slice(until));
}

/** Number of the rows, in order, for which something holds that holds up to one of them. */
function lowerBoundBy<Row>(rows: readonly Row[], isBefore: (row: Row) => boolean): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(rows[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The article that a bound begins; null where it is none. */
function readArticle(
  text: PolicyText,
  bounds: readonly Bound[],
  order: number,
  [documentEnd, ...nested]: readonly number[],
): Article | null {
  const { heading, index } = bounds[order]!;
  if (heading.kind !== 'article') return null;
  const { number, sub, span } = heading;
  const next = bounds[order + 1]?.heading;
  const child = nested.find((first) => first > span.paragraph);
  const limit = Math.min(documentEnd!, child ?? documentEnd!);
  const end = next ? Math.min(limit, next.span.paragraph + (next.span.start > 0 ? 1 : 0)) : limit;
  const before = lastRead.get(heading);
  if (before?.article.heading === index && before.next === next && saysTheSame(before, text, span.paragraph, end)) {
    return before.article;
  }
  const paragraphs: GrowingParagraph[] = [];
  let last = span.paragraph;
  for (let at = span.paragraph; at < end; at++) {
    const held = text.paragraphs[at]!;
    const { text: content, block } = held;
    const isFirst = at === span.paragraph;
    if (!isFirst && (block.kind === 'heading' || block.kind === 'title')) break;
    if (!isFirst && block.kind !== 'text') continue;
    const label = !isFirst ? null : span.start === 0 ? held.print.label : labelOf(content.slice(span.start));
    const from = isFirst ? skipSpace(content, span.start + (label?.length ?? 0)) : 0;
    const to = next?.span.paragraph === at ? next.span.start : content.length;
    if (from >= to) continue;
    last = at;
    addParagraph(paragraphs, held, { paragraph: at, start: from, end: to });
  }
  const article = { heading: index, number, sub, paragraphs, first: span.paragraph, last };
  lastRead.set(heading, { article, next, held: text.paragraphs.slice(span.paragraph, end) });
  return article;
}

/** What an article was read from. */
interface ReadArticle {
  readonly article: Article;
  readonly next: Heading | undefined;
  readonly held: readonly Paragraph[];
}

/** By heading, which stays the same in a draft while it says the same at the same place. */
const lastRead = new WeakMap<Heading, ReadArticle>();

function saysTheSame({ held }: ReadArticle, { paragraphs }: PolicyText, first: number, end: number): boolean {
  if (held.length !== Math.max(0, end - first)) return false;
  return held.every((one, at) => {
    const now = paragraphs[first + at]!;
    return one === now || (one.print === now.print && one.block === now.block);
  });
}

function addParagraph(paragraphs: GrowingParagraph[], held: Paragraph, span: Span): void {
  const label = span.start === 0 ? held.print.label : null;
  const open = paragraphs.at(-1);
  if (!label || !itemKinds.has(label.kind) || !open) {
    const opened: GrowingParagraph = { span, items: [], kind: null };
    paragraphs.push(opened);
    addInline(opened, held, span);
    return;
  }
  open.kind ??= label.kind;
  if (open.kind === label.kind) {
    open.items.push({ number: label.number, span, labelSpan: { ...span, end: label.length } });
  }
  addInline(open, held, { ...span, start: label.length });
}

function addInline(open: GrowingParagraph, held: Paragraph, { paragraph, start, end }: Span): void {
  if (!hasItems(held)) return;
  const labels = [...held.text.slice(start, end).matchAll(inlineItem)];
  labels.forEach((match, index) => {
    const label = labelOf(match[0])!;
    // Numbers that do not run on are references: （一）项 is one.
    if (label.number !== (open.items.at(-1)?.number ?? 0) + 1) return;
    const from = start + match.index;
    const to = start + (labels[index + 1]?.index ?? end - start);
    open.kind ??= label.kind;
    open.items.push({
      number: label.number,
      span: { paragraph, start: from, end: to },
      labelSpan: { paragraph, start: from, end: from + match[0].length },
    });
  });
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at]!)) at++;
  return at;
}
