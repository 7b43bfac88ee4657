/**
 * Records of a document that say in a new version what they said in the last one stay the same objects, and so do lists of
 * nothing but such records: what is worked out for a heading, a citation or a figure may be remembered by it.
 */
import type {
  Attachment,
  Citation,
  Definition,
  Heading,
  Indicator,
  PolicyDocument,
  Responsibility,
  Span,
} from './model.ts';

/** The document as it reads now, with the records of the last version where they are the same. */
export function withKeptRecords(before: PolicyDocument, now: PolicyDocument): PolicyDocument {
  return {
    ...now,
    attachments: kept(before.attachments, now.attachments, isSameAttachment),
    outline: kept(before.outline, now.outline, isSameHeading),
    definitions: kept(before.definitions, now.definitions, isSameDefinition),
    citations: kept(before.citations, now.citations, isSameCitation),
    indicators: kept(before.indicators, now.indicators, isSameIndicator),
    responsibilities: kept(before.responsibilities, now.responsibilities, isSameResponsibility),
  };
}

/** Records are paired from both ends, as a keystroke changes a few in the middle. */
function kept<Row>(before: readonly Row[], now: readonly Row[], isSame: (a: Row, b: Row) => boolean): readonly Row[] {
  if (before === now) return before;
  const shorter = Math.min(before.length, now.length);
  let first = 0;
  const same = (a: Row, b: Row) => a === b || isSame(a, b);
  while (first < shorter && same(before[first]!, now[first]!)) first++;
  if (first === before.length && first === now.length) return before;
  let last = 0;
  while (last < shorter - first && same(before[before.length - 1 - last]!, now[now.length - 1 - last]!)) last++;
  const distance = before.length - now.length;
  return now.map((row, at) => (at < first ? before[at]! : at >= now.length - last ? before[at + distance]! : row));
}

function isSameSpan(a: Span, b: Span): boolean {
  return a.paragraph === b.paragraph && a.start === b.start && a.end === b.end;
}

function isSameAttachment(a: Attachment, b: Attachment): boolean {
  return a.number === b.number && a.title === b.title && isSameSpan(a.span, b.span);
}

function isSameHeading(a: Heading, b: Heading): boolean {
  return (
    isSameSpan(a.span, b.span) &&
    a.kind === b.kind &&
    a.level === b.level &&
    a.number === b.number &&
    a.sub === b.sub &&
    a.runIn === b.runIn &&
    a.label === b.label &&
    a.text === b.text
  );
}

function isSameDefinition(a: Definition, b: Definition): boolean {
  return (
    isSameSpan(a.span, b.span) &&
    isSameSpan(a.termSpan, b.termSpan) &&
    a.kind === b.kind &&
    a.scope === b.scope &&
    a.term === b.term &&
    a.text === b.text
  );
}

function isSameCitation(a: Citation, b: Citation): boolean {
  return isSameSpan(a.span, b.span) && a.kind === b.kind && a.text === b.text && isSameTarget(a.target, b.target);
}

function isSameTarget(a: Citation['target'], b: Citation['target']): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.kind === b.kind &&
    a.number === b.number &&
    a.sub === b.sub &&
    a.paragraph === b.paragraph &&
    a.item === b.item &&
    a.heading === b.heading
  );
}

/** A sentence is the same object as long as its paragraph says the same. */
function isSameIndicator(a: Indicator, b: Indicator): boolean {
  return (
    a.sentence === b.sentence &&
    isSameSpan(a.span, b.span) &&
    a.period === b.period &&
    a.nature === b.nature &&
    a.reckoning === b.reckoning &&
    a.part === b.part &&
    a.metric === b.metric &&
    a.value === b.value &&
    a.unit === b.unit &&
    a.qualifier === b.qualifier &&
    a.attribute === b.attribute &&
    a.subject === b.subject &&
    a.measure === b.measure
  );
}

function isSameResponsibility(a: Responsibility, b: Responsibility): boolean {
  return (
    isSameSpan(a.span, b.span) &&
    a.clause === b.clause &&
    a.task === b.task &&
    isSameList(a.lead, b.lead) &&
    isSameList(a.support, b.support)
  );
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at]);
}
