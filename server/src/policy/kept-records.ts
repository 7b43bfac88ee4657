/**
 * Records of a document that say in a new version what they said in the last one stay the same objects, and so do lists of
 * nothing but such records: what is worked out for a heading, a citation or a figure may be remembered by it.
 */
import { isSameList } from '../ingest/remembered.ts';
import type { Attachment, Citation, Definition, Heading, Indicator, Responsibility, Span } from './model.ts';

/** The records as they read now, those that say the same as before: paired from both ends, as a keystroke changes a few in the middle. */
export function kept<Row>(
  before: readonly Row[],
  now: readonly Row[],
  isSame: (a: Row, b: Row) => boolean,
): readonly Row[] {
  if (before === now) return before;
  const shorter = Math.min(before.length, now.length);
  let first = 0;
  const same = (a: Row, b: Row) => a === b || isSame(a, b);
  while (first < shorter && same(before[first]!, now[first]!)) first++;
  if (first === before.length && first === now.length) return before;
  let last = 0;
  while (last < shorter - first && same(before[before.length - 1 - last]!, now[now.length - 1 - last]!)) last++;
  return before.slice(0, first).concat(now.slice(first, now.length - last), before.slice(before.length - last));
}

/**
 * Whether two spans stand for the same: at the same place, or at places of two versions that are the same. The comparisons of
 * records below take the first where nothing else is given.
 */
export type SameSpan = (a: Span, b: Span) => boolean;

function isSameSpan(a: Span, b: Span): boolean {
  return a.paragraph === b.paragraph && a.start === b.start && a.end === b.end;
}

export function isSameAttachment(a: Attachment, b: Attachment, isAt: SameSpan = isSameSpan): boolean {
  return a.number === b.number && a.title === b.title && isAt(a.span, b.span);
}

export function isSameHeading(a: Heading, b: Heading, isAt: SameSpan = isSameSpan): boolean {
  return (
    isAt(a.span, b.span) &&
    a.kind === b.kind &&
    a.level === b.level &&
    a.number === b.number &&
    a.sub === b.sub &&
    a.runIn === b.runIn &&
    a.label === b.label &&
    a.text === b.text
  );
}

export function isSameDefinition(a: Definition, b: Definition, isAt: SameSpan = isSameSpan): boolean {
  return (
    isAt(a.span, b.span) &&
    isAt(a.termSpan, b.termSpan) &&
    a.kind === b.kind &&
    a.scope === b.scope &&
    a.term === b.term &&
    a.text === b.text
  );
}

export function isSameCitation(a: Citation, b: Citation, isAt: SameSpan = isSameSpan): boolean {
  return isAt(a.span, b.span) && a.kind === b.kind && a.text === b.text && isSameTarget(a.target, b.target);
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
export function isSameIndicator(a: Indicator, b: Indicator): boolean {
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

export function isSameResponsibility(a: Responsibility, b: Responsibility, isAt: SameSpan = isSameSpan): boolean {
  return (
    isAt(a.span, b.span) &&
    a.clause === b.clause &&
    a.task === b.task &&
    isSameList(a.lead, b.lead) &&
    isSameList(a.support, b.support)
  );
}
