/** The bytes of a packed segment by section: views of what is in memory, and what is read by position. */
import { type ByteReader, heldBytes, readHeader, type Section, type SectionPlace } from './format.ts';

export class SegmentBytes {
  /** The segment, or its beginning. */
  readonly memory: SharedArrayBuffer;
  /** Bytes of the whole segment. */
  readonly byteLength: number;
  readonly #rest: ByteReader | null;
  readonly #places: ReadonlyMap<Section, SectionPlace>;

  /** The segment that the bytes are or begin; null when they are of another version, or `rest` is missing. */
  static open(memory: SharedArrayBuffer, rest: ByteReader | null): SegmentBytes | null {
    const header = readHeader(memory);
    if (header === null) return null;
    const { byteLength, places } = header;
    const enough = rest === null ? byteLength : heldBytes(header, 'columns');
    if (memory.byteLength < enough || memory.byteLength > byteLength) return null;
    return new SegmentBytes(memory, rest, byteLength, places);
  }

  private constructor(
    memory: SharedArrayBuffer,
    rest: ByteReader | null,
    byteLength: number,
    places: ReadonlyMap<Section, SectionPlace>,
  ) {
    this.memory = memory;
    this.#rest = rest;
    this.byteLength = byteLength;
    this.#places = places;
  }

  length(section: Section): number {
    return this.#places.get(section)!.length;
  }

  isHeld(section: Section): boolean {
    const { offset, length } = this.#places.get(section)!;
    return offset + length <= this.memory.byteLength;
  }

  /** Bytes of a section from `start` to `end`. */
  bytes(section: Section, start: number, end: number): Uint8Array {
    const at = this.#places.get(section)!.offset + start;
    const length = end - start;
    if (at + length <= this.memory.byteLength) return new Uint8Array(this.memory, at, length);
    return this.#rest!.read(at, length);
  }

  /** Words of a section of them from `start` to `end`. */
  words(section: Section, start = 0, end = this.length(section) >>> 2): Uint32Array {
    const bytes = this.bytes(section, start * 4, end * 4);
    return new Uint32Array(bytes.buffer, bytes.byteOffset, end - start);
  }

  /** UTF-16 code units of a section of them from `start` to `end`. */
  units(section: Section, start = 0, end = this.length(section) >>> 1): Uint16Array {
    const bytes = this.bytes(section, start * 2, end * 2);
    return new Uint16Array(bytes.buffer, bytes.byteOffset, end - start);
  }

  /** What a section of JSON says from `start` to `end`. */
  json<T>(section: Section, start = 0, end = this.length(section)): T {
    return JSON.parse(decoder.decode(this.bytes(section, start, end))) as T;
  }
}

const decoder = new TextDecoder();
