/** In which order documents answer a question: what a drafter should look at first. */
import type { Level } from '../policy/model.ts';
import type { CorpusDocument } from './corpus.ts';

const levels: readonly (Level | null)[] = ['central', 'ministry', 'province', 'city', 'county', 'unit', null];

/** Newest first, undated last; among equals the higher level. */
export function byRecencyAndLevel(a: CorpusDocument, b: CorpusDocument): number {
  return byRecency(a, b) || byLevel(a, b);
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
