/** Numbers that stand for a few characters, for readers of much text who cannot make a string of every piece. */

/** Of four code units from an offset on. */
export function hashOfFour(units: Uint16Array, at: number): number {
  return mixed((units[at]! << 16) | units[at + 1]!, (units[at + 2]! << 16) | units[at + 3]!);
}

/** As {@link hashOfFour}, of a string. */
export function hashOfText(text: string, at: number): number {
  const first = (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);
  return mixed(first, (text.charCodeAt(at + 2) << 16) | text.charCodeAt(at + 3));
}

/** Of two code units. */
export function hashOfTwo(units: Uint16Array, at: number): number {
  return Math.imul((units[at]! << 16) | units[at + 1]!, 0x9e3779b1);
}

/** Of a stretch of any length. */
export function hashOf(units: Uint16Array, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ units[at]!, 0x85ebca6b) ^ (hash >>> 11);
  return mixed(hash, end - start);
}

/** Of two hashes together; a whole number of 32 bits with a sign, as such numbers need no memory of their own. */
export function mixed(a: number, b: number): number {
  const product = Math.imul(a ^ (a >>> 15), 0x2c1b3c6d) ^ Math.imul(b, 0x297a2d39);
  return product ^ (product >>> 13);
}

/** Whether `length` code units of two texts, from an offset of each on, are the same: what equal hashes suggest. */
export function isSame(a: Uint16Array, inA: number, b: Uint16Array, inB: number, length: number): boolean {
  for (let at = 0; at < length; at++) if (a[inA + at] !== b[inB + at]) return false;
  return true;
}

/** A set of hashes in 128 KB; it may take others for its own, but never misses one. */
export class HashSet {
  readonly #bits = new Uint32Array(1 << 15);

  add(hash: number): void {
    this.#bits[(hash >>> 5) & 0x7fff]! |= 1 << (hash & 31);
  }

  has(hash: number): boolean {
    return (this.#bits[(hash >>> 5) & 0x7fff]! & (1 << (hash & 31))) !== 0;
  }
}
