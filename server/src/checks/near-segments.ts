/** Comma segments of a draft that say the same but for a character or two. */

import { labelOf } from '../ingest/label.ts';
import { onceForEach } from '../ingest/print.ts';
import { titlesIn } from '../policy/citations.ts';
import { fold } from '../policy/fold.ts';
import type { PolicyText, Span } from '../policy/model.ts';
import { quotedStretches } from './quoted-stretches.ts';

/** One wording of a segment, and where the draft has it. */
export interface Wording {
  /** Folded. */
  readonly text: string;
  readonly places: readonly Span[];
}

/** Two wordings that differ in one place; offsets in the texts of the wordings. */
export interface NearPair {
  readonly one: Wording;
  readonly other: Wording;
  /** Where they begin to differ, and length of what they share behind it. */
  readonly start: number;
  readonly shared: number;
}

const segment = /[^，；：。！？,;:!?“”「」"（）()《》〈〉\s]+/g;
/** 一是, 二要 open a segment and are no part of what it says. */
const ordinal = /^[一二三四五六七八九十]{1,2}[是要]/;
const words = /^[\p{Script=Han}、]+$/u;
const shortest = 9;
const longest = 40;
/** Characters that both must begin and end with. */
const ends = 3;
const leastShared = 8;
const longestDifference = 2;
/** More wordings between the same ends are a pattern, not a phrase. */
const mostWordings = 12;

/** Segments of a paragraph that are the draft's own words. */
const segmentsOf = onceForEach((text: string) => {
  const others = [...titlesIn(text), ...quotedStretches(text)];
  const label = labelOf(text)?.length ?? 0;
  return [...text.matchAll(segment)]
    .map(({ 0: found, index }) => {
      const opening = ordinal.exec(found)?.[0].length ?? 0;
      const said = fold(found.slice(opening));
      const key = said.slice(0, ends) + said.slice(-ends);
      return { start: index + opening, end: index + found.length, text: said, key };
    })
    .filter(({ start, end, text: found }) => {
      if (end - start < shortest || end - start > longest || start < label || !words.test(found)) return false;
      return !others.some((other) => start < other.end && other.start < end);
    });
});

interface Place extends Span {
  readonly text: string;
}

/** Pairs of wordings, in the order in which the draft first has them. */
export function nearPairs(text: PolicyText): NearPair[] {
  const pairs: NearPair[] = [];
  for (const places of placesByEnds(text).values()) {
    if (places.length < 2 || places.every((place) => place.text === places[0]!.text)) continue;
    const wordings = new Map<string, Place[]>();
    for (const place of places) {
      const known = wordings.get(place.text);
      if (known) known.push(place);
      else wordings.set(place.text, [place]);
    }
    if (wordings.size > mostWordings) continue;
    const list = [...wordings].map(([found, at]): Wording => ({ text: found, places: at }));
    list.forEach((one, at) => {
      for (const other of list.slice(at + 1)) {
        const pair = pairOf(one, other);
        if (pair) pairs.push(pair);
      }
    });
  }
  return pairs;
}

/** Segments that begin and end alike. */
function placesByEnds(text: PolicyText): ReadonlyMap<string, readonly Place[]> {
  const byEnds = new Map<string, Place[]>();
  text.paragraphs.forEach((held, paragraph) => {
    if (held.block.kind === 'metadata') return;
    for (const { start, end, text: found, key } of segmentsOf(held)) {
      const place = { paragraph, start, end, text: found };
      const known = byEnds.get(key);
      if (known) known.push(place);
      else byEnds.set(key, [place]);
    }
  });
  return byEnds;
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
