/** What the cursor stands on of the draft's own parts, and the references of the draft to each of them. */
import { readOnce } from '../ingest/remembered.ts';
import type { Heading, PolicyDocument, PolicyText, Span } from '../policy/model.ts';
import { articleAt, type Item } from '../policy/outline/articles.ts';
import { labelEnd } from '../policy/outline/sequences.ts';
import { isPart, itemOfPart, partsOf } from '../policy/references/document-parts.ts';
import { placesOf } from '../policy/references/place-lists.ts';
import {
  headingOfStep,
  type OwnReference,
  ownReferences,
  ownTargets,
  type PlaceTarget,
} from '../policy/references/place-target.ts';
import type { PlaceReference } from '../policy/references/places.ts';
import { isSamePlace } from './place.ts';
import { holds, type Point } from './point.ts';

/** A label, and where the draft speaks of what it labels, in order of the text. */
export interface Named {
  readonly declaration: Span | null;
  readonly uses: readonly Span[];
}

/** The heading whose label is under the cursor. */
export function headingLabelledAt(text: PolicyText, { outline }: PolicyDocument, point: Point): Heading | undefined {
  return outline.find(
    (own) => own.span.paragraph === point.paragraph && own.number > 0 && holds(labelSpan(text, own), point),
  );
}

/** The item of an article whose label is under the cursor. */
export function itemLabelledAt(text: PolicyText, document: PolicyDocument, point: Point): Item | undefined {
  return articleAt(text, document, point.paragraph, point.offset)
    ?.paragraphs.flatMap(({ items }) => items)
    .find(({ labelSpan: label }) => holds(label, point));
}

export function labelSpan(text: PolicyText, heading: Heading): Span {
  return { ...heading.span, end: labelEnd(text, heading) };
}

/** A heading and all references that name it, by itself or among others (第三条至第五条). */
export function named(text: PolicyText, heading: Heading): Named {
  return { declaration: labelSpan(text, heading), uses: usesOfHeadings(text).get(heading) ?? [] };
}

/** For every heading that the text speaks of where it does, in order of the text; found once for a state of the text. */
export const usesOfHeadings = readOnce((text: PolicyText): ReadonlyMap<Heading, readonly Span[]> => {
  const uses = new Map<Heading, Span[]>();
  const add = (heading: Heading, span: Span): void => {
    const same = uses.get(heading);
    if (!same) uses.set(heading, [span]);
    // Of a heading that is read out of the same words twice.
    else if (!same.some((use) => use.paragraph === span.paragraph && use.start < span.end && span.start < use.end))
      same.push(span);
  };
  for (const own of ownReferences(text)) {
    for (const heading of headingsNamed(text, own)) add(heading, spanOf(own));
    const range = rangeOf(text, own);
    if (range) for (const heading of headingsBetween(text, own.document, range)) add(heading, range.span);
  }
  for (const document of text.documents) {
    const { outline, citations } = document;
    for (const citation of citations) {
      const { target, span } = citation;
      const isRead = target === null || target.kind === 'attachment' || (!isPart(citation) && isFoundPlace(text, span));
      const heading = isRead ? undefined : outline[target.heading];
      if (heading) add(heading, span);
      const item = heading && itemOfPart(document, target!);
      if (item) add(item, span);
    }
  }
  for (const spans of uses.values()) spans.sort((a, b) => a.paragraph - b.paragraph || a.start - b.start);
  return uses;
});

/** Whether the words are read as a place by their steps, which tell more: 第二编第一章 is no 第一章 of the first part. */
function isFoundPlace(text: PolicyText, { paragraph, start, end }: Span): boolean {
  return placesOf(text, paragraph).some(
    (place) => place.start < end && start < place.end && ownTargets(text).get(place)?.missing === null,
  );
}

