/** What is wrong with a policy-words.yaml, and what to do, in both languages. */
import type { Locale, Message } from '../checks/message.ts';
import type { WordsProblem, WordsProblemKind } from '../corpus/user-files/words-problem.ts';
import { fileMessages, messageOf, type ProblemMessages, placedMessage } from './user-file-message.ts';

export function wordsMessage(problem: WordsProblem): Message {
  return messageOf(messages, problem);
}

/** The problem on one line behind its place: `policy-words.yaml:3: …`. */
export function wordsLine(name: string, problem: WordsProblem, locale: Locale): string {
  return placedMessage(name, problem.line, wordsMessage(problem), locale);
}

const messages: ProblemMessages<WordsProblemKind> = {
  ...fileMessages({
    unused: { zh: '本单位用语未采用', en: "The unit's words are not used" },
    entries: { zh: '用语', en: 'words' },
    entry: 'entry',
    key: { zh: '应写', en: 'preferred' },
    keys: { zh: '应写、不写、理由、适用、例外', en: 'preferred, forbidden, reason, kinds, exceptions' },
  }),
  shape: () => ({
    zh: '这里应是一条用语：以“- 应写: ”或“- 不写: ”开头，其余各项与它左对齐',
    en: 'An entry is expected here: it begins with “- preferred: ” or “- forbidden: ”, its other lines aligned with that',
  }),
  value: () => ({
    zh: '这里应直接写文字；只有不写、适用和例外可以列出多项',
    en: 'A text is expected here; only forbidden, kinds and exceptions can list several',
  }),
  'no-term': () => ({
    zh: '这条用语既没有“应写”也没有“不写”，未采用',
    en: 'This entry names neither a preferred nor a forbidden term and is not used',
  }),
  'too-short': (text) => ({
    zh: `“${text}”只有一个字，几乎每份文稿都会有，未采用`,
    en: `“${text}” is one character, which nearly every draft has; it is not used`,
  }),
  kind: (text) => ({
    zh: `“${text}”不是文种。可写法规、公文、规划、报告，或通知、意见等文种`,
    en: `“${text}” is no kind of document; write law, official, plan or report, or a genre such as 通知`,
  }),
  'stated-twice': (text) => ({
    zh: `“${text}”前面已经约定过，以前面的为准`,
    en: `“${text}” is agreed on above, which counts`,
  }),
  contradiction: (text) => ({
    zh: `“${text}”既列为应写又列为不写，按应写处理`,
    en: `“${text}” is both preferred and forbidden; it is taken for preferred`,
  }),
  'idle-exception': (text) => ({
    zh: `例外“${text}”里没有本条不写的词，不起作用`,
    en: `The exception “${text}” holds none of the forbidden terms and does nothing`,
  }),
};
