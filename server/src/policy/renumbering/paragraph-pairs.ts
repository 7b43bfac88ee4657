/** Which paragraph of an earlier text is which of a later one, when parts were added, moved, removed or edited. */
import { labelOf } from '../../ingest/label.ts';
import type { Paragraph } from '../../ingest/paragraph.ts';
import { onceForEach } from '../../ingest/print.ts';
import type { PolicyText } from '../model.ts';

/** Index in the later text for every paragraph of the earlier, -1 where it is gone. */
export function pairParagraphs(before: PolicyText, after: PolicyText): Int32Array {
  const pairs = new Int32Array(before.paragraphs.length).fill(-1);
  const taken = new Uint8Array(after.paragraphs.length);
  const earlier = before.paragraphs;
  const later = after.paragraphs;
  const isSame = (a: number, b: number): boolean =>
    earlier[a]!.print === later[b]!.print || withoutLabel(earlier[a]!) === withoutLabel(later[b]!);
  const pair = (a: number, b: number): void => {
    pairs[a] = b;
    taken[b] = 1;
  };
  // Most of a draft is what it was.
  const shorter = Math.min(earlier.length, later.length);
  let first = 0;
  while (first < shorter && isSame(first, first)) {
    pair(first, first);
    first++;
  }
  let behind = 0;
  while (behind < shorter - first && isSame(earlier.length - 1 - behind, later.length - 1 - behind)) {
    behind++;
    pair(earlier.length - behind, later.length - behind);
  }
  const end = earlier.length - behind;
  const places = placesOf(later, first, later.length - behind);
  const repeated = placesOf(earlier, first, end);
  // What stands once in both is the same wherever it went; of what is repeated alike often, the first is the first.
  for (const [text, was] of repeated) {
    const is = places.get(text) ?? [];
    if (is.length !== was.length) continue;
    for (const [order, a] of was.entries()) pair(a, is[order]!);
  }
  // Behind or before a neighbour that is paired: repeated texts, and texts that were edited.
  for (const edited of [false, true]) {
    for (const step of [1, -1]) {
      for (let turn = first; turn < end; turn++) {
        const a = step > 0 ? turn : first + end - 1 - turn;
        if (pairs[a]! >= 0) continue;
        const neighbour = a - step;
        const beside =
          neighbour < 0 || neighbour >= earlier.length ? (step > 0 ? -1 : later.length) : pairs[neighbour]!;
        if (beside < 0 && neighbour >= 0) continue;
        const b = beside + step;
        if (b < 0 || b >= later.length || taken[b]) continue;
        if (edited ? isAlike(withoutLabel(earlier[a]!), withoutLabel(later[b]!)) : isSame(a, b)) pair(a, b);
      }
    }
  }
  return pairs;
}

/** Where each of the texts between two indices stands. */
function placesOf(paragraphs: readonly Paragraph[], from: number, end: number): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (let at = from; at < end; at++) {
    const text = withoutLabel(paragraphs[at]!);
    const same = places.get(text);
    if (same) same.push(at);
    else places.set(text, [at]);
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
