/** Memory that work has taken and that is not needed any more. */
import { getHeapSpaceStatistics, getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Milliseconds between two looks. */
const interval = 8000;
/** Milliseconds of processor time in the interval up to which nobody has asked for anything. */
const quiet = 80;
/** Bytes that are worth a collection. */
const worthwhile = 4e6;
/** Milliseconds without a request that are a pause: who types fast leaves some sixty between two keystrokes. */
const pause = 20;
/** Part of the space for new objects that may be filled when the next request comes. */
const mostFilled = 1 / 3;
/** Part of it that the looks themselves fill, and more. */
const lookFills = 0.02;

/**
 * Settings of the engine for a server that shall be small and answer at once, as far as a process can make them for itself.
 * What it must be started with says client/src/server-process.ts.
 */
export function settleEngine(): void {
  // New objects are few megabytes: several threads that collect them gain nothing, and where other programs keep the
  // processors busy they wait for one another while a request waits for them.
  setFlagsFromString('--no-parallel-scavenge');
}

/**
 * From now on gives back what work has left, once after each time of work, when some quiet seconds have passed: of what
 * the engine takes while a corpus is opened or a draft is checked it keeps tens of megabytes as long as nobody writes.
 * `rest` is called before: whoever remembers what is soon found again lets go of it.
 */
export function giveBackInQuiet(rest: () => void): void {
  let used = process.cpuUsage();
  let left = 0;
  const look = async () => {
    const { user, system } = process.cpuUsage(used);
    if ((user + system) / 1000 <= quiet && bytesTaken() > left + worthwhile) {
      rest();
      await collectGarbage();
      left = bytesTaken();
    }
    used = process.cpuUsage();
  };
  setInterval(() => void look(), interval).unref();
}

/**
 * Collects new objects in the pauses between requests, so that no answer has to wait for it: it takes a millisecond or two,
 * and would else fall into every fourth keystroke. Gives what is to be called when something was answered.
 */
export function collectInPauses(): () => void {
  const collect = newObjectsCollector();
  let seen = 0;
  const look = () => {
    const filled = collect();
    // Work that goes on beside the requests makes more.
    if (Math.abs(filled - seen) > lookFills) timer.refresh();
    seen = filled;
  };
  const timer = setTimeout(look, pause).unref();
  return () => void timer.refresh();
}

/**
 * A function that collects new objects where they fill a good part of their space, and says which part of it they fill then
 * (0 … 1). The engine lets a program collect where it was told so before a context was made; one that does not is left alone.
 */
export function newObjectsCollector(): () => number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('globalThis.gc') as ((options: { readonly type: 'minor' }) => void) | undefined;
  setFlagsFromString('--no-expose-gc');
  return () => {
    const filled = partFilled();
    if (!collect || filled <= mostFilled) return filled;
    collect({ type: 'minor' });
    return partFilled();
  };
}

/** Large ones, as the text of a long draft at every keystroke, have a space of their own, which the engine collects with the other. */
const newSpaces = new Set(['new_space', 'new_large_object_space']);

/** Part of the space for new objects that they fill, the fuller one of the two. */
function partFilled(): number {
  const parts = getHeapSpaceStatistics()
    .filter(({ space_name }) => newSpaces.has(space_name))
    .map(({ space_used_size: used, space_available_size: left }) => used / Math.max(1, used + left));
  return Math.max(0, ...parts);
}

/** By objects, and by the numbers of long lists, which lie beside them. */
function bytesTaken(): number {
  const { total_heap_size, external_memory } = getHeapStatistics();
  return total_heap_size + external_memory;
}

/**
 * Collects all that can be collected and gives the pages back to the system, as the engine does when it is told that memory
 * is low: only its inspector tells it so. Takes tens of milliseconds. Does nothing in a program without inspector.
 */
export async function collectGarbage(): Promise<void> {
  const { Session } = await import('node:inspector').catch(() => ({ Session: null }));
  if (Session === null) return;
  const session = new Session();
  session.connect();
  await new Promise<void>((resolve) => session.post('HeapProfiler.collectGarbage', () => resolve()));
  // The answer comes from inside the session, which must not end before it is through with it.
  await new Promise((resolve) => setImmediate(resolve));
  session.disconnect();
}
