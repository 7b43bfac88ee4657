/** The baseline as the server holds it: findings that were there before and are not shown again. */
import { URI } from 'vscode-uri';
import { type Baseline, nameInBaseline, readBaseline } from '../features/findings/baseline.ts';
import type { Host } from './host.ts';
import { isAbsolute, normalizedUri, pathOf } from './settings.ts';

export interface BaselineParts {
  readonly readUserFile: Host['readUserFile'];
  /** URIs. */
  readonly workspaceFolders: () => readonly string[];
  /** Path of the file, from the workspace folder or absolute; empty: none. */
  readonly path: () => string;
  /** Findings that are shown may be out of date. */
  readonly changed: () => void;
  /** There is a file, but it is no baseline. */
  readonly unusable: (path: string) => void;
}

const nothing: ReadonlySet<string> = new Set();

export class BaselineService {
  readonly #parts: BaselineParts;
  /** By the URI of the file; null where there is none or it is none. */
  readonly #files = new Map<string, Baseline | null>();

  constructor(parts: BaselineParts) {
    this.#parts = parts;
  }

  /** Fingerprints for a draft; the same object as long as the file is not read again. */
  of(draft: string): ReadonlySet<string> {
    const uri = normalizedUri(draft);
    const file = this.#fileFor(uri);
    if (file === null) return nothing;
    let baseline = this.#files.get(file);
    if (baseline === undefined) {
      const path = pathOf(file);
      const text = path === null ? null : (this.#parts.readUserFile(path)?.text ?? null);
      baseline = text === null ? null : readBaseline(text);
      if (text !== null && baseline === null) this.#parts.unusable(path!);
      this.#files.set(file, baseline);
    }
    return baseline?.get(nameInBaseline(file, uri)) ?? nothing;
  }

  /** Files were changed outside the editor; those that are no baseline do not matter. */
  refresh(changed: readonly string[]): void {
    const uris = changed.map(normalizedUri).filter((uri) => this.#files.has(uri));
    for (const uri of uris) this.#files.delete(uri);
    if (uris.length > 0) this.#parts.changed();
  }

  #fileFor(draft: string): string | null {
    const path = this.#parts.path();
    if (path === '') return null;
    if (isAbsolute(path)) return URI.file(path).toString();
    const folders = this.#parts.workspaceFolders().map((folder) => normalizedUri(folder).replace(/\/?$/, '/'));
    const around = folders.filter((folder) => draft.startsWith(folder)).sort((a, b) => b.length - a.length)[0];
    const below = path.replaceAll('\\', '/').replace(/^\.\//, '');
    return around === undefined ? null : normalizedUri(around + below.split('/').map(encodeURIComponent).join('/'));
  }
}
