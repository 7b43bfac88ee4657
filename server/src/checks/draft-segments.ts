/**
 * The comma segments of a draft by how they begin and end, kept through its versions: a keystroke takes out the segments of
 * its own paragraph and puts them in again.
 */
import { labelOf } from '../ingest/label.ts';
import type { Paragraph } from '../ingest/paragraph.ts';
import { onceForEach, type Print } from '../ingest/print.ts';
import { titlesIn } from '../policy/citations.ts';
import { fold } from '../policy/fold.ts';
import type { Span } from '../policy/model.ts';
import { quotedStretches } from './quoted-stretches.ts';

const segment = /[^，；：。！？,;:!?“”「」"（）()《》〈〉\s]+/g;
/** 一是, 二要 open a segment and are no part of what it says. */
const ordinal = /^[一二三四五六七八九十]{1,2}[是要]/;
const words = /^[\p{Script=Han}、]+$/u;
const shortest = 9;
const longest = 40;
/** Characters that segments of a group both begin and end with. */
const ends = 3;
/** More wordings between the same ends are a pattern, not a phrase. */
const mostWordings = 12;
/** Paragraphs read in one step. */
const stepLength = 50;
/** A version with more new paragraphs than this is read anew, in steps. */
const mostNew = 50;

interface Segment {
  readonly start: number;
  readonly end: number;
  /** Folded. */
  readonly text: string;
  /** Characters at its ends. */
  readonly key: string;
}

/** Segments of a paragraph that are the draft's own words. */
const segmentsOf = onceForEach((text: string): readonly Segment[] => {
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

/** A paragraph of the draft; its number changes as others come and go. */
interface Held {
  readonly print: Print;
  readonly isText: boolean;
  readonly segments: readonly Segment[];
  number: number;
}

/** A segment where it stands. */
interface Standing {
  readonly held: Held;
  readonly segment: Segment;
}

/** Segments with the same ends. */
interface Group {
  readonly byText: Map<string, Set<Standing>>;
  /** Texts that differ in one place, null where that is to be looked at again. */
  differing: readonly Differing[] | null;
}

interface Differing extends Difference {
  readonly one: string;
  readonly other: string;
}

/** Where two texts begin to differ, and length of what they share behind it. */
export interface Difference {
  readonly start: number;
  readonly shared: number;
}

/** One wording of a segment, and where the draft has it. */
export interface Wording {
  /** Folded. */
  readonly text: string;
  /** In the order of the draft. */
  readonly places: readonly Span[];
}

/** Two wordings that differ in one place; offsets in the texts of the wordings. */
export interface NearPair extends Difference {
  readonly one: Wording;
  readonly other: Wording;
}

/** Of the version of each draft that was read last, by its first and its last paragraph. */
const known = new WeakMap<Print, DraftSegments>();

export class DraftSegments {
  #paragraphs: Held[] = [];
  readonly #groups = new Map<string, Group>();
  /** The groups that have more than one text. */
  readonly #contested = new Set<Group>();
  readonly #standing = new WeakMap<Held, readonly Standing[]>();

  /** The segments of a version of a draft, paragraph by paragraph where it is new; those of the version before are gone then. */
  static *of(paragraphs: readonly Paragraph[]): Generator<undefined, DraftSegments> {
    const [first, last] = [paragraphs[0], paragraphs.at(-1)];
    if (!first || !last) return new DraftSegments();
    let segments = known.get(first.print) ?? known.get(last.print);
    if (!segments?.follow(paragraphs)) {
      segments = new DraftSegments();
      for (let read = stepLength; read < paragraphs.length + stepLength; read += stepLength) {
        segments.#replace(segments.#paragraphs.length, 0, paragraphs.slice(read - stepLength, read));
        yield undefined;
      }
    }
    known.set(first.print, segments);
    known.set(last.print, segments);
    return segments;
  }

  /** Becomes those of another version; false, and nothing done, where that has too much that is new. */
  follow(paragraphs: readonly Paragraph[]): boolean {
    const old = this.#paragraphs;
    const fewer = Math.min(old.length, paragraphs.length);
    let start = 0;
    while (start < fewer && isSame(old[start]!, paragraphs[start]!)) start++;
    let shared = 0;
    while (shared < fewer - start && isSame(old.at(-1 - shared)!, paragraphs.at(-1 - shared)!)) shared++;
    const fresh = paragraphs.slice(start, paragraphs.length - shared);
    if (fresh.length > mostNew) return false;
    this.#replace(start, old.length - start - shared, fresh);
    return true;
  }

  /** Pairs of wordings, in the order in which the draft first has them. `difference` is asked of each two texts once. */
  pairs(difference: (one: string, other: string) => Difference | null): readonly NearPair[] {
    const pairs: NearPair[] = [];
    for (const group of this.#contested) {
      if (group.byText.size > mostWordings) continue;
      group.differing ??= differingIn([...group.byText.keys()], difference);
      for (const { one, other, start, shared } of group.differing) {
        const wordings = [wordingOf(one, group), wordingOf(other, group)].sort(byPlace);
        pairs.push({ one: wordings[0]!, other: wordings[1]!, start, shared });
      }
    }
    return pairs.sort((a, b) => byPlace(a.one, b.one) || byPlace(a.other, b.other));
  }

  #replace(start: number, count: number, fresh: readonly Paragraph[]): void {
    const added = fresh.map(({ text, print, block }, index): Held => {
      const isText = block.kind !== 'metadata';
      return { print, isText, segments: isText ? segmentsOf({ text, print }) : [], number: start + index };
    });
    for (const held of this.#paragraphs.splice(start, count, ...added)) this.#takeOut(held);
    for (const held of added) this.#putIn(held);
    if (added.length === count) return;
    for (let number = start; number < this.#paragraphs.length; number++) this.#paragraphs[number]!.number = number;
  }

  #putIn(held: Held): void {
    if (held.segments.length === 0) return;
    const standing = held.segments.map((one): Standing => ({ held, segment: one }));
    this.#standing.set(held, standing);
    for (const one of standing) {
      const { key, text } = one.segment;
      const group = this.#groups.get(key) ?? { byText: new Map<string, Set<Standing>>(), differing: null };
      this.#groups.set(key, group);
      const same = group.byText.get(text);
      if (same) {
        same.add(one);
        continue;
      }
      group.byText.set(text, new Set([one]));
      group.differing = null;
      if (group.byText.size > 1) this.#contested.add(group);
    }
  }

  #takeOut(held: Held): void {
    for (const one of this.#standing.get(held) ?? []) {
      const { key, text } = one.segment;
      const group = this.#groups.get(key)!;
      const same = group.byText.get(text)!;
      same.delete(one);
      if (same.size > 0) continue;
      group.byText.delete(text);
      group.differing = null;
      if (group.byText.size < 2) this.#contested.delete(group);
      if (group.byText.size === 0) this.#groups.delete(key);
    }
  }
}

function differingIn(
  texts: readonly string[],
  difference: (one: string, other: string) => Difference | null,
): readonly Differing[] {
  return texts.flatMap((one, at) =>
    texts.slice(at + 1).flatMap((other) => {
      const found = difference(one, other);
      return found ? [{ one, other, ...found }] : [];
    }),
  );
}

function isSame({ print, isText }: Held, paragraph: Paragraph): boolean {
  return print === paragraph.print && isText === (paragraph.block.kind !== 'metadata');
}

function wordingOf(text: string, { byText }: Group): Wording {
  const places = Array.from(byText.get(text)!, ({ held, segment: { start, end } }) => {
    return { paragraph: held.number, start, end };
  });
  return { text, places: places.sort((a, b) => a.paragraph - b.paragraph || a.start - b.start) };
}

function byPlace({ places: [a] }: Wording, { places: [b] }: Wording): number {
  return a!.paragraph - b!.paragraph || a!.start - b!.start;
}
