/**
 * The index on disk: a folder for each set of corpus folders, in it packed segments named by their content and a manifest
 * that says which of them count. Segments never change; a new manifest is written beside the old one and renamed, so
 * that several processes can share a folder. Whatever is wrong with it, the answer is that nothing is stored.
 */
import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import {
  Checksum,
  FORMAT_VERSION,
  HEADER_BYTES,
  type Held,
  heldBytes,
  readHeader,
  type SegmentHeader,
} from '../corpus/segment/format.ts';
import type { SidecarText } from '../corpus/user-files/sidecar-text.ts';
import type { PackedTerms } from '../corpus/wording/replaced.ts';
import {
  type FileStamp,
  heldOf,
  holding,
  largestInMemory,
  nothingStored,
  type StoredCorpus,
  type StoredSegment,
} from './stored-corpus.ts';

interface Manifest {
  readonly format: number;
  /** Names the program that read the files: another one may have found other facts in them. */
  readonly reader: string;
  readonly segments: readonly { readonly name: string; readonly deadFiles: readonly number[] }[];
  readonly stamps: readonly FileStamp[];
  readonly sidecars: readonly SidecarText[];
  /** As in {@link StoredCorpus}. */
  readonly terms: PackedTerms | null;
}

/** Files of other processes that may still be about to be named in a manifest are left alone for so long. */
const GRACE_MILLISECONDS = 10 * 60 * 1000;
const MANIFEST = 'manifest.json';
/** Bytes read at once. */
const CHUNK = 1024 * 1024;
/** Another process may replace the manifest between reading it and reading its segments. */
const LOAD_ATTEMPTS = 3;

/** The user's folder for files that can be made again, by the habit of the system. */
export function userCacheFolder(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): string {
  const home = homedir();
  if (platform === 'win32') {
    return join(environment.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'policy-drafting', 'Cache');
  }
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'policy-drafting');
  return join(environment.XDG_CACHE_HOME || join(home, '.cache'), 'policy-drafting');
}

export class CacheFolder {
  readonly #folder: string;
  readonly #reader: string;
  readonly #largest: number;

  /** `entries`: the corpus folders and globs; `reader`: see {@link Manifest}; `largest`: see {@link largestInMemory}. */
  constructor(cacheFolder: string, entries: readonly string[], reader: string, largest = largestInMemory) {
    const set = [...new Set(entries.map((entry) => resolve(entry)))].sort().join('\n');
    this.#folder = join(cacheFolder, createHash('sha256').update(set).digest('hex').slice(0, 16));
    this.#reader = reader;
    this.#largest = largest;
  }

