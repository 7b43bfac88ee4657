import { type Change, withFresh, withRoom } from './change.ts';
import { type Group, Joiner, REACH } from './join.ts';
import { LabelHabits } from './label-habits.ts';
import type { Line } from './lines.ts';
import { lowerBound } from './lower-bound.ts';
import type { Wrapping } from './wrapping.ts';

/** Groups that are gone past for the habits at one: then they are kept with it. */
const FARTHEST = 64;

/** The printed lines of a text grouped into paragraphs: kept in step with the text. */
export class Groups {
  #groups: Group[] = [];
  /** Index of the first line of each group. */
  #firsts = new Int32Array(0);
  /** What the text before a group shows, for some groups. */
  readonly #habits: WeakMap<Group, LabelHabits>;
  /** Places of the groups that head a box. */
  #boxes: readonly number[] = [];
  #lines = 0;

  constructor(habits = new WeakMap<Group, LabelHabits>()) {
    this.#habits = habits;
  }

  get groups(): readonly Group[] {
    return this.#groups;
  }

  get firsts(): Int32Array {
    return this.#firsts;
  }

  get boxes(): readonly number[] {
    return this.#boxes;
  }

  /** The same groups, to be kept in step with another text. */
  copy(): Groups {
    // A group that is kept stands behind the same numbers in the other text too.
    const copy = new Groups(this.#habits);
    copy.#groups = this.#groups.slice();
    copy.#firsts = this.#firsts.slice();
    copy.#boxes = this.#boxes;
    copy.#lines = this.#lines;
    return copy;
  }

  /**
   * Goes on to the next version of the lines: groups them anew from a little before the change until a paragraph begins as it
   * did, behind the same numbers.
   */
  update(lines: readonly Line[], wrapping: Wrapping, { first, end }: Change): GroupChange {
    const before = this.#groups;
    const firsts = this.#firsts;
    // The groups that end far enough before the change: those that begin before the last one of them that does.
    let kept = lowerBound(firsts, first);
    while (kept > 0 && firsts[kept - 1]! + before[kept - 1]!.lines + REACH > first) kept--;
    const habits = this.#habitsBefore(kept);
    const joiner = new Joiner(lines, wrapping, habits);
    const distance = lines.length - this.#lines;
    // Habits of the earlier version at its paragraph `next`.
    const then = habits.copy();
    const fresh: Group[] = [];
    const starts: number[] = [];
    let next = kept;
    let behind = before.length;
    for (let at = kept === 0 ? 0 : firsts[kept - 1]! + before[kept - 1]!.lines; at < lines.length; ) {
      while (next < before.length && firsts[next]! + distance < at) then.take(before[next++]!);
      if (at > end && firsts[next] === at - distance && habits.equal(then)) {
        behind = next;
        break;
      }
      const group = joiner.groupAt(at);
      fresh.push(group);
      starts.push(at);
      at += group.lines;
    }
    const change = { first: kept, endBefore: behind, end: kept + fresh.length };
    const removed = { groups: before.slice(kept, behind), firsts: firsts.slice(kept, behind) };
    this.#groups = withFresh(before, change, fresh);
    this.#boxes = movedPast(change, this.#boxes)
      .concat(fresh.flatMap((group, index) => (isBox(group) ? [kept + index] : [])))
      .sort((a, b) => a - b);
    this.#firsts = withRoom(firsts, change);
    this.#firsts.set(starts, kept);
    if (distance !== 0) for (let at = change.end; at < this.#firsts.length; at++) this.#firsts[at]! += distance;
    this.#lines = lines.length;
    return { ...change, removed };
  }

  #habitsBefore(index: number): LabelHabits {
    let from = index;
    let known: LabelHabits | undefined;
    while (from > 0 && !known) {
      const group = this.#groups[from];
      known = group && this.#habits.get(group);
      if (!known) from--;
    }
    const habits = known?.copy() ?? new LabelHabits();
    for (let at = from; at < index; at++) {
      habits.take(this.#groups[at]!);
      const next = this.#groups[at + 1];
      if (next && (at + 1 - from) % FARTHEST === 0) this.#habits.set(next, habits.copy());
    }
    return habits;
  }
}

/** A change of groups, with those that were taken away and the lines at which they began. */
export interface GroupChange extends Change {
  readonly removed: { readonly groups: readonly Group[]; readonly firsts: Int32Array };
}

function isBox({ label }: Group): boolean {
  return label?.kind === 'box' && label.number > 0;
}

/** Places outside of a change, where they are behind it. */
function movedPast({ first, endBefore, end }: Change, places: readonly number[]): number[] {
  return places.flatMap((at) => (at < first ? [at] : at < endBefore ? [] : [at + end - endBefore]));
}
