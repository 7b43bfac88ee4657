/** How a list of one version of a draft differs from that of the next, so that a step of reading does again what changed only. */

/** The entries from `first` to before `endBefore` of one version became those to before `end` of another; the others are the same. */
export interface Change {
  readonly first: number;
  readonly endBefore: number;
  readonly end: number;
}

/** One change after the other. */
export function joined(a: Change, b: Change): Change {
  const end = Math.max(a.end, b.endBefore);
  return {
    first: Math.min(a.first, b.first),
    endBefore: a.endBefore + end - a.end,
    end: b.end + end - b.endBefore,
  };
}

/**
 * What changes one after the other have altered, in order, each as a change of what the ones before it have left: of two that
 * are far apart the entries between are no part.
 */
export function inStretches(changes: readonly Change[]): readonly Change[] {
  return changes.length === 1 ? changes : changes.reduce(withStretch, []);
}

function withStretch(stretches: readonly Change[], { first, endBefore, end }: Change): readonly Change[] {
  const distance = end - endBefore;
  const before: Change[] = [];
  const behind: Change[] = [];
  let [from, until, more] = [first, endBefore, 0];
  for (const one of stretches) {
    if (one.end < first) before.push(one);
    else if (one.first > endBefore) behind.push(movedOn(one, distance));
    else {
      from = Math.min(from, one.first);
      until = Math.max(until, one.end);
      more += one.end - one.endBefore;
    }
  }
  return [...before, { first: from, endBefore: until - more, end: until + distance }, ...behind];
}

function movedOn({ first, endBefore, end }: Change, distance: number): Change {
  return { first: first + distance, endBefore: endBefore + distance, end: end + distance };
}

/**
 * Index that an entry has after the change, where it is the same: among those that changed the one that it had, -1 where there
 * are not as many now. Entries stay in their order.
 */
export function indexAfter({ endBefore, end }: Change, index: number): number {
  if (index >= endBefore) return index + end - endBefore;
  return index < end ? index : -1;
}

/** Whether an entry, by its index before and now, is what it was. */
type Sameness = (before: number, now: number) => boolean;

/** The change without the entries at its beginning and end that are what they were. */
export function trimmed({ first, endBefore, end }: Change, isSame: Sameness, isSameBehind = isSame): Change {
  let from = first;
  while (from < endBefore && from < end && isSame(from, from)) from++;
  let behind = 0;
  while (endBefore - behind > from && end - behind > from && isSameBehind(endBefore - behind - 1, end - behind - 1))
    behind++;
  return { first: from, endBefore: endBefore - behind, end: end - behind };
}

/** More entries than this are not handed to a function one by one. */
const mostAtOnce = 1000;

/** The list with `fresh` in the place of the entries that changed: the same list where few did, which is then changed itself. */
export function withFresh<Entry>(
  list: Entry[],
  { first, endBefore }: Pick<Change, 'first' | 'endBefore'>,
  fresh: readonly Entry[],
): Entry[] {
  if (fresh.length > mostAtOnce) return list.slice(0, first).concat(fresh, list.slice(endBefore));
  list.splice(first, endBefore - first, ...fresh);
  return list;
}

type Numbers = Int32Array | Float64Array | Uint8Array;

/** Numbers with room for those that changed, which the caller fills in: the same numbers where there are as many. */
export function withRoom<Row extends Numbers>(numbers: Row, { first, endBefore, end }: Change): Row {
  if (endBefore === end) return numbers;
  const room = new (numbers.constructor as new (length: number) => Row)(numbers.length + end - endBefore);
  room.set(numbers.subarray(0, first));
  room.set(numbers.subarray(endBefore), end);
  return room;
}
