/** The titles and document numbers that the corpus knows, from its documents and from their citations. */
import type { CorpusDocument, KnownTitle } from '../corpus.ts';
import { byRecencyAndLevel } from '../document-order.ts';
import { type DocumentRange, isIn, noDocuments, numberWithout } from '../document-range.ts';
import { foldedUnits } from '../folded-text.ts';
import { Pattern } from '../search/edit-distance.ts';
import {
  byRank,
  type CitedNumber,
  entryOf,
  numberKey,
  sketchOf,
  type TitleEntry,
  type TitleSource,
  TitleTable,
  titleKey,
} from './title-table.ts';

/** Shorter titles have too many neighbours that are other titles. */
const SHORTEST_NEAR_TITLE = 4;
/** From this length on a second differing character is tolerated. */
const LONG_TITLE = 8;

/** A document number with the title that it stands behind or above; `document` is null where the corpus only cites it. */
export interface KnownNumber {
  readonly number: string;
  readonly title: string;
  readonly document: CorpusDocument | null;
}

export class TitleIndex {
  readonly #source: TitleSource;
  readonly #table: TitleTable;
  /** Documents of the table that do not count. */
  readonly #gone: DocumentRange;
  /** Of the titles that these have or cite: what is known without them; null for nothing. */
  readonly #changed = new Map<string, TitleEntry | null>();
  #ranked: readonly TitleEntry[] | null = null;
  #numbers: readonly KnownNumber[] | null = null;

  /** The index of what the documents are called and cite; yields after every few of them. */
  static *build(source: TitleSource): Generator<undefined, TitleIndex> {
    return new TitleIndex(source, yield* TitleTable.build(source), noDocuments);
  }

  private constructor(source: TitleSource, table: TitleTable, gone: DocumentRange) {
    this.#source = source;
    this.#table = table;
    this.#gone = gone;
    if (gone === noDocuments) this.#ranked = table.ranked;
  }

