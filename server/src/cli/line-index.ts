/** Lines and columns of offsets, counted from 1; \r\n, \r and \n end a line as in editors. */
import { lineOf, lineStartsOf } from '../corpus/lines.ts';

export interface LineIndex {
  at(offset: number): { readonly line: number; readonly column: number };
}

/** Made once for a text, as every finding asks. */
export function lineIndex(source: string): LineIndex {
  const starts = lineStartsOf(source);
  return {
    at(offset) {
      const line = lineOf(starts, offset);
      return { line: line + 1, column: offset - starts[line]! + 1 };
    },
  };
}
