/** The terms that the corpus defines. */
import type { CorpusDefinition, CorpusDocument } from './corpus.ts';
import { byLevelAndRecency } from './document-order.ts';
import { type DocumentRange, isIn, noDocuments, numberWithout } from './document-range.ts';
import { folded, foldedKey, SKIPPED } from './folded-text.ts';
import type { DefinitionRow } from './segment/rows.ts';

/** A longer term is a sentence taken for one, and nobody hovers over it. */
const LONGEST_TERM = 40;
const SHORTEST_TERM = 2;

/** Where the definitions of a document come from. */
export interface DefinitionSource {
  readonly documents: readonly CorpusDocument[];
  rows(document: number): DefinitionRow;
  definition(document: number, row: DefinitionRow[number]): CorpusDefinition;
}

/** A document has fewer definitions than this, so that one number names a document and a definition of it. */
const MOST_DEFINITIONS = 0x10000;
/** Documents read in one step. */
const STEP = 64;

export class Glossary {
  readonly #source: DefinitionSource;
  /** For every folded term its definitions. */
  readonly #byTerm: Map<string, number[]>;
  /** Terms by their first two characters, longest first. */
  readonly #byStart: Map<string, string[]>;
  /** Documents of these whose definitions do not count. */
  readonly #gone: DocumentRange;

  /** The glossary of the documents; yields after every few of them. */
  static *build(source: DefinitionSource): Generator<undefined, Glossary> {
    const glossary = new Glossary(source);
    for (const { id } of source.documents) {
      source.rows(id).forEach(([term], index) => {
        if (index < MOST_DEFINITIONS) glossary.#add(foldedKey(term), id * MOST_DEFINITIONS + index);
      });
      if (id % STEP === 0) yield undefined;
    }
    for (const terms of glossary.#byStart.values()) terms.sort((a, b) => b.length - a.length);
    return glossary;
  }

  private constructor(source: DefinitionSource, of: Glossary | null = null, gone = noDocuments) {
    this.#source = source;
    this.#byTerm = of === null ? new Map() : of.#byTerm;
    this.#byStart = of === null ? new Map() : of.#byStart;
    this.#gone = gone;
  }

  /** The same glossary without some documents; `source` numbers those behind them on from where they were. */
  without(gone: DocumentRange, source: DefinitionSource): Glossary {
    return new Glossary(source, this, gone);
  }

  /** Upper levels and later dates first. */
  definitionsOf(term: string): readonly CorpusDefinition[] {
    return (this.#byTerm.get(foldedKey(term)) ?? [])
      .filter((definition) => this.#counts(definition))
      .map((definition) => {
        const document = numberWithout(documentOf(definition), this.#gone);
        return this.#source.definition(document, this.#source.rows(document)[definition % MOST_DEFINITIONS]!);
      })
      .sort((a, b) => byLevelAndRecency(a.document, b.document) || a.document.id - b.document.id);
  }

  /** The longest known term that covers the offset; of equally long ones the first. */
  termAt(text: string, offset: number): { readonly start: number; readonly end: number } | null {
    let longest: { start: number; end: number; length: number } | null = null;
    // Only what can hold the term is folded: texts may be long lines.
    const from = Math.max(0, offset - 2 * LONGEST_TERM);
    const { key, offsets } = foldWithOffsets(text.slice(from, offset + 2 * LONGEST_TERM));
    for (let start = 0; start + SHORTEST_TERM <= key.length && from + offsets[start]! <= offset; start++) {
      const terms = this.#byStart.get(key.slice(start, start + SHORTEST_TERM));
      const term = terms?.find((candidate) => {
        const last = offsets[start + candidate.length - 1];
        if (last === undefined || from + last < offset || !key.startsWith(candidate, start)) return false;
        return this.#byTerm.get(candidate)!.some((definition) => this.#counts(definition));
      });
      if (term !== undefined && term.length > (longest?.length ?? 0)) {
        const end = from + offsets[start + term.length - 1]! + 1;
        longest = { start: from + offsets[start]!, end, length: term.length };
      }
    }
    return longest === null ? null : { start: longest.start, end: longest.end };
  }

  #counts(definition: number): boolean {
    return !isIn(documentOf(definition), this.#gone);
  }

  #add(key: string, definition: number): void {
    if (key.length < SHORTEST_TERM || key.length > LONGEST_TERM) return;
    const known = this.#byTerm.get(key);
    if (known) {
      known.push(definition);
      return;
    }
    this.#byTerm.set(key, [definition]);
    const start = key.slice(0, SHORTEST_TERM);
    const terms = this.#byStart.get(start);
    if (terms) terms.push(key);
    else this.#byStart.set(start, [key]);
  }
}

function documentOf(definition: number): number {
  return Math.floor(definition / MOST_DEFINITIONS);
}

/** Folded text without white space, and where each of its characters stands. */
function foldWithOffsets(text: string): { readonly key: string; readonly offsets: readonly number[] } {
  const offsets: number[] = [];
  let key = '';
  for (let at = 0; at < text.length; at++) {
    const unit = folded[text.charCodeAt(at)]!;
    if (unit === SKIPPED) continue;
    key += String.fromCharCode(unit);
    offsets.push(at);
  }
  return { key, offsets };
}
