/**
 * Hover: what the corpus knows about the place under the cursor. A citation is answered by the card of its document,
 * an internal reference by the heading it points to; elsewhere the term and the precedents of the sentence share one
 * hover, because in Chinese policy prose nearly every place is inside a term.
 */
import { locate, type SourceRange } from '../../policy/span.ts';
import type { Context } from '../context.ts';
import { pointAt } from '../point.ts';
import type { Finder } from './finder.ts';
import { findFullForm } from './full-form.ts';
import { findPrecedents } from './precedent.ts';
import { findReference } from './reference.ts';
import { findTerm } from './term.ts';
import { findCard } from './title.ts';

export interface Hover {
  readonly markdown: string;
  readonly range: SourceRange;
}

/** The first finder of a group that answers speaks for the group; the first group that answers ends the search. */
const groups: readonly (readonly (readonly Finder[])[])[] = [
  [[findCard, findReference]],
  [[findTerm, findFullForm], [findPrecedents]],
];

/** Hover at a source offset, or null where there is nothing to say. */
export function hover(context: Context, offset: number): Hover | null {
  const point = pointAt(context.draft.text, offset);
  if (!point) return null;
  for (const group of groups) {
    const answers = group.flatMap((finders) => {
      for (const find of finders) {
        const answer = find(context, point);
        if (answer) return [answer];
      }
      return [];
    });
    if (answers.length === 0) continue;
    return {
      markdown: answers.map(({ markdown }) => markdown).join('\n\n---\n\n'),
      range: locate(context.draft.text, answers[0]!.span),
    };
  }
  return null;
}
