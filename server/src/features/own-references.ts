/** What the cursor stands on of the draft's own parts, and the references of the draft to each of them. */
import { articleAt, type Item } from '../policy/articles.ts';
import type { Heading, PolicyDocument, PolicyText, Span } from '../policy/model.ts';
import { ownReferences, type PlaceAt, type PlaceTarget } from '../policy/place-target.ts';
import { labelEnd } from '../policy/sequences.ts';
import { isSamePlace } from './place.ts';
import { holds, type Point } from './point.ts';

/** A label, and where the draft speaks of what it labels. */
export interface Named {
  readonly declaration: Span | null;
  readonly uses: readonly Span[];
}

/** The heading whose label is under the cursor. */
export function headingLabelledAt(text: PolicyText, { outline }: PolicyDocument, point: Point): Heading | undefined {
  return outline.find(
    (own) =>
      own.span.paragraph === point.paragraph &&
      own.number > 0 &&
      holds({ ...own.span, end: labelEnd(text, own) }, point),
  );
}

/** The item of an article whose label is under the cursor. */
export function itemLabelledAt(text: PolicyText, document: PolicyDocument, point: Point): Item | undefined {
  return articleAt(text, document, point.paragraph, point.offset)
    ?.paragraphs.flatMap(({ items }) => items)
    .find(({ labelSpan }) => holds(labelSpan, point));
}

/** An item and all references to it. */
export function namedItem(text: PolicyText, document: PolicyDocument, item: Item): Named {
  const uses = ownReferences(text).filter(({ target, ...at }) => at.document === document && target.item === item);
  return { declaration: item.labelSpan, uses: uses.map(spanOf) };
}

/** A heading and all references that name it. */
export function named(text: PolicyText, document: PolicyDocument, heading: Heading): Named {
  const declaration = { ...heading.span, end: labelEnd(text, heading) };
  const uses: Span[] = [];
  for (const { target, reference, paragraph, ...at } of ownReferences(text)) {
    if (at.document === document && target.heading === heading && namesHeading(reference.steps, heading.kind)) {
      uses.push({ paragraph, start: reference.start, end: reference.end });
    }
  }
  for (const { target, span } of document.citations) {
    if (!target || target.kind === 'attachment' || document.outline[target.heading] !== heading) continue;
    const isSame = (use: Span) => use.paragraph === span.paragraph && use.start < span.end && span.start < use.end;
    if (!uses.some(isSame)) uses.push(span);
  }
  return { declaration, uses };
}

/** 前款 stands in its article and does not speak of it. */
function namesHeading(steps: readonly { readonly unit: string }[], kind: string): boolean {
  return steps.some(({ unit }) => unit === kind);
}

export function referencesTo(text: PolicyText, document: PolicyDocument, target: PlaceTarget): readonly Span[] {
  return ownReferences(text)
    .filter((at) => at.document === document && isSamePlace(at.target, target))
    .map(spanOf);
}

function spanOf({ paragraph, reference: { start, end } }: PlaceAt): Span {
  return { paragraph, start, end };
}

export function labelOf(text: PolicyText, { item, paragraph, heading }: PlaceTarget): Span | null {
  if (item) return item.labelSpan;
  if (paragraph) return paragraph.span;
  return heading && { ...heading.span, end: labelEnd(text, heading) };
}
