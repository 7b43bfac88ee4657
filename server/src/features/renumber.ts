/** Numbers the parts of the draft anew, and the references to them. */
import type { Draft, Edit } from '../checks/check.ts';
import { countedThrough, wrongNumbers } from '../checks/structure/enumerations.ts';
import { commonEnd, commonStart } from '../ingest/common-ends.ts';
import type { PolicyText, Span } from '../policy/model.ts';
import { withNumerals } from '../policy/renumbering/placeholder-labels.ts';
import { type NumberChange, renumber } from '../policy/renumbering/renumber.ts';
import { locate } from '../policy/span.ts';

/**
 * Edits that number the draft anew, in order of the text; none where all is in order. 第×条 counts as a label that was
 * not numbered yet. Yields in between.
 * @param before an earlier state whose numbers were in order, as source or read already; null where there is none.
 * @param read reads another state of the draft.
 */
export function* renumberEdits(
  draft: Draft,
  before: string | PolicyText | null,
  read: (source: string) => PolicyText,
): Generator<undefined, readonly Edit[]> {
  const { source, fresh } = withNumerals(draft.source);
  const text = fresh.size === 0 ? draft.text : read(source);
  yield undefined;
  const isSame = before === draft.source || before === draft.text;
  const earlier = isSame ? null : typeof before === 'string' ? read(before) : before;
  yield undefined;
  const changes = yield* renumber(text, earlier, fresh);
  return [...changes, ...enumerationChanges(text, changes)]
    .map(({ span, text: newText }) => onlyChanged(draft.source, { range: locate(text, span), newText }))
    .filter(({ range, newText }) => range.start < range.end || newText !== '')
    .sort((a, b) => a.range.start - b.range.start);
}

/** Of 一是……；二是……；四是…… inside a paragraph, where nothing of it is numbered otherwise. */
function enumerationChanges({ paragraphs }: PolicyText, changes: readonly NumberChange[]): readonly NumberChange[] {
  return wrongNumbers(paragraphs).paragraphs.flatMap((paragraph) => {
    const own = countedThrough(paragraphs[paragraph]!.text).map(
      ({ start, end, expected }): NumberChange => ({ span: { paragraph, start, end }, text: expected }),
    );
    const others = changes.filter(({ span }) => span.paragraph === paragraph);
    const meet = (a: Span, b: Span) => a.start < b.end && b.start < a.end;
    return own.some(({ span }) => others.some((other) => meet(span, other.span))) ? [] : own;
  });
}

/** Without what stays at its ends: of 第十二条 that becomes 第十三条 a single character. */
function onlyChanged(source: string, { range, newText }: Edit): Edit {
  const present = source.slice(range.start, range.end);
  const before = commonStart(present, newText);
  const behind = commonEnd(present, newText, Math.min(present.length, newText.length) - before);
  return {
    range: { start: range.start + before, end: range.end - behind },
    newText: newText.slice(before, newText.length - behind),
  };
}