/** Of 第三章第二节 both, of 第三条第一款、第二款 the article once. 前款 and 本条 stand in their article and do not speak of it. */
function headingsNamed(
  text: PolicyText,
  { document, reference, target: { heading } }: OwnReference,
): readonly Heading[] {
  if (!heading) return [];
  return reference.steps.flatMap((step) => {
    if (step.kind === 'here' || step.start < 0) return [];
    const own = headingOfStep(document, heading, step);
    if (!own || step.kind !== 'before' || step.count === 1) return own ?? [];
    // 前两条
    const alike = partsOf(text, document).headingsOf(own.kind);
    return alike.slice(alike.indexOf(own), alike.indexOf(own) + step.count);
  });
}

interface Range {
  readonly from: PlaceTarget;
  readonly to: PlaceTarget;
  /** From the first reference to the last. */
  readonly span: Span;
}

/** The range that a reference ends; null where it ends none. */
function rangeOf(text: PolicyText, { paragraph, reference, target }: OwnReference): Range | null {
  const first: PlaceReference | undefined = placesOf(text, paragraph)[reference.rangeFrom];
  const from = first && ownTargets(text).get(first);
  return from ? { from, to: target, span: { paragraph, start: first.start, end: reference.end } } : null;
}

function headingsBetween(text: PolicyText, document: PolicyDocument, { from, to }: Range): readonly Heading[] {
  if (!from.heading || from.heading.kind !== to.heading?.kind) return [];
  const alike = partsOf(text, document).headingsOf(from.heading.kind);
  return alike.slice(alike.indexOf(from.heading) + 1, Math.max(0, alike.indexOf(to.heading)));
}

/** A 款 or 项 and all references that mean it, by itself or among others (前两款, 第一项至第三项). */
export function referencesTo(text: PolicyText, document: PolicyDocument, place: PlaceTarget): readonly Span[] {
  return ownReferences(text).flatMap((own) => {
    if (own.document !== document) return [];
    if (isSamePlace(own.target, place) || isOneOfSeveral(own, place)) return spanOf(own);
    const range = rangeOf(text, own);
    return range && isBetween(range, place) ? range.span : [];
  });
}

/** 前两款 means both. */
function isOneOfSeveral({ reference: { steps }, target }: OwnReference, { article, paragraph, item }: PlaceTarget) {
  const step = steps.at(-1);
  if (step?.kind !== 'before' || step.unit !== 'paragraph' || !article || item || !paragraph) return false;
  if (target.article !== article || !target.paragraph) return false;
  const behind = article.paragraphs.indexOf(paragraph) - article.paragraphs.indexOf(target.paragraph);
  return behind > 0 && behind < step.count;
}

function isBetween({ from, to }: Range, { article, paragraph, item }: PlaceTarget): boolean {
  if (!article || !paragraph || from.article !== article || to.article !== article) return false;
  const [all, first, one, last]: readonly [readonly unknown[], unknown, unknown, unknown] = item
    ? [paragraph.items, from.item, item, to.item]
    : [article.paragraphs, from.paragraph, paragraph, to.paragraph];
  return all.indexOf(first) >= 0 && all.indexOf(first) < all.indexOf(one) && all.indexOf(one) < all.indexOf(last);
}

/** An item and all references to it. */
export function namedItem(text: PolicyText, document: PolicyDocument, item: Item): Named {
  const place = placeOfItem(text, document, item);
  return { declaration: item.labelSpan, uses: place ? referencesTo(text, document, place) : [] };
}

function placeOfItem(text: PolicyText, document: PolicyDocument, item: Item): PlaceTarget | null {
  const article = articleAt(text, document, item.span.paragraph, item.span.start);
  const paragraph = article?.paragraphs.find(({ items }) => items.includes(item));
  if (!article || !paragraph) return null;
  const heading = document.outline[article.heading]!;
  return { heading, article, paragraph, item, missing: null, spans: [item.span] };
}

function spanOf({ paragraph, reference: { start, end } }: OwnReference): Span {
  return { paragraph, start, end };
}

export function labelOf(text: PolicyText, { item, paragraph, heading }: PlaceTarget): Span | null {
  if (item) return item.labelSpan;
  if (paragraph) return paragraph.span;
  return heading && labelSpan(text, heading);
}
