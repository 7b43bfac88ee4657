import type { Change } from '../../ingest/change.ts';
import type { Paragraph } from '../../ingest/paragraph.ts';
import { changeOf } from '../../ingest/paragraph-versions.ts';
import { carryOn, type Lineage, newLineage } from '../lineage.ts';
import type { PolicyDocument } from '../model.ts';
import type { DocumentFrame } from './documents.ts';
import type { Header } from './header.ts';
import { movedBy } from './moved-document.ts';

/** What a document is read from, its paragraphs aside. */
export interface DocumentSource {
  readonly frame: DocumentFrame;
  /** Documents inside of it. */
  readonly inner: readonly DocumentFrame[];
  readonly carrier: Header | null;
  /** Everything else but its place, as one string. */
  readonly key: string;
}

export interface ReadDocument {
  readonly header: Header;
  readonly document: PolicyDocument;
}

interface Known extends DocumentSource, ReadDocument {
  /** Its own paragraphs and those within {@link REACH}, from the first to before the end. */
  readonly first: number;
  readonly end: number;
  readonly lineage: Lineage;
}

/** Paragraphs on either side of a document that its reading looks at: a table may go on there. */
const REACH = 3;

/**
 * The documents of the last version of a draft. One whose paragraphs say the same at the same numbers is the same record
 * in the next version, so that what is worked out for a document may be remembered by it.
 */
export class KnownDocuments {
  #known: ReadonlyMap<string, Known> = new Map();
  #fresh = new Map<string, Known>();
  /** Those of the last version. */
  #paragraphs: readonly Paragraph[];

  /** `paragraphs`: those of the version that the next one comes after. */
  constructor(paragraphs: readonly Paragraph[] = []) {
    this.#paragraphs = paragraphs;
  }

  /** The same documents, for versions that go on by themselves from these paragraphs. */
  fork(paragraphs: readonly Paragraph[]): KnownDocuments {
    const other = new KnownDocuments(paragraphs);
    // Of its own, so that what is remembered for these versions stays that of the last of them.
    const taken = (known: Known) => ({ ...known, lineage: newLineage(known.document) });
    other.#known = new Map(Array.from(this.#known, ([id, known]) => [id, taken(known)]));
    return other;
  }

  /**
   * The next version: gives for each document what was read before, moved to where it stands now, or what `readNow` reads. What
   * the version does not ask for is forgotten.
   */
  next<Documents>(paragraphs: readonly Paragraph[], read: (take: TakeDocument) => Documents): Documents {
    const change = paragraphs === this.#paragraphs ? nothing : changeOf(this.#paragraphs, paragraphs);
    const documents = read((source, readNow) => this.#take(paragraphs, change, source, readNow));
    this.#paragraphs = paragraphs;
    this.#known = this.#fresh;
    this.#fresh = new Map();
    return documents;
  }

  #take(
    paragraphs: readonly Paragraph[],
    change: Change | null,
    source: DocumentSource,
    readNow: (lineage: Lineage) => ReadDocument,
  ): ReadDocument {
    const { frame, carrier, key } = source;
    const before = this.#known.get(frame.id);
    const first = Math.max(0, frame.firstParagraph - REACH);
    const end = Math.min(paragraphs.length, frame.endParagraph + REACH);
    const isLikeBefore = before?.key === key && before.carrier === carrier && change !== null;
    let known: Known;
    if (isLikeBefore && isBeside(change, before, { first, end })) {
      const stays = before.frame.firstParagraph === frame.firstParagraph;
      known = stays
        ? before
        : {
            ...before,
            frame,
            first,
            end,
            document: movedBy(before.document, frame.firstParagraph - before.frame.firstParagraph),
          };
    } else if (isLikeBefore && isInOne(source.inner, change)) known = withOthersInside(before);
    else known = { ...source, first, end, ...this.#read(before, readNow) };
    carryOn(known.lineage, known.document);
    this.#fresh.set(frame.id, known);
    return known;
  }

  #read(before: Known | undefined, readNow: (lineage: Lineage) => ReadDocument): ReadDocument & Pick<Known, 'lineage'> {
    const lineage = before?.lineage ?? newLineage(null);
    const { header, document } = readNow(lineage);
    lineage.reading = {};
    // What it carries hangs on the header: an equal one is the same.
    const isSameHeader =
      before && (before.header === header || JSON.stringify(before.header) === JSON.stringify(header));
    return { header: isSameHeader ? before.header : header, document, lineage };
  }
}

/** The document as it was read before, or as `readNow` reads it. */
export type TakeDocument = (source: DocumentSource, readNow: (lineage: Lineage) => ReadDocument) => ReadDocument;

const nothing: Change = { first: 0, endBefore: 0, end: 0 };

type Stretch = Pick<Known, 'first' | 'end'>;

/** Whether a change of paragraphs left those alone that are `now` what they were `before`. */
function isBeside({ first, endBefore, end }: Change, before: Stretch, now: Stretch): boolean {
  const isMovedBy = (more: number) => now.first === before.first + more && now.end === before.end + more;
  if (before.end <= first || (first === endBefore && first === end)) return isMovedBy(0);
  return before.first >= endBefore && isMovedBy(end - endBefore);
}

/** Whether a change of as many paragraphs stays so far inside one of the documents that those around it do not look at it. */
function isInOne(documents: readonly DocumentFrame[], { first, endBefore, end }: Change): boolean {
  if (endBefore !== end) return false;
  return documents.some((inner) => inner.firstParagraph + REACH <= first && end + REACH <= inner.endParagraph);
}

/** A document that says the same itself: who looks at it may look at those inside of it as well. */
function withOthersInside(known: Known): Known {
  known.lineage.reading = {};
  return { ...known, document: { ...known.document } };
}
