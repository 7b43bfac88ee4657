/** Comma segments of a draft that say the same but for a character or two. */
import type { PolicyText } from '../policy/model.ts';
import { type Difference, DraftSegments, type NearPair } from './draft-segments.ts';

const leastShared = 8;
const longestDifference = 2;

/** Pairs of wordings, in the order in which the draft first has them; reads a new draft step by step. */
export function* nearPairs(text: PolicyText): Generator<undefined, readonly NearPair[]> {
  const segments = yield* DraftSegments.of(text.paragraphs);
  return segments.pairs(smallDifference);
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