  /** What is stored; nothing when it is missing, damaged or of another version. */
  load(): StoredCorpus {
    for (let attempt = 0; attempt < LOAD_ATTEMPTS; attempt++) {
      const manifest = this.#readManifest();
      if (manifest === null) return nothingStored;
      const { stamps, sidecars, terms } = manifest;
      const held = heldOf(bytesOf(stamps), this.#largest);
      const segments = manifest.segments.map(({ name, deadFiles }) => this.#readSegment(name, deadFiles, held));
      if (segments.every((segment) => segment !== null)) return { segments, stamps, sidecars, terms };
    }
    return nothingStored;
  }

  /** True when the files of the segments are there. */
  holds({ segments }: StoredCorpus): boolean {
    return segments.every(({ buffer, path }) => path === null || this.#has(path, readHeader(buffer)!.byteLength));
  }

  /** Stores a segment that is in memory. Throws the system's error when the folder cannot be written. */
  put(segment: StoredSegment): StoredSegment {
    const { buffer } = segment;
    const name = segmentName(readHeader(buffer)!);
    const path = join(this.#folder, name);
    makeFolder(this.#folder);
    if (this.#has(path, buffer.byteLength)) this.#touch(path);
    else this.#replace(name, new Uint8Array(buffer));
    return { ...segment, path };
  }

  /**
   * Stores the corpus, and gives it back as it is to be kept: with no more in memory than its size asks for. Throws the
   * system's error when the folder cannot be written.
   */
  save(corpus: StoredCorpus): StoredCorpus {
    const { stamps, sidecars, terms } = corpus;
    const held = heldOf(bytesOf(stamps), this.#largest);
    const segments = corpus.segments.map((segment) =>
      holding(segment.path === null ? this.put(segment) : segment, held),
    );
    const same = segments.every((segment, index) => segment === corpus.segments[index]);
    const named = segments.map(({ path, deadFiles }) => ({ name: basename(path!), deadFiles }));
    const [format, reader] = [FORMAT_VERSION, this.#reader];
    const manifest: Manifest = { format, reader, segments: named, stamps, sidecars, terms };
    const body = JSON.stringify(manifest);
    makeFolder(this.#folder);
    this.#replace(MANIFEST, `${digest(body)}\n${body}`);
    this.#sweep(new Set([MANIFEST, ...named.map(({ name }) => name)]));
    return same ? corpus : { ...corpus, segments };
  }

  #readManifest(): Manifest | null {
    try {
      const content = readFileSync(join(this.#folder, MANIFEST), 'utf8');
      const body = content.slice(content.indexOf('\n') + 1);
      if (content !== `${digest(body)}\n${body}`) return null;
      const manifest = JSON.parse(body) as Manifest;
      return manifest.format === FORMAT_VERSION && manifest.reader === this.#reader ? manifest : null;
    } catch {
      return null;
    }
  }

  #readSegment(name: string, deadFiles: readonly number[], held: Held): StoredSegment | null {
    const path = join(this.#folder, name);
    let file = -1;
    try {
      file = openSync(path, 'r');
      const buffer = readVerified(file, name, held);
      if (buffer !== null) return { buffer, path, deadFiles };
    } catch {
      // Missing or unreadable: as good as damaged.
    } finally {
      if (file >= 0) closeSync(file);
    }
    this.#remove(name);
    return null;
  }

  #has(path: string, bytes: number): boolean {
    try {
      return statSync(path).size === bytes;
    } catch {
      return false;
    }
  }

  /** A segment that is stored again counts as new: nobody shall sweep it before a manifest names it. */
  #touch(path: string): void {
    try {
      utimesSync(path, new Date(), new Date());
    } catch {
      // Another user's file: it is swept by nobody else either.
    }
  }

  /** Writes beside and renames: a reader sees the old file or the new one, never half of it. */
  #replace(name: string, content: string | Uint8Array): void {
    const temporary = join(this.#folder, `${name}.${randomBytes(6).toString('hex')}.tmp`);
    try {
      writeFileSync(temporary, content);
      renameSync(temporary, join(this.#folder, name));
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  }

  /** A damaged segment must not pass for stored when one of the same name is saved. */
  #remove(name: string): void {
    try {
      rmSync(join(this.#folder, name), { force: true });
    } catch {
      // What cannot be removed cannot be replaced either, and the next reading finds it damaged again.
    }
  }

  #sweep(kept: ReadonlySet<string>): void {
    for (const name of readdirSync(this.#folder)) {
      if (kept.has(name)) continue;
      const path = join(this.#folder, name);
      try {
        if (Date.now() - statSync(path).mtimeMs > GRACE_MILLISECONDS) rmSync(path);
      } catch {
        // Another process swept it, or still reads it where that forbids removal: its turn comes.
      }
    }
  }
}

/**
 * Makes a folder and those above it. Throws the system's error where that cannot be done; `recursive: true` of Node tries
 * for ever where a folder is refused as if the one above it were missing (below /proc).
 */
function makeFolder(folder: string, deepest = true): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && statSync(folder).isDirectory()) return;
    if (code !== 'ENOENT' || !deepest || dirname(folder) === folder) throw error;
    makeFolder(dirname(folder));
    makeFolder(folder, false);
  }
}

/** The beginning of an undamaged segment of that name, as much as is to be held; null for any other file. */
function readVerified(file: number, name: string, held: Held): SharedArrayBuffer | null {
  const { size } = fstatSync(file);
  const scratch = new Uint8Array(CHUNK);
  const read = (position: number): Uint8Array => {
    let length = 0;
    for (let more = -1; more !== 0 && length < CHUNK; length += more) {
      more = readSync(file, scratch, length, CHUNK - length, position + length);
    }
    return scratch.subarray(0, length);
  };
  const header = readHeader(read(0).slice(0, HEADER_BYTES).buffer);
  if (header === null || header.byteLength !== size || segmentName(header) !== name) return null;
  const buffer = new SharedArrayBuffer(heldBytes(header, held));
  const bytes = new Uint8Array(buffer);
  const checksum = new Checksum();
  for (let position = 0; position < size; position += CHUNK) {
    const chunk = read(position);
    if (chunk.length !== Math.min(CHUNK, size - position)) return null;
    checksum.add(chunk);
    if (position < bytes.length) bytes.set(chunk.subarray(0, bytes.length - position), position);
  }
  return checksum.value() === header.checksum ? buffer : null;
}

function segmentName({ checksum, byteLength }: SegmentHeader): string {
  return `${checksum.toString(16).padStart(8, '0')}-${byteLength}.segment`;
}

function bytesOf(stamps: readonly FileStamp[]): number {
  return stamps.reduce((sum, [, bytes]) => sum + bytes, 0);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
