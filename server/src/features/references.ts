/** Where a term, a title or a numbered place stands: in the draft, then in the corpus. */
import type { Draft } from '../checks/check.ts';
import { titleInFull } from '../policy/definitions/short-titles.ts';
import type { PolicyText, Span } from '../policy/model.ts';
import { numberKey } from '../policy/outline/articles.ts';
import { allPlaces, placesOf } from '../policy/references/place-lists.ts';
import type { PlaceReference } from '../policy/references/places.ts';
import { locate, type SourceRange } from '../policy/span.ts';
import type { Context } from './context.ts';
import type { Target } from './definition.ts';
import { type Citable, type CitablePlace, citationsOf, isSameTitle, occurrencesAt } from './occurrences.ts';
import { pointAt } from './point.ts';

/** Places of the corpus that are listed; an editor's list of more is of no use. */
const mostPlaces = 200;

/** Places at a source offset; the declaration first where it is asked for and there is one. Yields between places of the corpus. */
export function* references(
  context: Context,
  offset: number,
  withDeclaration = true,
): Generator<undefined, readonly Target[]> {
  const { draft, corpus } = context;
  const point = pointAt(draft.text, offset);
  const found = point && occurrencesAt(context, point);
  if (!found) return [];
  const inDraft = (span: Span): Target => ({ kind: 'draft', range: locate(draft.text, span) });
  const own = found.uses.map(inDraft);
  if (withDeclaration && found.declaration) own.unshift(inDraft(found.declaration));
  return corpus.clauseCount === 0 ? own : [...own, ...(yield* inCorpus(context, found.phrases))];
}

/** The document or article at a source offset that other texts may cite; null where there is none. */
export function citableAt(context: Context, offset: number): Citable | null {
  const point = pointAt(context.draft.text, offset);
  return (point && occurrencesAt(context, point)?.citable) ?? null;
}

/** Places of another draft that cite it. */
export function citationsFrom({ text }: Draft, { title, place }: Citable): readonly SourceRange[] {
  const spans = place === null ? citationsOf(text, title) : citationsOfPlace(text, title, place);
  return spans.map((span) => locate(text, span));
}

/** By itself, or among others (第三条至第五条). */
function citationsOfPlace(text: PolicyText, title: string, place: CitablePlace): readonly Span[] {
  const wanted = numberKey(place);
  const numberIn = ({ steps }: PlaceReference): number | null => {
    const step = steps.find(({ unit, kind }) => unit === place.kind && kind === 'number');
    return step?.kind === 'number' ? numberKey(step) : null;
  };
  return allPlaces(text).flatMap(({ paragraph, reference }) => {
    const { owner, start, end, rangeFrom } = reference;
    if (owner.kind !== 'title' && owner.kind !== 'name') return [];
    const number = numberIn(reference);
    if (number === null || !isSameTitle(titleInFull(text, owner.text, paragraph), title)) return [];
    if (number === wanted) return [{ paragraph, start, end }];
    const first = rangeFrom < 0 ? undefined : placesOf(text, paragraph)[rangeFrom];
    const from = first ? numberIn(first) : null;
    return first && from !== null && from < wanted && wanted < number ? [{ paragraph, start: first.start, end }] : [];
  });
}

/** The places of the draft alone, for highlighting. */
export function highlights({ draft, ...context }: Context, offset: number): readonly SourceRange[] {
  const point = pointAt(draft.text, offset);
  const found = point && occurrencesAt({ draft, ...context }, point);
  if (!found) return [];
  return [...(found.declaration ? [found.declaration] : []), ...found.uses].map((span) => locate(draft.text, span));
}

/** Clauses that hold one of the phrases, each once. */
function* inCorpus({ draft, corpus }: Context, phrases: readonly string[]): Generator<undefined, readonly Target[]> {
  const clauses = new Set<number>();
  for (const phrase of phrases) {
    for (const { clause } of corpus.find(phrase, mostPlaces)) clauses.add(clause);
    yield undefined;
  }
  const targets: Target[] = [];
  for (const clause of clauses) {
    const { place } = corpus.clause(clause);
    if (place.uri !== draft.uri) targets.push({ kind: 'corpus', place });
    yield undefined;
  }
  return targets;
}
