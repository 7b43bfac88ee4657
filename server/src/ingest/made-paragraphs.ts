import type { Assembly } from './assemble.ts';
import { type Change, withFresh } from './change.ts';
import { ownCopy } from './own-copy.ts';
import { type PlacedParagraph, Places } from './places.ts';
import { Print } from './print.ts';

/** A change of paragraphs, and how those are made that come in the place of others. */
export interface FreshParagraphs {
  readonly change: Change;
  readonly make: (assembly: Assembly) => readonly PlacedParagraph[];
}

/** The paragraphs of a text that is no version of another. */
export function paragraphsOf(source: string, { make }: FreshParagraphs): Places {
  const fresh = make({ source, printOf: (text) => new Print(text) });
  return new Places(
    fresh.map(({ paragraph }) => paragraph),
    Int32Array.from(fresh, ({ start }) => start),
  );
}

/**
 * The paragraphs of the version after `before`: the unchanged ones are the same, `distance` further on behind the change; the
 * others keep what is known of their texts.
 */
export function paragraphsAfter(
  before: Places,
  source: string,
  { change: { first, endBefore }, make }: FreshParagraphs,
  distance: number,
): Places {
  const known = new Map<string, Print>();
  for (let at = first; at < endBefore; at++) {
    const { text, print } = before.paragraphs[at]!;
    known.set(text, print);
  }
  const printOf = (text: string) => {
    const print = known.get(text);
    // A print is of one paragraph.
    if (print) known.delete(text);
    return print ?? new Print(ownCopy(text));
  };
  const fresh = make({ source, printOf });
  const paragraphs = withFresh(
    before.paragraphs.slice(),
    { first, endBefore },
    fresh.map(({ paragraph }) => paragraph),
  );
  const starts = new Int32Array(paragraphs.length);
  starts.set(before.starts.subarray(0, first));
  for (let at = 0; at < fresh.length; at++) starts[first + at] = fresh[at]!.start;
  for (let to = first + fresh.length, at = endBefore; to < starts.length; to++, at++)
    starts[to] = before.starts[at]! + distance;
  return new Places(paragraphs, starts);
}
