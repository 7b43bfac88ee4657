/**
 * What stands in grey behind the cursor while the drafter writes. It comes unasked and has one line to itself, so it is
 * quiet: one wording, that several documents share and that hardly anything else competes with. Whoever asks for it gets
 * whatever the corpus has.
 */
import type { Continuation } from '../../corpus/corpus.ts';
import type { SourceRange } from '../../policy/span.ts';
import type { Context } from '../context.ts';
import { openTitle } from './titles.ts';
import { isText, type Typing, typingAt } from './typing.ts';
import { openUnits } from './units.ts';
import { continuationsAt, mostContinuations } from './wording.ts';

export interface InlineRequest {
  /** True when the drafter asked, false while they type. */
  readonly requested: boolean;
  /** The entry chosen in an open list of completions: what is suggested begins with it. */
  readonly selected: { readonly range: SourceRange; readonly text: string } | null;
}

export interface InlineSuggestion {
  readonly range: SourceRange;
  readonly newText: string;
}

/** Letters since the last mark: fewer are the beginning of too many things. */
const leastTyped = 4;
const leastWorks = 2;
/** Another wording that so many of its documents would write leaves the choice open. */
const rivalShare = 0.5;
const mostSuggestions = 3;

/** Suggestions at a source offset, best first; at most one unless asked for. */
export function inlineSuggestions(
  context: Context,
  offset: number,
  { requested, selected }: InlineRequest,
): readonly InlineSuggestion[] {
  const typing = typingAt(context.draft.source, offset, requested, null);
  // In the middle of a run, grey text would tear it apart.
  if (/^[\p{L}\p{N}]/u.test(typing.after) || !isProse(context, typing)) return [];
  const range = selected?.range ?? { start: offset, end: offset };
  const lineStart = offset - typing.before.length;
  if (range.start < lineStart || range.start > offset || range.end < offset) return [];
  const lead = selected?.text ?? '';
  const before =
    typing.before.slice(0, range.start - lineStart) + (selected ? lead : typing.before.slice(range.start - lineStart));
  const found = continuationsAt(
    context,
    before,
    context.draft.source.slice(range.end, range.end + typing.after.length),
    mostContinuations,
  );
  const chosen = requested
    ? found.slice(0, mostSuggestions)
    : found.slice(0, isClear(found) && isTelling(before) ? 1 : 0);
  return chosen.map(({ text }) => ({ range, newText: lead + text }));
}

/** Titles and units are chosen from a list; comments are nobody's model. */
function isProse(context: Context, typing: Typing): boolean {
  return !openTitle.test(typing.before) && !openUnits.test(typing.before) && isText(context, typing);
}

function isTelling(before: string): boolean {
  const typed = /[^\s，。；：！？,;:!?]*$/.exec(before)![0];
  return (typed.match(/\p{L}/gu)?.length ?? 0) >= leastTyped;
}

function isClear([first, ...others]: readonly Continuation[]): boolean {
  if (!first || first.works < leastWorks) return false;
  const rivals = others.filter(({ text }) => !text.startsWith(first.text) && !first.text.startsWith(text));
  return rivals.every(({ works }) => works <= first.works * rivalShare);
}
