/** Which provision of an older text became which of a newer one: by what they say, not by their numbers. */
import type { Provision } from './provisions.ts';

/** Index in the newer text for each provision of the older one; -1 for none. */
export type Matching = Int32Array;

/** Provisions that share less are others. */
const leastAlike = 0.4;
/** A short one has to agree better. */
const leastAlikeOfShort = 0.6;
const short = 16;
/** Pairs of characters that so many provisions have tell nothing. */
const frequent = 64;

/** Pairs up what is worded alike, the most alike first; equal wordings in order. Yields in between. */
export function* matchProvisions(
  before: readonly Provision[],
  after: readonly Provision[],
): Generator<undefined, Matching> {
  const matching = new Int32Array(before.length).fill(-1);
  const taken = new Set<number>();
  const take = (old: number, now: number) => {
    matching[old] = now;
    taken.add(now);
  };
  matchEqual(before, after, take);
  yield;
  const free = after.filter(({ index }) => !taken.has(index));
  const pairs = new Map<number, readonly number[]>();
  const byPair = new Map<number, number[]>();
  for (const { index, key } of free) {
    const own = pairsOf(key);
    pairs.set(index, own);
    for (const pair of own) {
      const holders = byPair.get(pair);
      if (holders) holders.push(index);
      else byPair.set(pair, [index]);
    }
  }
  const found: { readonly old: number; readonly now: number; readonly likeness: number; readonly apart: number }[] = [];
  for (const { index, key, label } of before) {
    if (matching[index]! >= 0) continue;
    yield;
    const own = pairsOf(key);
    const shared = new Map<number, number>();
    for (const pair of own) {
      const holders = byPair.get(pair) ?? [];
      if (holders.length > frequent) continue;
      for (const now of holders) shared.set(now, (shared.get(now) ?? 0) + 1);
    }
    for (const now of shared.keys()) {
      const other = pairs.get(now)!;
      const likeness = (2 * common(own, other)) / Math.max(1, own.length + other.length);
      const least = Math.min(key.length, after[now]!.key.length) < short ? leastAlikeOfShort : leastAlike;
      if (likeness < least) continue;
      const apart = (label === after[now]!.label ? 0 : 1) + Math.abs(index / before.length - now / after.length);
      found.push({ old: index, now, likeness, apart });
    }
  }
  found.sort((a, b) => b.likeness - a.likeness || a.apart - b.apart || a.old - b.old || a.now - b.now);
  for (const { old, now } of found) if (matching[old]! < 0 && !taken.has(now)) take(old, now);
  matchRemaining(before, after, matching, taken, take);
  return matching;
}

/** Equal wordings: those that stand between the same neighbours first, then in order. */
function matchEqual(
  before: readonly Provision[],
  after: readonly Provision[],
  take: (old: number, now: number) => void,
): void {
  const waiting = new Map<string, number[]>();
  for (const { key, kind, index } of after) {
    const identity = `${kind}\n${key}`;
    const places = waiting.get(identity);
    if (places) places.push(index);
    else waiting.set(identity, [index]);
  }
  for (const { key, kind, index, label } of before) {
    const places = waiting.get(`${kind}\n${key}`);
    if (!places || places.length === 0) continue;
    const named = places.findIndex((now) => after[now]!.label === label);
    take(index, places.splice(Math.max(0, named), 1)[0]!);
  }
}

/** What is rewritten altogether keeps its number and stands between provisions that were found. */
function matchRemaining(
  before: readonly Provision[],
  after: readonly Provision[],
  matching: Matching,
  taken: ReadonlySet<number>,
  take: (old: number, now: number) => void,
): void {
  for (const { index, label, kind } of before) {
    if (matching[index]! >= 0 || label === '') continue;
    const previous = index === 0 ? -1 : matching[index - 1]!;
    const now = previous + 1;
    if (index > 0 && previous < 0) continue;
    const candidate = after[now];
    if (candidate && !taken.has(now) && candidate.label === label && candidate.kind === kind) take(index, now);
  }
}

/** Distinct pairs of neighbouring characters, in ascending order. */
function pairsOf(key: string): readonly number[] {
  const pairs = new Set<number>();
  for (let at = 0; at + 1 < key.length; at++) pairs.add(key.charCodeAt(at) * 0x10000 + key.charCodeAt(at + 1));
  return [...pairs].sort((a, b) => a - b);
}

/** Members of two ascending lists. */
function common(a: readonly number[], b: readonly number[]): number {
  let count = 0;
  for (let at = 0, other = 0; at < a.length && other < b.length; ) {
    const difference = a[at]! - b[other]!;
    if (difference === 0) count++;
    if (difference <= 0) at++;
    if (difference >= 0) other++;
  }
  return count;
}

/**
 * Provisions of the older text that changed their place among the others: those outside the longest run of matches that
 * keeps its order.
 */
export function movedProvisions(matching: Matching): ReadonlySet<number> {
  /** Per length of a run its smallest last match, and the older provision it stands at. */
  const ends: number[] = [];
  const previous = new Int32Array(matching.length).fill(-1);
  matching.forEach((now, old) => {
    if (now < 0) return;
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (matching[ends[middle]!]! < now) low = middle + 1;
      else high = middle;
    }
    previous[old] = low > 0 ? ends[low - 1]! : -1;
    ends[low] = old;
  });
  const inOrder = new Set<number>();
  for (let old = ends.at(-1) ?? -1; old >= 0; old = previous[old]!) inOrder.add(old);
  const moved = new Set<number>();
  matching.forEach((now, old) => {
    if (now >= 0 && !inOrder.has(old)) moved.add(old);
  });
  return moved;
}
