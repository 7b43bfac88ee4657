/** Comments of a text, `<!-- … -->`: for those who write it, no part of what it says. */

import { commonEnds } from './common-ends.ts';

/** A stretch of the source, end exclusive, with its marks. */
export interface Comment {
  readonly start: number;
  readonly end: number;
}

const opening = '<!--';
const closing = '-->';

/** Comments in order. A mark that is not closed, or not before the next one, opens none: it is being typed. */
export function commentsOf(source: string): readonly Comment[] {
  if (!holdsMark(source)) return none;
  const comments: Comment[] = [];
  let from = source.indexOf(opening);
  while (from >= 0) {
    const close = source.indexOf(closing, from + opening.length);
    if (close < 0) break;
    const start = source.lastIndexOf(opening, close - opening.length);
    const end = close + closing.length;
    comments.push({ start, end });
    from = source.indexOf(opening, end);
  }
  return comments;
}

const none: readonly Comment[] = [];

/** The text without a mark that was seen last: mostly the version before of the draft that is asked about. */
let unmarked = '';

/** Whether the mark that opens a comment stands in a text: what is typed is looked at. */
function holdsMark(source: string): boolean {
  if (source === unmarked) return false;
  const { before, behind } = commonEnds(unmarked, source);
  const reach = opening.length - 1;
  if (source.slice(Math.max(0, before - reach), source.length - behind + reach).includes(opening)) return true;
  unmarked = source;
  return false;
}

/** Stands for a character of a comment. A noncharacter, so that no text has it. */
export const hidden = 0xfdd0;

/** What collectors of web pages write behind their notes; markdown is read by it. */
const endOfNotes = /^<!--\s*INFO END\s*-->$/;

/** The source with its comments hidden: of the same length, with the same lines. */
export function withoutComments(source: string): string {
  const comments = commentsOf(source);
  if (comments.length === 0) return source;
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of comments) {
    const comment = source.slice(start, end);
    if (endOfNotes.test(comment)) continue;
    parts.push(source.slice(at, start), comment.replace(/[^\r\n\f\u2028\u2029]/g, String.fromCharCode(hidden)));
    at = end;
  }
  parts.push(source.slice(at));
  return parts.join('');
}
