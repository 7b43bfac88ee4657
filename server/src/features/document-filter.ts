/** Which documents of the corpus a drafter wants to see: by level, genre and date. */
import type { CorpusDocument } from '../corpus/corpus.ts';
import type { Level } from '../policy/model.ts';

/** Absent members ask for nothing; several members must all hold. */
export interface DocumentFilter {
  readonly levels?: readonly Level[];
  /** 文种 as {@link CorpusDocument.genre}. */
  readonly genres?: readonly string[];
  /** First and last date, both included: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. Undated documents are outside any period. */
  readonly from?: string;
  readonly to?: string;
}

/** The filter as a function; undefined where it asks for nothing. */
export function acceptor(filter: DocumentFilter): ((document: CorpusDocument) => boolean) | undefined {
  const levels = filter.levels?.length ? new Set<Level | null>(filter.levels) : null;
  const genres = filter.genres?.length ? new Set<string | null>(filter.genres) : null;
  const { from, to } = filter;
  if (!levels && !genres && !from && !to) return undefined;
  return ({ level, genre, date }) =>
    (!levels || levels.has(level)) &&
    (!genres || genres.has(genre)) &&
    (!from || (date !== null && compareDates(date, from) >= 0)) &&
    (!to || (date !== null && compareDates(date, to) <= 0));
}

/** Dates are as exact as they are printed: 2021 and 2021-05 are compared as years, so neither is before the other. */
function compareDates(a: string, b: string): number {
  const exact = Math.min(a.length, b.length);
  const [first, second] = [a.slice(0, exact), b.slice(0, exact)];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** What the corpus offers to choose from, by number of works, most first. */
export interface FilterChoices {
  readonly levels: readonly { readonly level: Level; readonly works: number }[];
  readonly genres: readonly { readonly genre: string; readonly works: number }[];
  /** Years of the documents, newest first. */
  readonly years: readonly { readonly year: string; readonly works: number }[];
}

export function filterChoices(documents: readonly CorpusDocument[]): FilterChoices {
  const levels = new Map<Level, Set<number>>();
  const genres = new Map<string, Set<number>>();
  const years = new Map<string, Set<number>>();
  for (const { level, genre, date, work } of documents) {
    if (level !== null) add(levels, level, work);
    if (genre !== null) add(genres, genre, work);
    if (date !== null) add(years, date.slice(0, 4), work);
  }
  return {
    levels: counted(levels).map(([level, works]) => ({ level, works })),
    genres: counted(genres).map(([genre, works]) => ({ genre, works })),
    years: counted(years)
      .map(([year, works]) => ({ year, works }))
      .sort((a, b) => (a.year < b.year ? 1 : -1)),
  };
}

function add<Key>(groups: Map<Key, Set<number>>, key: Key, work: number): void {
  const works = groups.get(key);
  if (works) works.add(work);
  else groups.set(key, new Set([work]));
}

function counted<Key extends string>(groups: ReadonlyMap<Key, ReadonlySet<number>>): [Key, number][] {
  return [...groups]
    .map(([key, works]): [Key, number] => [key, works.size])
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
