/** A segment opened for queries: typed views over its bytes, JSON rows parsed when they are asked for. */
import { bigramKey } from './folded-text.ts';
import { CROSSING } from './postings-builder.ts';
import { openSections, type Section } from './segment-format.ts';
import type { CitationRow, DefinitionRow, DocumentRow, FigureRow, FileRow, OutlineRow } from './segment-rows.ts';
import { SIGNATURE_BINS } from './signature.ts';

/** From so many bigrams on, a table of 256 KB for their first characters is worth its place. */
const LARGE_DICTIONARY = 50_000;

/** Heading index of a clause that stands under none. */
export const NO_HEADING = 0xffffffff;

export class Segment {
  readonly buffer: SharedArrayBuffer;
  readonly text: Uint16Array;
  readonly clauseStart: Uint32Array;
  readonly clauseEnd: Uint32Array;
  readonly clauseSourceStart: Uint32Array;
  readonly clauseSourceEnd: Uint32Array;
  readonly clauseDocument: Uint32Array;
  readonly clauseHeading: Uint32Array;
  readonly clauseHash: Uint32Array;
  /** Index in {@link clauseKinds}. */
  readonly clauseKind: Uint8Array;
  readonly lineStarts: Uint32Array;
  /** For each file, and once more at the end: where its rows in the other columns begin. */
  readonly fileLines: Uint32Array;
  readonly fileText: Uint32Array;
  readonly fileClauses: Uint32Array;
  readonly fileDocuments: Uint32Array;
  readonly files: readonly FileRow[];
  readonly documents: readonly DocumentRow[];
  readonly outlines: JsonRows<OutlineRow>;
  readonly definitions: JsonRows<DefinitionRow>;
  readonly citations: JsonRows<CitationRow>;
  readonly figures: JsonRows<FigureRow>;
  readonly #signatures: Uint32Array;
  readonly #keys: Uint32Array;
  /** Where the bigrams of each first character begin, in a large dictionary. */
  #starts: Uint32Array | null = null;
  readonly #offsets: Uint32Array;
  readonly #counts: Uint32Array;
  readonly #postings: Uint8Array;

  /** The segment in the bytes, or null when they are damaged or of another version. */
  static open(buffer: SharedArrayBuffer, options: { readonly verify: boolean }): Segment | null {
    const found = openSections(buffer, options);
    return found === null ? null : new Segment(buffer, found);
  }

