/** Formatting on request: every label in the form of the norm, and nothing else. */
import type { Draft, Edit } from '../checks/check.ts';
import type { PolicyText, Span } from '../policy/model.ts';
import { labelChanges } from '../policy/renumbering/label-forms.ts';
import { locate, type SourceRange } from '../policy/span.ts';

/** Edits in order of the text; with a range, of the labels that lie in it. */
export function formattingEdits({ source, text }: Draft, within: SourceRange | null): readonly Edit[] {
  const edits: Edit[] = [];
  for (const { span, text: newText } of labelChanges(text, source)) {
    const range = sourceRange(source, text, span, newText);
    const { start, end } = range;
    const isInForm = end - start === newText.length && source.startsWith(newText, start);
    if (!isInForm && (within === null || (within.start <= start && end <= within.end))) edits.push({ range, newText });
  }
  return edits;
}

/** With all the spaces of a gap, of which the logical text keeps one. */
function sourceRange(source: string, text: PolicyText, span: Span, newText: string): SourceRange {
  const range = locate(text, span);
  if (!/\s$/.test(newText)) return range;
  return { ...range, end: range.end + /^[ \t\u3000]*/.exec(source.slice(range.end, range.end + 20))![0].length };
}
