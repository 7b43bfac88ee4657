/** What is wrong with a policy-corpus.yaml: a kind with its particulars; the sentences for people are made in `features`. */

export type SidecarProblemKind =
  /** The file cannot be read; `text`: a FileProblem, `hint`: its detail. */
  | 'unreadable'
  /** Not YAML; `text`: what the parser says, in English. */
  | 'yaml'
  /** Tabs before a key. */
  | 'tab'
  /** The same key twice in one correction. */
  | 'repeated-key'
  /** A line that looks like a key whose colon is full-width or lacks the blank behind it. */
  | 'colon'
  /** Not a list of corrections, or a correction that is no group of keys. */
  | 'shape'
  /** Larger than any list of corrections, or nested deeper. */
  | 'too-large'
  /** `hint`: the key it may stand for. */
  | 'unknown-key'
  /** A list or group where a text is expected. */
  | 'value'
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

/** Offsets are UTF-16 code units in the sidecar's text, lines 0-based. */
export interface SidecarProblem {
  readonly kind: SidecarProblemKind;
  /** The words at issue, empty where there are none. */
  readonly text: string;
  readonly hint: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

/** A problem with the sidecar it is in. */
export interface PlacedProblem extends SidecarProblem {
  readonly uri: string;
  /** Path below the corpus folder, for people. */
  readonly name: string;
}
