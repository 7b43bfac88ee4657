/** What the server needs from the machine it runs on. `main.ts` wires the real one, tests bring their own. */
import type { Corpus } from '../corpus/corpus.ts';
import type { Segmenter } from '../corpus/segmenter.ts';
import type { UserText } from '../corpus/user-files/user-text.ts';
import type { SearchedDraft, SlipSearcher } from '../corpus/wording/slip-question.ts';
import type { Readings } from '../features/completion/pinyin-index.ts';
import type { Office } from '../features/report/office.ts';

export interface CorpusOptions {
  /** Absolute paths of folders, or globs. */
  readonly folders: readonly string[];
  /** Folder of the cache; absent: the user's. */
  readonly cacheDir?: string;
}

export interface CorpusProgress {
  /** 0 … 1. */
  readonly fraction: number;
  /** File that is being read, for people; empty where there is none to name. */
  readonly file: string;
}

/** A corpus that can be brought up to date. Each method resolves with the snapshot that is then current. */
export interface CorpusSource {
  /**
   * Looks at the folders again and reads what has changed. `early` is given what serves until that is done: at the first call
   * the cached corpus at once, when there is one.
   */
  refresh(progress: (progress: CorpusProgress) => void, early: (corpus: Corpus) => void): Promise<Corpus>;
  /** Forgets the cache and reads everything. */
  rebuild(progress: (progress: CorpusProgress) => void): Promise<Corpus>;
  /** Stops work that is under way; nothing is delivered any more. */
  dispose(): void;
  /** Why the last corpus that was read could not be stored (the system's code); null when all is well. */
  readonly cacheProblem?: string | null;
  /** Those of the folders that were not there when it was read. */
  readonly absent?: readonly string[];
}

export interface Host {
  openCorpus(options: CorpusOptions): CorpusSource;
  /** Makes ready to search a draft off the request thread; null where that is not to be had. */
  slipSearcher?(corpus: Corpus, draft: SearchedDraft): SlipSearcher | null;
  readonly segmenter: Segmenter;
  /** A small file that users write beside their policy files; null where there is none. */
  readUserFile(path: string): UserText | null;
  /** Writers of office files, loaded when first asked for. */
  office(): Promise<Office>;
  /** The dictionary of pinyin readings, loaded when first asked for. */
  pinyin(): Promise<{ readonly readingsOf: Readings }>;
  /** URI of the page of rules (docs/checks.md); absent where it is not shipped. */
  readonly rulesPage?: string;
  /** Called after each answer: the machine may be tidied up before the next request. */
  answered?(): void;
  /** Version of the program, told to the client. */
  readonly version: string;
}
