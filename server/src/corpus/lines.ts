/** Line numbers of source offsets, counted as the language server protocol does: `\n`, `\r\n` and `\r` end a line. */
import type { SourceRange } from '../policy/span.ts';
import type { Place } from './corpus.ts';

/** Offsets at which the lines of a text start. */
export function lineStartsOf(source: string): readonly number[] {
  const starts = [0];
  const ends = /\r\n?|\n/g;
  while (ends.exec(source) !== null) starts.push(ends.lastIndex);
  return starts;
}

/** 0-based line of an offset. */
export function lineOf(starts: Uint32Array | readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** A place in the file of these lines. */
export function placeOf(uri: string, starts: Uint32Array | readonly number[], { start, end }: SourceRange): Place {
  const startLine = lineOf(starts, start);
  const endLine = lineOf(starts, end);
  return {
    uri,
    start,
    end,
    startLine,
    startCharacter: start - starts[startLine]!,
    endLine,
    endCharacter: end - starts[endLine]!,
  };
}
