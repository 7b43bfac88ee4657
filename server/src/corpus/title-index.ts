/** The titles and document numbers that the corpus knows, from its documents and from their citations. */
import type { CorpusDocument, KnownTitle } from './corpus.ts';
import { byRecencyAndLevel, compareText } from './document-order.ts';
import { Pattern } from './edit-distance.ts';
import { foldedKey, foldedUnits } from './folded-text.ts';
import type { CitationRow } from './segment-rows.ts';

/** Shorter titles have too many neighbours that are other titles. */
const SHORTEST_NEAR_TITLE = 4;
/** From this length on a second differing character is tolerated. */
const LONG_TITLE = 8;
/** Documents read in one step. */
const STEP = 64;

interface Entry {
  readonly key: string;
  readonly sketch: Sketch;
  title: string;
  readonly documents: CorpusDocument[];
  /** Works that cite the title. */
  citedBy: number;
  number: string | null;
}

export interface KnownNumber {
  readonly number: string;
  readonly title: string;
  readonly document: CorpusDocument | null;
}

export class TitleIndex {
  readonly #byKey = new Map<string, Entry>();
  /** Entries by the length of their keys: a title a character or two off is as long within so many characters. */
  readonly #byLength = new Map<number, Entry[]>();
  #ranked: readonly Entry[] = [];
  #numbers: readonly KnownNumber[] = [];

  /** The index of what the documents are called and cite; yields after every few of them. */
  static *build(
    documents: readonly CorpusDocument[],
    citationsOf: (document: number) => CitationRow,
  ): Generator<undefined, TitleIndex> {
    const index = new TitleIndex();
    yield* index.#fill(documents, citationsOf);
    return index;
  }

  private constructor() {}

  *#fill(documents: readonly CorpusDocument[], citationsOf: (document: number) => CitationRow): Generator<undefined> {
    for (const document of documents) {
      if (document.id % STEP === 0) yield undefined;
      if (document.title === '') continue;
      const entry = this.#entry(document.title);
      if (entry.documents.length === 0) entry.title = document.title;
      entry.documents.push(document);
    }
    const citing = new Map<Entry, Set<number>>();
    const cited = new Map<string, KnownNumber>();
    for (const document of documents) {
      if (document.id % STEP === 0) yield undefined;
      for (const [title, number] of citationsOf(document.id)) {
        const entry = this.#entry(title);
        if (entry.key === '') continue;
        const of = citing.get(entry) ?? new Set();
        citing.set(entry, of.add(document.work));
        if (number === null) continue;
        if (entry.documents.length === 0) entry.number ??= number;
        const key = `${foldedKey(number)} ${entry.key}`;
        if (!cited.has(key)) cited.set(key, { number, title: entry.title, document: null });
      }
    }
    for (const entry of this.#byKey.values()) {
      entry.citedBy = citing.get(entry)?.size ?? 0;
      entry.documents.sort((a, b) => byRecencyAndLevel(a, b) || a.id - b.id);
      entry.number = entry.documents.find(({ number }) => number !== null)?.number ?? entry.number;
      const alike = this.#byLength.get(entry.key.length);
      if (alike) alike.push(entry);
      else this.#byLength.set(entry.key.length, [entry]);
    }
    yield undefined;
    this.#ranked = [...this.#byKey.values()].sort(byRank);
    yield undefined;
    this.#numbers = collectNumbers(documents, cited);
  }

  title(title: string): KnownTitle | null {
    const entry = this.#byKey.get(titleKey(title));
    return entry ? known(entry) : null;
  }

  near(title: string): readonly KnownTitle[] {
    const key = titleKey(title);
    if (key.length < SHORTEST_NEAR_TITLE) return [];
    const tolerated = key.length >= LONG_TITLE ? 2 : 1;
    const pattern = new Pattern(foldedUnits(key));
    const sketch = sketchOf(key);
    const found: { readonly entry: Entry; readonly distance: number }[] = [];
    for (let length = key.length - tolerated; length <= key.length + tolerated; length++) {
      if (length < SHORTEST_NEAR_TITLE) continue;
      for (const entry of this.#byLength.get(length) ?? []) {
        if (entry.key === key || differingBits(sketch, entry.sketch) > 2 * tolerated) continue;
        const distance = pattern.distance(foldedUnits(entry.key));
        if (distance <= tolerated || isSwap(key, entry.key)) found.push({ entry, distance });
      }
    }
    return found.sort((a, b) => a.distance - b.distance || byRank(a.entry, b.entry)).map(({ entry }) => known(entry));
  }

  containing(text: string, limit: number): readonly KnownTitle[] {
    const key = titleKey(text);
    const prefixed: Entry[] = [];
    const inside: Entry[] = [];
    for (const entry of this.#ranked) {
      const at = entry.key.indexOf(key);
      if (at === 0) prefixed.push(entry);
      else if (at > 0) inside.push(entry);
      if (prefixed.length >= limit) break;
    }
    return [...prefixed, ...inside].slice(0, limit).map(known);
  }

  numbers(): readonly KnownNumber[] {
    return this.#numbers;
  }

  #entry(title: string): Entry {
    const key = titleKey(title);
    let entry = this.#byKey.get(key);
    if (!entry) {
      entry = { key, sketch: sketchOf(key), title, documents: [], citedBy: 0, number: null };
      if (key !== '') this.#byKey.set(key, entry);
    }
    return entry;
  }
}

/** Equal for titles that differ in white space, width, brackets or dashes only. */
export function titleKey(title: string): string {
  return foldedKey(title).replaceAll('《', '<').replaceAll('》', '>');
}

/** Which characters a title holds, as bits: one edit changes two of them at most, so most other titles show at once. */
type Sketch = readonly [number, number];

function sketchOf(key: string): Sketch {
  const bits: [number, number] = [0, 0];
  for (let at = 0; at < key.length; at++) {
    const hash = Math.imul(key.charCodeAt(at), 0x9e3779b1) >>> 26;
    bits[hash >>> 5]! |= 1 << (hash & 31);
  }
  return bits;
}

function differingBits(a: Sketch, b: Sketch): number {
  return countBits(a[0] ^ b[0]) + countBits(a[1] ^ b[1]);
}

function countBits(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Equal but for two neighbouring characters that changed places: one slip, though two edits. */
function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** Titles of documents at hand first, then by how often they are cited, short before long. */
function byRank(a: Entry, b: Entry): number {
  return (
    Math.sign(b.documents.length) - Math.sign(a.documents.length) ||
    b.citedBy - a.citedBy ||
    a.key.length - b.key.length ||
    compareText(a.key, b.key)
  );
}

function known({ title, documents, citedBy, number }: Entry): KnownTitle {
  return { title, documents, citedBy, number };
}

/** Numbers of documents, newest first, then those only printed after a citation. */
function collectNumbers(documents: readonly CorpusDocument[], cited: Map<string, KnownNumber>): readonly KnownNumber[] {
  const own = documents
    .filter((document) => document.number !== null && document.title !== '')
    .sort((a, b) => byRecencyAndLevel(a, b) || a.id - b.id)
    .map((document) => ({ number: document.number!, title: document.title, document }));
  const numbers = new Map<string, KnownNumber>();
  for (const row of [...own, ...cited.values()]) {
    const key = `${foldedKey(row.number)} ${titleKey(row.title)}`;
    if (!numbers.has(key)) numbers.set(key, row);
  }
  return [...numbers.values()];
}
