/** What the worker does for one request, and the messages between it and the loader. */
import { CacheFolder } from './cache-folder.ts';
import { listCorpusFiles } from './corpus-files.ts';
import { type ReadProgress, refreshCorpus } from './refresh-corpus.ts';
import { readSidecars, sameSidecars } from './sidecar-files.ts';
import { nothingStored, type StoredCorpus } from './stored-corpus.ts';

export interface CorpusJob {
  /** Absolute paths of folders or files, or globs. */
  readonly entries: readonly string[];
  /** Folder of all caches; null: keep none. */
  readonly cacheFolder: string | null;
  /** The corpus as this process knows it; null: look into the cache. */
  readonly known: StoredCorpus | null;
  /** Read every file, whatever is known. */
  readonly rebuild: boolean;
}

export type JobMessage =
  | { readonly kind: 'progress'; readonly progress: ReadProgress }
  /** The corpus as it was stored, while changed files are still to be read. */
  | { readonly kind: 'stored'; readonly corpus: StoredCorpus }
  /** `corpus` is null when it is the one that was known. `cacheProblem`: the system's code when it could not be stored. */
  | { readonly kind: 'done'; readonly corpus: StoredCorpus | null; readonly cacheProblem: string | null };

/** Runs the job; `reader` names the program, so that a cache of another version is not taken for its own. */
export async function runCorpusJob(job: CorpusJob, reader: string, tell: (message: JobMessage) => void): Promise<void> {
  const cache = job.cacheFolder === null ? null : new CacheFolder(job.cacheFolder, job.entries, reader);
  const stored = job.rebuild ? nothingStored : (job.known ?? cache?.load() ?? nothingStored);
  if (stored !== job.known && stored.segments.length > 0) tell({ kind: 'stored', corpus: stored });
  const listed = await listCorpusFiles(job.entries);
  const refreshed = refreshCorpus(stored, listed, (progress) => tell({ kind: 'progress', progress }));
  const sidecars = readSidecars(job.entries, listed);
  const corpus = sameSidecars(refreshed.sidecars, sidecars) ? refreshed : { ...refreshed, sidecars };
  let cacheProblem: string | null = null;
  if (cache !== null && corpus !== stored) {
    try {
      cache.save(corpus);
    } catch (error) {
      cacheProblem = (error as NodeJS.ErrnoException).code ?? String(error);
    }
  }
  tell({ kind: 'done', corpus: corpus === job.known ? null : corpus, cacheProblem });
}
