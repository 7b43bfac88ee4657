/**
 * Brings a stored corpus up to date with the files on disk. Unchanged files are not read, changed and new ones go into a
 * segment of their own, and segments are merged so that their number grows with the logarithm of the corpus only.
 */
import { compareText } from '../corpus/document-order.ts';
import { SegmentBuilder } from '../corpus/segment/builder.ts';
import type { Segment } from '../corpus/segment/segment.ts';
import type { ListedFile } from './corpus-files.ts';
import { type FileBytes, readBytes, readFile } from './read-corpus-file.ts';
import { type FileStamp, openSegment, partsOf, type StoredCorpus, type StoredSegment } from './stored-corpus.ts';

export interface ReadProgress {
  readonly filesDone: number;
  readonly filesTotal: number;
  readonly bytesDone: number;
  readonly bytesTotal: number;
  /** Name of the file being read; empty at the end. */
  readonly file: string;
}

/** A segment is merged with the smaller ones when they hold more than this share of its bytes. */
const MERGE_SHARE = 0.5;
/** A segment is packed anew when more than this share of its clauses belongs to changed or removed files. */
const DEAD_SHARE = 0.3;

export interface SegmentSizes {
  /** A segment ends after so many characters: packing takes some ten bytes of memory for each. */
  readonly mostCharacters: number;
  /** Segments of so many bytes are not merged any more. */
  readonly largeSegment: number;
}

const usualSizes: SegmentSizes = { mostCharacters: 24_000_000, largeSegment: 64 * 1024 * 1024 };

/** Where a live file of the stored corpus stands. */
interface Address {
  readonly segment: number;
  readonly file: number;
}

/** Puts away a segment that was just packed. */
export type KeepSegment = (buffer: SharedArrayBuffer) => StoredSegment;

const inMemory: KeepSegment = (buffer) => ({ buffer, path: null, deadFiles: [] });

/**
 * The corpus of the listed files, with the sidecars it had; the very same object when nothing changed. `keep` puts each
 * segment away as soon as it is packed, so that a large corpus is never in memory as a whole.
 */
export function refreshCorpus(
  stored: StoredCorpus,
  listed: readonly ListedFile[],
  report: (progress: ReadProgress) => void,
  sizes: SegmentSizes = usualSizes,
  keep: KeepSegment = inMemory,
): StoredCorpus {
  const parts = partsOf(stored);
  const addresses = new Map<string, Address>();
  parts.forEach(({ segment, deadFiles }, index) => {
    segment.files.forEach(([uri], file) => {
      if (!deadFiles.has(file)) addresses.set(uri, { segment: index, file });
    });
  });
  const stamps = new Map(stored.stamps.map(([uri, bytes, changed]) => [uri, { bytes, changed }]));
  const suspects = listed.filter((file) => {
    const stamp = stamps.get(file.uri);
    const address = addresses.get(file.uri);
    if (!stamp || !address || file.changed < 0) return true;
    const unreadable = parts[address.segment]!.segment.files[address.file]![4] === 'unreadable';
    return unreadable || stamp.bytes !== file.bytes || stamp.changed !== file.changed;
  });
  const dead = parts.map(({ deadFiles }) => new Set(deadFiles));
  const names = new Set(listed.map(({ uri }) => uri));
  let changed = false;
  for (const [uri, { segment, file }] of addresses) {
    if (names.has(uri)) continue;
    dead[segment]!.add(file);
    changed = true;
  }

  const packed: StoredSegment[] = [];
  let builder = new SegmentBuilder();
  const meter = new Meter(suspects, report);
  for (const file of suspects) {
    meter.begins(file);
    const read = readBytes(file);
    const address = addresses.get(file.uri);
    if (!address || !sameContent(parts[address.segment]!.segment, address.file, file, read)) {
      if (address) dead[address.segment]!.add(address.file);
      builder.add(readFile(file, read));
      changed = true;
      if (builder.characters >= sizes.mostCharacters) {
        packed.push(keep(builder.finish()));
        builder = new SegmentBuilder();
      }
    }
    meter.ends(file);
  }
  meter.finished();

  const newStamps: readonly FileStamp[] = listed.map(({ uri, bytes, changed: time }) => [uri, bytes, time]);
  if (!changed) return suspects.length === 0 ? stored : { ...stored, stamps: newStamps };
  const segments = stored.segments.map((segment, index) => ({ ...segment, deadFiles: [...dead[index]!] }));
  if (builder.fileCount > 0) packed.push(keep(builder.finish()));
  const merged = merge([...segments, ...packed], sizes.largeSegment, keep);
  return { ...stored, segments: merged, stamps: newStamps, terms: null };
}

