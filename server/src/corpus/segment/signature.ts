/**
 * A document's signature: a small sample of its wording by which renditions of one document are recognised, whatever
 * lines, marks or a few characters differ. Minimum hashes of the runs of four folded characters, one per bin
 * (one-permutation min-hashing): the share of equal bins estimates how much of the runs two documents share.
 */
import { folded, PARAGRAPH_END, SKIPPED } from '../folded-text.ts';

/** Bins of a signature; the estimate's standard error is about 0.06. */
export const SIGNATURE_BINS = 64;
/** Value of a bin that no run fell into. */
export const EMPTY_BIN = 0xffffffff;
const RUN = 4;

/** Widens a signature by the text between two offsets. */
export function addToSignature(signature: Uint32Array, text: Uint16Array, start: number, end: number): void {
  let high = 0;
  let low = 0;
  let length = 0;
  for (let at = start; at < end; at++) {
    const unit = folded[text[at]!]!;
    if (unit === SKIPPED) continue;
    if (unit === PARAGRAPH_END) {
      length = 0;
      continue;
    }
    high = (high << 16) | (low >>> 16);
    low = (low << 16) | unit;
    if (++length < RUN) continue;
    const value = mix(Math.imul(high, 0x9e3779b1) ^ Math.imul(low ^ (low >>> 15), 0x85ebca77));
    const bin = value & (SIGNATURE_BINS - 1);
    if (value < signature[bin]!) signature[bin] = value;
  }
}

/** Share of common wording, 0 … 1, as the signatures tell; 0 where a text is too short to tell. */
export function estimateOverlap(a: Uint32Array, b: Uint32Array): number {
  let filled = 0;
  let equal = 0;
  for (let bin = 0; bin < SIGNATURE_BINS; bin++) {
    if (a[bin] === EMPTY_BIN && b[bin] === EMPTY_BIN) continue;
    filled++;
    if (a[bin] === b[bin]) equal++;
  }
  return filled < SIGNATURE_BINS / 4 ? 0 : equal / filled;
}

/** Hash of a stretch of text in folded form: equal for stretches that the index takes for equal. */
export function hashText(text: Uint16Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) {
    const unit = folded[text[at]!]!;
    if (unit !== SKIPPED) hash = Math.imul(hash ^ unit, 0x01000193);
  }
  return mix(hash);
}

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
