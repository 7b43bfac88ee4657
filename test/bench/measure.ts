/** Timing and printing for the benchmarks. */
import { readFileSync } from 'node:fs';
import { newObjectsCollector } from '../../server/src/platform/memory.ts';

/** Milliseconds that a call takes, and what it gives. */
export function timed<T>(work: () => T): { readonly milliseconds: number; readonly result: T } {
  const start = performance.now();
  const result = work();
  return { milliseconds: performance.now() - start, result };
}

/** Processor milliseconds of this process during a call: what other programs take meanwhile does not count. */
export function processorTime(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/**
 * Processor milliseconds of the main thread alone during a call: what somebody waits for on a machine that has nothing else to
 * do, without what the engine compiles beside it. Counted in steps of some milliseconds; null where the system does not tell.
 */
export function threadTime(work: () => unknown): number | null {
  const before = mainThread();
  work();
  const after = mainThread();
  return before === null || after === null ? null : after - before;
}

function mainThread(): number | null {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return null;
  }
}

export async function timedAsync<T>(
  work: () => Promise<T>,
): Promise<{ readonly milliseconds: number; readonly result: T }> {
  const start = performance.now();
  const result = await work();
  return { milliseconds: performance.now() - start, result };
}

const collectNewObjects = newObjectsCollector();

/** What is between two messages of somebody who types: the event loop turns, and the server collects new objects. */
export async function pause(): Promise<void> {
  await new Promise((go) => setImmediate(go));
  collectNewObjects();
}

export interface Distribution {
  readonly p50: number;
  readonly p99: number;
}

export function distribution(milliseconds: readonly number[]): Distribution {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

/** Random numbers that are the same in every run. */
export function seededRandom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 0x100000000) * below);
  };
}

export function heading(text: string): void {
  console.log(`\n${text}`);
}

export function line(label: string, value: string): void {
  console.log(`  ${label.padEnd(58)} ${value}`);
}

export function milliseconds(value: number): string {
  return `${value < 0.1 ? value.toFixed(4) : value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
}

export function spread({ p50, p99 }: Distribution): string {
  return `p50 ${milliseconds(p50)}, p99 ${milliseconds(p99)}`;
}

/** `1.83×  (bar: at most 2×, met)`. */
export function ratio(value: number, bar?: { readonly atMost?: number; readonly atLeast?: number }): string {
  const times = (number: number) =>
    `${number < 0.1 ? number.toFixed(3) : number < 10 ? number.toFixed(2) : number.toFixed(0)}×`;
  if (bar?.atMost !== undefined) {
    return `${times(value)}  (bar: at most ${bar.atMost}×, ${value <= bar.atMost ? 'met' : 'NOT MET'})`;
  }
  if (bar?.atLeast !== undefined) {
    return `${times(value)}  (bar: at least ${bar.atLeast}×, ${value >= bar.atLeast ? 'met' : 'NOT MET'})`;
  }
  return times(value);
}
