/** The place where the drafter is typing, and what a source of completions offers there. */

import { commentsOf } from '../../ingest/comments.ts';
import type { SourceRange } from '../../policy/span.ts';
import type { Context } from '../context.ts';

export interface Typing {
  /** Offset of the cursor in the source. */
  readonly offset: number;
  /** The line of the source before the cursor, and after it. Completions replace text of one line only. */
  readonly before: string;
  readonly after: string;
  /** True when the drafter asked for completions, false when they come up by themselves. */
  readonly requested: boolean;
  /** The character that brought them up, if one did. */
  readonly trigger: string | null;
}

export type OfferKind = 'title' | 'number' | 'heading' | 'wording' | 'abbreviation' | 'unit' | 'figure';

export interface Offer {
  readonly kind: OfferKind;
  readonly label: string;
  readonly detail: string;
  /** Text of what is offered, shown beside the list; absent where the label says it all. */
  readonly preview?: string;
  /** What the new text replaces; begins at or before the cursor and ends at or behind it, on its line. */
  readonly range: SourceRange;
  readonly newText: string;
}

/** Offers in the order in which they are to be shown. */
export type OfferSource = (context: Context, typing: Typing) => readonly Offer[];

export function typingAt(source: string, offset: number, requested: boolean, trigger: string | null): Typing {
  const start = Math.max(source.lastIndexOf('\n', offset - 1), source.lastIndexOf('\r', offset - 1)) + 1;
  const rest = /^[^\r\n]*/.exec(source.slice(offset, offset + 1000))![0];
  return { offset, before: offset === 0 ? '' : source.slice(start, offset), after: rest, requested, trigger };
}

/** The last `length` characters before the cursor. */
export function lastCharacters({ offset }: Typing, length: number): SourceRange {
  return { start: offset - length, end: offset };
}

/** Whether what is typed is text of the draft: neither a comment nor a fact stated at its head between `---`. */
export function isText({ draft: { source, text } }: Context, { offset, before }: Typing): boolean {
  const paragraph = text.places.lastAt(offset);
  const isMetadata = text.paragraphs[paragraph]?.block.kind === 'metadata' && offset <= text.places.end(paragraph)!;
  if (isMetadata || before.lastIndexOf('<!--') > before.lastIndexOf('-->')) return false;
  return !commentsOf(source).some(({ start, end }) => start < offset && offset < end);
}
