/**
 * Hover: what the corpus knows about the place under the cursor. A citation is answered by the card of its document,
 * an internal reference by the heading it points to; elsewhere the term and the precedents of the sentence share one
 * hover, because in Chinese policy prose nearly every place is inside a term.
 */
import { locate, type SourceRange } from '../../policy/span.ts';
import type { Context } from '../context.ts';
import { pointAt } from '../point.ts';
import { findFigure } from './figure.ts';
import type { Answer, Finder } from './finder.ts';
import { findFullForm } from './full-form.ts';
import { findPlace } from './place.ts';
import { findPrecedents } from './precedent.ts';
import { findReference } from './reference.ts';
import { findTerm } from './term.ts';
import { findCard } from './title.ts';

export interface Hover {
  readonly markdown: string;
  readonly range: SourceRange;
}

/** Of a group, the answer about the longest stretch speaks; the first line of groups that answers ends the search. */
const lines: readonly (readonly (readonly Finder[])[])[] = [
  [[findCard, findPlace, findReference]],
  [[findFigure], [findTerm, findFullForm], [findPrecedents]],
];

/** Hover at a source offset, or null where there is nothing to say. */
export function hover(context: Context, offset: number): Hover | null {
  const point = pointAt(context.draft.text, offset);
  if (!point) return null;
  for (const line of lines) {
    const answers = line.flatMap((finders) => longest(finders.map((find) => find(context, point))) ?? []);
    if (answers.length === 0) continue;
    return {
      markdown: answers.map(({ markdown }) => markdown).join('\n\n---\n\n'),
      range: locate(context.draft.text, answers[0]!.span),
    };
  }
  return null;
}

/** Of equally long stretches, the first finder's. */
function longest(answers: readonly (Answer | null)[]): Answer | null {
  return answers.reduce(
    (best, answer) => (answer && (!best || lengthOf(answer) > lengthOf(best)) ? answer : best),
    null,
  );
}

function lengthOf({ span }: Answer): number {
  return span.end - span.start;
}
