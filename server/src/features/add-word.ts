/** Writes a term into the text of a policy-words.yaml, behind the entries that stand there. */
import type { Locale } from '../checks/message.ts';
import { readWordsFile, wordKeys } from '../corpus/user-files/words-file.ts';

export interface NewWord {
  readonly preferred?: string;
  readonly forbidden?: readonly string[];
  readonly reason?: string;
}

/** What is to be inserted where (UTF-16 offset); null where the text has mistakes that hide what stands in it. */
export function addWord(
  text: string,
  { preferred, forbidden = [], reason }: NewWord,
  locale: Locale,
): { readonly at: number; readonly newText: string } | null {
  const key = (name: keyof typeof wordKeys) => wordKeys[name][locale === 'zh' ? 0 : 1];
  const lines = [
    ...(preferred === undefined ? [] : [`${key('preferred')}: ${scalar(preferred)}`]),
    ...(forbidden.length === 0 ? [] : [`${key('forbidden')}: [${forbidden.map(scalar).join(', ')}]`]),
    ...(reason === undefined ? [] : [`${key('reason')}: ${scalar(reason)}`]),
  ];
  const { entries, problems } = readWordsFile(text);
  if (problems.some(({ kind }) => kind === 'yaml' || kind === 'tab' || kind === 'too-large' || kind === 'shape')) {
    return null;
  }
  const head = entries.length === 0 && !/^\s*(?:用语|words)\s*:/m.test(text) ? `${key('list')}:\n` : '';
  const indent = ' '.repeat(Math.max(0, (entries.at(-1)?.character ?? 4) - 2));
  const ended = text === '' || /[\r\n]$/.test(text) ? '' : '\n';
  const entry = lines.map((line, index) => `${indent}${index === 0 ? '- ' : '  '}${line}\n`).join('');
  return { at: text.length, newText: ended + head + entry };
}

/** Plain where YAML takes it for the same text, else in double quotes. */
function scalar(text: string): string {
  return /^[\p{L}\p{N}“《（][^#:,[\]{}"'\\\n]*$/u.test(text) ? text : JSON.stringify(text);
}
