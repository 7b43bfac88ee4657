/** Which documents cite which: who cites a document, what it cites, and which of them stand above or below it. */
import { dateOf } from '../checks/citation/cited-titles.ts';
import type { Corpus, CorpusDocument, Place } from '../corpus/corpus.ts';
import { citedTitle } from '../corpus/titles/cited-document.ts';
import { titleInFull } from '../policy/definitions/short-titles.ts';
import type { Level, PolicyDocument } from '../policy/model.ts';
import { locate, type SourceRange } from '../policy/span.ts';
import type { Context } from './context.ts';
import { citationOrNameAt } from './place.ts';
import { documentAt, pointAt } from './point.ts';

export type Related =
  | { readonly kind: 'corpus'; readonly document: CorpusDocument; readonly places: readonly Place[] }
  | { readonly kind: 'draft'; readonly document: PolicyDocument; readonly places: readonly SourceRange[] };

/** Places of the corpus that are looked through for one title. */
const mostPlaces = 500;

/** The document that the citation at the offset means, else the draft's own document there. */
export function documentAtOffset(context: Context, offset: number): Related | null {
  const { text } = context.draft;
  const point = pointAt(text, offset);
  const own = point && documentAt(text, point.paragraph);
  if (!point || !own) return null;
  const cited = citationOrNameAt(context, point)?.citation;
  if (cited?.kind === 'title') {
    const title = titleInFull(text, cited.text, cited.span.paragraph);
    const [document] = citedTitle(context.corpus, title, dateOf(text, own))?.current ?? [];
    return document ? { kind: 'corpus', document, places: [document.place] } : null;
  }
  return own.titleSpan ? { kind: 'draft', document: own, places: [locate(text, own.titleSpan)] } : null;
}

/** Documents of the corpus that cite the title, with the clauses that do. */
export function citingDocuments(corpus: Corpus, title: string): readonly (Related & { kind: 'corpus' })[] {
  const found = new Map<number, { document: CorpusDocument; places: Place[] }>();
  const seen = new Set<number>();
  for (const { clause: id } of corpus.find(`《${title}》`, mostPlaces)) {
    if (seen.has(id)) continue;
    seen.add(id);
    const { document, place } = corpus.clause(id);
    const known = found.get(document.id);
    if (known) known.places.push(place);
    else found.set(document.id, { document, places: [place] });
  }
  return [...found.values()].map((citing) => ({ kind: 'corpus', ...citing }));
}

/** Documents of the corpus that a document of it cites. */
export function citedDocuments(corpus: Corpus, document: CorpusDocument): readonly (Related & { kind: 'corpus' })[] {
  return corpus.citedTitles(document.id).flatMap(({ title }) => {
    const [cited] = citedTitle(corpus, title, document.date)?.current ?? [];
    if (!cited || cited.id === document.id) return [];
    const places = corpus
      .find(`《${title}》`, mostPlaces)
      .map(({ clause }) => corpus.clause(clause))
      .filter((clause) => clause.document.id === document.id)
      .map(({ place }) => place);
    return [{ kind: 'corpus', document: cited, places: places.slice(0, 1) }];
  });
}

/** Documents of the corpus that a document of the draft cites, with the places in the draft. */
export function citedByDraft(
  { draft, corpus }: Context,
  document: PolicyDocument,
): readonly { readonly document: CorpusDocument; readonly places: readonly SourceRange[] }[] {
  const at = dateOf(draft.text, document);
  const found = new Map<number, { document: CorpusDocument; places: SourceRange[] }>();
  for (const { kind, text, span } of document.citations) {
    if (kind !== 'title') continue;
    const [cited] = citedTitle(corpus, titleInFull(draft.text, text, span.paragraph), at)?.current ?? [];
    if (!cited) continue;
    const known = found.get(cited.id);
    const range = locate(draft.text, span);
    if (known) known.places.push(range);
    else found.set(cited.id, { document: cited, places: [range] });
  }
  return [...found.values()];
}

const levels: readonly (Level | null)[] = ['central', 'ministry', 'province', 'city', 'county', 'unit'];

/** True where the level is above the other; a document without a level is below the centre only. */
export function isAbove(level: Level | null, other: Level | null): boolean {
  if (level === null) return false;
  return other === null ? level === 'central' : levels.indexOf(level) < levels.indexOf(other);
}
