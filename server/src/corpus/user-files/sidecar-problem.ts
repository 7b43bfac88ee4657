/** What is wrong with a policy-corpus.yaml: a kind with its particulars; the sentences for people are made in `features`. */

import type { YamlProblem, YamlProblemKind } from './yaml-text.ts';

export type SidecarProblemKind =
  | YamlProblemKind
  /** The file cannot be read; `text`: a FileProblem, `hint`: its detail. */
  | 'unreadable'
  | 'no-file'
  /** No such file below the folder; `hint`: the one file of that name elsewhere below it. */
  | 'missing-file'
  /** The file holds no such document; `hint`: the titles it has, or the most similar. */
  | 'missing-document'
  /** Several documents of the file have that title; `hint`: their numbers. */
  | 'ambiguous-document'
  | 'date'
  | 'level'
  | 'status'
  /** The same fact of the same document twice in one file: the later counts. */
  | 'stated-twice';

export type SidecarProblem = YamlProblem<SidecarProblemKind>;

/** A problem with the sidecar it is in. */
export interface PlacedProblem extends SidecarProblem {
  readonly uri: string;
  /** Path below the corpus folder, for people. */
  readonly name: string;
}
