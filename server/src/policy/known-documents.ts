import type { Paragraph } from '../ingest/paragraph.ts';
import type { DocumentFrame } from './documents.ts';
import type { Header } from './header.ts';
import { carryOn, type Lineage, newLineage } from './lineage.ts';
import type { PolicyDocument } from './model.ts';
import { movedBy } from './moved-document.ts';

/** What a document is read from, its paragraphs aside. */
export interface DocumentSource {
  readonly frame: DocumentFrame;
  readonly carrier: Header | null;
  /** Everything else but its place, as one string. */
  readonly key: string;
}

export interface ReadDocument {
  readonly header: Header;
  readonly document: PolicyDocument;
}

interface Known extends DocumentSource, ReadDocument {
  /** Its own and those within {@link REACH}. */
  readonly paragraphs: readonly Paragraph[];
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

  /** The same documents, for versions that go on from here by themselves. */
  fork(): KnownDocuments {
    const other = new KnownDocuments();
    // Of its own, so that what is remembered for these versions stays that of the last of them.
    const taken = (known: Known) => ({ ...known, lineage: newLineage(known.document) });
    other.#known = new Map(Array.from(this.#known, ([id, known]) => [id, taken(known)]));
    return other;
  }

  /** Ends a version: only what it held is kept. */
  turn(): void {
    this.#known = this.#fresh;
    this.#fresh = new Map();
  }

  /** The document as it was read before, moved to where it stands now, or as `readNow` reads it. */
  take(
    paragraphs: readonly Paragraph[],
    source: DocumentSource,
    readNow: (lineage: Lineage) => ReadDocument,
  ): ReadDocument {
    const { frame, carrier, key } = source;
    const before = this.#known.get(frame.id);
    const first = Math.max(0, frame.firstParagraph - REACH);
    const end = Math.min(paragraphs.length, frame.endParagraph + REACH);
    const isSame =
      before !== undefined &&
      before.key === key &&
      before.carrier === carrier &&
      sayTheSame(before.paragraphs, paragraphs, first, end);
    const known = isSame ? movedTo(before, frame) : this.#read(before, paragraphs.slice(first, end), source, readNow);
    carryOn(known.lineage, known.document);
    this.#fresh.set(frame.id, known);
    return known;
  }

  #read(
    before: Known | undefined,
    paragraphs: readonly Paragraph[],
    source: DocumentSource,
    readNow: (lineage: Lineage) => ReadDocument,
  ): Known {
    const lineage = before?.lineage ?? newLineage(null);
    const { header, document } = readNow(lineage);
    lineage.reading = {};
    // What it carries hangs on the header: an equal one is the same.
    const isSameHeader = before && JSON.stringify(before.header) === JSON.stringify(header);
    return { ...source, paragraphs, header: isSameHeader ? before.header : header, document, lineage };
  }
}

function movedTo(known: Known, frame: DocumentFrame): Known {
  const distance = frame.firstParagraph - known.frame.firstParagraph;
  return distance === 0 ? known : { ...known, frame, document: movedBy(known.document, distance) };
}

/** Whether the one are those of the other from `first` to before `end`, as far as they show. */
function sayTheSame(own: readonly Paragraph[], paragraphs: readonly Paragraph[], first: number, end: number): boolean {
  if (own.length !== end - first) return false;
  for (let at = 0; at < own.length; at++) {
    const one = own[at]!;
    const other = paragraphs[first + at]!;
    if (one !== other && (one.print !== other.print || one.block !== other.block)) return false;
  }
  return true;
}
