/**
 * A segment opened for queries: typed views over the columns that every question looks at; text, postings and rows wherever
 * they are, in memory or read by position.
 */
import { lowerBound } from '../../ingest/lower-bound.ts';
import { bigramKey } from '../folded-text.ts';
import { SegmentBytes } from './bytes.ts';
import type { ByteReader, Section } from './format.ts';
import { CROSSING, FREQUENT } from './postings-builder.ts';
import type { CitationRow, DefinitionRow, DocumentRow, FigureRow, FileRow, OutlineRow } from './rows.ts';
import { SIGNATURE_BINS } from './signature.ts';

/** From so many bigrams on, a table of 256 KB for their first characters is worth its place. */
const LARGE_DICTIONARY = 50_000;

/** Heading index of a clause that stands under none. */
export const NO_HEADING = 0xffffffff;

export class Segment {
  readonly bytes: SegmentBytes;
  readonly clauseStart: Uint32Array;
  readonly clauseEnd: Uint32Array;
  readonly clauseDocument: Uint32Array;
  readonly clauseHash: Uint32Array;
  /** Index in {@link clauseKinds}. */
  readonly clauseKind: Uint8Array;
  /** For each file, and once more at the end: where its rows in the other columns begin. */
  readonly fileLines: Uint32Array;
  readonly fileText: Uint32Array;
  readonly fileClauses: Uint32Array;
  readonly fileDocuments: Uint32Array;
  readonly outlines: JsonRows<OutlineRow>;
  readonly definitions: JsonRows<DefinitionRow>;
  readonly citations: JsonRows<CitationRow>;
  readonly figures: JsonRows<FigureRow>;
  readonly #keys: Uint32Array;
  /** Where the bigrams of each first character begin, in a large dictionary. */
  #starts: Uint32Array | null = null;
  readonly #offsets: Uint32Array;
  readonly #counts: Uint32Array;
  readonly #frequent: Uint32Array;
  readonly #frequentOffsets: Uint32Array;
  /** All of the text, where it is in memory. */
  readonly #text: Uint16Array | null;
  #files: WeakRef<readonly FileRow[]> | null = null;
  #documents: WeakRef<readonly DocumentRow[]> | null = null;

  /**
   * The segment that the bytes are, or begin: then `rest` reads the others. Null when they are of another version or cut.
   * Nothing else is verified.
   */
  static open(memory: SharedArrayBuffer, rest: ByteReader | null = null): Segment | null {
    const bytes = SegmentBytes.open(memory, rest);
    return bytes === null ? null : new Segment(bytes);
  }

  private constructor(bytes: SegmentBytes) {
    this.bytes = bytes;
    this.clauseStart = bytes.words('clauseStart');
    this.clauseEnd = bytes.words('clauseEnd');
    this.clauseDocument = bytes.words('clauseDocument');
    this.clauseHash = bytes.words('clauseHash');
    this.clauseKind = bytes.bytes('clauseKind', 0, bytes.length('clauseKind'));
    this.fileLines = bytes.words('fileLines');
    this.fileText = bytes.words('fileText');
    this.fileClauses = bytes.words('fileClauses');
    this.fileDocuments = bytes.words('fileDocuments');
    this.outlines = new JsonRows(bytes, 'outlines', 'outlineOffsets');
    this.definitions = new JsonRows(bytes, 'definitions', 'definitionOffsets');
    this.citations = new JsonRows(bytes, 'citations', 'citationOffsets');
    this.figures = new JsonRows(bytes, 'figures', 'figureOffsets');
    this.#keys = bytes.words('bigramKeys');
    this.#offsets = bytes.words('bigramOffsets');
    this.#counts = bytes.words('bigramCounts');
    this.#frequent = bytes.words('frequentBigrams');
    this.#frequentOffsets = bytes.words('frequentOffsets');
    this.#text = bytes.isHeld('text') ? bytes.units('text') : null;
  }

  get clauseCount(): number {
    return this.clauseStart.length;
  }

  get fileCount(): number {
    return this.fileClauses.length - 1;
  }

  get documentCount(): number {
    return this.fileDocuments[this.fileCount]!;
  }

  /** Rows of the files; looked at when a corpus is opened or brought up to date, and not kept for longer. */
  get files(): readonly FileRow[] {
    const known = this.#files?.deref();
    if (known !== undefined) return known;
    const rows = this.bytes.json<readonly FileRow[]>('files');
    this.#files = new WeakRef(rows);
    return rows;
  }

  /** Rows of the documents; looked at when a corpus is opened, and not kept for longer. */
  get documents(): readonly DocumentRow[] {
    const known = this.#documents?.deref();
    if (known !== undefined) return known;
    const rows = this.bytes.json<readonly DocumentRow[]>('documents');
    this.#documents = new WeakRef(rows);
    return rows;
  }

  /** Code units of the text. */
  get textLength(): number {
    return this.bytes.length('text') >>> 1;
  }

  /** A stretch of the text. */
  units(start: number, end: number): Uint16Array {
    return this.#text === null ? this.bytes.units('text', start, end) : this.#text.subarray(start, end);
  }

