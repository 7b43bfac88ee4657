/** Places of the draft, in the form in which the corpus gives its own. */
import type { Place } from '../corpus/corpus.ts';
import { lineStartsOf, placeOf } from '../corpus/lines.ts';
import type { PolicyText, Span } from '../policy/model.ts';
import { locate, type SourceRange } from '../policy/span.ts';
import type { Draft } from './check.ts';

/** The place of a span of the text, or of a range of its source. */
export function draftPlace({ uri, source, text }: Draft, where: Span | SourceRange): Place {
  return placeOf(uri, lineStarts(text, source), 'paragraph' in where ? locate(text, where) : where);
}

const remembered = new WeakMap<PolicyText, readonly number[]>();

function lineStarts(text: PolicyText, source: string): readonly number[] {
  const known = remembered.get(text) ?? lineStartsOf(source);
  remembered.set(text, known);
  return known;
}
