/**
 * The character form in which the index compares: folded (policy/fold.ts), white space skipped. A table makes it one
 * array access per character, so that texts are stored as printed and never copied for a comparison.
 */
import { foldedForms, squeeze } from '../policy/fold.ts';

/** What {@link folded} gives for white space: no text holds it. */
export const SKIPPED = 0;

/** Stands between paragraphs in a segment's text; a noncharacter, replaced where a file holds it. */
export const PARAGRAPH_END = 0xffff;

const FIRST_IDEOGRAPH = 0x3400;
const BEHIND_SURROGATES = 0xe000;

/** Folded code unit of every code unit; {@link SKIPPED} for white space and other characters without a width. */
export const folded: Uint16Array = buildTable();

/** How many code units fold to a code unit: 1 for those, such as nearly every Chinese character, that only stand for themselves. */
export const formCount: Uint32Array = countForms();

function countForms(): Uint32Array {
  const counts = new Uint32Array(0x10000);
  for (const unit of folded) counts[unit]!++;
  return counts;
}

function buildTable(): Uint16Array {
  const table = foldedForms.slice();
  const blank = /[\s\p{Z}\p{Cc}\p{Cf}]/u;
  for (let unit = 0; unit < PARAGRAPH_END; unit++) {
    // No white space among Chinese characters and Hangul, nor among surrogates.
    if (unit === FIRST_IDEOGRAPH) unit = BEHIND_SURROGATES;
    const character = String.fromCharCode(unit);
    if (blank.test(character) && squeeze(character) === '') table[unit] = SKIPPED;
  }
  table[0] = SKIPPED;
  table[PARAGRAPH_END] = PARAGRAPH_END;
  return table;
}

/** Folded code units of a text, white space left out. */
export function foldedUnits(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = folded[text.charCodeAt(at)]!;
    if (unit !== SKIPPED) units[length++] = unit === PARAGRAPH_END ? 0xfffd : unit;
  }
  // A view costs as much as the list.
  return length < units.length ? units.subarray(0, length) : units;
}

/** Folded text without white space: equal for texts that the index takes for equal. */
export function foldedKey(text: string): string {
  return stringOf(foldedUnits(text));
}

/** A string of UTF-16 code units. */
export function stringOf(units: Uint16Array): string {
  if (units.length <= 4096) return String.fromCharCode.apply(null, units as unknown as number[]);
  let text = '';
  for (let at = 0; at < units.length; at += 4096) text += stringOf(units.subarray(at, at + 4096));
  return text;
}

/** Key of a bigram in the dictionary: two folded code units, the first one in the high half. */
export function bigramKey(first: number, second: number): number {
  return ((first << 16) | second) >>> 0;
}
