/** What the worker does for one request, and the messages between it and the loader. */
import type { Segmenter } from '../corpus/segmenter.ts';
import { finished } from '../corpus/stepwise.ts';
import { decidedTerms } from '../corpus/wording/replaced.ts';
import { CacheFolder } from './cache-folder.ts';
import { absentEntries, listCorpusFiles } from './corpus-files.ts';
import { type ReadProgress, refreshCorpus } from './refresh-corpus.ts';
import { readSidecars, sameSidecars } from './sidecar-files.ts';
import { heldOf, holding, nothingStored, openStored, type StoredCorpus, type StoredSegment } from './stored-corpus.ts';

export interface CorpusJob {
  /** Absolute paths of folders or files, or globs. */
  readonly entries: readonly string[];
  /** Folder of all caches; null: keep none. */
  readonly cacheFolder: string | null;
  /** The corpus as this process knows it; null: look into the cache. */
  readonly known: StoredCorpus | null;
  /** Read every file, whatever is known. */
  readonly rebuild: boolean;
  /** See {@link largestInMemory}, which counts when it is absent. */
  readonly largest?: number;
}

export type JobMessage =
  | { readonly kind: 'progress'; readonly progress: ReadProgress }
  /**
   * What serves meanwhile: the corpus as it was stored, while changed files are still to be read; then the one that was read,
   * while its terms are still to be looked at.
   */
  | { readonly kind: 'early'; readonly corpus: StoredCorpus }
  | JobDone;

export interface JobDone {
  readonly kind: 'done';
  /** Null when it is the one that was known. */
  readonly corpus: StoredCorpus | null;
  /** The system's code when the corpus could not be stored. */
  readonly cacheProblem: string | null;
  /** Entries that are not there. */
  readonly absent: readonly string[];
}

/** The program that does it. */
export interface CorpusReader {
  /** Its name, so that a cache of another version is not taken for its own. */
  readonly name: string;
  readonly segmenter: Segmenter;
}

/** Runs the job. */
export async function runCorpusJob(
  job: CorpusJob,
  { name, segmenter }: CorpusReader,
  tell: (message: JobMessage) => void,
): Promise<void> {
  const cache = job.cacheFolder === null ? null : new CacheFolder(job.cacheFolder, job.entries, name, job.largest);
  // Somebody may have emptied the folder meanwhile.
  const known = job.known !== null && cache?.holds(job.known) !== false ? job.known : null;
  const stored = job.rebuild ? nothingStored : (known ?? cache?.load() ?? nothingStored);
  if (stored !== job.known && stored.segments.length > 0) tell({ kind: 'early', corpus: stored });
  const listed = await listCorpusFiles(job.entries);
  let cacheProblem: string | null = null;
  const trying = <T>(store: () => T, otherwise: T): T => {
    try {
      return store();
    } catch (error) {
      cacheProblem = (error as NodeJS.ErrnoException).code ?? String(error);
      return otherwise;
    }
  };
  const bytes = listed.reduce((sum, file) => sum + file.bytes, 0);
  const keep = (buffer: SharedArrayBuffer): StoredSegment => {
    const segment = { buffer, path: null, deadFiles: [] };
    if (cache === null || cacheProblem !== null) return segment;
    return trying(() => holding(cache.put(segment), heldOf(bytes, job.largest)), segment);
  };
  const progress = (made: ReadProgress) => tell({ kind: 'progress', progress: made });
  const refreshed = refreshCorpus(stored, listed, progress, undefined, keep);
  const sidecars = readSidecars(job.entries, listed);
  let corpus = sameSidecars(refreshed.sidecars, sidecars) ? refreshed : { ...refreshed, sidecars, terms: null };
  // Worked out where it is kept; else whoever needs it does it.
  if (cache !== null && cacheProblem === null && corpus.terms === null && corpus.segments.length > 0) {
    tell({ kind: 'early', corpus });
    corpus = { ...corpus, terms: finished(decidedTerms(openStored(corpus), segmenter)) };
  }
  if (cache !== null && corpus !== stored && cacheProblem === null) {
    const changed = corpus;
    corpus = trying(() => cache.save(changed), changed);
  }
  const absent = await absentEntries(job.entries);
  tell({ kind: 'done', corpus: corpus === job.known ? null : corpus, cacheProblem, absent });
}
