/**
 * What the documents of a draft say, wherever it stands: objects that stay the same from version to version as long as records
 * say the same and have only moved with their paragraphs, as behind a line break. For findings that hang on what records say and
 * on their order, not on how many paragraphs stand between them.
 */
import { type Change, indexAfter } from '../ingest/change.ts';
import { changeBetween, draftOf } from '../ingest/paragraph-versions.ts';
import { isSameList } from '../ingest/remembered.ts';
import {
  isSameAttachment,
  isSameCitation,
  isSameDefinition,
  isSameHeading,
  isSameResponsibility,
  type SameSpan,
} from '../policy/kept-records.ts';
import { lineageOf } from '../policy/lineage.ts';
import type { Heading, Indicator, PolicyDocument, PolicyText, Span } from '../policy/model.ts';
import { type Article, articlesOf } from '../policy/outline/articles.ts';
import { aroundOf, stating } from './document-records.ts';

const kinds = [
  'frame',
  'outline',
  'numbering',
  'articles',
  'definitions',
  'citations',
  'attachments',
  'responsibilities',
  'indicators',
  'tables',
] as const;
type Kind = (typeof kinds)[number];

/**
 * Stands for what one document says: its records, as `frame` what stands around its text (title, number, dates, issuers,
 * state of validity), and as `numbering` its headings without their words. Of `indicators`, and those of `tables` alone, only where they stand: what they say is
 * `SaidFigures`.
 */
export type SaidByDocument = Readonly<Record<Kind, object>>;

/** The same of all documents together. */
export interface SaidRecords extends SaidByDocument {
  /** The paragraphs with definitions and citations: where the words around these count as well. */
  readonly stating: unknown;
}

/** A document in a version of a draft. */
interface InText {
  readonly text: PolicyText;
  readonly document: PolicyDocument;
}

/** As it was for the last version of a draft. */
interface LastSaid {
  readonly text: PolicyText;
  readonly said: SaidRecords;
  readonly byDocument: readonly SaidByDocument[];
  /** As `Lineage.reading`, by document. */
  readonly readings: readonly (object | null)[];
}

const lastSaid = new WeakMap<object, LastSaid>();

/** What the documents of a text say. */
export function saidIn(text: PolicyText): SaidRecords {
  const { paragraphs, documents } = text;
  const draft = draftOf(paragraphs);
  const last = lastSaid.get(draft);
  if (last?.text === text) return last.said;
  const change = last ? changeBetween(last.text.paragraphs, paragraphs) : null;
  const readings = documents.map(readingOf);
  const byDocument = documents.map((document, at) => {
    const was = change ? indexBefore(last!, document, at) : -1;
    if (was < 0) return anew();
    const before = { text: last!.text, document: last!.text.documents[was]! };
    const known = last!.byDocument[was]!;
    const isOnlyMoved = readings[at] !== null && readings[at] === last!.readings[was];
    return isOnlyMoved && isMoved(before.document, document, change!)
      ? known
      : saidAfter(known, before, { text, document }, change!);
  });
  for (let at = 0; at < documents.length; at++) ofDocuments.set(documents[at]!, byDocument[at]!);
  const said = together(byDocument, stating(paragraphs).found, last);
  lastSaid.set(draft, { text, said, byDocument, readings });
  return said;
}

const ofDocuments = new WeakMap<PolicyDocument, SaidByDocument>();

/** What one of the documents of a text says. */
export function saidOf(text: PolicyText, document: PolicyDocument): SaidByDocument {
  saidIn(text);
  return ofDocuments.get(document)!;
}

function readingOf(document: PolicyDocument): object | null {
  const lineage = lineageOf(document);
  return lineage.last === document ? lineage.reading : null;
}

/** Index of a document in the version before, -1 where it was not there. */
function indexBefore({ text: { documents } }: LastSaid, document: PolicyDocument, at: number): number {
  const lineage = lineageOf(document);
  const isSame = (one: PolicyDocument | undefined) => one !== undefined && lineageOf(one) === lineage;
  return isSame(documents[at]) ? at : documents.findIndex(isSame);
}

function anew(): SaidByDocument {
  return fromKinds(() => ({}));
}

function fromKinds(of: (kind: Kind) => object): SaidByDocument {
  return Object.fromEntries(kinds.map((kind) => [kind, of(kind)])) as Record<Kind, object>;
}

function together(now: readonly SaidByDocument[], stating: unknown, last: LastSaid | undefined): SaidRecords {
  if (!last) return { ...anew(), stating };
  const { byDocument: before, said } = last;
  if (isSameList(before, now)) return stating === said.stating ? said : { ...said, stating };
  const isAsLong = before.length === now.length;
  const isSaid = (kind: Kind) => isAsLong && before.every((own, at) => own[kind] === now[at]![kind]);
  return { ...fromKinds((kind) => (isSaid(kind) ? said[kind] : {})), stating };
}

