/** Places of the draft, in the form in which the corpus gives its own. */
import type { Place } from '../corpus/corpus.ts';
import { type LineStarts, lineStartsAfter, lineStartsOf, placeOf } from '../corpus/lines.ts';
import type { PolicyText, Span } from '../policy/model.ts';
import { locate, type SourceRange } from '../policy/span.ts';
import type { Draft } from './check.ts';

/** The place of a span of the text, or of a range of its source. */
export function draftPlace({ uri, source, text }: Draft, where: Span | SourceRange): Place {
  return placeOf(uri, lineStarts(text, source), 'paragraph' in where ? locate(text, where) : where);
}

const remembered = new WeakMap<PolicyText, LineStarts>();
/** Of the draft that was last asked about, while it lasts: its next version has most lines in common with it. */
let last: WeakRef<LineStarts> | null = null;

function lineStarts(text: PolicyText, source: string): Uint32Array {
  const known = remembered.get(text);
  if (known) return known.starts;
  const before = last?.deref();
  const lines = before ? lineStartsAfter(before, source) : { source, starts: Uint32Array.from(lineStartsOf(source)) };
  remembered.set(text, lines);
  last = new WeakRef(lines);
  return lines.starts;
}
