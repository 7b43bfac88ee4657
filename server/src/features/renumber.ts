/** Numbers the parts of the draft anew, and the references to them. */
import type { Draft, Edit } from '../checks/check.ts';
import type { PolicyText } from '../policy/model.ts';
import { withNumerals } from '../policy/placeholder-labels.ts';
import { renumber } from '../policy/renumber.ts';
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
  return changes
    .map(({ span, text: newText }) => ({ range: locate(text, span), newText }))
    .filter(({ range, newText }) => draft.source.slice(range.start, range.end) !== newText);
}
