/**
 * By what a finding is known again after the draft was edited elsewhere: its check, the flagged text, the words around it
 * in its sentence and the headings above, and its number among findings that agree in all of this. Offsets, and the
 * numbers of articles and headings, which move with other people's edits, are left out.
 */
import type { Draft, Finding } from '../../checks/check.ts';
import { isSpace } from '../../ingest/lines.ts';
import { onceForEach } from '../../ingest/print.ts';
import type { DraftPlaces, HeadingPath } from './draft-places.ts';

/** A finding with its identity: sixteen hexadecimal digits, and `.2`, `.3` … for the later ones of several equals. */
export interface IdentifiedFinding extends Finding {
  readonly fingerprint: string;
}

/** Fingerprints of the findings of a draft, which come in order of the text; `paragraphs` are those they begin in. */
export function fingerprintsOf(
  draft: Draft,
  places: DraftPlaces,
  findings: readonly Finding[],
  paragraphs: readonly number[],
): readonly string[] {
  const counts = new Map<string, number>();
  let path: HeadingPath | null = null;
  let above = 0;
  return findings.map((finding, index) => {
    const paragraph = paragraphs[index]!;
    const here = places.headingsAbove(paragraph);
    // Most stand under the same headings as the one before.
    if (here !== path) above = digestOfPath(here);
    path = here;
    const print = printOf(draft, places, finding, paragraph, above);
    const ordinal = (counts.get(print) ?? 0) + 1;
    counts.set(print, ordinal);
    return ordinal === 1 ? print : `${print}.${ordinal}`;
  });
}

/** Characters of the same sentence that are looked at on either side. */
const reach = 8;

/** Fingerprint of a finding in a paragraph, and the headings it is for. */
interface Known {
  readonly code: string;
  readonly start: number;
  readonly end: number;
  above: number;
  text: string;
}

/** Of a paragraph, as long as it says the same: few findings stand in one. */
const knownIn = onceForEach((): Known[] => []);

function printOf(
  { source, text }: Draft,
  places: DraftPlaces,
  { code, range }: Finding,
  index: number,
  above: number,
): string {
  const held = text.paragraphs[index];
  if (!held || range.end > held.end) return digestOf(code, source, range.start, range.end, above);
  const start = places.logical(index, range.start);
  const end = Math.max(start, places.logical(index, range.end));
  const known = knownIn(held);
  let own = knownAt(known, code, start, end);
  if (own?.above !== above) {
    const print = digestOf(code, held.text, start, end, above);
    if (own) {
      own.above = above;
      own.text = print;
    } else {
      own = { code, start, end, above, text: print };
      known.push(own);
    }
  }
  return own.text;
}

function knownAt(known: readonly Known[], code: string, start: number, end: number): Known | undefined {
  for (const other of known) if (other.start === start && other.end === end && other.code === code) return other;
  return undefined;
}

function digestOf(code: string, text: string, start: number, end: number, above: number): string {
  const digest = new Digest();
  digest.add(code);
  digest.add(text, start, end);
  let from = start;
  while (from > 0 && start - from < reach && !isSentenceEnd(text.charCodeAt(from - 1))) from--;
  let to = end;
  while (to < text.length && to - end < reach && !isSentenceEnd(text.charCodeAt(to))) to++;
  digest.addNumberless(text, from, start);
  digest.addNumberless(text, end, to);
  digest.addNumber(above);
  return digest.text;
}

const digests = new WeakMap<HeadingPath, number>();

function digestOfPath(path: HeadingPath): number {
  let above = digests.get(path);
  if (above === undefined) {
    const digest = new Digest();
    for (const heading of path.texts) digest.addNumberless(heading);
    above = digest.number;
    digests.set(path, above);
  }
  return above;
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

  addNumber(number: number): void {
    this.#take(number & 0xffff);
    this.#take(number >>> 16);
  }

  /** 32 bits of it. */
  get number(): number {
    return (this.#first ^ this.#second) >>> 0;
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
