/** The corpus on disk, read by a worker thread and handed out as snapshots. */
import { Worker } from 'node:worker_threads';
import type { Corpus } from '../corpus/corpus.ts';
import { storedChecksum } from '../corpus/segment/format.ts';
import { takeTerms } from '../corpus/wording/replaced.ts';
import { userCacheFolder } from './cache-folder.ts';
import type { CorpusJob, JobMessage } from './corpus-job.ts';
import { sameSidecars } from './sidecar-files.ts';
import { type FileStamp, nothingStored, openStored, type StoredCorpus } from './stored-corpus.ts';

export interface CorpusLoaderOptions {
  /** Bundle of `server/src/worker.ts`. */
  readonly workerPath: string;
  /** Absolute paths of folders or files, or globs. */
  readonly folders: readonly string[];
  /** Folder of the caches; null: keep none; absent: the user's. */
  readonly cacheDir?: string | null;
  /** See {@link largestInMemory}, which counts when it is absent. */
  readonly largestInMemory?: number;
}

export interface LoadProgress {
  /** 0 … 1, by bytes. */
  readonly fraction: number;
  readonly filesDone: number;
  readonly filesTotal: number;
  /** Name of the file being read; empty where there is none to name. */
  readonly file: string;
}

export class CorpusLoader {
  readonly #options: CorpusLoaderOptions;
  #stored: StoredCorpus | null = null;
  #corpus: Corpus = openStored(nothingStored);
  #cacheProblem: string | null = null;
  #absent: readonly string[] = [];
  #queue: Promise<unknown> = Promise.resolve();
  #worker: Worker | null = null;
  #disposed = false;

  constructor(options: CorpusLoaderOptions) {
    this.#options = options;
  }

  /** The last snapshot. */
  get corpus(): Corpus {
    return this.#corpus;
  }

  /** Why the last corpus that was read could not be stored (the system's code); null when all is well. */
  get cacheProblem(): string | null {
    return this.#cacheProblem;
  }

  /** Folders and files that were not there when the corpus was read last. */
  get absent(): readonly string[] {
    return this.#absent;
  }

  /**
   * Reads what has changed on disk since the last call, or, at the first, since the cache was written. `early` is
   * given what serves meanwhile: the cached corpus at once when there is one, and the new one before it is stored. Resolves with the same corpus as before when nothing changed;
   * rejects when it is disposed meanwhile or the worker fails.
   */
  refresh(progress: (progress: LoadProgress) => void = () => {}, early?: (corpus: Corpus) => void): Promise<Corpus> {
    return this.#enqueue(false, progress, early);
  }

  /** Forgets what is known and stored, and reads every file. */
  rebuild(progress: (progress: LoadProgress) => void = () => {}): Promise<Corpus> {
    return this.#enqueue(true, progress);
  }

  /** Stops what is under way. */
  dispose(): void {
    this.#disposed = true;
    void this.#worker?.terminate();
  }

  #enqueue(
    rebuild: boolean,
    progress: (progress: LoadProgress) => void,
    early?: (corpus: Corpus) => void,
  ): Promise<Corpus> {
    const run = this.#queue.then(() => this.#run(rebuild, progress, early));
    this.#queue = run.catch(() => {});
    return run;
  }

  #run(
    rebuild: boolean,
    progress: (progress: LoadProgress) => void,
    early?: (corpus: Corpus) => void,
  ): Promise<Corpus> {
    if (this.#disposed) return Promise.reject(new Error('the corpus was closed'));
    const job: CorpusJob = {
      entries: this.#options.folders,
      cacheFolder: this.#options.cacheDir === undefined ? userCacheFolder() : this.#options.cacheDir,
      known: this.#stored,
      rebuild,
      ...(this.#options.largestInMemory === undefined ? {} : { largest: this.#options.largestInMemory }),
    };
    return new Promise((resolve, reject) => {
      const worker = new Worker(this.#options.workerPath, { workerData: job });
      this.#worker = worker;
      let done = false;
      const hear = (message: JobMessage) => {
        if (message.kind === 'progress') {
          const { filesDone, filesTotal, bytesDone, bytesTotal, file } = message.progress;
          progress({ fraction: bytesTotal === 0 ? 1 : bytesDone / bytesTotal, filesDone, filesTotal, file });
        } else if (message.kind === 'early') {
          this.#take(message.corpus);
          early?.(this.#corpus);
        } else {
          done = true;
          this.#cacheProblem = message.cacheProblem;
          this.#absent = message.absent;
          if (message.corpus !== null) this.#take(message.corpus);
          resolve(this.#corpus);
        }
      };
      worker.on('message', (message: JobMessage) => {
        if (this.#disposed) return;
        try {
          hear(message);
        } catch (error) {
          // A file of the cache that was there is gone: the next reading starts from what is there then.
          this.#stored = null;
          reject(error);
        }
      });
      worker.on('error', reject);
      worker.on('exit', () => {
        if (!done) reject(new Error(this.#disposed ? 'the corpus was closed' : 'the reading of the corpus broke off'));
      });
    });
  }

  /**
   * A snapshot of a stored corpus; the old one stays where the same segments, files and corrections make it up. Segments
   * that are known already are not opened a second time.
   */
  #take(stored: StoredCorpus): void {
    const before = this.#stored?.segments ?? [];
    const segments = stored.segments.map((segment) => {
      const known = before.find((other) => sameBytes(other.buffer, segment.buffer));
      return known === undefined ? segment : { ...segment, buffer: known.buffer };
    });
    const same =
      before.length === segments.length &&
      before.every(
        ({ buffer, deadFiles }, index) =>
          buffer === segments[index]!.buffer && deadFiles.join() === segments[index]!.deadFiles.join(),
      );
    const sameCorrections = sameSidecars(this.#stored?.sidecars ?? [], stored.sidecars);
    const taken = { ...stored, segments };
    if (!same || !sameCorrections) this.#corpus = openStored(taken);
    else if (stored.terms !== null && this.#stored?.terms === null) takeTerms(this.#corpus, stored.terms);
    this.#stored = { ...taken, stamps: withUrisOf(this.#corpus, stored.stamps) };
  }
}

/** The stamps came from a thread with strings of their own: thousands of long URIs that the corpus has already. */
function withUrisOf({ files }: Corpus, stamps: readonly FileStamp[]): readonly FileStamp[] {
  const uris = new Map(files.map(({ uri }) => [uri, uri]));
  return stamps.map(([uri, bytes, changed]) => [uris.get(uri) ?? uri, bytes, changed]);
}

/** Shared buffers come back from a thread as new objects over the same memory. */
function sameBytes(a: SharedArrayBuffer, b: SharedArrayBuffer): boolean {
  if (a === b) return true;
  return a.byteLength === b.byteLength && storedChecksum(a) === storedChecksum(b);
}
