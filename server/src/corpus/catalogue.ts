/**
 * The files and documents of the live segments, with the corrections that lie beside the files made, and the rows of each
 * document. Documents are numbered in order of their files' URIs.
 */
import type { CorpusDocument, CorpusFile, CorpusHeading, DocumentFacts, Place } from './corpus.ts';
import { compareText } from './document-order.ts';
import { foundDocuments } from './found-documents.ts';
import { FoundHeading } from './found-heading.ts';
import { placeOf } from './lines.ts';
import type { LiveSegment } from './segment/live-segment.ts';
import type { CitationRow, DefinitionRow, FigureRow } from './segment/rows.ts';
import { applySidecars, type CorrectableFiles } from './user-files/apply-sidecars.ts';
import type { PlacedProblem } from './user-files/sidecar-problem.ts';
import type { SidecarText } from './user-files/sidecar-text.ts';
import { groupWorks } from './works.ts';

/** Outlines kept parsed: a hover or a list of findings asks for the same few again and again. */
const OUTLINES_KEPT = 256;

/** Where a document stands: the segment, its file there and its index there. */
export interface DocumentAddress {
  readonly part: LiveSegment;
  readonly file: number;
  readonly local: number;
}

export class Catalogue {
  readonly files: readonly CorpusFile[];
  readonly documents: readonly CorpusDocument[];
  readonly sidecarProblems: readonly PlacedProblem[];
  readonly #rows: readonly LiveFile[];
  readonly #addresses: readonly DocumentAddress[];
  /** Of the last document for which a place was asked. */
  #placing: { readonly document: number; readonly place: (start: number, end: number) => Place } | null = null;
  readonly #outlines = new Map<number, readonly CorpusHeading[]>();

  /** Of all live files of the parts, with the corrections of the sidecars made. `known`: the works of the documents, where they were grouped before. */
  static open(parts: readonly LiveSegment[], sidecars: readonly SidecarText[], known?: ArrayLike<number>): Catalogue {
    const rows = liveFiles(parts);
    const addresses = addressesOf(rows);
    const asRead = correctable(rows);
    const corrected = applySidecars(sidecars, asRead);
    const facts = rows.flatMap((_, index) => corrected.files.get(index) ?? asRead.documentsOf(index));
    const works = known ?? worksOf(addresses, facts);
    const files = rows.flatMap(({ part: { segment }, file, row }) =>
      new Array<CorpusFile>(segment.fileDocuments[file + 1]! - segment.fileDocuments[file]!).fill(row),
    );
    const documents = addresses.map((address, id) => documentOf(address, id, facts[id]!, files[id]!, works[id]!));
    return new Catalogue(rows, addresses, documents, corrected.problems);
  }

  private constructor(
    rows: readonly LiveFile[],
    addresses: readonly DocumentAddress[],
    documents: readonly CorpusDocument[],
    problems: readonly PlacedProblem[],
  ) {
    this.#rows = rows;
    this.#addresses = addresses;
    this.files = rows.map(({ row }) => row);
    this.documents = documents;
    this.sidecarProblems = problems;
  }

  /**
   * The catalogue without a file; `parts` hold all others, as they are known here. `works`: those of the other documents,
   * where they stay what they are. What is known of the files and documents is shared, not read a second time.
   */
  without(uri: string, parts: readonly LiveSegment[], works: readonly number[] | undefined): Catalogue {
    const partOf = new Map(parts.map((part) => [part.segment, part]));
    const rows = this.#rows
      .filter(({ row }) => row.uri !== uri)
      .map(({ part, file, row }) => ({ part: partOf.get(part.segment)!, file, row }));
    const addresses = addressesOf(rows);
    const kept = this.documents.filter(({ file }) => file.uri !== uri);
    const workOf = works ?? worksOf(addresses, kept);
    const documents = kept.map((document, id) => {
      const parent = document.parent < 0 ? -1 : document.parent + id - document.id;
      const work = workOf[id]!;
      const isSame = document.id === id && document.parent === parent && document.work === work;
      return isSame ? document : { ...document, id, parent, work };
    });
    return new Catalogue(rows, addresses, documents, this.sidecarProblems);
  }

