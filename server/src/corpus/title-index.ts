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

interface Entry {
  readonly key: string;
  title: string;
  readonly documents: CorpusDocument[];
  readonly citing: Set<number>;
  number: string | null;
}

export interface KnownNumber {
  readonly number: string;
  readonly title: string;
  readonly document: CorpusDocument | null;
}

export class TitleIndex {
  readonly #byKey = new Map<string, Entry>();
  /** Entries by the bigrams of their keys. */
  readonly #byBigram = new Map<string, Entry[]>();
  readonly #ranked: readonly Entry[];
  readonly #numbers: readonly KnownNumber[];

  constructor(documents: readonly CorpusDocument[], citationsOf: (document: number) => CitationRow) {
    for (const document of documents) {
      if (document.title === '') continue;
      const entry = this.#entry(document.title);
      if (entry.documents.length === 0) entry.title = document.title;
      entry.documents.push(document);
    }
    const cited = new Map<string, KnownNumber>();
    for (const document of documents) {
      for (const [title, number] of citationsOf(document.id)) {
        const entry = this.#entry(title);
        if (entry.key === '') continue;
        entry.citing.add(document.work);
        if (number === null) continue;
        if (entry.documents.length === 0) entry.number ??= number;
        const key = `${foldedKey(number)} ${entry.key}`;
        if (!cited.has(key)) cited.set(key, { number, title: entry.title, document: null });
      }
    }
    for (const entry of this.#byKey.values()) {
      entry.documents.sort((a, b) => byRecencyAndLevel(a, b) || a.id - b.id);
      entry.number = entry.documents.find(({ number }) => number !== null)?.number ?? entry.number;
      for (const bigram of bigramsOf(entry.key)) {
        const entries = this.#byBigram.get(bigram);
        if (entries) entries.push(entry);
        else this.#byBigram.set(bigram, [entry]);
      }
    }
    this.#ranked = [...this.#byKey.values()].sort(byRank);
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
    const bigrams = bigramsOf(key);
    const shared = new Map<Entry, number>();
    for (const bigram of bigrams) {
      for (const entry of this.#byBigram.get(bigram) ?? []) shared.set(entry, (shared.get(entry) ?? 0) + 1);
    }
    const pattern = new Pattern(foldedUnits(key));
    const found: { readonly entry: Entry; readonly distance: number }[] = [];
    for (const [entry, count] of shared) {
      // One edit breaks two bigrams at most, and repeated ones count once.
      if (count < bigrams.size - 2 * tolerated || Math.abs(entry.key.length - key.length) > tolerated) continue;
      if (entry.key === key || entry.key.length < SHORTEST_NEAR_TITLE) continue;
      const distance = pattern.distance(foldedUnits(entry.key));
      if (distance <= tolerated) found.push({ entry, distance });
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
      entry = { key, title, documents: [], citing: new Set(), number: null };
      if (key !== '') this.#byKey.set(key, entry);
    }
    return entry;
  }
}

/** Equal for titles that differ in white space, width, brackets or dashes only. */
export function titleKey(title: string): string {
  return foldedKey(title).replaceAll('《', '<').replaceAll('》', '>');
}

function bigramsOf(key: string): ReadonlySet<string> {
  const bigrams = new Set<string>();
  for (let at = 0; at + 1 < key.length; at++) bigrams.add(key.slice(at, at + 2));
  return bigrams;
}

/** Titles of documents at hand first, then by how often they are cited, short before long. */
function byRank(a: Entry, b: Entry): number {
  return (
    Math.sign(b.documents.length) - Math.sign(a.documents.length) ||
    b.citing.size - a.citing.size ||
    a.key.length - b.key.length ||
    compareText(a.key, b.key)
  );
}

function known({ title, documents, citing, number }: Entry): KnownTitle {
  return { title, documents, citedBy: citing.size, number };
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