  /**
   * A stretch of the text and what is beside it, for readers who may look further: all of the text where it is in memory,
   * else the stretch and `margin` code units on each side. `units[0]` stands at offset `base` of the text.
   */
  around(start: number, end: number, margin: number): TextWindow {
    if (this.#text !== null) return { units: this.#text, base: 0 };
    const base = Math.max(0, start - margin);
    return { units: this.bytes.units('text', base, Math.min(this.textLength, end + margin)), base };
  }

  /** Text of a clause, as printed. */
  clauseUnits(clause: number): Uint16Array {
    return this.units(this.clauseStart[clause]!, this.clauseEnd[clause]!);
  }

  /** Where a clause stands in its file. */
  clauseSource(clause: number): { readonly start: number; readonly end: number } {
    const [start] = this.bytes.words('clauseSourceStart', clause, clause + 1);
    const [end] = this.bytes.words('clauseSourceEnd', clause, clause + 1);
    return { start: start!, end: end! };
  }

  /** Headings, in the outline of their document, that clauses stand under. */
  clauseHeadings(start: number, end: number): Uint32Array {
    return this.bytes.words('clauseHeading', start, end);
  }

  /** Offsets at which the lines of a file start. */
  lineStarts(file: number): Uint32Array {
    return this.bytes.words('lineStarts', this.fileLines[file]!, this.fileLines[file + 1]!);
  }

  /** Filter over the links of the text, see corpus/search/link-filter.ts; not kept for longer than it is held. */
  links(): Uint32Array {
    return this.bytes.words('links');
  }

  /** Share-recognising sample of a document's wording, see signature.ts. */
  signature(document: number): Uint32Array {
    return this.bytes.words('signatures', document * SIGNATURE_BINS, (document + 1) * SIGNATURE_BINS);
  }

  /** Index of a bigram in the dictionary, -1 when no clause holds it. */
  bigram(first: number, second: number): number {
    const key = bigramKey(first, second);
    const keys = this.#keys;
    let low = 0;
    let high = keys.length;
    if (keys.length >= LARGE_DICTIONARY) {
      this.#starts ??= startsOf(keys);
      low = this.#starts[first]!;
      high = this.#starts[first + 1]!;
    }
    // Asked for a million times in a long draft: here the engine meets one kind of list only, in `lowerBound` all kinds.
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (keys[middle]! < key) low = middle + 1;
      else high = middle;
    }
    return low < keys.length && keys[low] === key ? low : -1;
  }

  /** Indexes of the bigrams that start with a character, end exclusive. */
  bigramsFrom(first: number): readonly [start: number, end: number] {
    if (this.#keys.length >= LARGE_DICTIONARY) {
      this.#starts ??= startsOf(this.#keys);
      return [this.#starts[first]!, this.#starts[first + 1]!];
    }
    const start = lowerBound(this.#keys, bigramKey(first, 0));
    return [start, lowerBound(this.#keys, bigramKey(first, 0xffff) + 1, start)];
  }

  /** How many clauses hold the bigram. */
  clausesWith(bigram: number): number {
    return this.#counts[bigram]! & ~CROSSING;
  }

  /** True when the bigram somewhere runs over the end of a clause. */
  crosses(bigram: number): boolean {
    return (this.#counts[bigram]! & CROSSING) !== 0;
  }

  /**
   * Adds one to the counter of every clause that holds the bigram, and notes those that were at `before` from
   * `touched[length]` on; returns the new length. `touched` must have room for {@link clausesWith} more.
   */
  countPostings(bigram: number, counters: Uint8Array, touched: Uint32Array, length: number, before: number): number {
    const bytes = this.#postings(bigram);
    const end = bytes.length;
    let clause = -1;
    let noted = length;
    for (let at = 0; at < end; ) {
      let byte = bytes[at++]!;
      let delta = byte & 0x7f;
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = bytes[at++]!;
        delta |= (byte & 0x7f) << shift;
      }
      clause += delta;
      const count = counters[clause]!;
      counters[clause] = count + 1;
      if (count === before) touched[noted++] = clause;
    }
    return noted;
  }

  /** Writes the ascending ids of the clauses that hold the bigram; `into` must have room for {@link clausesWith}. */
  readPostings(bigram: number, into: Uint32Array): void {
    const bytes = this.#postings(bigram);
    const end = bytes.length;
    let clause = -1;
    let length = 0;
    for (let at = 0; at < end; ) {
      let byte = bytes[at++]!;
      let delta = byte & 0x7f;
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = bytes[at++]!;
        delta |= (byte & 0x7f) << shift;
      }
      clause += delta;
      into[length++] = clause;
    }
  }

  #postings(bigram: number): Uint8Array {
    if (this.clausesWith(bigram) < FREQUENT) {
      return this.bytes.bytes('postings', this.#offsets[bigram]!, this.#offsets[bigram + 1]!);
    }
    const at = lowerBound(this.#frequent, bigram);
    return this.bytes.bytes('frequentPostings', this.#frequentOffsets[at]!, this.#frequentOffsets[at + 1]!);
  }
}

/** A stretch of the text of a segment, see {@link Segment.around}. */
export interface TextWindow {
  readonly units: Uint16Array;
  readonly base: number;
}

/** Rows of one JSON section. */
class JsonRows<Row> {
  readonly #bytes: SegmentBytes;
  readonly #section: Section;
  readonly #offsets: Uint32Array;

  constructor(bytes: SegmentBytes, section: Section, offsets: Section) {
    this.#bytes = bytes;
    this.#section = section;
    this.#offsets = bytes.words(offsets);
  }

  bytes(index: number): Uint8Array {
    return this.#bytes.bytes(this.#section, this.#offsets[index]!, this.#offsets[index + 1]!);
  }

  row(index: number): Row {
    return this.#bytes.json<Row>(this.#section, this.#offsets[index]!, this.#offsets[index + 1]!);
  }
}

/** For every first character where its keys begin, and once more at the end. */
function startsOf(keys: Uint32Array): Uint32Array {
  const starts = new Uint32Array(0x10001);
  let at = 0;
  for (let first = 0; first < 0x10000; first++) {
    starts[first] = at;
    while (at < keys.length && keys[at]! >>> 16 === first) at++;
  }
  starts[0x10000] = at;
  return starts;
}
