/**
 * Layout of a segment: one packed, immutable run of bytes that holds a set of read files. The same bytes are the cache
 * file, what the worker hands to the request thread and what is queried: there is no second form and no copying.
 *
 * Header (little endian, Uint32 each): magic, format version, byte length, checksum, number of sections, then for each
 * section its byte offset and byte length. Sections are aligned to 8 bytes. The checksum covers all words but its own.
 */

const MAGIC = 0x47534450;
/** Raise when a section changes its meaning: older caches are then rebuilt. */
export const FORMAT_VERSION = 3;
const HEADER_WORDS = 5;
const CHECKSUM_WORD = 3;

/** Sections in the order of their table entries. */
export const sections = [
  'text',
  'clauseStart',
  'clauseEnd',
  'clauseSourceStart',
  'clauseSourceEnd',
  'clauseDocument',
  'clauseHeading',
  'clauseHash',
  'clauseKind',
  'bigramKeys',
  'bigramOffsets',
  'bigramCounts',
  'postings',
  'lineStarts',
  'fileLines',
  'fileText',
  'fileClauses',
  'fileDocuments',
  'signatures',
  'files',
  'documents',
  'outlines',
  'outlineOffsets',
  'definitions',
  'definitionOffsets',
  'citations',
  'citationOffsets',
  'figures',
  'figureOffsets',
] as const;

export type Section = (typeof sections)[number];

/** Packs the sections into one buffer that threads can share. */
export function packSections(contents: ReadonlyMap<Section, ArrayBufferView>): SharedArrayBuffer {
  const headerBytes = align((HEADER_WORDS + sections.length * 2) * 4);
  let byteLength = headerBytes;
  for (const name of sections) byteLength += align(contents.get(name)?.byteLength ?? 0);
  const buffer = new SharedArrayBuffer(byteLength);
  const header = new Uint32Array(buffer, 0, headerBytes / 4);
  const bytes = new Uint8Array(buffer);
  let offset = headerBytes;
  sections.forEach((name, index) => {
    const content = contents.get(name);
    const length = content?.byteLength ?? 0;
    header[HEADER_WORDS + index * 2] = offset;
    header[HEADER_WORDS + index * 2 + 1] = length;
    if (content) bytes.set(new Uint8Array(content.buffer, content.byteOffset, length), offset);
    offset += align(length);
  });
  header.set([MAGIC, FORMAT_VERSION, byteLength, 0, sections.length]);
  header[CHECKSUM_WORD] = checksumOf(buffer);
  return buffer;
}

/**
 * The sections of a segment, or null when the bytes are not a whole, undamaged segment of this version. `verify: false`
 * skips the checksum, for bytes that this process packed or verified itself.
 */
export function openSections(
  buffer: ArrayBufferLike,
  { verify }: { readonly verify: boolean },
): ReadonlyMap<Section, Uint8Array> | null {
  const words = HEADER_WORDS + sections.length * 2;
  if (buffer.byteLength < words * 4 || buffer.byteLength % 8 !== 0) return null;
  const header = new Uint32Array(buffer, 0, words);
  if (header[0] !== MAGIC || header[1] !== FORMAT_VERSION) return null;
  if (header[2] !== buffer.byteLength || header[4] !== sections.length) return null;
  if (verify && header[CHECKSUM_WORD] !== checksumOf(buffer)) return null;
  const found = new Map<Section, Uint8Array>();
  for (const [index, name] of sections.entries()) {
    const offset = header[HEADER_WORDS + index * 2]!;
    const length = header[HEADER_WORDS + index * 2 + 1]!;
    if (offset % 8 !== 0 || offset + length > buffer.byteLength) return null;
    found.set(name, new Uint8Array(buffer, offset, length));
  }
  return found;
}

/** Checksum written in the header: names the segment's content. */
export function storedChecksum(buffer: ArrayBufferLike): number {
  return new Uint32Array(buffer, 0, HEADER_WORDS)[CHECKSUM_WORD]!;
}

/**
 * Every step maps the running value one to one, so a changed word always changes the sum. Four lanes, because one
 * chain of multiplications would wait for itself.
 */
function checksumOf(buffer: ArrayBufferLike): number {
  const words = new Uint32Array(buffer, 0, buffer.byteLength >>> 2);
  let a = 0x811c9dc5;
  let b = 0x01000193;
  let c = 0x9e3779b9;
  let d = 0x85ebca6b;
  const whole = words.length & ~3;
  a = Math.imul(a ^ words[0]!, 0x01000193);
  b = Math.imul(b ^ words[1]!, 0x01000193);
  c = Math.imul(c ^ words[2]!, 0x01000193);
  for (let at = 4; at < whole; at += 4) {
    a = Math.imul(a ^ words[at]!, 0x01000193);
    b = Math.imul(b ^ words[at + 1]!, 0x01000193);
    c = Math.imul(c ^ words[at + 2]!, 0x01000193);
    d = Math.imul(d ^ words[at + 3]!, 0x01000193);
  }
  for (let at = whole; at < words.length; at++) a = Math.imul(a ^ words[at]!, 0x01000193);
  const mix = (into: number, lane: number) => Math.imul(into ^ lane ^ (lane >>> 15), 0x85ebca6b);
  return mix(mix(mix(a ^ (a >>> 13), b), c), d) >>> 0;
}

function align(length: number): number {
  return (length + 7) & ~7;
}
