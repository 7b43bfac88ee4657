/** Short forms that the draft introduces with 以下简称, for the checks of `definition/`. */
import { draftOf } from '../../ingest/paragraph-versions.ts';
import { onceForEach } from '../../ingest/print.ts';
import { rememberedWith } from '../../ingest/remembered.ts';
import { fold } from '../../policy/fold.ts';
import type { Definition, PolicyDocument, PolicyText, Span } from '../../policy/model.ts';
import { spanText } from '../../policy/span.ts';
import { recordsOf } from '../document-records.ts';

export interface Introduction {
  readonly definition: Definition;
  /** The term as {@link fold} makes it. */
  readonly folded: string;
  /** Id of the document that it stands in. */
  readonly document: string;
  /** 以下简称“X” with its bracket: what to take away to undo the introduction. */
  readonly bracket: Span;
}

/** Introductions in order of the text; acronyms in brackets are explanations, not introductions. */
export function introductionsOf(text: PolicyText): readonly Introduction[] {
  const { frames, definitions, stating } = recordsOf(text);
  return remembered(draftOf(text.paragraphs), [frames, definitions, stating], () =>
    text.documents.flatMap((document) => introductionsIn(text, document)),
  );
}

/** The same list as long as no definition changes. */
const remembered = rememberedWith<object, readonly Introduction[]>();

/** Those of one document. */
export function introductionsIn(text: PolicyText, document: PolicyDocument): readonly Introduction[] {
  return document.definitions.flatMap((definition) => {
    if (definition.kind !== 'abbreviation') return [];
    const { span, termSpan } = definition;
    const statement = spanText(text, span);
    if (!/以下.{0,3}称/.test(statement)) return [];
    const { text: content } = text.paragraphs[span.paragraph]!;
    const start = Math.max(content.lastIndexOf('（', termSpan.start), content.lastIndexOf('(', termSpan.start));
    const bracket = { ...span, start: start >= span.start ? start : termSpan.start };
    return [{ definition, folded: fold(definition.term), document: document.id, bracket }];
  });
}

const foldedText = onceForEach(fold);

/** Offset of the first use of the term, given as {@link fold} makes it, in the paragraph from `from` on; -1 where there is none. */
export function useIn(text: PolicyText, paragraph: number, folded: string, from = 0): number {
  return foldedText(text.paragraphs[paragraph]!).indexOf(folded, from);
}
