/** What the commands need from the machine they run on. `cli.ts` wires the real one, tests bring their own. */
import type { Locale, Message } from '../checks/message.ts';
import type { Corpus, FileProblem } from '../corpus/corpus.ts';
import type { Segmenter } from '../corpus/segmenter.ts';
import type { UserText } from '../corpus/user-files/user-text.ts';
import type { Office } from '../features/report/office.ts';

export interface Machine {
  readonly locale: Locale;
  /** True where the output is read by a person at a terminal that shows colours. */
  readonly colours: boolean;
  /** True where the output goes to a terminal, which bytes would garble. */
  readonly terminal: boolean;
  /** Width of the terminal, or what reports elsewhere are laid out for. */
  readonly columns: number;
  out(text: string): void;
  outBytes(bytes: Uint8Array): void;
  err(text: string): void;
  /** Overwrites the line of progress on the terminal; does nothing where there is none. */
  progress(text: string): void;
  exists(path: string): boolean;
  absolute(path: string): string;
  /** Path as people here write it: relative to the working folder where it lies below. */
  display(path: string): string;
  uriOf(path: string): string;
  pathOf(uri: string): string;
  read(path: string): FileContent;
  /** Standard input to its end. */
  readInput(): FileContent;
  /** A small file that users write beside their policy files; null where there is none. */
  readUserFile(path: string): UserText | null;
  /** Drafts that a path, folder or glob names. */
  listDrafts(entry: string): Promise<ListedDrafts>;
  /** Writes a text over the one that {@link read} has read, in its encoding; the reason when that cannot be done. */
  write(path: string, text: { readonly before: string; readonly after: string }): WriteProblem | null;
  /** Writes a file of the program's own making, over what was there. */
  save(path: string, content: string | Uint8Array): WriteProblem | null;
  /** Writers of office files, loaded when first asked for. */
  office(): Promise<Office>;
  openCorpus(options: CorpusRequest): OpenedCorpus;
  readonly segmenter: Segmenter;
  /** Serves the language protocol on standard input and output until the client ends it. */
  serve(): Promise<void>;
}

export type FileContent =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: FileProblem | 'missing'; readonly detail: string };

export interface ListedDrafts {
  readonly kind: 'file' | 'folder' | 'glob' | 'missing';
  readonly paths: readonly string[];
}

export interface WriteProblem {
  readonly detail: Message;
}

export interface CorpusRequest {
  readonly folders: readonly string[];
  /** null: no cache; absent: the user's cache folder. */
  readonly cacheDir?: string | null;
}

export interface OpenedCorpus {
  refresh(progress: (progress: { readonly fraction: number; readonly file: string }) => void): Promise<Corpus>;
  /** Why the index could not be kept (the system's code); null when it was. */
  readonly cacheProblem: string | null;
  dispose(): void;
}
