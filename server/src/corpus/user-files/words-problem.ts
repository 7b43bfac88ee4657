/** What is wrong with a policy-words.yaml: a kind with its particulars; the sentences for people are made in `features`. */
import type { YamlProblem, YamlProblemKind } from './yaml-text.ts';

export type WordsProblemKind =
  | YamlProblemKind
  /** The file cannot be read; `text`: a FileProblem, `hint`: its detail. */
  | 'unreadable'
  /** An entry that names neither a preferred nor a forbidden term. */
  | 'no-term'
  /** A forbidden term of one character, which half of all texts hold. */
  | 'too-short'
  /** A kind of document that is none. */
  | 'kind'
  /** The same term forbidden twice: the first entry counts. */
  | 'stated-twice'
  /** A term forbidden here and preferred in another entry, or in this one. */
  | 'contradiction'
  /** An exception that holds none of the forbidden terms of its entry, and so excuses nothing. */
  | 'idle-exception';

/** Offsets are UTF-16 code units in the text of the file, lines 0-based. */
export type WordsProblem = YamlProblem<WordsProblemKind>;
