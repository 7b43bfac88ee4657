/** What the commands need from the machine they run on. `cli.ts` wires the real one, tests bring their own. */
import type { Locale, Message } from '../checks/message.ts';
import type { Corpus, FileProblem } from '../corpus/corpus.ts';
import type { Segmenter } from '../corpus/segmenter.ts';
import type { Office } from '../features/report/office.ts';

export interface Machine {
  readonly locale: Locale;
  /** True where the output is read by a person at a terminal that shows colours. */
  readonly colours: boolean;
  /** True where the output goes to a terminal, which bytes would garble. */
  readonly terminal: boolean;
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
  /** Replaces the text of a file that {@link read} has read; the reason when that cannot be done. */
  write(path: string, text: string): WriteProblem | null;
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
