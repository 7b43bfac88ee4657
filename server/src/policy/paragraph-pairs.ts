/** Which paragraph of an earlier text is which of a later one, when parts were added, moved, removed or edited. */
import { labelOf } from '../ingest/label.ts';
import { onceForEach } from '../ingest/print.ts';
import type { PolicyText } from './model.ts';

/** Index in the later text for every paragraph of the earlier, -1 where it is gone. */
export function pairParagraphs(before: PolicyText, after: PolicyText): Int32Array {
  const pairs = new Int32Array(before.paragraphs.length).fill(-1);
  const taken = new Uint8Array(after.paragraphs.length);
  const old = before.paragraphs.map(withoutLabel);
  const now = after.paragraphs.map(withoutLabel);
  const pair = (a: number, b: number): void => {
    pairs[a] = b;
    taken[b] = 1;
  };
  // Most of a draft is what it was.
  const shorter = Math.min(old.length, now.length);
  let first = 0;
  while (first < shorter && old[first] === now[first]) {
    pair(first, first);
    first++;
  }
  let behind = 0;
  while (behind < shorter - first && old.at(-1 - behind) === now.at(-1 - behind)) {
    behind++;
    pair(old.length - behind, now.length - behind);
  }
  const end = old.length - behind;
  const places = placesOf(now, first, now.length - behind);
  const repeated = placesOf(old, first, end);
  // What stands once in both is the same wherever it went; of what is repeated alike often, the first is the first.
  for (const [text, earlier] of repeated) {
    const later = places.get(text) ?? [];
    if (later.length !== earlier.length) continue;
    for (const [order, a] of earlier.entries()) pair(a, later[order]!);
  }
  // Behind or before a neighbour that is paired: repeated texts, and texts that were edited.
  for (const edited of [false, true]) {
    for (const step of [1, -1]) {
      for (let turn = first; turn < end; turn++) {
        const a = step > 0 ? turn : first + end - 1 - turn;
        if (pairs[a]! >= 0) continue;
        const neighbour = a - step;
        const beside = neighbour < 0 || neighbour >= old.length ? (step > 0 ? -1 : now.length) : pairs[neighbour]!;
        if (beside < 0 && neighbour >= 0) continue;
        const b = beside + step;
        if (b < 0 || b >= now.length || taken[b]) continue;
        if (edited ? isAlike(old[a]!, now[b]!) : old[a] === now[b]) pair(a, b);
      }
    }
  }
  return pairs;
}

/** Where each of the texts between two indices stands. */
function placesOf(texts: readonly string[], from: number, end: number): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (let at = from; at < end; at++) {
    const same = places.get(texts[at]!);
    if (same) same.push(at);
    else places.set(texts[at]!, [at]);
  }
  return places;
}

const withoutLabel = onceForEach((text) => text.slice(labelOf(text)?.length ?? 0).trim());

/** Half of the pairs of characters are shared. */
function isAlike(a: string, b: string): boolean {
  if (a.length < 4 || b.length < 4) return false;
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < a.length; at++) pairs.add(a.slice(at, at + 2));
  let shared = 0;
  for (let at = 0; at + 1 < b.length; at++) if (pairs.has(b.slice(at, at + 2))) shared++;
  return 2 * shared >= Math.max(a.length, b.length) - 1;
}
