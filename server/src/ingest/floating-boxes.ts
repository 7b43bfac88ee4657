/** Boxes (专栏) that floated into the middle of a sentence: the sentence goes on behind the box. */
import { type Change, trimmed } from './change.ts';
import type { Groups } from './groups.ts';
import type { Line } from './lines.ts';
import { lowerBound } from './lower-bound.ts';
import type { Wrapping } from './wrapping.ts';

/** Most paragraphs of a box. */
const LONGEST = 30;
/** A line that a sentence goes on from is full but for this much, in ems. */
const SLACK = 2;

/** A paragraph that a box stands in: places of the groups of its two halves. */
interface Halves {
  readonly first: number;
  readonly rest: number;
}

/** The groups as paragraphs: the second half of an interrupted one is no paragraph of its own. */
export class Interruptions {
  readonly #halves: readonly Halves[];
  /** Places of the groups that are second halves. */
  readonly #rests: readonly number[];

  constructor(halves: readonly Halves[] = []) {
    this.#halves = halves;
    this.#rests = [...new Set(halves.map(({ rest }) => rest))].sort((a, b) => a - b);
  }

  /** How many paragraphs stand before a group. */
  paragraphsBefore(group: number): number {
    return group - lowerBound(this.#rests, group);
  }

  /** Place of the second half of a group; -1 where it is whole. */
  restOf(group: number): number {
    return this.#halves.find(({ first }) => first === group)?.rest ?? -1;
  }

  isRest(group: number): boolean {
    return this.#rests[lowerBound(this.#rests, group)] === group;
  }

  /** A change of groups together with the paragraphs whose halves are others than they were in the version `before`. */
  changeSince(change: Change, before: Interruptions): Change {
    const more = change.end - change.endBefore;
    const was = before.#halves;
    const is = this.#halves;
    const other = trimmed(
      { first: 0, endBefore: was.length, end: is.length },
      (old, now) => areSame(was[old]!, is[now]!, 0) && is[now]!.rest < change.first,
      (old, now) => areSame(was[old]!, is[now]!, more) && is[now]!.first >= change.end,
    );
    let { first, end } = change;
    for (const halves of is.slice(other.first, other.end)) {
      first = Math.min(first, halves.first);
      end = Math.max(end, halves.rest + 1);
    }
    for (const halves of was.slice(other.first, other.endBefore)) {
      first = Math.min(first, halves.first);
      end = Math.max(end, halves.rest + 1 + more);
    }
    return { first, endBefore: end - more, end };
  }
}

function areSame(before: Halves, now: Halves, moved: number): boolean {
  return before.first + moved === now.first && before.rest + moved === now.rest;
}

/** Finds the paragraphs that boxes stand in. */
export function interruptionsOf(groups: Groups, lines: readonly Line[], wrapping: Wrapping): Interruptions {
  const halves: Halves[] = [];
  for (const box of groups.boxes) {
    if (box === 0 || !isInterrupted(groups, box - 1, lines, wrapping)) continue;
    const rest = restBehind(groups, box, lines);
    if (rest >= 0) halves.push({ first: box - 1, rest });
  }
  return new Interruptions(halves);
}

/** Whether the last line of a text is full and ends in mid-sentence. */
function isInterrupted({ groups, firsts }: Groups, at: number, lines: readonly Line[], wrapping: Wrapping): boolean {
  const group = groups[at]!;
  if (group.block.kind === 'title') return false;
  const last = firsts[at]! + group.lines - 1;
  const measure = wrapping.measure[last]!;
  return measure > 0 && !lines[last]!.print.endsSentence && wrapping.widths[last]! > measure - SLACK;
}

/** Index of the first paragraph behind the numbered items of the box that has no number itself; -1 where the box has no items. */
function restBehind({ groups, firsts }: Groups, box: number, lines: readonly Line[]): number {
  let items = 0;
  for (let at = box + 1; at < Math.min(groups.length, box + LONGEST); at++) {
    const group = groups[at]!;
    const first = firsts[at]!;
    const { label, isRow } = lines[first]!.print;
    const { endsSentence } = lines[first + group.lines - 1]!.print;
    if (label !== null) {
      if (label.kind !== 'arabic' || label.number !== items + 1 || !endsSentence) return -1;
      items++;
    } else if (group.block.kind === 'title' || isRow || !endsSentence) return -1;
    else return items > 0 ? at : -1;
  }
  return -1;
}
