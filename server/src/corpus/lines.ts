/** Line numbers of source offsets, counted as the language server protocol does: `\n`, `\r\n` and `\r` end a line. */

import { commonEnd, commonStart } from '../ingest/common-ends.ts';
import { lowerBound } from '../ingest/lower-bound.ts';
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

/** A text and the offsets at which its lines start. */
export interface LineStarts {
  readonly source: string;
  readonly starts: Uint32Array;
}

/** The same for a text that has most in common with another one. */
export function lineStartsAfter(before: LineStarts, source: string): LineStarts {
  const front = commonStart(before.source, source);
  const shorter = Math.min(before.source.length, source.length);
  const back = commonEnd(before.source, source, shorter - front);
  const distance = source.length - before.source.length;
  // A line starts where the characters on both sides say so.
  const kept = before.starts.subarray(0, lowerBound(before.starts, front));
  const moved = before.starts.subarray(lowerBound(before.starts, before.source.length - back + 1));
  const between: number[] = [];
  for (let at = front; at <= source.length - back; at++) if (isLineStart(source, at)) between.push(at);
  const starts = new Uint32Array(kept.length + between.length + moved.length);
  starts.set(kept);
  starts.set(between, kept.length);
  const first = kept.length + between.length;
  starts.set(moved, first);
  if (distance !== 0) for (let at = first; at < starts.length; at++) starts[at] = starts[at]! + distance;
  return { source, starts };
}

function isLineStart(source: string, at: number): boolean {
  if (at === 0) return true;
  const before = source.charCodeAt(at - 1);
  return before === 0x0a || (before === 0x0d && source.charCodeAt(at) !== 0x0a);
}

/** 0-based line of an offset. */
export function lineOf(starts: Uint32Array | readonly number[], offset: number): number {
  return Math.max(0, lowerBound(starts, offset + 1) - 1);
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
