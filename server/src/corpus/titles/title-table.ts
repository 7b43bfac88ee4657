/** Every title that the documents of a corpus have or cite, once for the corpus and its views. */
import type { CorpusDocument } from '../corpus.ts';
import { byRecencyAndLevel, compareText } from '../document-order.ts';
import { foldedKey } from '../folded-text.ts';
import type { CitationRow } from '../segment/rows.ts';

/** Documents read in one step. */
const STEP = 64;

/** Where titles come from. */
export interface TitleSource {
  readonly documents: readonly CorpusDocument[];
  citations(document: number): CitationRow;
}

/** A title that is known, its documents by their numbers. */
export interface TitleEntry {
  readonly key: string;
  /** Which characters the key holds, see {@link sketchOf}. */
  readonly sketch: number;
  readonly otherSketch: number;
  readonly title: string;
  /** Newest first. */
  readonly documents: readonly number[];
  /** In order of their numbers. */
  readonly citing: readonly number[];
  /** Works that cite the title. */
  readonly citedBy: number;
  readonly number: string | null;
}

/** A document number printed after a citation. */
export interface CitedNumber {
  readonly number: string;
  /** Key of the title. */
  readonly key: string;
  /** The first document that prints it so, and the place among its citations. */
  readonly document: number;
  readonly row: number;
}

/** An entry while the documents are read. */
interface Gathered {
  title: string;
  readonly documents: number[];
  readonly citing: number[];
  number: string | null;
}

export class TitleTable {
  readonly byKey = new Map<string, TitleEntry>();
  /** Entries by the length of their keys: a title a character or two off is as long within so many characters. */
  readonly byLength = new Map<number, TitleEntry[]>();
  ranked: readonly TitleEntry[] = [];
  /** Each number with each title once, in order of the documents that print it. */
  cited: readonly CitedNumber[] = [];

  /** Reads what the documents are called and cite; yields after every few of them. */
  static *build(source: TitleSource): Generator<undefined, TitleTable> {
    const table = new TitleTable();
    yield* table.#fill(source);
    return table;
  }

  private constructor() {}

  *#fill({ documents, citations }: TitleSource): Generator<undefined> {
    const gathered = new Map<string, Gathered>();
    const gather = (key: string, title: string): Gathered => {
      const entry = gathered.get(key) ?? { title, documents: [], citing: [], number: null };
      gathered.set(key, entry);
      return entry;
    };
    for (const { id, title } of documents) {
      if (id % STEP === 0) yield undefined;
      const key = titleKey(title);
      if (key !== '') gather(key, title).documents.push(id);
    }
    const cited = new Map<string, CitedNumber>();
    for (const { id } of documents) {
      if (id % STEP === 0) yield undefined;
      for (const [row, [title, number]] of citations(id).entries()) {
        const key = titleKey(title);
        if (key === '') continue;
        const entry = gather(key, title);
        if (entry.citing.at(-1) !== id) entry.citing.push(id);
        if (number === null) continue;
        entry.number ??= number;
        const both = numberKey(number, key);
        if (!cited.has(both)) cited.set(both, { number, key, document: id, row });
      }
    }
    this.cited = [...cited.values()];
    for (const [key, { title, documents: own, citing, number }] of gathered) {
      if (this.byKey.size % STEP === 0) yield undefined;
      const entry = entryOf({ key, title, documents: own, citing, number }, (document) => documents[document]!);
      this.byKey.set(key, entry);
      const alike = this.byLength.get(key.length);
      if (alike) alike.push(entry);
      else this.byLength.set(key.length, [entry]);
    }
    yield undefined;
    this.ranked = [...this.byKey.values()].sort(byRank);
  }
}

/**
 * An entry of what is known of a title. `number`: the first that is printed after a citation; `of` gives a document by its
 * number.
 */
export function entryOf(
  known: Pick<TitleEntry, 'key' | 'title' | 'documents' | 'citing' | 'number'>,
  of: (document: number) => CorpusDocument,
): TitleEntry {
  const documents = known.documents.toSorted((a, b) => byRecencyAndLevel(of(a), of(b)) || a - b);
  const numbers = documents.flatMap((document) => of(document).number ?? []);
  const [sketch, otherSketch] = sketchOf(known.key);
  return {
    key: known.key,
    sketch,
    otherSketch,
    title: known.title,
    documents,
    // No more room than they take: there are thousands of entries.
    citing: known.citing.slice(),
    citedBy: new Set(known.citing.map((document) => of(document).work)).size,
    number: documents.length === 0 ? known.number : (numbers[0] ?? null),
  };
}

/** Equal for titles that differ in white space, width, brackets or dashes only. */
export function titleKey(title: string): string {
  return foldedKey(title).replaceAll('《', '<').replaceAll('》', '>');
}

/** Equal for document numbers that are written alike, of titles of one key. */
export function numberKey(number: string, key: string): string {
  return `${foldedKey(number)} ${key}`;
}

/** Which characters a title holds, as bits: one edit changes two of them at most, so most other titles show at once. */
export function sketchOf(key: string): readonly [number, number] {
  const bits: [number, number] = [0, 0];
  for (let at = 0; at < key.length; at++) {
    const hash = Math.imul(key.charCodeAt(at), 0x9e3779b1) >>> 26;
    bits[hash >>> 5]! |= 1 << (hash & 31);
  }
  return bits;
}

/** Titles of documents at hand first, then by how often they are cited, short before long. */
export function byRank(a: TitleEntry, b: TitleEntry): number {
  return (
    Math.sign(b.documents.length) - Math.sign(a.documents.length) ||
    b.citedBy - a.citedBy ||
    a.key.length - b.key.length ||
    compareText(a.key, b.key)
  );
}