  /** The documents as they were read, before anybody corrected them. */
  get asRead(): CorrectableFiles {
    return correctable(this.#rows);
  }

  address(document: number): DocumentAddress | null {
    return this.#addresses[document] ?? null;
  }

  outline(document: number): readonly CorpusHeading[] {
    const known = this.#outlines.get(document);
    if (known) return known;
    const address = this.#addresses[document];
    if (address === undefined) return [];
    const placed = placing(address, this.documents[document]!.file.uri);
    const outline = address.part.segment.outlines.row(address.local).map((row) => new FoundHeading(row, placed));
    if (this.#outlines.size >= OUTLINES_KEPT) this.#outlines.delete(this.#outlines.keys().next().value!);
    this.#outlines.set(document, outline);
    return outline;
  }

  definitions(document: number): DefinitionRow {
    const address = this.#addresses[document];
    return address?.part.segment.definitions.row(address.local) ?? [];
  }

  citations(document: number): CitationRow {
    const address = this.#addresses[document];
    return address?.part.segment.citations.row(address.local) ?? [];
  }

  figures(document: number): FigureRow {
    const address = this.#addresses[document];
    return address?.part.segment.figures.row(address.local) ?? [];
  }

  /** Place of two source offsets in the document's file. */
  place(document: number, start: number, end: number): Place {
    // Lists of places come document by document; the lines of a file are read from the disk.
    if (this.#placing?.document !== document) {
      this.#placing = { document, place: placing(this.#addresses[document]!, this.documents[document]!.file.uri) };
    }
    return this.#placing.place(start, end);
  }
}

/** A file that counts. */
interface LiveFile {
  readonly part: LiveSegment;
  /** Its index in the segment. */
  readonly file: number;
  readonly row: CorpusFile;
}

/** In order of their URIs. */
function liveFiles(parts: readonly LiveSegment[]): readonly LiveFile[] {
  return parts
    .flatMap((part) =>
      part.segment.files.map(([uri, name, bytes, , problem, detail], file) => {
        return { part, file, row: { uri, name, bytes, problem, detail } };
      }),
    )
    .filter(({ part, file }) => part.isLiveFile(file))
    .sort((a, b) => compareText(a.row.uri, b.row.uri));
}

/** Numbers the documents of the files, and tells their parts. */
function addressesOf(rows: readonly LiveFile[]): readonly DocumentAddress[] {
  const addresses: DocumentAddress[] = [];
  for (const { part, file } of rows) {
    const { fileDocuments } = part.segment;
    for (let local = fileDocuments[file]!; local < fileDocuments[file + 1]!; local++) {
      part.documentIds[local] = addresses.length;
      addresses.push({ part, file, local });
    }
  }
  return addresses;
}

function correctable(rows: readonly LiveFile[]): CorrectableFiles {
  return {
    files: rows.map(({ row }) => row),
    documentsOf: (index) => foundDocuments(rows[index]!.part.segment, rows[index]!.file),
  };
}

function worksOf(
  addresses: readonly DocumentAddress[],
  facts: readonly Pick<DocumentFacts, 'title' | 'genre'>[],
): Int32Array {
  return groupWorks(
    addresses.map(({ part, local }, id) => {
      const { title, genre } = facts[id]!;
      return { title, genre, signature: part.segment.signature(local) };
    }),
  );
}

function documentOf(
  address: DocumentAddress,
  id: number,
  facts: DocumentFacts,
  file: CorpusFile,
  work: number,
): CorpusDocument {
  const { part, local } = address;
  const { segment } = part;
  const [parent, role, , , , , , , start, end, effective, until, repeals] = segment.documents[local]!;
  const { title, genre, level, issuers, number, date, status, supersededBy, upper } = facts;
  return {
    id,
    file,
    role,
    parent: parent < 0 ? -1 : id - (local - segment.fileDocuments[address.file]!) + parent,
    title,
    genre,
    level,
    issuers,
    number,
    date,
    effective,
    until,
    repeals,
    status,
    supersededBy,
    upper,
    place: placing(address, file.uri)(start, end),
    work,
  };
}

/** Makes places of source offsets in the file of a document. */
function placing({ part, file }: DocumentAddress, uri: string): (start: number, end: number) => Place {
  const lines = part.segment.lineStarts(file);
  return (start, end) => placeOf(uri, lines, { start, end });
}
