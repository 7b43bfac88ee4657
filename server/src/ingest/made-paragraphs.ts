import type { Unchanged } from './lines.ts';
import { ownCopy } from './own-copy.ts';
import type { Paragraph } from './paragraph.ts';
import { Print } from './print.ts';

/**
 * The paragraphs of `count` parts: the unchanged ones from the version `before`, where they stand now; of the others
 * those whose text that version had keep what is known of it.
 */
export function paragraphsMade(
  count: number,
  before: readonly (Paragraph | null)[] | null,
  { front, back, distance }: Unchanged,
  make: (index: number) => Paragraph | null,
): (Paragraph | null)[] {
  const old = before ?? [];
  const fresh: (Paragraph | null)[] = [];
  const known = new Map<string, Print>();
  for (let at = front; at < old.length - back; at++) {
    const paragraph = old[at]!;
    if (paragraph) known.set(paragraph.text, paragraph.print);
  }
  for (let index = front; index < count - back; index++) {
    const paragraph = make(index);
    fresh.push(paragraph && before ? withKnownPrint(paragraph, known) : paragraph);
  }
  const behind = old.slice(old.length - back);
  return old
    .slice(0, front)
    .concat(fresh, distance === 0 ? behind : behind.map((paragraph) => movedBy(paragraph, distance)));
}

function withKnownPrint(paragraph: Paragraph, known: Map<string, Print>): Paragraph {
  const print = known.get(paragraph.text);
  // A print is of one paragraph.
  if (print) known.delete(paragraph.text);
  const text = print?.text ?? ownCopy(paragraph.text);
  return { ...paragraph, text, print: print ?? new Print(text) };
}

function movedBy(paragraph: Paragraph | null, distance: number): Paragraph | null {
  if (paragraph === null) return null;
  const { text, start, end, runs, block, print } = paragraph;
  return { text, start: start + distance, end: end + distance, runs, block, print };
}
