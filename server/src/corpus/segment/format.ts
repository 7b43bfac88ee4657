/**
 * Layout of a segment: one packed, immutable run of bytes that holds a set of read files. The same bytes are the cache
 * file, what the worker hands to the request thread and what is queried: there is no second form and no copying.
 *
 * Header (little endian, Uint32 each): magic, format version, byte length, checksum, number of sections, then for each
 * section its byte offset and byte length. Sections are aligned to 8 bytes. The checksum covers all words but its own.
 *
 * Sections stand in order of how much they are needed: what every question looks at, then text and postings, then what is
 * seldom looked at or only to show an answer. So the beginning of the bytes is a segment as well, when the rest can be read by position.
 */

const MAGIC = 0x47534450;
/** Raise when a section, or what the cache keeps beside the segments, changes its meaning: older caches are then rebuilt. */
export const FORMAT_VERSION = 9;
const HEADER_WORDS = 5;
const CHECKSUM_WORD = 3;

const columns = [
  'clauseStart',
  'clauseEnd',
  'clauseDocument',
  'clauseHash',
  'clauseKind',
  'bigramKeys',
  'bigramOffsets',
  'bigramCounts',
  'frequentBigrams',
  'frequentOffsets',
  'fileLines',
  'fileText',
  'fileClauses',
  'fileDocuments',
  'outlineOffsets',
  'definitionOffsets',
  'citationOffsets',
  'figureOffsets',
] as const;
const bulk = ['text', 'postings'] as const;
const details = [
  'files',
  'documents',
  'signatures',
  'clauseSourceStart',
  'clauseSourceEnd',
  'clauseHeading',
  'lineStarts',
  'frequentPostings',
  'outlines',
  'definitions',
  'citations',
  'figures',
  'links',
] as const;

/** Sections in the order of their table entries. */
const sections = [...columns, ...bulk, ...details] as const;

/** How much of a segment is held in memory. */
export type Held = 'all' | 'text' | 'columns';

export type Section = (typeof sections)[number];

/** Packs the sections into one buffer that threads can share. */
export function packSections(contents: ReadonlyMap<Section, ArrayBufferView>): SharedArrayBuffer {
  let byteLength = HEADER_BYTES;
  for (const name of sections) byteLength += align(contents.get(name)?.byteLength ?? 0);
  const buffer = new SharedArrayBuffer(byteLength);
  const header = new Uint32Array(buffer, 0, HEADER_BYTES / 4);
  const bytes = new Uint8Array(buffer);
  let offset = HEADER_BYTES;
  sections.forEach((name, index) => {
    const content = contents.get(name);
    const length = content?.byteLength ?? 0;
    header[HEADER_WORDS + index * 2] = offset;
    header[HEADER_WORDS + index * 2 + 1] = length;
    if (content) bytes.set(new Uint8Array(content.buffer, content.byteOffset, length), offset);
    offset += align(length);
  });
  header.set([MAGIC, FORMAT_VERSION, byteLength, 0, sections.length]);
  const checksum = new Checksum();
  checksum.add(bytes);
  header[CHECKSUM_WORD] = checksum.value();
  return buffer;
}

/** Reads the bytes of a segment that are not in memory. Throws when they cannot be read. */
export interface ByteReader {
  /** Bytes at an offset in the segment; not to be written to. Aligned for words when the offset is. */
  read(offset: number, length: number): Uint8Array;
}

export interface SectionPlace {
  readonly offset: number;
  readonly length: number;
}

/** What the beginning of a segment says of it. */
export interface SegmentHeader {
  readonly byteLength: number;
  readonly checksum: number;
  readonly places: ReadonlyMap<Section, SectionPlace>;
}

/** Bytes that {@link readHeader} needs. */
export const HEADER_BYTES = align((HEADER_WORDS + sections.length * 2) * 4);

/** The header at the beginning of the bytes, or null when they are no segment of this version. */
export function readHeader(bytes: ArrayBufferLike): SegmentHeader | null {
  if (bytes.byteLength < HEADER_BYTES) return null;
  const header = new Uint32Array(bytes, 0, HEADER_BYTES / 4);
  const [magic, version, byteLength, checksum, count] = header;
  if (magic !== MAGIC || version !== FORMAT_VERSION || count !== sections.length || byteLength! % 8 !== 0) return null;
  const places = new Map<Section, SectionPlace>();
  for (const [index, name] of sections.entries()) {
    const offset = header[HEADER_WORDS + index * 2]!;
    const length = header[HEADER_WORDS + index * 2 + 1]!;
    if (offset % 8 !== 0 || offset + length > byteLength!) return null;
    places.set(name, { offset, length });
  }
  return { byteLength: byteLength!, checksum: checksum!, places };
}

/** How many bytes from the beginning are held in memory. */
export function heldBytes({ byteLength, places }: SegmentHeader, held: Held): number {
  if (held === 'all') return byteLength;
  return places.get(held === 'text' ? details[0] : bulk[0])!.offset;
}

/** Checksum written in the header: names the segment's content. */
export function storedChecksum(buffer: ArrayBufferLike): number {
  return new Uint32Array(buffer, 0, HEADER_WORDS)[CHECKSUM_WORD]!;
}

/**
 * Checksum of a segment, over its bytes in order. Every step maps the running value one to one, so a changed word always
 * changes the sum. Four lanes, because one chain of multiplications would wait for itself.
 */
export class Checksum {
  readonly #lanes = new Uint32Array([0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b]);
  #begun = false;

  /** Adds the next bytes: a multiple of 16 each time but the last, where it is one of 4. */
  add(bytes: Uint8Array): void {
    const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >>> 2);
    let [a, b, c, d] = this.#lanes as unknown as [number, number, number, number];
    const whole = words.length & ~3;
    let at = 0;
    if (!this.#begun) {
      this.#begun = true;
      a = Math.imul(a ^ words[0]!, 0x01000193);
      b = Math.imul(b ^ words[1]!, 0x01000193);
      c = Math.imul(c ^ words[2]!, 0x01000193);
      at = CHECKSUM_WORD + 1;
    }
    for (; at < whole; at += 4) {
      a = Math.imul(a ^ words[at]!, 0x01000193);
      b = Math.imul(b ^ words[at + 1]!, 0x01000193);
      c = Math.imul(c ^ words[at + 2]!, 0x01000193);
      d = Math.imul(d ^ words[at + 3]!, 0x01000193);
    }
    for (; at < words.length; at++) a = Math.imul(a ^ words[at]!, 0x01000193);
    this.#lanes.set([a, b, c, d]);
  }

  value(): number {
    const [a, b, c, d] = this.#lanes as unknown as [number, number, number, number];
    const mix = (into: number, lane: number) => Math.imul(into ^ lane ^ (lane >>> 15), 0x85ebca6b);
    return mix(mix(mix(a ^ (a >>> 13), b), c), d) >>> 0;
  }
}

function align(length: number): number {
  return (length + 7) & ~7;
}
