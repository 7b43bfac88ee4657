/** What every feature is asked with: the draft, the corpus as it stands, and the reader's language. */
import type { Draft } from '../checks/check.ts';
import type { Locale, Message } from '../checks/message.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Segmenter } from '../corpus/segmenter.ts';
import type { UnitWords } from '../corpus/user-files/unit-words.ts';
import type { PinyinIndex } from './completion/pinyin-index.ts';

export interface Context {
  readonly draft: Draft;
  readonly corpus: Corpus;
  readonly locale: Locale;
  readonly segmenter: Segmenter;
  /** The words of the drafter's unit; absent: it has stated none. */
  readonly words?: UnitWords | undefined;
  /** Titles by their pinyin; absent: not asked for, or not there yet. */
  readonly pinyin?: (() => PinyinIndex | null) | undefined;
}

/** The sentence in the reader's language. */
export function say(context: { readonly locale: Locale }, message: Message): string {
  return message[context.locale];
}
