/**
 * A packed segment on disk whose bytes are read by position. The system keeps what is read often; here only readers who go
 * through a stretch of the file in order are helped, by one read for many of their questions.
 */
import { closeSync, openSync, readSync } from 'node:fs';
import type { ByteReader } from '../corpus/segment/format.ts';

/** Bytes read ahead. */
const AHEAD = 32 * 1024;

/** The file is closed when nobody can read from it any more; until then it may be gone from its folder. */
const closing = new FinalizationRegistry<number>((descriptor) => closeSync(descriptor));

export class SegmentFile implements ByteReader {
  readonly #descriptor: number;
  readonly #ahead = new Uint8Array(AHEAD);
  /** What of the file stands in `#ahead`. */
  #aheadStart = 0;
  #aheadEnd = 0;
  /** End of the last stretch that was asked for. */
  #last = -1;

  /** Throws the system's error when the file cannot be opened. */
  constructor(path: string) {
    this.#descriptor = openSync(path, 'r');
    closing.register(this, this.#descriptor);
  }

  read(offset: number, length: number): Uint8Array {
    const end = offset + length;
    const goesOn = this.#last >= 0 && offset >= this.#last && offset - this.#last < AHEAD;
    this.#last = end;
    const isAhead = offset >= this.#aheadStart && end <= this.#aheadEnd;
    if (!isAhead && goesOn && length <= AHEAD / 2) {
      this.#aheadStart = offset;
      this.#aheadEnd = offset;
      this.#aheadEnd += this.#fill(this.#ahead, offset);
    }
    if (offset >= this.#aheadStart && end <= this.#aheadEnd) {
      return this.#ahead.slice(offset - this.#aheadStart, end - this.#aheadStart);
    }
    const bytes = new Uint8Array(length);
    if (this.#fill(bytes, offset) < length) throw new Error('a stored segment is shorter than it was');
    return bytes;
  }

  /** Reads until the bytes are full or the file ends; returns how many were read. */
  #fill(bytes: Uint8Array, position: number): number {
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read) {
      read = readSync(this.#descriptor, bytes, length, bytes.length - length, position + length);
    }
    return length;
  }
}
