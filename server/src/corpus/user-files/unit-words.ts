/** The words of a unit, of all files that speak of a draft, ready to be looked for in its paragraphs. */
import type { WordEntry } from './words-file.ts';

/** The entries of one policy-words.yaml. */
export interface UnitWordsSource {
  readonly uri: string;
  readonly entries: readonly WordEntry[];
}

export interface ForbiddenWord {
  /** Offsets are UTF-16 code units in the text that was searched. */
  readonly start: number;
  readonly end: number;
  readonly term: string;
  readonly entry: WordEntry;
  /** URI of the file that says so. */
  readonly uri: string;
}

interface Origin {
  readonly entry: WordEntry;
  readonly uri: string;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

export class UnitWords {
  /** Preferred terms, each once, in order of the files. */
  readonly preferred: readonly { readonly term: string; readonly reason: string | null }[];
  readonly #forbidden: ReadonlyMap<string, readonly Origin[]>;
  readonly #forbiddenPattern: RegExp | null;
  readonly #excusingPattern: RegExp | null;
  readonly #preferredPattern: RegExp | null;

  /** The sources that are nearest to the draft first: what they say of a term goes before what the others say. */
  constructor(sources: readonly UnitWordsSource[]) {
    const preferred = new Map<string, string | null>();
    const exceptions = new Set<string>();
    const forbidden = new Map<string, Origin[]>();
    for (const { uri, entries } of sources) {
      for (const entry of entries) {
        if (entry.preferred !== null && !preferred.has(entry.preferred)) preferred.set(entry.preferred, entry.reason);
        for (const exception of entry.exceptions) exceptions.add(exception);
        for (const term of entry.forbidden) {
          const origins = forbidden.get(term) ?? [];
          forbidden.set(term, origins);
          if (!origins.some((origin) => sameKinds(origin.entry, entry))) origins.push({ entry, uri });
        }
      }
    }
    this.preferred = [...preferred].map(([term, reason]) => ({ term, reason }));
    this.#forbidden = forbidden;
    this.#forbiddenPattern = anyOf([...forbidden.keys()]);
    this.#excusingPattern = anyOf([...preferred.keys(), ...exceptions]);
    this.#preferredPattern = anyOf([...preferred.keys()]);
  }

  get isEmpty(): boolean {
    return this.preferred.length === 0 && this.#forbidden.size === 0;
  }

  /**
   * Forbidden terms in the text, in its order, the longest where several begin; not those within a title 《…》, an
   * exception or a preferred term. A term that is forbidden differently for several kinds of documents comes once for
   * each.
   */
  forbiddenIn(text: string): readonly ForbiddenWord[] {
    const found = rangesOf(text, this.#forbiddenPattern);
    if (found.length === 0) return [];
    const excused = [...rangesOf(text, title), ...rangesOf(text, this.#excusingPattern)];
    return found
      .filter((range) => !excused.some((other) => holds(other, range)))
      .flatMap(({ start, end }) => {
        const term = text.slice(start, end);
        return this.#forbidden.get(term)!.map((origin) => ({ start, end, term, ...origin }));
      });
  }

  /** True where the stretch of the text lies within a term that the unit prefers: its own usage, whatever others write. */
  prefers(text: string, start: number, end: number): boolean {
    return rangesOf(text, this.#preferredPattern).some((other) => holds(other, { start, end }));
  }
}

const title = /《[^《》]*》/g;

function sameKinds(a: WordEntry, b: WordEntry): boolean {
  return [...a.kinds].sort().join() === [...b.kinds].sort().join();
}

function holds(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function rangesOf(text: string, pattern: RegExp | null): readonly Range[] {
  if (pattern === null) return [];
  return Array.from(text.matchAll(pattern), ({ 0: { length }, index }) => ({ start: index, end: index + length }));
}

/** Matches any of the terms, the longest that begins at a place. */
function anyOf(terms: readonly string[]): RegExp | null {
  if (terms.length === 0) return null;
  const longestFirst = [...terms].sort((a, b) => b.length - a.length);
  return new RegExp(longestFirst.map((term) => term.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|'), 'g');
}
