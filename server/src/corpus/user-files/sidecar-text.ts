/** The files of corrections as they are found. Apart from their reader, which the indexing thread has no use for. */
import type { UserText } from './user-text.ts';

/** Names of the file, the usual one first. */
export const sidecarNames: readonly string[] = ['policy-corpus.yaml', 'policy-corpus.yml'];

/** True for the name of a sidecar, with or without folders before it. */
export function isSidecarName(path: string): boolean {
  return sidecarNames.includes(/[^\\/]*$/.exec(path)![0]);
}

/** A policy-corpus.yaml as it stands on disk or in the editor. */
export interface SidecarText extends UserText {
  /** Percent-encoded as those of the files. */
  readonly uri: string;
  /** Path below the corpus folder, for people. */
  readonly name: string;
}
