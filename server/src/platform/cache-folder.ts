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
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { Segment } from '../corpus/segment.ts';
import { FORMAT_VERSION, storedChecksum } from '../corpus/segment-format.ts';
import type { SidecarText } from '../corpus/sidecar-text.ts';
import { type FileStamp, nothingStored, type StoredCorpus, type StoredSegment } from './stored-corpus.ts';

interface Manifest {
  readonly format: number;
  /** Names the program that read the files: another one may have found other facts in them. */
  readonly reader: string;
  readonly segments: readonly { readonly name: string; readonly deadFiles: readonly number[] }[];
  readonly stamps: readonly FileStamp[];
  readonly sidecars: readonly SidecarText[];
}

/** Files of other processes that may still be about to be named in a manifest are left alone for so long. */
const GRACE_MILLISECONDS = 10 * 60 * 1000;
const MANIFEST = 'manifest.json';
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

  /** `entries`: the corpus folders and globs; `reader`: see {@link Manifest}. */
  constructor(cacheFolder: string, entries: readonly string[], reader: string) {
    const set = [...new Set(entries.map((entry) => resolve(entry)))].sort().join('\n');
    this.#folder = join(cacheFolder, createHash('sha256').update(set).digest('hex').slice(0, 16));
    this.#reader = reader;
  }

  /** What is stored; nothing when it is missing, damaged or of another version. */
  load(): StoredCorpus {
    for (let attempt = 0; attempt < LOAD_ATTEMPTS; attempt++) {
      const manifest = this.#readManifest();
      if (manifest === null) return nothingStored;
      const segments = manifest.segments.map(({ name, deadFiles }) => this.#readSegment(name, deadFiles));
      if (segments.every((segment) => segment !== null))
        return { segments, stamps: manifest.stamps, sidecars: manifest.sidecars };
    }
    return nothingStored;
  }

  /** Stores the corpus. Throws the system's error when the folder cannot be written. */
  save(corpus: StoredCorpus): void {
    mkdirSync(this.#folder, { recursive: true });
    const segments = corpus.segments.map(({ buffer, deadFiles }) => {
      const name = segmentName(buffer);
      if (!this.#has(name, buffer.byteLength)) this.#replace(name, new Uint8Array(buffer));
      return { name, deadFiles };
    });
    const { stamps, sidecars } = corpus;
    const manifest: Manifest = { format: FORMAT_VERSION, reader: this.#reader, segments, stamps, sidecars };
    const body = JSON.stringify(manifest);
    this.#replace(MANIFEST, `${digest(body)}\n${body}`);
    this.#sweep(new Set([MANIFEST, ...segments.map(({ name }) => name)]));
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

  #readSegment(name: string, deadFiles: readonly number[]): StoredSegment | null {
    let file = -1;
    try {
      file = openSync(join(this.#folder, name), 'r');
      const buffer = new SharedArrayBuffer(fstatSync(file).size);
      const bytes = new Uint8Array(buffer);
      let length = 0;
      for (let read = -1; read !== 0 && length < bytes.length; length += read) {
        read = readSync(file, bytes, length, bytes.length - length, null);
      }
      const sound = length === bytes.length && Segment.open(buffer, { verify: true }) !== null;
      if (sound && segmentName(buffer) === name) return { buffer, deadFiles };
    } catch {
      // Missing or unreadable: as good as damaged.
    } finally {
      if (file >= 0) closeSync(file);
    }
    this.#remove(name);
    return null;
  }

  #has(name: string, bytes: number): boolean {
    try {
      return statSync(join(this.#folder, name)).size === bytes;
    } catch {
      return false;
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

function segmentName(buffer: SharedArrayBuffer): string {
  return `${storedChecksum(buffer).toString(16).padStart(8, '0')}-${buffer.byteLength}.segment`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
