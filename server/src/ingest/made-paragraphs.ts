import type { Assembly } from './assemble.ts';
import type { Change } from './change.ts';
import { ownCopy } from './own-copy.ts';
import type { Paragraph } from './paragraph.ts';
import { Print } from './print.ts';

/** A change of paragraphs, and how those are made that come in the place of others. */
export interface FreshParagraphs {
  readonly change: Change;
  readonly make: (assembly: Assembly) => readonly Paragraph[];
}

/** The paragraphs of a text that is no version of another. */
export function paragraphsOf(source: string, { make }: FreshParagraphs): readonly Paragraph[] {
  return make({ source, printOf: (text) => new Print(text) });
}

/**
 * The paragraphs of the version after `before`: the unchanged ones where they stand now, `distance` further on behind the
 * change; the others keep what is known of their texts.
 */
export function paragraphsAfter(
  before: readonly Paragraph[],
  source: string,
  { change: { first, endBefore }, make }: FreshParagraphs,
  distance: number,
): readonly Paragraph[] {
  const known = new Map<string, Print>();
  for (let at = first; at < endBefore; at++) known.set(before[at]!.text, before[at]!.print);
  const printOf = (text: string) => {
    const print = known.get(text);
    // A print is of one paragraph.
    if (print) known.delete(text);
    return print ?? new Print(ownCopy(text));
  };
  const behind = before.slice(endBefore);
  return before
    .slice(0, first)
    .concat(
      make({ source, printOf }),
      distance === 0 ? behind : behind.map((paragraph) => movedBy(paragraph, distance)),
    );
}

function movedBy({ text, start, end, runs, block, print }: Paragraph, distance: number): Paragraph {
  return { text, start: start + distance, end: end + distance, runs, block, print };
}
