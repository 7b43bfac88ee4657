/** Where a term, a title or a numbered place stands: in the draft, then in the corpus. */
import type { Span } from '../policy/model.ts';
import { locate, type SourceRange } from '../policy/span.ts';
import type { Context } from './context.ts';
import type { Target } from './definition.ts';
import { occurrencesAt } from './occurrences.ts';
import { pointAt } from './point.ts';

/** Places of the corpus that are listed; an editor's list of more is of no use. */
const mostPlaces = 200;

/** Places at a source offset; the declaration first where it is asked for and there is one. */
export function references(context: Context, offset: number, withDeclaration = true): readonly Target[] {
  const { draft, corpus } = context;
  const point = pointAt(draft.text, offset);
  const found = point && occurrencesAt(context, point);
  if (!found) return [];
  const inDraft = (span: Span): Target => ({ kind: 'draft', range: locate(draft.text, span) });
  const own = found.uses.map(inDraft);
  if (withDeclaration && found.declaration) own.unshift(inDraft(found.declaration));
  return found.phrase === null || corpus.clauseCount === 0 ? own : [...own, ...inCorpus(context, found.phrase)];
}

/** The places of the draft alone, for highlighting. */
export function highlights({ draft, ...context }: Context, offset: number): readonly SourceRange[] {
  const point = pointAt(draft.text, offset);
  const found = point && occurrencesAt({ draft, ...context }, point);
  if (!found) return [];
  return [...(found.declaration ? [found.declaration] : []), ...found.uses].map((span) => locate(draft.text, span));
}

/** Clauses that hold the phrase, each once. */
function inCorpus({ draft, corpus }: Context, phrase: string): readonly Target[] {
  const clauses = new Set(corpus.find(phrase, mostPlaces).map(({ clause }) => clause));
  return [...clauses]
    .map((id) => corpus.clause(id).place)
    .filter(({ uri }) => uri !== draft.uri)
    .map((place): Target => ({ kind: 'corpus', place }));
}