/** Whether all of a document has moved as the paragraphs behind the change have. */
function isMoved(before: PolicyDocument, now: PolicyDocument, { endBefore, end }: Change): boolean {
  return before.firstParagraph >= endBefore && now.firstParagraph - before.firstParagraph === end - endBefore;
}

/** What a document says in the next version: the same objects for all that has only moved. */
function saidAfter(known: SaidByDocument, before: InText, now: InText, change: Change): SaidByDocument {
  const [was, is] = [before.document, now.document];
  const isWhereItWas = change.end === change.endBefore || is.endParagraph <= change.first;
  if (was === is && isWhereItWas) return known;
  const isAt: SameSpan = (a, b) =>
    a.start === b.start && a.end === b.end && indexAfter(change, a.paragraph) === b.paragraph;
  // Lists of the same records are the same lists where nothing has moved.
  const isAll = <Row>(a: readonly Row[], b: readonly Row[], isSame: (x: Row, y: Row, isAt: SameSpan) => boolean) =>
    isWhereItWas ? a === b : a.length === b.length && a.every((one, at) => isSame(one, b[at]!, isAt));
  const articles = [articlesOf(before.text, was), articlesOf(now.text, is)] as const;
  const outline = isAll(was.outline, is.outline, isSameHeading);
  const isSaid: Record<Kind, boolean> = {
    frame: isSameFrame(was, is, change, isAt),
    outline,
    numbering: outline || isSameNumbering(was.outline, is.outline, isAt),
    articles: isAll(...articles, isSameArticle),
    definitions: isAll(was.definitions, is.definitions, isSameDefinition),
    citations: isAll(was.citations, is.citations, isSameCitation),
    attachments: isAll(was.attachments, is.attachments, isSameAttachment),
    responsibilities: isAll(was.responsibilities, is.responsibilities, isSameResponsibility),
    indicators: isAll(was.indicators, is.indicators, isAtSame),
    tables: isSameTables(was.indicators, is.indicators, isAt),
  };
  return kinds.every((kind) => isSaid[kind]) ? known : fromKinds((kind) => (isSaid[kind] ? known[kind] : {}));
}

function isSameNumbering(was: readonly Heading[], is: readonly Heading[], isAt: SameSpan): boolean {
  return (
    was.length === is.length &&
    was.every((one, at) => {
      const other = is[at]!;
      return (
        one === other ||
        isSameHeading({ ...one, text: '', span: startOf(one) }, { ...other, text: '', span: startOf(other) }, isAt)
      );
    })
  );
}

function startOf({ span: { paragraph, start } }: Heading): Span {
  return { paragraph, start, end: start };
}

function isAtSame(a: Indicator, b: Indicator, isAt: SameSpan): boolean {
  return isAt(a.span, b.span);
}

/** Figures of tables stand before those of the text. */
function isSameTables(was: readonly Indicator[], is: readonly Indicator[], isAt: SameSpan): boolean {
  for (let at = 0; ; at++) {
    const [a, b] = [was[at], is[at]];
    if (!isOfTable(a) || !isOfTable(b)) return isOfTable(a) === isOfTable(b);
    if (!isAtSame(a, b, isAt)) return false;
  }
}

function isOfTable(one: Indicator | undefined): one is Indicator {
  return one?.sentence === null;
}

function isSameFrame(was: PolicyDocument, is: PolicyDocument, change: Change, isAt: SameSpan): boolean {
  const isSameTitle =
    was.titleSpan === null || is.titleSpan === null
      ? was.titleSpan === is.titleSpan
      : isAt(was.titleSpan, is.titleSpan);
  return (
    isSameTitle &&
    isBoundaryAfter(change, was.firstParagraph, is.firstParagraph) &&
    isBoundaryAfter(change, was.endParagraph, is.endParagraph) &&
    aroundOf(was) === aroundOf(is)
  );
}

/** Whether a boundary before a paragraph, by its index, is before the same one after the change. */
function isBoundaryAfter(change: Change, was: number, is: number): boolean {
  return is === indexAfter(change, was) || (is === was && was <= change.first);
}

function isSameArticle(a: Article, b: Article, isAt: SameSpan): boolean {
  return (
    a.heading === b.heading &&
    a.number === b.number &&
    a.sub === b.sub &&
    isAt({ paragraph: a.last, start: 0, end: 0 }, { paragraph: b.last, start: 0, end: 0 }) &&
    a.paragraphs.length === b.paragraphs.length &&
    a.paragraphs.every(({ span, items }, at) => {
      const other = b.paragraphs[at]!;
      return (
        isAt(span, other.span) &&
        items.length === other.items.length &&
        items.every((item, index) => {
          const { number, span: whole, labelSpan } = other.items[index]!;
          return item.number === number && isAt(item.span, whole) && isAt(item.labelSpan, labelSpan);
        })
      );
    })
  );
}
