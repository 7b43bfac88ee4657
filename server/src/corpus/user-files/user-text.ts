/** A file that users write beside policy files, as it stands on disk or in the editor. */
import type { FileProblem } from '../corpus.ts';

export interface UserText {
  /** null where it cannot be read. */
  readonly text: string | null;
  readonly problem: FileProblem | null;
  readonly detail: string;
}
