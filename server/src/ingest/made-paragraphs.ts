import type { Change } from './change.ts';
import { ownCopy } from './own-copy.ts';
import type { Paragraph } from './paragraph.ts';
import { Print } from './print.ts';

/** A change of paragraphs, and those that came in the place of others. */
export interface FreshParagraphs {
  readonly change: Change;
  readonly fresh: readonly Paragraph[];
}

/**
 * The paragraphs of the version after `before`: the unchanged ones where they stand now, `distance` further on behind the
 * change; fresh ones whose text that version had keep what is known of it.
 */
export function paragraphsAfter(
  before: readonly Paragraph[],
  { first, endBefore }: Change,
  fresh: readonly Paragraph[],
  distance: number,
): readonly Paragraph[] {
  const known = new Map<string, Print>();
  for (let at = first; at < endBefore; at++) known.set(before[at]!.text, before[at]!.print);
  const behind = before.slice(endBefore);
  return before.slice(0, first).concat(
    fresh.map((paragraph) => withKnownPrint(paragraph, known)),
    distance === 0 ? behind : behind.map((paragraph) => movedBy(paragraph, distance)),
  );
}

function withKnownPrint(paragraph: Paragraph, known: Map<string, Print>): Paragraph {
  const print = known.get(paragraph.text);
  // A print is of one paragraph.
  if (print) known.delete(paragraph.text);
  const text = print?.text ?? ownCopy(paragraph.text);
  return { ...paragraph, text, print: print ?? new Print(text) };
}

function movedBy({ text, start, end, runs, block, print }: Paragraph, distance: number): Paragraph {
  return { text, start: start + distance, end: end + distance, runs, block, print };
}
