/** Line numbers of source offsets, counted as the language server protocol does: `\n`, `\r\n` and `\r` end a line. */
import type { SourceRange } from '../policy/span.ts';
import type { Place } from './corpus.ts';

/** Offsets at which the lines of a text start. */
export function lineStartsOf(source: string): readonly number[] {
  const starts = [0];
  let feed = source.indexOf('\n');
  let carriage = source.indexOf('\r');
  while (feed >= 0 || carriage >= 0) {
    const isFeed = carriage < 0 || (feed >= 0 && feed < carriage);
    const start = (isFeed || feed === carriage + 1 ? feed : carriage) + 1;
    starts.push(start);
    if (feed >= 0 && feed < start) feed = source.indexOf('\n', start);
    if (carriage >= 0 && carriage < start) carriage = source.indexOf('\r', start);
  }
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
