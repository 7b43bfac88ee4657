/** Places of the draft, in the form in which the corpus gives its own. */
import type { Place } from '../corpus/corpus.ts';
import { type LineStarts, lineStartsAfter, lineStartsOf, placeOf } from '../corpus/lines.ts';
import { draftOf } from '../ingest/paragraph-versions.ts';
import type { PolicyText, Span } from '../policy/model.ts';
import { locate, type SourceRange } from '../policy/span.ts';
import type { Draft } from './check.ts';

/** The place of a span of the text, or of a range of its source. */
export function draftPlace({ uri, source, text }: Draft, where: Span | SourceRange): Place {
  return placeOf(uri, lineStarts(text, source), 'paragraph' in where ? locate(text, where) : where);
}

/** Of the version of a draft that was last asked about: the next has most lines in common with it. */
const last = new WeakMap<object, LineStarts>();

function lineStarts({ paragraphs }: PolicyText, source: string): Uint32Array {
  const draft = draftOf(paragraphs);
  const before = last.get(draft);
  if (before?.source === source) return before.starts;
  const lines = before ? lineStartsAfter(before, source) : { source, starts: Uint32Array.from(lineStartsOf(source)) };
  last.set(draft, lines);
  return lines.starts;
}
