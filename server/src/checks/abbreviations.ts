/** Short forms that the draft introduces with 以下简称, for the checks of `definition/`. */
import { fold } from '../policy/fold.ts';
import type { Definition, PolicyDocument, PolicyText, Span } from '../policy/model.ts';
import { spanText } from '../policy/span.ts';

export interface Introduction {
  readonly definition: Definition;
  readonly document: PolicyDocument;
  /** 以下简称“X” with its bracket: what to take away to undo the introduction. */
  readonly bracket: Span;
}

/** Introductions in order of the text; acronyms in brackets are explanations, not introductions. */
export function introductionsOf(text: PolicyText): readonly Introduction[] {
  return text.documents.flatMap((document) =>
    document.definitions.flatMap((definition) => {
      if (definition.kind !== 'abbreviation') return [];
      const { span, termSpan } = definition;
      const statement = spanText(text, span);
      if (!/以下.{0,3}称/.test(statement)) return [];
      const { text: content } = text.paragraphs[span.paragraph]!;
      const start = Math.max(content.lastIndexOf('（', termSpan.start), content.lastIndexOf('(', termSpan.start));
      const bracket = { ...span, start: start >= span.start ? start : termSpan.start };
      return [{ definition, document, bracket }];
    }),
  );
}

/** Offsets of the term in the paragraph, width folded, from `from` on. */
export function usesIn(text: PolicyText, paragraph: number, term: string, from = 0): readonly number[] {
  const content = fold(text.paragraphs[paragraph]!.text);
  const wanted = fold(term);
  const uses: number[] = [];
  for (let at = content.indexOf(wanted, from); at >= 0; at = content.indexOf(wanted, at + wanted.length)) uses.push(at);
  return uses;
}
