/** Comma segments of a draft that say the same but for a character or two. */
import type { Print } from '../../ingest/print.ts';
import type { PolicyText } from '../../policy/model.ts';
import { DraftSegments } from './draft-segments.ts';
import type { Difference, DifferenceOf, NearPair } from './groups.ts';

const leastShared = 8;
const longestDifference = 2;

/** Says of two texts and where they differ whether that is looked for; asked once of each two. */
export type IsAsked = (one: string, other: string, difference: Difference) => boolean;

/** Of drafts, version by version: what a question was answered with once is not asked again. */
export class NearSegments {
  readonly #differenceOf: DifferenceOf;
  /** Of the version of each draft that was read last, by its first and its last paragraph. */
  readonly #known = new WeakMap<Print, DraftSegments>();

  constructor(isAsked: IsAsked) {
    this.#differenceOf = (one, other) => {
      const difference = smallDifference(one, other);
      return difference && isAsked(one, other, difference) ? difference : null;
    };
  }

  /** The pairs of wordings of a draft, in no order; reads a new draft step by step, and forgets the version before. */
  *pairs({ paragraphs }: PolicyText): Generator<undefined, readonly NearPair[]> {
    const [first, last] = [paragraphs[0], paragraphs.at(-1)];
    if (!first || !last) return [];
    let segments = this.#known.get(first.print) ?? this.#known.get(last.print);
    if (!segments?.follow(paragraphs)) segments = yield* DraftSegments.read(paragraphs, this.#differenceOf);
    this.#known.set(first.print, segments);
    this.#known.set(last.print, segments);
    return segments.pairs();
  }
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
