/** Which documents of a file take part in an alignment. */
import type { Draft } from '../../checks/check.ts';
import { squeeze } from '../../policy/fold.ts';
import type { PolicyDocument } from '../../policy/model.ts';
import { locate } from '../../policy/span.ts';
import type { AlignedText } from './statements.ts';

/** Documents that say something of their own: not what merely holds or carries others. */
function alignable(documents: readonly PolicyDocument[]): readonly number[] {
  const saying = documents.flatMap(({ role }, index) => (role === 'compendium' || role === 'wrapper' ? [] : [index]));
  const own = saying.filter((index) => {
    const { id, role, outline } = documents[index]!;
    // A notice that forwards a plan has no parts of its own; a plan with tables behind it has.
    return !(role === 'outer' && outline.length === 0 && documents.some(({ parent }) => parent === id));
  });
  return own.length > 0 ? own : saying;
}

/** The text with all its documents, or those with `title` in their title. */
export function alignedText(draft: Draft, name: string, title?: string): AlignedText {
  const { documents } = draft.text;
  const wanted = title === undefined ? '' : squeeze(title);
  return {
    ...draft,
    name,
    documents: alignable(documents).filter((index) => squeeze(documents[index]!.title).includes(wanted)),
  };
}

/** The text with the document that begins (its title, where it has one) at a source offset and those that it carries. */
export function alignedTextAt(draft: Draft, name: string, start: number): AlignedText {
  const { documents, places } = draft.text;
  const begins = ({ titleSpan, firstParagraph }: PolicyDocument) =>
    titleSpan ? locate(draft.text, titleSpan).start : (places.starts[firstParagraph] ?? 0);
  const meant = documents.findLast((document) => begins(document) === start);
  const within = alignable(documents).filter((index) => {
    const { firstParagraph, endParagraph } = documents[index]!;
    return !meant || (firstParagraph >= meant.firstParagraph && endParagraph <= meant.endParagraph);
  });
  return { ...draft, name, documents: within };
}
