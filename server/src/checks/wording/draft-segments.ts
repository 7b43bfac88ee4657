/**
 * The comma segments of a draft by how they begin and end, kept through its versions: a keystroke takes out the segments of
 * its own paragraph and puts them in again.
 */
import { trimmed } from '../../ingest/change.ts';
import { labelOf } from '../../ingest/label.ts';
import type { Paragraph } from '../../ingest/paragraph.ts';
import { changeOf } from '../../ingest/paragraph-versions.ts';
import { onceForEach } from '../../ingest/print.ts';
import { fold } from '../../policy/fold.ts';
import { titlesIn } from '../../policy/title-marks.ts';
import { type DifferenceOf, type NearPair, type Standing, WordingGroups } from './groups.ts';
import { quotedStretches } from './quoted-stretches.ts';

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
  const found: Segment[] = [];
  const label = labelOf(text)?.length ?? 0;
  for (const { 0: whole, index } of text.matchAll(segment)) {
    // Most are too short.
    if (whole.length < shortest) continue;
    const opening = ordinal.exec(whole)?.[0].length ?? 0;
    const length = whole.length - opening;
    if (length < shortest || length > longest || index + opening < label) continue;
    const said = fold(whole.slice(opening));
    if (!words.test(said)) continue;
    const ends = said.slice(0, endLength) + said.slice(-endLength);
    found.push({ start: index + opening, end: index + whole.length, text: said, ends });
  }
  if (found.length === 0) return found;
  const others = [...titlesIn(text), ...quotedStretches(text)];
  if (others.length === 0) return found;
  return found.filter(({ start, end }) => !others.some((other) => start < other.end && other.start < end));
});

/** A paragraph of the draft; its number changes as others come and go, and its segments with what is typed into it. */
interface Held {
  standing: readonly StandingSegment[];
  number: number;
}

interface StandingSegment extends Standing {
  readonly held: Held;
  segment: Segment;
}

/** The segments of a draft, and which of them say nearly the same. */
export class DraftSegments {
  #version: readonly Paragraph[];
  readonly #paragraphs: Held[] = [];
  readonly #groups: WordingGroups;

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
    if (count === 1 && fresh.length === 1) {
      this.#change(this.#paragraphs[start]!, ownSegments(fresh[0]!));
      return;
    }
    const added = fresh.map((_, index): Held => ({ standing: [], number: start + index }));
    const gone = this.#paragraphs.splice(start, count, ...added);
    // Added first: a wording that the paragraph still has is not gone for a moment, with all that is known of it.
    for (const [index, held] of added.entries()) this.#change(held, ownSegments(fresh[index]!));
    for (const held of gone) this.#change(held, []);
    if (added.length === count) return;
    for (let number = start; number < this.#paragraphs.length; number++) this.#paragraphs[number]!.number = number;
  }

  /** The paragraph has these segments now: those at both ends that say what they said stay, wherever they stand. */
  #change(held: Held, segments: readonly Segment[]): void {
    const before = held.standing;
    const whole = { first: 0, endBefore: before.length, end: segments.length };
    const { first, endBefore, end } = trimmed(whole, (was, now) => before[was]!.segment.text === segments[now]!.text);
    const standing = segments.map((segment, index): StandingSegment => {
      if (index >= first && index < end) return { held, segment };
      const stays = before[index < first ? index : index - end + endBefore]!;
      stays.segment = segment;
      return stays;
    });
    held.standing = standing;
    for (const one of standing.slice(first, end)) {
      this.#groups.putIn(one.segment.ends, one.segment.text, one);
    }
    for (const one of before.slice(first, endBefore)) {
      this.#groups.takeOut(one.segment.ends, one.segment.text, one);
    }
  }
}

const none: readonly Segment[] = [];

function ownSegments(paragraph: Paragraph): readonly Segment[] {
  return paragraph.block.kind === 'metadata' ? none : segmentsOf(paragraph);
}
