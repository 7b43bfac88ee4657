/** Formatting on request: every label in the form of the norm, and nothing else. */
import type { Draft, Edit } from '../checks/check.ts';
import { labelChanges } from '../policy/label-forms.ts';
import type { PolicyText, Span } from '../policy/model.ts';
import { locate, type SourceRange } from '../policy/span.ts';

/** Edits in order of the text; with a range, of the labels that lie in it. */
export function formattingEdits({ source, text }: Draft, within: SourceRange | null): readonly Edit[] {
  return labelChanges(text, source)
    .map(({ span, text: newText }) => ({ range: sourceRange(source, text, span, newText), newText }))
    .filter(
      ({ range, newText }) =>
        source.slice(range.start, range.end) !== newText &&
        (within === null || (within.start <= range.start && range.end <= within.end)),
    );
}

/** With all the spaces of a gap, of which the logical text keeps one. */
function sourceRange(source: string, text: PolicyText, span: Span, newText: string): SourceRange {
  const range = locate(text, span);
  if (!/\s$/.test(newText)) return range;
  return { ...range, end: range.end + /^[ \t\u3000]*/.exec(source.slice(range.end, range.end + 20))![0].length };
}
