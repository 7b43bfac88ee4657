/** Comma segments of a draft that say the same but for a character or two. */
import type { PolicyText } from '../policy/model.ts';
import { type Difference, DraftSegments, type NearPair } from './draft-segments.ts';

const leastShared = 8;
const longestDifference = 2;

/** Says of two texts and where they differ whether that is looked for; asked once of each two. */
export type IsAsked = (one: string, other: string, difference: Difference) => boolean;

/**
 * Pairs of wordings, in the order in which the draft first has them; reads a new draft step by step. Pass the same function
 * again: what it says is remembered.
 */
export function* nearPairs(text: PolicyText, isAsked: IsAsked): Generator<undefined, readonly NearPair[]> {
  const segments = yield* DraftSegments.of(text.paragraphs);
  return segments.pairs((one, other) => {
    const difference = smallDifference(one, other);
    return difference && isAsked(one, other, difference) ? difference : null;
  });
}

function smallDifference(one: string, other: string): Difference | null {
  const shorter = Math.min(one.length, other.length);
  const longer = Math.max(one.length, other.length);
  if (longer - shorter > longestDifference) return null;
  let start = 0;
  while (start < shorter && one[start] === other[start]) start++;
  let shared = 0;
  while (shared < shorter - start && one.at(-1 - shared) === other.at(-1 - shared)) shared++;
  return longer - start - shared <= longestDifference && start + shared >= leastShared ? { start, shared } : null;
}
