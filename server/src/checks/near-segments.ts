/** Comma segments of a draft that say the same but for a character or two. */
import type { PolicyText } from '../policy/model.ts';
import { DraftSegments, type Wording } from './draft-segments.ts';

/** Two wordings that differ in one place; offsets in the texts of the wordings. */
export interface NearPair {
  readonly one: Wording;
  readonly other: Wording;
  /** Where they begin to differ, and length of what they share behind it. */
  readonly start: number;
  readonly shared: number;
}

const leastShared = 8;
const longestDifference = 2;
/** More wordings between the same ends are a pattern, not a phrase. */
const mostWordings = 12;

/** Pairs of wordings, in the order in which the draft first has them; reads a new draft step by step. */
export function* nearPairs(text: PolicyText): Generator<undefined, readonly NearPair[]> {
  const segments = yield* DraftSegments.of(text.paragraphs);
  const pairs: NearPair[] = [];
  for (const wordings of segments.contested(mostWordings)) {
    wordings.forEach((one, at) => {
      for (const other of wordings.slice(at + 1)) {
        const pair = pairOf(one, other);
        if (pair) pairs.push(pair);
      }
    });
  }
  return pairs;
}

function pairOf(one: Wording, other: Wording): NearPair | null {
  const shorter = Math.min(one.text.length, other.text.length);
  if (Math.max(one.text.length, other.text.length) - shorter > longestDifference) return null;
  let start = 0;
  while (start < shorter && one.text[start] === other.text[start]) start++;
  let shared = 0;
  while (shared < shorter - start && one.text.at(-1 - shared) === other.text.at(-1 - shared)) shared++;
  const difference = Math.max(one.text.length, other.text.length) - start - shared;
  return difference <= longestDifference && start + shared >= leastShared ? { one, other, start, shared } : null;
}
