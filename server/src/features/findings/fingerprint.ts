/**
 * By what a finding is known again after the draft was edited elsewhere: its check, the flagged text, the words around it
 * in its sentence and the headings above, and its number among findings that agree in all of this. Offsets, and the
 * numbers of articles and headings, which move with other people's edits, are left out.
 */
import type { Draft, Finding } from '../../checks/check.ts';
import { isSpace } from '../../ingest/lines.ts';
import { onceForEach } from '../../ingest/print.ts';

/** A finding with its identity: sixteen hexadecimal digits, and `.2`, `.3` … for the later ones of several equals. */
export interface IdentifiedFinding extends Finding {
  readonly fingerprint: string;
}

/** Characters of the same sentence that are looked at on either side. */
const reach = 8;

/** Digest of a finding in a paragraph, and the headings it is for. */
interface Known {
  readonly code: string;
  readonly start: number;
  readonly end: number;
  above: number;
  digest: string;
}

/** Of a paragraph, as long as it says the same: few findings stand in one. */
const knownIn = onceForEach((): Known[] => []);

/** Digest of a finding that begins in that paragraph (-1 where that is none), below headings that `above` stands for. */
export function digestOfFinding(
  { source, text: { places } }: Draft,
  { code, range }: Finding,
  paragraph: number,
  above: number,
): string {
  const held = places.paragraphs[paragraph];
  if (!held || range.end > places.end(paragraph)!) return digestOf(code, source, range.start, range.end, above);
  const start = places.toLogical(paragraph, range.start);
  const end = Math.max(start, places.toLogical(paragraph, range.end));
  const known = knownIn(held);
  let own = known.find((other) => other.start === start && other.end === end && other.code === code);
  if (own?.above !== above) {
    const digest = digestOf(code, held.text, start, end, above);
    if (own) Object.assign(own, { above, digest });
    else {
      own = { code, start, end, above, digest };
      known.push(own);
    }
  }
  return own.digest;
}

/**
 * What a finding from `start` to before `end` of a text is known again by, but for its number among equals, below headings that
 * `above` stands for.
 */
export function digestOf(code: string, text: string, start: number, end: number, above: number): string {
  const mixed = new Mixer();
  mixed.add(code);
  mixed.add(text, start, end);
  let from = start;
  while (from > 0 && start - from < reach && !isSentenceEnd(text.charCodeAt(from - 1))) from--;
  let to = end;
  while (to < text.length && to - end < reach && !isSentenceEnd(text.charCodeAt(to))) to++;
  mixed.addNumberless(text, from, start);
  mixed.addNumberless(text, end, to);
  mixed.addNumber(above);
  return mixed.text;
}

/** What stands for headings that are below one another, given without their labels. */
export function digestOfHeadings(texts: readonly string[]): number {
  const mixed = new Mixer();
  for (const heading of texts) mixed.addNumberless(heading);
  return mixed.number;
}

function isSentenceEnd(code: number): boolean {
  // 。！？；
  return code === 0x3002 || code === 0xff01 || code === 0xff1f || code === 0xff1b;
}

const numerals = new Set(
  Array.from('0123456789０１２３４５６７８９〇零一二三四五六七八九十百千', (one) => one.charCodeAt(0)),
);

/** FNV-1a over UTF-16 code units, twice from different beginnings. White space does not count. */
class Mixer {
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
    return this.#first ^ this.#second;
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
