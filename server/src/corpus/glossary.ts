/** The terms that the corpus defines. */
import type { CorpusDefinition, CorpusDocument } from './corpus.ts';
import { byLevelAndRecency } from './document-order.ts';
import { folded, foldedKey, SKIPPED } from './folded-text.ts';

/** A longer term is a sentence taken for one, and nobody hovers over it. */
const LONGEST_TERM = 40;
const SHORTEST_TERM = 2;

export class Glossary {
  readonly #byTerm = new Map<string, CorpusDefinition[]>();
  /** Terms by their first two characters, longest first. */
  readonly #byStart = new Map<string, string[]>();

  constructor(documents: readonly CorpusDocument[], definitionsOf: (document: number) => readonly CorpusDefinition[]) {
    for (const { id } of documents) for (const definition of definitionsOf(id)) this.#add(definition);
    for (const definitions of this.#byTerm.values()) {
      definitions.sort((a, b) => byLevelAndRecency(a.document, b.document) || a.document.id - b.document.id);
    }
    for (const terms of this.#byStart.values()) terms.sort((a, b) => b.length - a.length);
  }

  definitionsOf(term: string): readonly CorpusDefinition[] {
    return this.#byTerm.get(foldedKey(term)) ?? [];
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
        return last !== undefined && from + last >= offset && key.startsWith(candidate, start);
      });
      if (term !== undefined && term.length > (longest?.length ?? 0)) {
        const end = from + offsets[start + term.length - 1]! + 1;
        longest = { start: from + offsets[start]!, end, length: term.length };
      }
    }
    return longest === null ? null : { start: longest.start, end: longest.end };
  }

  #add(definition: CorpusDefinition): void {
    const key = foldedKey(definition.term);
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
