import { indexAfter } from './change.ts';
import type { Paragraph } from './paragraph.ts';
import { changeBetween } from './paragraph-versions.ts';

/** Where in a stretch of the paragraphs of a draft something stood last, in one of its versions. */
export interface FollowedParagraph {
  readonly paragraphs: readonly Paragraph[];
  /** The stretch: indices of its first paragraph and of the one behind it. */
  readonly first: number;
  readonly end: number;
  /** The last of its paragraphs in which it stands, -1 where there is none. */
  readonly at: number;
}

/**
 * Where it stands last in a stretch of these paragraphs, given where it did in an earlier version: the paragraphs that changed
 * are looked at, and all where the one that was known says it no longer, or the stretch is another one. `holds` tells by the index
 * of a paragraph, and must depend on nothing but its text.
 */
export function followParagraph(
  before: FollowedParagraph | null,
  paragraphs: readonly Paragraph[],
  { first, end }: Pick<FollowedParagraph, 'first' | 'end'>,
  holds: (paragraph: number) => boolean,
): FollowedParagraph {
  const lastWithin = (from: number, until: number): number => {
    for (let at = until - 1; at >= from; at--) if (holds(at)) return at;
    return -1;
  };
  const change = before && changeBetween(before.paragraphs, paragraphs);
  const isStretch = change && indexAfter(change, before.first) === first && indexAfter(change, before.end) === end;
  const known = isStretch && before.at >= 0 ? indexAfter(change, before.at) : -1;
  const isThere = known >= first && known < end && holds(known);
  const at =
    isStretch && (isThere || before.at < 0)
      ? Math.max(known, lastWithin(Math.max(first, change.first, known + 1), Math.min(change.end, end)))
      : lastWithin(first, end);
  return { paragraphs, first, end, at };
}
