/** The numbered place that a reference under the cursor means: of the draft itself, or of a document of the corpus. */
import { citedOwner } from '../checks/citation/cited-titles.ts';
import type { Corpus, CorpusDocument, CorpusHeading } from '../corpus/corpus.ts';
import type { CitedTitle } from '../corpus/titles/cited-document.ts';
import type { PolicyText, Span } from '../policy/model.ts';
import { documentMeant } from '../policy/references/document-meant.ts';
import { type PlaceAt, placesOf } from '../policy/references/place-lists.ts';
import { type PlaceTarget, targetOf } from '../policy/references/place-target.ts';
import type { PlaceReference } from '../policy/references/places.ts';
import type { Context } from './context.ts';
import { citationAt, documentAt, type FoundCitation, holds, type Point } from './point.ts';

export interface OwnPlace {
  readonly kind: 'own';
  readonly span: Span;
  /** With the document whose place is meant. */
  readonly at: PlaceAt;
  readonly target: PlaceTarget;
}

/** An article or chapter of the version that applies at the date of the draft. */
export interface CitedPlace {
  readonly kind: 'cited';
  readonly span: Span;
  readonly cited: CitedTitle;
  readonly document: CorpusDocument;
  readonly heading: CorpusHeading;
  /** Index of the heading in the document's outline. */
  readonly index: number;
  readonly reference: PlaceReference;
}

/** The place that the reference at the point means; null where there is none or it points nowhere. */
export function placeAt(context: Context, point: Point): OwnPlace | CitedPlace | null {
  const { text } = context.draft;
  const reference = referenceAt(text, point);
  const document = documentAt(text, point.paragraph);
  return reference && document ? placeOf(context, { document, paragraph: point.paragraph, reference }) : null;
}

/** What a reference means; `document` is the one around it. */
export function placeOf(
  { draft, corpus }: Context,
  { document, paragraph, reference }: PlaceAt,
): OwnPlace | CitedPlace | null {
  const span = { paragraph, start: reference.start, end: reference.end };
  const meant = documentMeant(draft.text, document, reference.owner);
  if (meant) {
    const at = { document: meant, paragraph, reference };
    const target = targetOf(draft.text, at);
    return target.spans.length === 0 ? null : { kind: 'own', span, at, target };
  }
  const owner = citedOwner(corpus, draft.text, document, reference.owner);
  const found = owner && citedHeading(corpus, owner.cited, reference);
  return owner && found ? { kind: 'cited', span, cited: owner.cited, reference, ...found } : null;
}

/** The reference that covers the point; of two that touch there, the one that begins there. */
export function referenceAt(text: PolicyText, point: Point): PlaceReference | null {
  const touching = placesOf(text, point.paragraph).filter(({ start, end }) =>
    holds({ paragraph: point.paragraph, start, end }, point),
  );
  return touching.find(({ end }) => point.offset < end) ?? touching.at(-1) ?? null;
}

function citedHeading(
  corpus: Corpus,
  { current }: CitedTitle,
  { steps }: PlaceReference,
): Pick<CitedPlace, 'document' | 'heading' | 'index'> | null {
  const step =
    steps.find(({ unit }) => unit === 'article') ??
    steps.findLast(({ unit }) => unit === 'part' || unit === 'chapter' || unit === 'section');
  if (step?.kind !== 'number') return null;
  for (const document of current) {
    const outline = corpus.outline(document.id);
    const index = outline.findIndex(
      ({ kind, number, sub }) => kind === step.unit && number === step.number && sub === step.sub,
    );
    if (index >= 0) return { document, heading: outline[index]!, index };
  }
  return null;
}

/** The citation at the point, of a document that is named without 《》 too: 依照刑法第三条. */
export function citationOrNameAt(context: Context, point: Point): FoundCitation | null {
  const { text } = context.draft;
  const document = documentAt(text, point.paragraph);
  const found = citationAt(text, point);
  if (found || !document) return found;
  for (const { owner } of placesOf(text, point.paragraph)) {
    if (owner.kind !== 'name' || point.offset < owner.start || owner.end < point.offset) continue;
    const printed = citedOwner(context.corpus, text, document, owner)?.printed;
    const span = printed && { paragraph: point.paragraph, start: owner.end - printed.length, end: owner.end };
    if (span && holds(span, point)) return { document, citation: { kind: 'title', text: printed, span, target: null } };
  }
  return null;
}

/** Two references mean the same part of the draft. */
export function isSamePlace(a: PlaceTarget, b: PlaceTarget): boolean {
  return a.heading === b.heading && a.article === b.article && a.paragraph === b.paragraph && a.item === b.item;
}
