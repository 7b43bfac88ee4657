/**
 * Go to definition: from a citation to the document, from a reference to its heading, from a
 * term to where it is introduced, from a set phrase that nobody defines to where its full form stands. */
import { dateOf } from '../checks/citation/cited-titles.ts';
import type { CorpusDocument, Place } from '../corpus/corpus.ts';
import { citedTitle } from '../corpus/titles/cited-document.ts';
import { definitionsInForce } from '../policy/definitions/definition-scope.ts';
import { titleInFull } from '../policy/definitions/short-titles.ts';
import { squeeze } from '../policy/fold.ts';
import type { PolicyText, Span } from '../policy/model.ts';
import { itemOfPart } from '../policy/references/document-parts.ts';
import { locate, type SourceRange, spanText } from '../policy/span.ts';
import { attachmentSpan, partCitedAt } from './attachments.ts';
import { namedPart, paragraphsOfCited } from './cited-article.ts';
import type { Context } from './context.ts';
import { type CitedPlace, citationOrNameAt, placeAt } from './place.ts';
import { type FoundCitation, type Point, pointAt } from './point.ts';
import { setPhraseAt } from './set-phrase.ts';
import { knownTermAt, wordAt } from './term.ts';

/** A place in the draft, or one of the corpus. */
export type Target =
  | { readonly kind: 'draft'; readonly range: SourceRange }
  | { readonly kind: 'corpus'; readonly place: Place };

export interface Definitions {
  /** What the answer is about, in the draft. */
  readonly origin: SourceRange;
  readonly targets: readonly Target[];
}

export function definition(context: Context, offset: number): Definitions | null {
  const { text } = context.draft;
  const point = pointAt(text, offset);
  if (!point) return null;
  const answer = place(context, point) ?? citation(context, point) ?? term(context, point);
  return answer && answer.targets.length > 0 ? { origin: locate(text, answer.span), targets: answer.targets } : null;
}

/** Sources of a set phrase that are offered. */
const mostSources = 5;

interface Answer {
  readonly span: Span;
  readonly targets: readonly Target[];
}

const inDraft = (text: PolicyText, span: Span): Target => ({ kind: 'draft', range: locate(text, span) });
const inCorpus = (place: Place): Target => ({ kind: 'corpus', place });

function citation(context: Context, point: Point): Answer | null {
  const { text } = context.draft;
  const found = citationOrNameAt(context, point) ?? partCitedAt(text, point);
  if (!found) return null;
  const { citation: cited, document } = found;
  if (cited.kind !== 'internal') return { span: cited.span, targets: citedDocuments(context, found) };
  if (cited.target?.kind === 'attachment') {
    const attached = attachmentSpan(text, document, cited.target);
    return attached && { span: cited.span, targets: [inDraft(text, attached.span)] };
  }
  const { target } = cited;
  const heading = target && (itemOfPart(document, target) ?? document.outline[target.heading]);
  return heading ? { span: cited.span, targets: [inDraft(text, heading.span)] } : null;
}

function citedDocuments(context: Context, { citation, document: around }: FoundCitation): readonly Target[] {
  const { kind, text, span } = citation;
  const { draft, corpus } = context;
  if (kind === 'number') {
    const wanted = squeeze(text);
    const entry = corpus.numbers().find(({ number }) => squeeze(number) === wanted);
    const documents = entry?.document ? [entry.document] : entry ? (corpus.title(entry.title)?.documents ?? []) : [];
    return documents.map(({ place }) => inCorpus(place));
  }
  const title = titleInFull(draft.text, text, span.paragraph);
  const own = draft.text.documents.filter((one) => one.titleSpan && squeeze(one.title) === squeeze(title));
  // 《安全生产法》 is that of the state. The version that applies at the date of the draft comes first.
  const cited = citedTitle(corpus, title, dateOf(draft.text, around));
  const versions = cited ? new Set([...cited.current, ...cited.versions.flat()]) : new Set<CorpusDocument>();
  const documents = versions.size > 0 ? [...versions] : (corpus.title(title)?.documents ?? []);
  const targets = [
    ...own.map(({ titleSpan }) => inDraft(draft.text, titleSpan!)),
    ...documents.filter(({ file }) => file.uri !== draft.uri).map(({ place }) => inCorpus(place)),
  ];
  if (targets.length > 0 || title === text) return targets;
  return introductions(draft.text, text, span.paragraph);
}

/** Where the draft introduces a term that is used in a paragraph. */
function introductions(text: PolicyText, term: string, paragraph: number): readonly Target[] {
  return definitionsInForce(text, term, paragraph).map(({ definition: { termSpan } }) => inDraft(text, termSpan));
}

/** 第五条, 前款, 《X》第三条: the place itself. */
function place(context: Context, point: Point): Answer | null {
  const found = placeAt(context, point);
  if (!found) return null;
  const { text } = context.draft;
  const targets =
    found.kind === 'cited'
      ? [inCorpus(citedPartOf(context, found)?.place ?? found.heading.place)]
      : [inDraft(text, found.target.item?.span ?? found.target.spans[0]!)];
  return { span: found.span, targets };
}

function citedPartOf({ corpus }: Context, { document, index, reference }: CitedPlace) {
  return namedPart(paragraphsOfCited(corpus, document.id, index), reference.steps);
}

function term(context: Context, point: Point): Answer | null {
  const { draft, corpus } = context;
  for (const span of [knownTermAt(context, point), wordAt(context, point)]) {
    if (!span) continue;
    const name = spanText(draft.text, span);
    const own = introductions(draft.text, name, span.paragraph);
    const others = corpus.definitionsOf(name).filter(({ place }) => place.uri !== draft.uri);
    const targets = own.length > 0 ? own : others.map(({ place }) => inCorpus(place));
    if (targets.length > 0) return { span, targets };
  }
  const phrase = setPhraseAt(context, point);
  if (!phrase) return null;
  const places = phrase.form.clauses.map((id) => corpus.clause(id).place);
  return { span: phrase.span, targets: places.slice(0, mostSources).map(inCorpus) };
}
