/** Asks the client to watch the corpus folders and tells when something changed there. */
import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type Disposable,
  type FileSystemWatcher,
} from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { splitGlob } from '../corpus/glob.ts';
import { sidecarNames } from '../corpus/user-files/sidecar-text.ts';
import { wordsFileNames } from '../corpus/user-files/words-file.ts';

const everything = splitGlob('').pattern;

export class CorpusWatch {
  readonly #connection: Connection;
  readonly #supported: boolean;
  readonly #relative: boolean;
  #registration: Promise<Disposable | null> = Promise.resolve(null);

  constructor(connection: Connection, supported: boolean, relativePatterns: boolean) {
    this.#connection = connection;
    this.#supported = supported;
    this.#relative = relativePatterns;
  }

  /**
   * Watches these corpus folders or globs, and in these workspace folders the words of the unit and the files with these
   * paths, instead of those before.
   */
  watch(folders: readonly string[], workspaceFolders: readonly string[], paths: readonly string[]): void {
    if (!this.#supported) return;
    const words = `**/{${wordsFileNames.join(',')}}`;
    const watchers = [
      ...folders.flatMap((folder) => this.#watchers(folder)),
      ...workspaceFolders.flatMap((folder) => [words, ...paths].map((pattern) => this.#watcher(folder, pattern))),
    ];
    this.#registration = this.#registration.then(async (before) => {
      before?.dispose();
      if (watchers.length === 0) return null;
      try {
        return await this.#connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
      } catch {
        return null;
      }
    });
  }

  #watchers(folder: string): FileSystemWatcher[] {
    const { base, pattern } = splitGlob(folder.replaceAll('\\', '/'));
    // A glob names the files; the corrections lie beside them.
    const patterns =
      pattern === everything ? [pattern] : [pattern, `**/{${[...sidecarNames, ...wordsFileNames].join(',')}}`];
    return patterns.map((below) => this.#watcher(base, below));
  }

  #watcher(base: string, pattern: string): FileSystemWatcher {
    if (this.#relative) return { globPattern: { baseUri: URI.file(base).toString(), pattern } };
    return { globPattern: `${base.replace(/\/$/, '')}/${pattern}` };
  }
}
