/**
 * How a version of a draft differs from the ones before, so that what is worked out paragraph by paragraph is worked out
 * again for the paragraphs that changed only.
 */
import { BesideList } from './beside-list.ts';
import { type Change, inStretches, joined, trimmed } from './change.ts';
import { lowerBound } from './lower-bound.ts';
import type { Paragraph } from './paragraph.ts';

/** Versions that a reading may miss and still go on from where it was: what is typed between two runs of the checks. */
const mostMissed = 50;

/** What readings remember of a draft, by their place; of a text that has no other versions as well. */
interface DraftMemory {
  /** The last changes, the latest at the end. */
  changes: readonly Change[];
  latest: number;
  readonly slots: ({ readonly version: number; readonly held: unknown } | undefined)[];
}

interface Version {
  readonly number: number;
  readonly memory: DraftMemory;
}

const versions = new WeakMap<readonly Paragraph[], Version>();

function versionOf(paragraphs: readonly Paragraph[]): Version {
  let version = versions.get(paragraphs);
  if (!version) {
    version = { number: 0, memory: { changes: [], latest: 0, slots: [] } };
    versions.set(paragraphs, version);
  }
  return version;
}

/** Makes the paragraphs of a text known as those of the version of a draft that comes after another one, changed so. */
export function succeed(before: readonly Paragraph[], now: readonly Paragraph[], change: Change): void {
  const { memory, number } = versionOf(before);
  if (memory.latest !== number) return;
  memory.latest++;
  const said = trimmed(change, (was, is) => saySame(before[was]!, now[is]!));
  memory.changes = [...memory.changes, said].slice(-mostMissed);
  versions.set(now, { number: memory.latest, memory });
  // What has not been asked for since long holds what the draft no longer says.
  for (const [place, slot] of memory.slots.entries()) {
    if (slot && slot.version < memory.latest - mostMissed) memory.slots[place] = undefined;
  }
}

/** Stands for a draft: the same object for all its versions, one of its own for a text that has no others. */
export function draftOf(paragraphs: readonly Paragraph[]): object {
  return versionOf(paragraphs).memory;
}

/**
 * The same paragraphs as the beginning of other versions: what is known of the draft so far is known of them, what is made
 * of those that come after them stays theirs.
 */
export function branchOf(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  const { number, memory } = versionOf(paragraphs);
  const own = paragraphs.slice();
  versions.set(own, { number, memory: { ...memory, slots: memory.slots.slice() } });
  return own;
}

function saySame(a: Paragraph, b: Paragraph): boolean {
  return a === b || (a.print === b.print && a.block === b.block);
}

/** The changes from a version to the latest, one after the other; null where too many lie between. */
function changesSince({ changes, latest }: DraftMemory, version: number): readonly Change[] | null {
  const missed = changes.slice(changes.length - (latest - version));
  return missed.length < latest - version ? null : missed;
}

function asOne(changes: readonly Change[]): Change {
  return changes.length === 1 ? changes[0]! : changes.reduce(joined);
}

/** {@link changeOf}, of a version to itself as well. */
export function changeBetween(before: readonly Paragraph[], now: readonly Paragraph[]): Change | null {
  return before === now ? { first: 0, endBefore: 0, end: 0 } : changeOf(before, now);
}

/** How an earlier version of a draft became its latest one; null where they are not known as such, or too many lie between. */
export function changeOf(before: readonly Paragraph[], now: readonly Paragraph[]): Change | null {
  const [from, to] = [versions.get(before), versions.get(now)];
  if (!from || from.memory !== to?.memory || to.number !== to.memory.latest || from.number >= to.number) return null;
  const changes = changesSince(to.memory, from.number);
  return changes && asOne(changes);
}

/**
 * Something made of the paragraphs of a text and carried from version to version of a draft: `make` makes it of a whole
 * text, `carry` of what it was for an earlier version. For module level: each takes a place in the memory of a draft.
 */
export function carried<Held>(
  make: (paragraphs: readonly Paragraph[]) => Held,
  carry: (before: Held, paragraphs: readonly Paragraph[], change: Change) => Held,
): (paragraphs: readonly Paragraph[]) => Held {
  return following(make, (before, paragraphs, changes) => carry(before, paragraphs, asOne(changes)));
}

/** The same for what is carried stretch by stretch: `carry` looks at no other paragraphs than those of the change that it is given. */
function carriedInStretches<Held>(
  make: (paragraphs: readonly Paragraph[]) => Held,
  carry: (before: Held, paragraphs: readonly Paragraph[], change: Change) => Held,
): (paragraphs: readonly Paragraph[]) => Held {
  return following(make, (before, paragraphs, changes) =>
    inStretches(changes).reduce((held, change) => carry(held, paragraphs, change), before),
  );
}

/** `follow` gets the changes since an earlier version, one after the other. */
function following<Held>(
  make: (paragraphs: readonly Paragraph[]) => Held,
  follow: (before: Held, paragraphs: readonly Paragraph[], changes: readonly Change[]) => Held,
): (paragraphs: readonly Paragraph[]) => Held {
  const place = places++;
  return (paragraphs) => {
    const { number, memory } = versionOf(paragraphs);
    const slot = memory.slots[place];
    if (slot?.version === number) return slot.held as Held;
    // Who still asks about an earlier version is not remembered.
    if (number !== memory.latest) return make(paragraphs);
    const changes = slot ? changesSince(memory, slot.version) : null;
    const held = changes ? follow(slot!.held as Held, paragraphs, changes) : make(paragraphs);
    memory.slots[place] = { version: number, held };
    return held;
  };
}

let places = 0;