  private constructor(buffer: SharedArrayBuffer, found: ReadonlyMap<Section, Uint8Array>) {
    const words = (name: Section) => {
      const bytes = found.get(name)!;
      return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >>> 2);
    };
    const text = found.get('text')!;
    this.buffer = buffer;
    this.text = new Uint16Array(text.buffer, text.byteOffset, text.byteLength >>> 1);
    this.clauseStart = words('clauseStart');
    this.clauseEnd = words('clauseEnd');
    this.clauseSourceStart = words('clauseSourceStart');
    this.clauseSourceEnd = words('clauseSourceEnd');
    this.clauseDocument = words('clauseDocument');
    this.clauseHeading = words('clauseHeading');
    this.clauseHash = words('clauseHash');
    this.clauseKind = found.get('clauseKind')!;
    this.lineStarts = words('lineStarts');
    this.fileLines = words('fileLines');
    this.fileText = words('fileText');
    this.fileClauses = words('fileClauses');
    this.fileDocuments = words('fileDocuments');
    this.files = parse<readonly FileRow[]>(found.get('files')!);
    this.documents = parse<readonly DocumentRow[]>(found.get('documents')!);
    this.outlines = new JsonRows(found.get('outlines')!, words('outlineOffsets'));
    this.definitions = new JsonRows(found.get('definitions')!, words('definitionOffsets'));
    this.citations = new JsonRows(found.get('citations')!, words('citationOffsets'));
    this.figures = new JsonRows(found.get('figures')!, words('figureOffsets'));
    this.#signatures = words('signatures');
    this.#keys = words('bigramKeys');
    this.#offsets = words('bigramOffsets');
    this.#counts = words('bigramCounts');
    this.#postings = found.get('postings')!;
  }

  get clauseCount(): number {
    return this.clauseStart.length;
  }

  /** Text of a clause, as printed. */
  clauseUnits(clause: number): Uint16Array {
    return this.text.subarray(this.clauseStart[clause]!, this.clauseEnd[clause]!);
  }

  /** File of a document. */
  fileOf(document: number): number {
    return lastAtOrBefore(this.fileDocuments, document, this.files.length);
  }

  /** Share-recognising sample of a document's wording, see signature.ts. */
  signature(document: number): Uint32Array {
    return this.#signatures.subarray(document * SIGNATURE_BINS, (document + 1) * SIGNATURE_BINS);
  }

  /** Index of a bigram in the dictionary, -1 when no clause holds it. */
  bigram(first: number, second: number): number {
    const key = bigramKey(first, second);
    const [start, end] = this.bigramsFrom(first);
    const at = lowerBound(this.#keys, key, start, end);
    return at < end && this.#keys[at] === key ? at : -1;
  }

  /** Indexes of the bigrams that start with a character, end exclusive. */
  bigramsFrom(first: number): readonly [start: number, end: number] {
    if (this.#keys.length >= LARGE_DICTIONARY) {
      this.#starts ??= startsOf(this.#keys);
      return [this.#starts[first]!, this.#starts[first + 1]!];
    }
    const start = lowerBound(this.#keys, bigramKey(first, 0), 0, this.#keys.length);
    return [start, lowerBound(this.#keys, bigramKey(first, 0xffff) + 1, start, this.#keys.length)];
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
   * Adds one to the counter of every clause that holds the bigram, and notes those that were at zero from `touched[length]`
   * on; returns the new length. `touched` must have room for {@link clausesWith} more.
   */
  countPostings(bigram: number, counters: Uint8Array, touched: Uint32Array, length: number): number {
    const bytes = this.#postings;
    const end = this.#offsets[bigram + 1]!;
    let clause = -1;
    let noted = length;
    for (let at = this.#offsets[bigram]!; at < end; ) {
      let byte = bytes[at++]!;
      let delta = byte & 0x7f;
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = bytes[at++]!;
        delta |= (byte & 0x7f) << shift;
      }
      clause += delta;
      const count = counters[clause]!;
      counters[clause] = count + 1;
      if (count === 0) touched[noted++] = clause;
    }
    return noted;
  }

  /** Writes the ascending ids of the clauses that hold the bigram; `into` must have room for {@link clausesWith}. */
  readPostings(bigram: number, into: Uint32Array): void {
    const bytes = this.#postings;
    const end = this.#offsets[bigram + 1]!;
    let clause = -1;
    let length = 0;
    for (let at = this.#offsets[bigram]!; at < end; ) {
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
}

/** Rows of one JSON section. */
export class JsonRows<Row> {
  readonly #bytes: Uint8Array;
  readonly #offsets: Uint32Array;

  constructor(bytes: Uint8Array, offsets: Uint32Array) {
    this.#bytes = bytes;
    this.#offsets = offsets;
  }

  bytes(index: number): Uint8Array {
    return this.#bytes.subarray(this.#offsets[index]!, this.#offsets[index + 1]!);
  }

  row(index: number): Row {
    return parse<Row>(this.bytes(index));
  }
}

const decoder = new TextDecoder();

function parse<T>(bytes: Uint8Array): T {
  return JSON.parse(decoder.decode(bytes)) as T;
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

function lowerBound(values: Uint32Array, value: number, start: number, end: number): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the last of the first `length` ascending values that is at or before `value`. */
function lastAtOrBefore(values: Uint32Array, value: number, length: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
