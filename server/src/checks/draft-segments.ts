/**
 * The comma segments of a draft by how they begin and end, kept through its versions: a keystroke takes out the segments of
 * its own paragraph and puts them in again.
 */
import { labelOf } from '../ingest/label.ts';
import type { Paragraph } from '../ingest/paragraph.ts';
import { changeOf } from '../ingest/paragraph-versions.ts';
import { onceForEach } from '../ingest/print.ts';
import { titlesIn } from '../policy/citations.ts';
import { fold } from '../policy/fold.ts';
import { quotedStretches } from './quoted-stretches.ts';
import { type DifferenceOf, type NearPair, type Standing, WordingGroups } from './wording-groups.ts';

const segment = /[^，；：。！？,;:!?“”「」"（）()《》〈〉\s]+/g;
/** 一是, 二要 open a segment and are no part of what it says. */
const ordinal = /^[一二三四五六七八九十]{1,2}[是要]/;
const words = /^[\p{Script=Han}、]+$/u;
const shortest = 9;
const longest = 40;
/** Characters that segments of a group both begin and end with. */
const endLength = 3;
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
  readonly ends: string;
}

/** Segments of a paragraph that are the draft's own words. */
const segmentsOf = onceForEach((text: string): readonly Segment[] => {
  const others = [...titlesIn(text), ...quotedStretches(text)];
  const label = labelOf(text)?.length ?? 0;
  return [...text.matchAll(segment)]
    .map(({ 0: found, index }) => {
      const opening = ordinal.exec(found)?.[0].length ?? 0;
      const said = fold(found.slice(opening));
      const ends = said.slice(0, endLength) + said.slice(-endLength);
      return { start: index + opening, end: index + found.length, text: said, ends };
    })
    .filter(({ start, end, text: found }) => {
      if (end - start < shortest || end - start > longest || start < label || !words.test(found)) return false;
      return !others.some((other) => start < other.end && other.start < end);
    });
});

/** A paragraph of the draft; its number changes as others come and go. */
interface Held {
  readonly segments: readonly Segment[];
  number: number;
}

interface StandingSegment extends Standing {
  readonly segment: Segment;
}

/** The segments of a draft, and which of them say nearly the same. */
export class DraftSegments {
  #version: readonly Paragraph[];
  readonly #paragraphs: Held[] = [];
  readonly #groups: WordingGroups;
  readonly #standing = new WeakMap<Held, readonly StandingSegment[]>();

  private constructor(version: readonly Paragraph[], differenceOf: DifferenceOf) {
    this.#version = version;
    this.#groups = new WordingGroups(differenceOf);
  }

  /** Reads the segments of a draft step by step. */
  static *read(paragraphs: readonly Paragraph[], differenceOf: DifferenceOf): Generator<undefined, DraftSegments> {
    const segments = new DraftSegments(paragraphs, differenceOf);
    for (let read = 0; read < paragraphs.length; read += stepLength) {
      segments.#replace(read, 0, paragraphs.slice(read, read + stepLength));
      yield undefined;
    }
    return segments;
  }

  /** The pairs of wordings that are nearly the same, in no order. */
  pairs(): readonly NearPair[] {
    return this.#groups.pairs();
  }

  /** Becomes those of a later version of the draft; false, and nothing done, where that has too much that is new. */
  follow(paragraphs: readonly Paragraph[]): boolean {
    if (paragraphs === this.#version) return true;
    const change = changeOf(this.#version, paragraphs);
    if (!change || change.end - change.first > mostNew) return false;
    const { first, endBefore, end } = change;
    this.#replace(first, endBefore - first, paragraphs.slice(first, end));
    this.#version = paragraphs;
    return true;
  }

  #replace(start: number, count: number, fresh: readonly Paragraph[]): void {
    const added = fresh.map((paragraph, index): Held => {
      const segments = paragraph.block.kind === 'metadata' ? [] : segmentsOf(paragraph);
      return { segments, number: start + index };
    });
    const gone = this.#paragraphs.splice(start, count, ...added);
    // Added first: a wording that the paragraph still has is not gone for a moment, with all that is known of it.
    for (const held of added) this.#putIn(held);
    for (const held of gone) this.#takeOut(held);
    if (added.length === count) return;
    for (let number = start; number < this.#paragraphs.length; number++) this.#paragraphs[number]!.number = number;
  }

  #putIn(held: Held): void {
    if (held.segments.length === 0) return;
    const standing = held.segments.map((segment) => ({ held, segment }));
    this.#standing.set(held, standing);
    for (const one of standing) this.#groups.putIn(one.segment.ends, one.segment.text, one);
  }

  #takeOut(held: Held): void {
    for (const one of this.#standing.get(held) ?? []) this.#groups.takeOut(one.segment.ends, one.segment.text, one);
  }
}
