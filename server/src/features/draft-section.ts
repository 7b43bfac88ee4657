/** The section of the draft around a place, and the parts by which sections like it are known. */
import { clausesOf } from '../policy/clauses.ts';
import type { PolicyText } from '../policy/model.ts';
import { spanText } from '../policy/span.ts';
import { documentAt, pointAt } from './point.ts';
import { wordingOf } from './precedents.ts';

export interface SectionPart {
  /** `own`: the heading of the section; `below`: a heading inside it; `sentence`: what a heading is followed by. */
  readonly kind: 'own' | 'below' | 'sentence';
  /** Without label and closing mark. */
  readonly text: string;
}

export interface DraftSection {
  /** Label and text of its heading. */
  readonly heading: string;
  readonly parts: readonly SectionPart[];
}

/** Of a long section its first parts tell what it is about. */
const mostHeadings = 12;
const mostSentences = 12;
/** A sentence that short tells nothing. */
const shortestSentence = 6;

/** The innermost section at a source offset; null before the first heading. */
export function draftSectionAt(text: PolicyText, offset: number): DraftSection | null {
  const point = pointAt(text, offset);
  const document = point && documentAt(text, point.paragraph);
  if (!document) return null;
  const { outline } = document;
  const owner = text.documents.indexOf(document);
  const clauses = clausesOf(text).filter((clause) => clause.document === owner);
  // A clause knows under which heading it stands: not under 二、 when it is the sentence that 三、 opens.
  const index =
    clauses.findLast(
      ({ paragraph, start }) => paragraph < point.paragraph || (paragraph === point.paragraph && start <= point.offset),
    )?.heading ?? -1;
  const own = outline[index];
  if (!own) return null;
  const next = outline.findIndex(({ level }, at) => at > index && level <= own.level);
  const end = next < 0 ? outline.length : next;
  const below = outline.slice(index + 1, end).filter((heading) => heading.text !== '');
  const opened = new Set<number>();
  const sentences = clauses.filter(({ heading, kind }) => {
    if (heading < index || heading >= end || kind !== 'sentence' || opened.has(heading)) return false;
    opened.add(heading);
    return true;
  });
  const parts: readonly SectionPart[] = [
    ...(own.text === '' ? [] : [{ kind: 'own' as const, text: own.text }]),
    ...below.slice(0, mostHeadings).map((heading) => ({ kind: 'below' as const, text: heading.text })),
    ...sentences
      .map((sentence) => ({ kind: 'sentence' as const, text: wordingOf(spanText(text, sentence)) }))
      .filter((sentence) => sentence.text.length >= shortestSentence)
      .slice(0, mostSentences),
  ];
  return { heading: own.label + own.text, parts };
}
