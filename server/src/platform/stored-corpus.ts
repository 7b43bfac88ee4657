/** A corpus as it is stored and handed between threads: packed segments, and what is known of the files on disk. */
import type { CorpusPart } from '../corpus/live-segment.ts';
import { Segment } from '../corpus/segment.ts';
import type { SidecarText } from '../corpus/sidecar-text.ts';

export interface StoredCorpus {
  readonly segments: readonly StoredSegment[];
  /** Size and time of the last change of every live file, when it was read or last found unchanged. */
  readonly stamps: readonly FileStamp[];
  /** Corrections beside the files, as they were last read; they count when a snapshot is opened, and are not packed. */
  readonly sidecars: readonly SidecarText[];
}

export interface StoredSegment {
  readonly buffer: SharedArrayBuffer;
  /** Indexes of the segment's files that no longer count. */
  readonly deadFiles: readonly number[];
}

export type FileStamp = readonly [uri: string, bytes: number, changed: number];

export const nothingStored: StoredCorpus = { segments: [], stamps: [], sidecars: [] };

/** The parts of a stored corpus, whose bytes this program packed or verified before. */
export function partsOf(stored: StoredCorpus): readonly CorpusPart[] {
  return stored.segments.map(({ buffer, deadFiles }) => ({
    segment: Segment.open(buffer, { verify: false })!,
    deadFiles: new Set(deadFiles),
  }));
}
