/** Where in the draft the thing under the cursor stands: a term, a citation, a place with the references to it. */
import { onceForEach } from '../ingest/print.ts';
import { definitionsInForce } from '../policy/definitions/definition-scope.ts';
import { titleInFull } from '../policy/definitions/short-titles.ts';
import { fold, squeeze } from '../policy/fold.ts';
import type { Heading, PolicyDocument, PolicyText, Span } from '../policy/model.ts';
import { itemOfPart } from '../policy/references/document-parts.ts';
import { allPlaces, type PlaceAt, placesOf } from '../policy/references/place-lists.ts';
import type { PlaceReference } from '../policy/references/places.ts';
import { spanText } from '../policy/span.ts';
import { attachmentSpan, partCitedAt, usesOfAttachment } from './attachments.ts';
import type { Context } from './context.ts';
import { headingLabelledAt, itemLabelledAt, labelOf, named, namedItem, referencesTo } from './own-references.ts';
import { type CitedPlace, citationOrNameAt, placeAt, placeOf, referenceAt } from './place.ts';
import { citationAt, documentAt, holds, type Point } from './point.ts';
import { knownTermAt, wordAt } from './term.ts';

export interface Occurrences {
  /** The place itself where it has a label of its own: a heading, an item. */
  readonly declaration: Span | null;
  readonly uses: readonly Span[];
  /** What to look for in the corpus; none where the thing is the draft's own. */
  readonly phrases: readonly string[];
  /** The document, article or chapter that other texts may cite; null for terms and for what nobody else can cite. */
  readonly citable: Citable | null;
}

export interface Citable {
  /** Full title, without 《》. */
  readonly title: string;
  readonly place: CitablePlace | null;
}

export interface CitablePlace extends Pick<Heading, 'kind' | 'number' | 'sub'> {
  readonly label: string;
}

/** Null where nothing stands that could occur again. */
export function occurrencesAt(context: Context, point: Point): Occurrences | null {
  return (
    ownPlace(context, point) ??
    ownTitle(context, point) ??
    citedPlace(context, point) ??
    ownPart(context, point) ??
    citation(context, point) ??
    pointsNowhere(context, point) ??
    term(context, point)
  );
}

const state = '中华人民共和国';

/** A law is cited with and without the name of the state. */
function formsOf(title: string): readonly string[] {
  return title.startsWith(state) ? [title, title.slice(state.length)] : [title];
}

export function isSameTitle(a: string, b: string): boolean {
  const [x, y] = [squeeze(a), squeeze(b)].map((title) => (title.startsWith(state) ? title.slice(state.length) : title));
  return x === y;
}

function citing(citable: Citable): Pick<Occurrences, 'phrases' | 'citable'> {
  const { title, place } = citable;
  return { phrases: formsOf(title).map((form) => `《${form}》${place?.label ?? ''}`), citable };
}

const nobodyElse = { phrases: [], citable: null } as const;

/** The title of the text itself: in a document of the corpus, who cites it. */
function ownTitle({ draft: { text } }: Context, point: Point): Occurrences | null {
  const document = text.documents.find(({ titleSpan }) => titleSpan && holds(titleSpan, point));
  if (!document?.titleSpan || document.title === '') return null;
  const { title, titleSpan } = document;
  const uses = citationsOf(text, title);
  return { declaration: titleSpan, uses, ...citing({ title, place: null }) };
}

/** Citations of the title, by its short name and by a name without 《》 before a place too. */
export function citationsOf(text: PolicyText, title: string): readonly Span[] {
  const cited = text.documents.flatMap(({ citations }) =>
    citations
      .filter(({ kind, text: printed, span }) => {
        return kind === 'title' && isSameTitle(titleInFull(text, printed, span.paragraph), title);
      })
      .map(({ span }) => span),
  );
  const forms = formsOf(title);
  const named = allPlaces(text).flatMap(({ paragraph, reference: { owner, leads } }) => {
    const form = owner.kind === 'name' && leads ? forms.find((one) => owner.text.endsWith(one)) : undefined;
    return form !== undefined && 'end' in owner ? [{ paragraph, start: owner.end - form.length, end: owner.end }] : [];
  });
  return [...cited, ...named].sort((a, b) => a.paragraph - b.paragraph || a.start - b.start);
}

function ownPlace(context: Context, point: Point): Occurrences | null {
  const { text } = context.draft;
  const place = placeAt(context, point);
  if (place?.kind === 'own') {
    const { document } = place.at;
    const { heading, paragraph, item } = place.target;
    // From a reference the same is found as from the label.
    if (heading && !paragraph && !item) {
      const { declaration, uses } = named(text, heading);
      // 本条 is shown where it is asked about.
      const isListed = uses.some(
        ({ start, ...use }) => use.paragraph === place.span.paragraph && start === place.span.start,
      );
      return { declaration, uses: isListed ? uses : [place.span, ...uses], ...nobodyElse };
    }
    return {
      declaration: labelOf(text, place.target),
      uses: referencesTo(text, document, place.target),
      ...nobodyElse,
    };
  }
  const document = documentAt(text, point.paragraph);
  if (!document) return null;
  const heading = headingLabelledAt(text, document, point);
  if (heading) return { ...named(text, heading), ...citableHeading(document, heading) };
  const item = itemLabelledAt(text, document, point);
  return item ? { ...namedItem(text, document, item), ...nobodyElse } : null;
}

