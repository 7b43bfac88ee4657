/** Renames a term or abbreviation of the draft with its uses, and the label of a heading with the references to it. */
import type { Edit } from '../checks/check.ts';
import type { Message } from '../checks/message.ts';
import { labelOf } from '../ingest/label.ts';
import { definitionsInForce } from '../policy/definitions/definition-scope.ts';
import { fold } from '../policy/fold.ts';
import type { Definition, Heading, PolicyDocument, PolicyText, Span } from '../policy/model.ts';
import { isPart } from '../policy/references/document-parts.ts';
import { headingOfStep, ownReferences } from '../policy/references/place-target.ts';
import { relabelled } from '../policy/renumbering/renumber.ts';
import { locate, type SourceRange, spanText } from '../policy/span.ts';
import { isInTitle } from '../policy/title-marks.ts';
import type { Context } from './context.ts';
import { headingLabelledAt, labelSpan } from './own-references.ts';
import { placeAt } from './place.ts';
import { citationAt, documentAt, holds, type Point, pointAt } from './point.ts';

export interface Renamable {
  readonly range: SourceRange;
  readonly name: string;
}

type Subject =
  | { readonly kind: 'term'; readonly definition: Definition; readonly document: PolicyDocument; readonly span: Span }
  /** `span` is the label, or where a reference prints it: 第三条, 专栏2, 第二部分. */
  | { readonly kind: 'label'; readonly heading: Heading; readonly document: PolicyDocument; readonly span: Span };

/** What can be renamed at a source offset, or null. */
export function renamableAt(context: Context, offset: number): Renamable | null {
  const subject = subjectAt(context, offset);
  if (!subject) return null;
  const { text } = context.draft;
  const printed = spanText(text, subject.span);
  // Of 第一、三条 the second number is no label by itself.
  const isWhole = subject.kind === 'term' || labelOf(printed)?.length === printed.length;
  return { range: locate(text, subject.span), name: isWhole ? printed : subject.heading.label };
}

/** Edits that give what stands at the offset another name, or the reason why that cannot be. */
export function renameEdits(context: Context, offset: number, newName: string): readonly Edit[] | Message {
  const subject = subjectAt(context, offset);
  const name = newName.trim();
  if (!subject)
    return { zh: '这里没有可以改名的术语、简称或者标题序号', en: 'No term or heading label of this draft here' };
  if (name === '') return { zh: '名称不能为空', en: 'The name is empty' };
  if (subject.kind === 'term') return termEdits(context, subject, name);
  const label = labelOf(name);
  const { heading, span } = subject;
  const asPrinted = spanText(context.draft.text, span);
  const isOfKind = (printed: string) => label?.length === name.length && label.kind === labelOf(printed)?.kind;
  if (label && isOfKind(heading.label)) return labelEdits(context, subject, name, label.number, label.sub);
  // 一、 is spoken of as 第一部分.
  if (label && isOfKind(asPrinted)) {
    return labelEdits(context, subject, relabelled(heading.label, label.number, label.sub), label.number, label.sub);
  }
  return {
    zh: `“${name}”不是与“${heading.label}”同类的序号`,
    en: `“${name}” is not a label of the kind of “${heading.label}”`,
  };
}

function subjectAt(context: Context, offset: number): Subject | null {
  const { text } = context.draft;
  const point = pointAt(text, offset);
  const document = point && documentAt(text, point.paragraph);
  if (!point || !document) return null;
  const heading = headingLabelledAt(text, document, point);
  if (heading) return { kind: 'label', heading, document, span: labelSpan(text, heading) };
  return referredAt(context, document, point) ?? termAt(context, point);
}

/** The heading that a reference names in the words under the cursor. 前条 and 本条 name no number. */
function referredAt(context: Context, document: PolicyDocument, point: Point): Subject | null {
  const { text } = context.draft;
  const place = placeAt(context, point);
  if (place?.kind === 'own') {
    const { reference, document: meant } = place.at;
    const { steps } = reference;
    const printed = steps.filter(
      ({ kind, start, end }) => kind === 'number' && start >= 0 && holds({ ...place.span, start, end }, point),
    );
    // Of two steps that touch at the cursor the first that is a heading's.
    for (const step of printed) {
      const heading = place.target.heading && headingOfStep(meant, place.target.heading, step);
      if (heading)
        return { kind: 'label', heading, document: meant, span: { ...place.span, start: step.start, end: step.end } };
    }
    return null;
  }
  const cited = citationAt(text, point)?.citation;
  const heading = cited?.target?.item === 0 && isPart(cited) ? document.outline[cited.target!.heading] : undefined;
  return cited && heading ? { kind: 'label', heading, document, span: cited.span } : null;
}

