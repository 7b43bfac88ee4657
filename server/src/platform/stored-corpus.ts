/** A corpus as it is stored and handed between threads: packed segments, and what is known of the files on disk. */
import type { Corpus } from '../corpus/corpus.ts';
import { type Held, heldBytes, readHeader } from '../corpus/segment/format.ts';
import type { CorpusPart } from '../corpus/segment/live-segment.ts';
import { Segment } from '../corpus/segment/segment.ts';
import { openCorpus } from '../corpus/snapshot.ts';
import type { SidecarText } from '../corpus/user-files/sidecar-text.ts';
import { type PackedTerms, takeTerms } from '../corpus/wording/replaced.ts';
import { SegmentFile } from './segment-file.ts';

export interface StoredCorpus {
  readonly segments: readonly StoredSegment[];
  /** Size and time of the last change of every live file, when it was read or last found unchanged. */
  readonly stamps: readonly FileStamp[];
  /** Corrections beside the files, as they were last read; they count when a snapshot is opened, and are not packed. */
  readonly sidecars: readonly SidecarText[];
  /** Of these texts and corrections (corpus/wording/replaced.ts); null where nobody has worked them out. */
  readonly terms: PackedTerms | null;
}

export interface StoredSegment {
  /** The packed segment; its beginning where `path` names the file that holds all of it. */
  readonly buffer: SharedArrayBuffer;
  readonly path: string | null;
  /** Indexes of the segment's files that no longer count. */
  readonly deadFiles: readonly number[];
}

export type FileStamp = readonly [uri: string, bytes: number, changed: number];

export const nothingStored: StoredCorpus = { segments: [], stamps: [], sidecars: [], terms: null };

/** Text and postings of a corpus whose files have up to so many bytes are held in memory, those of a larger one read by position. */
export const largestInMemory = 300_000_000;

/** What is held of stored segments when the files of the corpus have so many bytes. */
export function heldOf(bytes: number, largest = largestInMemory): Held {
  return bytes > largest ? 'columns' : 'text';
}

/** The segment with only as much of it in memory as is to be held; one that is in memory only stays whole. */
export function holding(segment: StoredSegment, held: Held): StoredSegment {
  const { buffer, path } = segment;
  const bytes = heldBytes(readHeader(buffer)!, held);
  return path === null || buffer.byteLength <= bytes ? segment : { ...segment, buffer: buffer.slice(0, bytes) };
}

const opened = new WeakMap<SharedArrayBuffer, Segment>();

/**
 * The segment, whose bytes this program packed or verified before. Throws the system's error when its file cannot be
 * opened.
 */
export function openSegment({ buffer, path }: Pick<StoredSegment, 'buffer' | 'path'>): Segment {
  const known = opened.get(buffer);
  if (known !== undefined) return known;
  const segment = Segment.open(buffer, path === null ? null : new SegmentFile(path))!;
  opened.set(buffer, segment);
  return segment;
}

/** The parts of a stored corpus, see {@link openSegment}. */
export function partsOf(stored: StoredCorpus): readonly CorpusPart[] {
  return stored.segments.map((segment) => ({
    segment: openSegment(segment),
    deadFiles: new Set(segment.deadFiles),
  }));
}

const storedAs = new WeakMap<Corpus, StoredCorpus>();

/** The corpus that a stored one makes up, with what is known of it; see {@link openSegment} and {@link openCorpus}. */
export function openStored(stored: StoredCorpus, works?: Int32Array): Corpus {
  const corpus = openCorpus(partsOf(stored), stored.sidecars, works);
  if (stored.terms !== null) takeTerms(corpus, stored.terms);
  // Another thread searches its sentences only.
  storedAs.set(corpus, { ...stored, stamps: [], terms: null });
  return corpus;
}

/** What a corpus of {@link openStored} was opened from, without the stamps, for another thread to open it too. */
export function storedOf(corpus: Corpus): StoredCorpus | undefined {
  return storedAs.get(corpus);
}