  /**
   * The same index without some documents, for an index that has them all; `source` numbers those behind them on from where
   * they were. Which documents are one work must not hang on those that are left out.
   */
  without(gone: DocumentRange, source: TitleSource): TitleIndex {
    const index = new TitleIndex(source, this.#table, gone);
    const keys = new Set<string>();
    for (let document = gone.first; document < gone.end; document++) {
      keys.add(titleKey(this.#source.documents[document]!.title));
      for (const [title] of this.#source.citations(document)) keys.add(titleKey(title));
    }
    for (const key of keys) {
      const entry = this.#table.byKey.get(key);
      if (entry) index.#changed.set(key, index.#left(entry));
    }
    return index;
  }

  title(title: string): KnownTitle | null {
    const entry = this.#entry(titleKey(title));
    return entry ? this.#known(entry) : null;
  }

  near(title: string): readonly KnownTitle[] {
    const key = titleKey(title);
    if (key.length < SHORTEST_NEAR_TITLE) return [];
    const tolerated = key.length >= LONG_TITLE ? 2 : 1;
    const pattern = new Pattern(foldedUnits(key));
    const [sketch, otherSketch] = sketchOf(key);
    const found: { readonly entry: TitleEntry; readonly distance: number }[] = [];
    for (let length = key.length - tolerated; length <= key.length + tolerated; length++) {
      if (length < SHORTEST_NEAR_TITLE) continue;
      for (const entry of this.#table.byLength.get(length) ?? []) {
        if (entry.key === key) continue;
        const differing = countBits(sketch ^ entry.sketch) + countBits(otherSketch ^ entry.otherSketch);
        if (differing > 2 * tolerated) continue;
        const distance = pattern.distance(foldedUnits(entry.key));
        if (distance > tolerated && !isSwap(key, entry.key)) continue;
        const present = this.#entry(entry.key);
        if (present) found.push({ entry: present, distance });
      }
    }
    return found
      .sort((a, b) => a.distance - b.distance || byRank(a.entry, b.entry))
      .map(({ entry }) => this.#known(entry));
  }

  containing(text: string, limit: number): readonly KnownTitle[] {
    const key = titleKey(text);
    this.#ranked ??= this.#rankedWithout();
    const prefixed: TitleEntry[] = [];
    const inside: TitleEntry[] = [];
    for (const entry of this.#ranked) {
      const at = entry.key.indexOf(key);
      if (at === 0) prefixed.push(entry);
      else if (at > 0) inside.push(entry);
      if (prefixed.length >= limit) break;
    }
    return [...prefixed, ...inside].slice(0, limit).map((entry) => this.#known(entry));
  }

  /** Numbers of documents, newest first, then those only printed after a citation. */
  numbers(): readonly KnownNumber[] {
    this.#numbers ??= this.#collectNumbers();
    return this.#numbers;
  }

  #entry(key: string): TitleEntry | null {
    const changed = this.#changed.get(key);
    return changed === undefined ? (this.#table.byKey.get(key) ?? null) : changed;
  }

  #known({ title, documents, citedBy, number }: TitleEntry): KnownTitle {
    return { title, documents: documents.map((document) => this.#document(document)), citedBy, number };
  }

  /** `document`: its number in the table. */
  #document(document: number): CorpusDocument {
    return this.#source.documents[numberWithout(document, this.#gone)]!;
  }

  #citations(document: number) {
    return this.#source.citations(numberWithout(document, this.#gone));
  }

  /** What is left of an entry without the documents that do not count. */
  #left({ key, ...entry }: TitleEntry): TitleEntry | null {
    const documents = entry.documents.filter((document) => !isIn(document, this.#gone));
    const citing = entry.citing.filter((document) => !isIn(document, this.#gone));
    if (documents.length + citing.length === 0) return null;
    const cited = (): string => this.#citations(citing[0]!).find(([title]) => titleKey(title) === key)![0];
    const title = documents.length > 0 ? this.#document(Math.min(...documents)).title : cited();
    const wasNumbered = entry.number !== null || entry.documents.length > 0;
    const number = documents.length === 0 && wasNumbered ? this.#citedNumber(key, citing) : null;
    return entryOf({ key, title, documents, citing, number }, (document) => this.#document(document));
  }

  /** The first number that is printed after a citation of the title. */
  #citedNumber(key: string, citing: readonly number[]): string | null {
    for (const document of citing) {
      for (const [title, number] of this.#citations(document)) {
        if (number !== null && titleKey(title) === key) return number;
      }
    }
    return null;
  }

  #rankedWithout(): readonly TitleEntry[] {
    const left = [...this.#changed.values()].filter((entry) => entry !== null);
    return [...this.#table.ranked.filter(({ key }) => !this.#changed.has(key)), ...left].sort(byRank);
  }

  #collectNumbers(): readonly KnownNumber[] {
    const own = this.#source.documents
      .filter(({ number, title }) => number !== null && title !== '')
      .sort((a, b) => byRecencyAndLevel(a, b) || a.id - b.id)
      .map((document) => ({ number: document.number!, title: document.title, document }));
    const cited = this.#table.cited
      .flatMap((known) => (this.#changed.has(known.key) ? (this.#stillCited(known) ?? []) : known))
      .sort((a, b) => a.document - b.document || a.row - b.row)
      .map(({ number, key }) => ({ number, title: this.#entry(key)!.title, document: null }));
    const numbers = new Map<string, KnownNumber>();
    for (const row of [...own, ...cited]) {
      const key = numberKey(row.number, titleKey(row.title));
      if (!numbers.has(key)) numbers.set(key, row);
    }
    return [...numbers.values()];
  }

  /** Where a number is printed first by the documents that count; null where by none of them. */
  #stillCited({ number, key }: CitedNumber): CitedNumber | null {
    const both = numberKey(number, key);
    for (const document of this.#entry(key)?.citing ?? []) {
      for (const [row, [title, printed]] of this.#citations(document).entries()) {
        if (printed === null || numberKey(printed, titleKey(title)) !== both) continue;
        return { number: printed, key, document, row };
      }
    }
    return null;
  }
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
