/** The set phrase (提法) under the cursor that has an established full form in the corpus. */
import { type FullForm, fullForm } from '../corpus/wording/full-form.ts';
import type { Span } from '../policy/model.ts';
import { spanText } from '../policy/span.ts';
import type { Context } from './context.ts';
import type { Point } from './point.ts';
import { knownTermAt, phrasesAround } from './term.ts';

export interface SetPhrase {
  readonly span: Span;
  readonly form: FullForm;
}

/** The known term around the point, else the longest stretch of words there, that has a full form. */
export function setPhraseAt(context: Context, point: Point): SetPhrase | null {
  const known = knownTermAt(context, point);
  const candidates = phrasesAround(context, point);
  const corpus = context.corpus.without(context.draft.uri);
  for (const span of known ? [known, ...candidates] : candidates) {
    const phrase = spanText(context.draft.text, span);
    const form = fullForm(corpus, phrase);
    if (form) return { span, form };
  }
  return null;
}
