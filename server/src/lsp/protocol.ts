/**
 * Own requests, notifications and settings, typed once for server and client. No imports but types, so that both
 * bundles can hold it.
 */

/** Settings below `policyDrafting`; `initializationOptions` takes the same shape. */
export interface Settings {
  /** Folders or globs of the corpus, relative to the workspace folder or absolute. */
  readonly corpus: readonly string[];
  /** Where the index is kept; absent: the user's cache folder. */
  readonly cacheDir?: string;
}

export type IndexState = 'indexing' | 'ready' | 'error';

export interface Status {
  readonly state: IndexState;
  readonly documents: number;
  readonly clauses: number;
  readonly files: number;
  /** Files that could not be read, with the reason in the user's language. */
  readonly problems: readonly { readonly uri: string; readonly name: string; readonly reason: string }[];
  /** For people: what is being done, what is wrong and what to do. */
  readonly message?: string;
  /** 0 … 100 while indexing. */
  readonly percentage?: number;
}

export const statusRequest = 'policyDrafting/status';
export const statusChangedNotification = 'policyDrafting/statusChanged';
export const rebuildRequest = 'policyDrafting/rebuild';
