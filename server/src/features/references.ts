/** Where a term or a title stands: in the draft, then in the corpus. */
import { fold, squeeze } from '../policy/fold.ts';
import { locate, spanText } from '../policy/span.ts';
import type { Context } from './context.ts';
import type { Target } from './definition.ts';
import { citationAt, pointAt } from './point.ts';
import { knownTermAt, wordAt } from './term.ts';

/** Places of the corpus that are listed; an editor's list of more is of no use. */
const mostPlaces = 200;

export function references(context: Context, offset: number): readonly Target[] {
  const { draft, corpus } = context;
  const point = pointAt(draft.text, offset);
  if (!point) return [];
  const cited = citationAt(draft.text, point)?.citation;
  if (cited && cited.kind !== 'internal') {
    const wanted = squeeze(cited.text);
    const own = draft.text.documents
      .flatMap(({ citations }) => citations.filter(({ kind, text }) => kind === cited.kind && squeeze(text) === wanted))
      .map(({ span }): Target => ({ kind: 'draft', range: locate(draft.text, span) }));
    return [...own, ...inCorpus(context, cited.kind === 'title' ? `《${cited.text}》` : cited.text)];
  }
  const span = knownTermAt(context, point) ?? wordAt(context, point);
  if (!span) return [];
  const term = spanText(draft.text, span);
  const wanted = fold(term);
  const own: Target[] = [];
  draft.text.paragraphs.forEach((paragraph, index) => {
    const content = fold(paragraph.text);
    for (let at = content.indexOf(wanted); at >= 0; at = content.indexOf(wanted, at + wanted.length)) {
      const range = locate(draft.text, { paragraph: index, start: at, end: at + wanted.length });
      own.push({ kind: 'draft', range });
    }
  });
  return corpus.clauseCount === 0 ? own : [...own, ...inCorpus(context, term)];
}

/** Clauses that hold the phrase, each once. */
function inCorpus({ draft, corpus }: Context, phrase: string): readonly Target[] {
  const clauses = new Set(corpus.find(phrase, mostPlaces).map(({ clause }) => clause));
  return [...clauses]
    .map((id) => corpus.clause(id).place)
    .filter(({ uri }) => uri !== draft.uri)
    .map((place): Target => ({ kind: 'corpus', place }));
}
