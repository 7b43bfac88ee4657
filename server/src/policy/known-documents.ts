import type { Paragraph } from '../ingest/paragraph.ts';
import type { DocumentFrame } from './documents.ts';
import type { Header } from './header.ts';
import { withKeptRecords } from './kept-records.ts';
import type { PolicyDocument } from './model.ts';
import type { Outline } from './outline.ts';

/** What a document is read from, its paragraphs aside. */
export interface DocumentSource {
  readonly frame: DocumentFrame;
  readonly carrier: Header | null;
  /** Everything else, as one string. */
  readonly key: string;
}

export interface ReadDocument {
  readonly header: Header;
  readonly document: PolicyDocument;
  readonly outline: Outline;
}

interface Known extends DocumentSource, ReadDocument {
  readonly paragraphs: readonly Paragraph[];
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
    other.#known = this.#known;
    return other;
  }

  /** Ends a version: only what it held is kept. */
  turn(): void {
    this.#known = this.#fresh;
    this.#fresh = new Map();
  }

  /** The document as it was read before, or as `readNow` reads it, which is given the outline it had. */
  take(
    paragraphs: readonly Paragraph[],
    source: DocumentSource,
    readNow: (before: Outline | null) => ReadDocument,
  ): ReadDocument {
    const { frame, carrier, key } = source;
    const own = paragraphs.slice(Math.max(0, frame.firstParagraph - REACH), frame.endParagraph + REACH);
    const known = this.#known.get(frame.id);
    const isSame =
      known !== undefined &&
      known.key === key &&
      known.carrier === carrier &&
      known.frame.firstParagraph === frame.firstParagraph &&
      sayTheSame(known.paragraphs, own);
    if (isSame) {
      this.#fresh.set(frame.id, known);
      return known;
    }
    const { header: now, document: fresh, outline: read } = readNow(known?.outline ?? null);
    // What it carries hangs on the header: an equal one is the same.
    const header = known && JSON.stringify(known.header) === JSON.stringify(now) ? known.header : now;
    const document = known ? withKeptRecords(known.document, fresh) : fresh;
    const outline = { ...read, headings: document.outline };
    const taken = { frame, carrier, key, paragraphs: own, header, document, outline };
    this.#fresh.set(frame.id, taken);
    return taken;
  }
}

function sayTheSame(a: readonly Paragraph[], b: readonly Paragraph[]): boolean {
  if (a.length !== b.length) return false;
  return a.every((one, at) => {
    const other = b[at]!;
    return one === other || (one.print === other.print && one.block === other.block);
  });
}
