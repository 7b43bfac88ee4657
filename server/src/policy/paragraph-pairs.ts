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
  const places = new Map<string, number[]>();
  now.forEach((text, index) => {
    const same = places.get(text);
    if (same) same.push(index);
    else places.set(text, [index]);
  });
  const repeated = new Map<string, number[]>();
  old.forEach((text, index) => {
    const same = repeated.get(text);
    if (same) same.push(index);
    else repeated.set(text, [index]);
  });
  // What stands once in both is the same wherever it went; of what is repeated alike often, the first is the first.
  for (const [text, earlier] of repeated) {
    const later = places.get(text) ?? [];
    if (later.length !== earlier.length) continue;
    for (const [order, a] of earlier.entries()) pair(a, later[order]!);
  }
  // Behind or before a neighbour that is paired: repeated texts, and texts that were edited.
  for (const edited of [false, true]) {
    for (const step of [1, -1]) {
      for (let turn = 0; turn < old.length; turn++) {
        const a = step > 0 ? turn : old.length - 1 - turn;
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