/** The longest own term that covers the point, in the meaning that it has there. */
function termAt({ draft: { text } }: Context, point: Point): Subject | null {
  let best: Subject | null = null;
  for (const document of text.documents) {
    for (const definition of document.definitions) {
      const length = definition.termSpan.end - definition.termSpan.start;
      if ((best && length <= best.span.end - best.span.start) || !isMeantIn(text, definition, point.paragraph))
        continue;
      const span = usesIn(text, definition, point.paragraph).find((use) => holds(use, point));
      if (span) best = { kind: 'term', definition, document, span };
    }
  }
  return best;
}

function isMeantIn(text: PolicyText, meant: Definition, paragraph: number): boolean {
  return definitionsInForce(text, meant.term, paragraph).some(({ definition }) => definition === meant);
}

/** Where the term stands as itself: not in its full form, not in a title, not before a short form is introduced. */
function usesOf(text: PolicyText, definition: Definition): readonly Span[] {
  return text.paragraphs.flatMap((_, paragraph) => {
    const uses = usesIn(text, definition, paragraph);
    return uses.length === 0 || isMeantIn(text, definition, paragraph) ? uses : [];
  });
}

function usesIn(text: PolicyText, definition: Definition, paragraph: number): readonly Span[] {
  const { termSpan, span, kind } = definition;
  const { text: printed, block } = text.paragraphs[paragraph]!;
  if (block.kind === 'metadata' || (kind === 'abbreviation' && paragraph < span.paragraph)) return [];
  const term = fold(spanText(text, termSpan));
  if (!printed.includes(term[0]!)) return [];
  const content = fold(printed);
  if (!content.includes(term)) return [];
  const titled = text.paragraphs[termSpan.paragraph]!.text[termSpan.start - 1] === '《';
  const longer = text.documents.flatMap(({ definitions }) =>
    definitions
      .map((other) => fold(spanText(text, other.termSpan)))
      .filter((other) => other !== term && other.includes(term)),
  );
  const uses: Span[] = [];
  for (let start = content.indexOf(term); start >= 0; start = content.indexOf(term, start + term.length)) {
    const end = start + term.length;
    const inStatement = kind === 'abbreviation' && paragraph === span.paragraph && start < span.end;
    if (inStatement && start !== termSpan.start) continue;
    const quoted = printed[start - 1] === '《' && printed[end] === '》';
    if (titled ? !quoted : isInTitle(printed, start)) continue;
    if (longer.some((other) => coveredBy(content, other, start, end))) continue;
    uses.push({ paragraph, start, end });
  }
  return uses;
}

function coveredBy(content: string, longer: string, start: number, end: number): boolean {
  const from = content.indexOf(longer, Math.max(0, end - longer.length));
  return from >= 0 && from <= start && end <= from + longer.length;
}

function termEdits({ draft }: Context, { definition }: Subject & { kind: 'term' }, name: string): readonly Edit[] {
  return usesOf(draft.text, definition).map((use) => ({ range: locate(draft.text, use), newText: name }));
}

function labelEdits(
  { draft }: Context,
  { heading, document }: Subject & { kind: 'label' },
  name: string,
  number: number,
  sub: number,
): readonly Edit[] {
  const { text } = draft;
  const edits: Edit[] = [{ range: locate(text, labelSpan(text, heading)), newText: name }];
  const rewrite = (place: Span): void => {
    const newText = relabelled(spanText(text, place), number, sub);
    edits.push({ range: locate(text, place), newText });
  };
  for (const { paragraph, reference, target, ...at } of ownReferences(text)) {
    if (at.document !== document || !target.heading) continue;
    for (const step of reference.steps) {
      if (step.kind !== 'number' || step.start < 0) continue;
      const isMeant = headingOfStep(document, target.heading, step) === heading;
      if (isMeant) rewrite({ paragraph, start: step.start, end: step.end });
    }
  }
  for (const citation of document.citations) {
    if (isPart(citation) && document.outline[citation.target!.heading] === heading) rewrite(citation.span);
  }
  return edits;
}
