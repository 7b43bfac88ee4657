/** Asks the client to watch the corpus folders and tells when something changed there. */
import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type Disposable,
  type FileSystemWatcher,
} from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { sidecarNames } from '../corpus/sidecar-text.ts';

const everything = '**/*';

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

  /** Watches these folders or globs instead of the ones before. */
  watch(folders: readonly string[]): void {
    if (!this.#supported) return;
    const watchers = folders.flatMap((folder) => this.#watchers(folder));
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
    const patterns = pattern === everything ? [pattern] : [pattern, `**/{${sidecarNames.join(',')}}`];
    return patterns.map((below) => this.#watcher(base, below));
  }

  #watcher(base: string, pattern: string): FileSystemWatcher {
    if (this.#relative) return { globPattern: { baseUri: URI.file(base).toString(), pattern } };
    return { globPattern: `${base.replace(/\/$/, '')}/${pattern}` };
  }
}

/** The folder a glob begins with and the rest of it; a plain folder is watched with everything below. */
export function splitGlob(path: string): { readonly base: string; readonly pattern: string } {
  const magic = path.search(/[*?[{]/);
  if (magic < 0) return { base: path, pattern: everything };
  const slash = path.lastIndexOf('/', magic);
  return { base: slash <= 0 ? '/' : path.slice(0, slash), pattern: path.slice(slash + 1) };
}
