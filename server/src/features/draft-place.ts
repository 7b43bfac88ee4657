/** Places of a text at hand, in the form in which the corpus gives its own. */
import type { Draft } from '../checks/check.ts';
import type { Place } from '../corpus/corpus.ts';
import { lineOf, lineStartsOf } from '../corpus/lines.ts';
import type { Span } from '../policy/model.ts';
import { locate, type SourceRange } from '../policy/span.ts';

/** Gives the place of a span of the text, or of a range of its source. */
export function placesIn({ uri, source, text }: Draft): (where: Span | SourceRange) => Place {
  const lines = lineStartsOf(source);
  return (where) => {
    const { start, end } = 'paragraph' in where ? locate(text, where) : where;
    const startLine = lineOf(lines, start);
    const endLine = lineOf(lines, end);
    return {
      uri,
      start,
      end,
      startLine,
      startCharacter: start - lines[startLine]!,
      endLine,
      endCharacter: end - lines[endLine]!,
    };
  };
}
