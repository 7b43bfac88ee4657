/** In which order documents answer a question: what a drafter should look at first. */
import type { Level } from '../policy/model.ts';
import type { CorpusDocument } from './corpus.ts';

const levels: readonly (Level | null)[] = ['central', 'ministry', 'province', 'city', 'county', 'unit', null];

/** Newest first, undated last; among equals the higher level. */
export function byRecencyAndLevel(a: CorpusDocument, b: CorpusDocument): number {
  return byRecency(a, b) || byLevel(a, b);
}

/** The place of each document in the order newest first; of equals the first in the list comes first. */
export function ranksOf(documents: readonly CorpusDocument[]): Uint32Array {
  const ranks = new Uint32Array(documents.length);
  const ordered = [...documents.keys()].sort((a, b) => byRecencyAndLevel(documents[a]!, documents[b]!) || a - b);
  ordered.forEach((document, rank) => {
    ranks[document] = rank;
  });
  return ranks;
}

/** Highest level first; among equals the newest. */
export function byLevelAndRecency(a: CorpusDocument, b: CorpusDocument): number {
  return byLevel(a, b) || byRecency(a, b);
}

function byRecency(a: CorpusDocument, b: CorpusDocument): number {
  return compareText(b.date ?? '', a.date ?? '');
}

function byLevel(a: CorpusDocument, b: CorpusDocument): number {
  return levels.indexOf(a.level) - levels.indexOf(b.level);
}

/** Order of code units: the same on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