/** What stands in some of the paragraphs of a text, in order. */
export interface Gathered<Found> {
  /** Indices of the paragraphs. */
  readonly paragraphs: readonly number[];
  /** What stands in each of them: the same list as long as it has only moved, from version to version of a draft. */
  readonly found: readonly Found[];
}

/**
 * What a reading finds in the paragraphs of a text, without those where it finds nothing (`null`). `read` must depend on
 * nothing but text and block of the paragraph. In the next version of a draft it is the same object as long as the same is
 * found in the same paragraphs: what is found stands for all that counts of a paragraph; where every word does, the paragraph
 * does. For module level.
 */
export function gathering<Found>(
  read: (paragraph: Paragraph) => Found | null,
): (paragraphs: readonly Paragraph[]) => Gathered<Found> {
  return gatheringAt((paragraphs, at) => read(paragraphs[at]!), 0);
}

/** The same of each paragraph together with the one before it. */
export function gatheringPairs<Found>(
  read: (before: Paragraph, paragraph: Paragraph) => Found | null,
): (paragraphs: readonly Paragraph[]) => Gathered<Found> {
  return gatheringAt((paragraphs, at) => (at === 0 ? null : read(paragraphs[at - 1]!, paragraphs[at]!)), 1);
}

/** `reach`: how many paragraphs behind another one are read together with it. */
function gatheringAt<Found>(
  read: (paragraphs: readonly Paragraph[], at: number) => Found | null,
  reach: 0 | 1,
): (paragraphs: readonly Paragraph[]) => Gathered<Found> {
  const within = (paragraphs: readonly Paragraph[], first: number, end: number): Gathered<Found> => {
    const indices: number[] = [];
    const found: Found[] = [];
    for (let at = first; at < end; at++) {
      const one = read(paragraphs, at);
      if (one === null) continue;
      indices.push(at);
      found.push(one);
    }
    return { paragraphs: indices, found };
  };
  return carriedInStretches<Gathered<Found>>(
    (paragraphs) => within(paragraphs, 0, paragraphs.length),
    (before, paragraphs, { first, endBefore, end }) => {
      // Between two stretches stands a paragraph at least that is the same in both versions.
      const behind = Math.min(reach, paragraphs.length - end);
      const change = { first, endBefore: endBefore + behind, end: end + behind };
      return replaced(before, change, within(paragraphs, first, change.end));
    },
  );
}

/** What is gathered in the next version of a draft, given what is in the paragraphs that changed: the same object where that is the same. */
export function replaced<Found>(
  before: Gathered<Found>,
  { first, endBefore, end }: Change,
  fresh: Gathered<Found>,
): Gathered<Found> {
  const from = lowerBound(before.paragraphs, first);
  const until = lowerBound(before.paragraphs, endBefore);
  const distance = end - endBefore;
  const isSame = isStretch(fresh, before, from, until);
  if (isSame && (distance === 0 || until === before.found.length)) return before;
  const behind = before.paragraphs.slice(until).map((at) => at + distance);
  return {
    paragraphs: before.paragraphs.slice(0, from).concat(fresh.paragraphs, behind),
    found: isSame ? before.found : before.found.slice(0, from).concat(fresh.found, before.found.slice(until)),
  };
}

/** What was gathered in the paragraphs from `first` to before `end`. */
export function foundWithin<Found>(
  { paragraphs, found }: Gathered<Found>,
  first: number,
  end: number,
): readonly Found[] {
  return found.slice(lowerBound(paragraphs, first), lowerBound(paragraphs, end));
}

/** True where the one is all that stands from `from` to before `until` of the other. */
function isStretch<Found>(one: Gathered<Found>, other: Gathered<Found>, from: number, until: number): boolean {
  return (
    one.found.length === until - from &&
    one.found.every((found, at) => found === other.found[from + at]) &&
    one.paragraphs.every((paragraph, at) => paragraph === other.paragraphs[from + at])
  );
}

/** Visits what was gathered in the paragraphs `members` (indices, in order), with the place of each among them. */
export function visitAmong<Found>(
  { paragraphs, found }: Gathered<Found>,
  members: readonly number[],
  visit: (found: Found, at: number, index: number) => void,
): void {
  const last = members.at(-1);
  if (last === undefined) return;
  let index = 0;
  for (let next = lowerBound(paragraphs, members[0]!); next < paragraphs.length; next++) {
    const at = paragraphs[next]!;
    if (at > last) return;
    // Most members stand right behind one another.
    const farthest = index + at - members[index]!;
    index = members[farthest] === at ? farthest : lowerBound(members, at, index, Math.min(farthest, members.length));
    if (members[index] === at) visit(found[next]!, at, index);
    // Between two members there may be other documents.
    else next = lowerBound(paragraphs, members[index]!, next + 1) - 1;
  }
}

/** Place among the paragraphs `members` (indices, in order) of the first in which something was gathered; -1 where there is none. */
export function firstAmong({ paragraphs }: Gathered<unknown>, members: readonly number[]): number {
  const last = members.at(-1);
  if (last === undefined) return -1;
  for (let next = lowerBound(paragraphs, members[0]!); next < paragraphs.length; next++) {
    const at = paragraphs[next]!;
    if (at > last) return -1;
    const index = lowerBound(members, at);
    if (members[index] === at) return index;
  }
  return -1;
}

/**
 * A list with a place for each paragraph of a text, for what the caller puts there: it goes with its paragraph through all
 * versions of a draft as long as the paragraph says the same. For module level.
 */
export function besideParagraphs<Put>(): (paragraphs: readonly Paragraph[]) => BesideList<Put> {
  return carriedInStretches<BesideList<Put>>(
    (paragraphs) => BesideList.ofLength(paragraphs.length),
    (before, _paragraphs, { first, endBefore, end }) =>
      first === endBefore && first === end ? before : before.spliced(first, endBefore, end - first),
  );
}