function citableHeading({ title }: PolicyDocument, { kind, number, sub, label }: Heading) {
  return kind === 'article' && title !== '' ? citing({ title, place: { kind, number, sub, label } }) : nobodyElse;
}

/** A box, an attachment or a part of a plan that is referred to: 专栏1, 附件2, 第三部分. */
function ownPart({ draft: { text } }: Context, point: Point): Occurrences | null {
  const found = partCitedAt(text, point);
  const target = found?.citation.target;
  if (!found || !target) return null;
  const { document } = found;
  if (target.kind !== 'attachment') {
    const heading = itemOfPart(document, target) ?? document.outline[target.heading];
    return heading ? { ...named(text, heading), ...nobodyElse } : null;
  }
  const declaration = attachmentSpan(text, document, target)?.span ?? null;
  return { declaration, uses: usesOfAttachment(text, found), ...nobodyElse };
}

/** A reference to what is not there occurs nowhere else: its numbers are no words. */
function pointsNowhere({ draft: { text } }: Context, point: Point): Occurrences | null {
  const reference = referenceAt(text, point);
  const internal = citationAt(text, point)?.citation;
  const span = reference
    ? { paragraph: point.paragraph, start: reference.start, end: reference.end }
    : internal?.kind === 'internal'
      ? internal.span
      : null;
  return span && { declaration: null, uses: [span], ...nobodyElse };
}

function citedPlace(context: Context, point: Point): Occurrences | null {
  const { text } = context.draft;
  const meant = placeAt(context, point);
  if (meant?.kind !== 'cited') return null;
  const inSameDocument = (at: PlaceAt, reference: PlaceReference | undefined): CitedPlace | null => {
    if (reference?.owner.kind !== 'title' && reference?.owner.kind !== 'name') return null;
    const place = placeOf(context, { ...at, reference });
    return place?.kind === 'cited' && place.document.id === meant.document.id ? place : null;
  };
  const uses: Span[] = [];
  for (const at of allPlaces(text)) {
    const other = inSameDocument(at, at.reference);
    if (other?.index === meant.index) uses.push(other.span);
    const from = other && inSameDocument(at, placesOf(text, at.paragraph)[at.reference.rangeFrom]);
    const isAmong = from && from.index < meant.index && meant.index < other.index;
    const isAlike = from?.heading.kind === meant.heading.kind && other?.heading.kind === meant.heading.kind;
    if (isAmong && isAlike) uses.push({ ...from.span, end: other.span.end });
  }
  const { kind, number, sub, label } = meant.heading;
  const { title } = meant.cited;
  // 第一节 alone does not say of which chapter.
  const others = kind === 'section' ? nobodyElse : citing({ title, place: { kind, number, sub, label } });
  return { declaration: null, uses, ...others };
}

function citation(context: Context, point: Point): Occurrences | null {
  const { draft } = context;
  const cited = citationOrNameAt(context, point)?.citation;
  if (!cited || cited.kind === 'internal') return null;
  if (cited.kind === 'title') {
    const title = titleInFull(draft.text, cited.text, cited.span.paragraph);
    return { declaration: null, uses: citationsOf(draft.text, title), ...citing({ title, place: null }) };
  }
  const wanted = squeeze(cited.text);
  const uses = draft.text.documents.flatMap(({ citations }) =>
    citations.filter(({ kind, text }) => kind === cited.kind && squeeze(text) === wanted).map(({ span }) => span),
  );
  return { declaration: null, uses, phrases: [cited.text], citable: null };
}

const foldedText = onceForEach(fold);

function term(context: Context, point: Point): Occurrences | null {
  const { text } = context.draft;
  const span = knownTermAt(context, point) ?? wordAt(context, point);
  if (!span) return null;
  const phrase = spanText(text, span);
  const wanted = fold(phrase);
  const uses: Span[] = [];
  const meaningAt = (paragraph: number) => definitionsInForce(text, phrase, paragraph)[0]?.definition;
  const meaning = meaningAt(point.paragraph);
  text.paragraphs.forEach((held, paragraph) => {
    const content = foldedText(held);
    // Two attachments may introduce one word for different things.
    if (!content.includes(wanted) || meaningAt(paragraph) !== meaning) return;
    for (let at = content.indexOf(wanted); at >= 0; at = content.indexOf(wanted, at + wanted.length)) {
      uses.push({ paragraph, start: at, end: at + wanted.length });
    }
  });
  return { declaration: null, uses, phrases: [phrase], citable: null };
}
