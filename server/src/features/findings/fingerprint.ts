/**
 * By what a finding is known again after the draft was edited elsewhere: its check, the flagged text, the words around it
 * in its sentence and the headings above, and its number among findings that agree in all of this. Offsets, and the
 * numbers of articles and headings, which move with other people's edits, are left out.
 */
import type { Draft, Finding } from '../../checks/check.ts';
import { isSpace } from '../../ingest/lines.ts';
import type { DraftPlaces } from './draft-places.ts';

/** A finding with its identity: sixteen hexadecimal digits, and `.2`, `.3` … for the later ones of several equals. */
export interface IdentifiedFinding extends Finding {
  readonly fingerprint: string;
}

/** Fingerprints of the findings of a draft, which come in order of the text. */
export function fingerprintsOf(draft: Draft, places: DraftPlaces, findings: readonly Finding[]): readonly string[] {
  const counts = new Map<string, number>();
  return findings.map((finding) => {
    const print = printOf(draft, places, finding);
    const ordinal = (counts.get(print) ?? 0) + 1;
    counts.set(print, ordinal);
    return ordinal === 1 ? print : `${print}.${ordinal}`;
  });
}

/** Characters of the same sentence that are looked at on either side. */
const reach = 8;

function printOf({ source, text }: Draft, places: DraftPlaces, { code, range }: Finding): string {
  const digest = new Digest();
  digest.add(code);
  const index = places.paragraphAt(range.start);
  const held = text.paragraphs[index];
  if (!held || range.start > held.end) {
    digest.add(source, range.start, range.end);
    return digest.text;
  }
  const start = places.logical(index, range.start);
  const end = Math.max(start, places.logical(index, Math.min(range.end, held.end)));
  if (range.end <= held.end) digest.add(held.text, start, end);
  else digest.add(source, range.start, range.end);
  let from = start;
  while (from > 0 && start - from < reach && !isSentenceEnd(held.text.charCodeAt(from - 1))) from--;
  let to = end;
  while (to < held.text.length && to - end < reach && !isSentenceEnd(held.text.charCodeAt(to))) to++;
  digest.addNumberless(held.text, from, start);
  digest.addNumberless(held.text, end, to);
  for (const heading of places.headingsAbove(index)) digest.addNumberless(heading);
  return digest.text;
}

function isSentenceEnd(code: number): boolean {
  // 。！？；
  return code === 0x3002 || code === 0xff01 || code === 0xff1f || code === 0xff1b;
}

const numerals = new Set(
  Array.from('0123456789０１２３４５６７８９〇零一二三四五六七八九十百千', (one) => one.charCodeAt(0)),
);

/** FNV-1a over UTF-16 code units, twice from different beginnings. White space does not count. */
class Digest {
  #first = 0x811c9dc5;
  #second = 0x3c6ef372;

  add(text: string, start = 0, end = text.length): void {
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at);
      if (!isSpace(code)) this.#take(code);
    }
    this.#take(0);
  }

  /** Numbers count as such, whatever their value. */
  addNumberless(text: string, start = 0, end = text.length): void {
    let inNumber = false;
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at);
      const isNumeral = numerals.has(code);
      if (!isSpace(code) && !(isNumeral && inNumber)) this.#take(isNumeral ? 1 : code);
      inNumber = isNumeral;
    }
    this.#take(0);
  }

  get text(): string {
    return hexadecimal(this.#first) + hexadecimal(this.#second);
  }

  #take(code: number): void {
    this.#first = Math.imul(this.#first ^ code, 0x01000193);
    this.#second = Math.imul(this.#second ^ code, 0x01000193) ^ (this.#second >>> 15);
  }
}

function hexadecimal(half: number): string {
  return (half >>> 0).toString(16).padStart(8, '0');
}
