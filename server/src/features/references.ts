/** Where a term, a title or a numbered place stands: in the draft, then in the corpus. */
import type { Draft } from '../checks/check.ts';
import { shortTitles } from '../checks/cited-titles.ts';
import { squeeze } from '../policy/fold.ts';
import type { PolicyText, Span } from '../policy/model.ts';
import { allPlaces } from '../policy/place-target.ts';
import { locate, type SourceRange } from '../policy/span.ts';
import type { Context } from './context.ts';
import type { Target } from './definition.ts';
import { citationsOf, isSameTitle, occurrencesAt } from './occurrences.ts';
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
  return corpus.clauseCount === 0 ? own : [...own, ...inCorpus(context, found.phrases)];
}

/** Places of another open draft that cite the document or article at a source offset of this one. */
export function referencesFrom(other: Draft, context: Context, offset: number): readonly SourceRange[] {
  const point = pointAt(context.draft.text, offset);
  const citable = point && occurrencesAt(context, point)?.citable;
  if (!citable) return [];
  const { title, article } = citable;
  const { text } = other;
  const spans = article === null ? citationsOf(text, title) : citationsOfArticle(text, title, article);
  return spans.map((span) => locate(text, span));
}

function citationsOfArticle(
  text: PolicyText,
  title: string,
  article: { readonly number: number; readonly sub: number },
): readonly Span[] {
  const short = shortTitles(text);
  return [...allPlaces(text)].flatMap(({ paragraph, reference: { owner, steps, start, end } }) => {
    if (owner.kind !== 'title' && owner.kind !== 'name') return [];
    const named = short.get(squeeze(owner.text)) ?? owner.text;
    const isMeant = steps.some(
      (step) =>
        step.kind === 'number' && step.unit === 'article' && step.number === article.number && step.sub === article.sub,
    );
    return isMeant && isSameTitle(named, title) ? [{ paragraph, start, end }] : [];
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
function inCorpus({ draft, corpus }: Context, phrases: readonly string[]): readonly Target[] {
  const clauses = new Set(phrases.flatMap((phrase) => corpus.find(phrase, mostPlaces).map(({ clause }) => clause)));
  return [...clauses]
    .map((id) => corpus.clause(id).place)
    .filter(({ uri }) => uri !== draft.uri)
    .map((place): Target => ({ kind: 'corpus', place }));
}
