/**
 * By what a finding is known again after the draft was edited elsewhere: its check, the flagged text, the words around it
 * in its sentence and the headings above, and its number among findings that agree in all of this. Offsets, and the
 * numbers of articles and headings, which move with other people's edits, are left out.
 */
import type { Draft, Finding } from '../../checks/check.ts';
import { isSpace } from '../../ingest/lines.ts';
import { toLogical } from '../../ingest/paragraph.ts';
import { onceForEach } from '../../ingest/print.ts';

/** A finding with its identity: sixteen hexadecimal digits, and `.2`, `.3` … for the later ones of several equals. */
export interface IdentifiedFinding extends Finding {
  readonly fingerprint: string;
}

/** What a finding is known again by, but for its number among equals. */
export interface Digest {
  readonly text: string;
  /** 32 bits of it. */
  readonly hash: number;
}

/** Numbers those that are equal; all are counted first, in any order, then asked for in order of the text. */
export class Ordinals {
  /** By some bits of the hash how many there are, two for more than one: most stand alone and need not be remembered. */
  readonly #crowds = new Uint8Array(4096);
  readonly #counts = new Map<string, number>();

  count({ hash }: Digest): void {
    const slot = this.#slotOf(hash);
    if (this.#crowds[slot]! < 2) this.#crowds[slot]!++;
  }

  fingerprint({ text, hash }: Digest): string {
    if (this.#crowds[this.#slotOf(hash)] === 1) return text;
    const ordinal = (this.#counts.get(text) ?? 0) + 1;
    this.#counts.set(text, ordinal);
    return ordinal === 1 ? text : `${text}.${ordinal}`;
  }

  #slotOf(hash: number): number {
    return hash & (this.#crowds.length - 1);
  }
}

/** Characters of the same sentence that are looked at on either side. */
const reach = 8;

/** Digest of a finding in a paragraph, and the headings it is for. */
interface Known {
  readonly code: string;
  readonly start: number;
  readonly end: number;
  above: number;
  digest: Digest;
}

/** Of a paragraph, as long as it says the same: few findings stand in one. */
const knownIn = onceForEach((): Known[] => []);

/** Digest of a finding that begins in the paragraph with that index (-1: in none), below headings that `above` stands for. */
export function digestOfFinding(
  { source, text }: Pick<Draft, 'source' | 'text'>,
  { code, range }: Finding,
  index: number,
  above: number,
): Digest {
  const held = text.paragraphs[index];
  if (!held || range.end > held.end) return digestOf(code, source, range.start, range.end, above);
  const start = toLogical(held, range.start);
  const end = Math.max(start, toLogical(held, range.end));
  const known = knownIn(held);
  let own = knownAt(known, code, start, end);
  if (own?.above !== above) {
    const digest = digestOf(code, held.text, start, end, above);
    if (own) {
      own.above = above;
      own.digest = digest;
    } else {
      own = { code, start, end, above, digest };
      known.push(own);
    }
  }
  return own.digest;
}

function knownAt(known: readonly Known[], code: string, start: number, end: number): Known | undefined {
  for (const other of known) if (other.start === start && other.end === end && other.code === code) return other;
  return undefined;
}

/** Digest of a finding from `start` to before `end` of a text, below headings that `above` stands for. */
export function digestOf(code: string, text: string, start: number, end: number, above: number): Digest {
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
  return { text: mixed.text, hash: mixed.number };
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