function sameContent(segment: Segment, file: number, listed: ListedFile, read: FileBytes): boolean {
  const [, , bytes, contentHash, problem, detail] = segment.files[file]!;
  if ('problem' in read) return problem === read.problem && detail === read.detail && bytes === listed.bytes;
  return contentHash === read.contentHash;
}

/** Merges segments that are small beside the others, and frees those that are mostly dead of what is dead. */
function merge(segments: readonly StoredSegment[], largeSegment: number, keep: KeepSegment): readonly StoredSegment[] {
  const bySize = segments
    .filter(hasLiveFiles)
    .map((segment) => ({ segment, bytes: openSegment(segment).bytes.byteLength }))
    .sort((a, b) => b.bytes - a.bytes);
  // From the smallest up: as long as those below are not small beside the next, it joins them.
  let first = bySize.length;
  let below = 0;
  for (let at = bySize.length - 1; at >= 0; at--) {
    const { bytes } = bySize[at]!;
    if (bytes < largeSegment && below > bytes * MERGE_SHARE) first = at;
    below += bytes;
  }
  const pack = (merged: readonly StoredSegment[]) => keep(packed(merged));
  const kept = bySize.slice(0, first).map(({ segment }) => (isMostlyDead(segment) ? pack([segment]) : segment));
  const merged = bySize.slice(first).map(({ segment }) => segment);
  const packAnew = merged.length > 1 || merged.some(isMostlyDead);
  return [...kept, ...(packAnew ? [pack(merged)] : merged)];
}

function hasLiveFiles(stored: StoredSegment): boolean {
  return openSegment(stored).fileCount > stored.deadFiles.length;
}

function isMostlyDead(stored: StoredSegment): boolean {
  const { deadFiles } = stored;
  if (deadFiles.length === 0) return false;
  const { fileClauses, clauseCount } = openSegment(stored);
  const dead = deadFiles.reduce((sum, file) => sum + fileClauses[file + 1]! - fileClauses[file]!, 0);
  return dead > clauseCount * DEAD_SHARE;
}

/** The live files of the segments in one. */
function packed(merged: readonly StoredSegment[]): SharedArrayBuffer {
  const files = merged
    .flatMap((stored) => {
      const segment = openSegment(stored);
      const dead = new Set(stored.deadFiles);
      return segment.files.map(([uri], file) => ({ segment, uri, file, live: !dead.has(file) }));
    })
    .filter(({ live }) => live)
    .sort((a, b) => compareText(a.uri, b.uri));
  const builder = new SegmentBuilder();
  for (const { segment, file } of files) builder.addFrom(segment, file);
  return builder.finish();
}

/** Counts what was read. */
class Meter {
  readonly #report: (progress: ReadProgress) => void;
  readonly #filesTotal: number;
  readonly #bytesTotal: number;
  #filesDone = 0;
  #bytesDone = 0;

  constructor(files: readonly ListedFile[], report: (progress: ReadProgress) => void) {
    this.#report = report;
    this.#filesTotal = files.length;
    this.#bytesTotal = files.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  begins(file: ListedFile): void {
    this.#tell(file.name);
  }

  ends(file: ListedFile): void {
    this.#filesDone++;
    this.#bytesDone += file.bytes;
  }

  finished(): void {
    if (this.#filesTotal > 0) this.#tell('');
  }

  #tell(file: string): void {
    this.#report({
      filesDone: this.#filesDone,
      filesTotal: this.#filesTotal,
      bytesDone: this.#bytesDone,
      bytesTotal: this.#bytesTotal,
      file,
    });
  }
}
