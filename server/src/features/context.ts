/** What every feature is asked with: the draft, the corpus as it stands, and the reader's language. */
import type { Draft } from '../checks/check.ts';
import type { Locale, Message } from '../checks/message.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Segmenter } from '../corpus/segmenter.ts';

export interface Context {
  readonly draft: Draft;
  readonly corpus: Corpus;
  readonly locale: Locale;
  readonly segmenter: Segmenter;
}

/** The sentence in the reader's language. */
export function say(context: { readonly locale: Locale }, message: Message): string {
  return message[context.locale];
}
