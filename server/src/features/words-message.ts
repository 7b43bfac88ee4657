/** What is wrong with a policy-words.yaml, and what to do, in both languages. */
import type { Locale, Message } from '../checks/message.ts';
import type { FileProblem } from '../corpus/corpus.ts';
import type { WordsProblem, WordsProblemKind } from '../corpus/words-problem.ts';
import { problemReason } from './file-problem.ts';

/** Longer words are cut: a stray quotation mark makes one word of half the file. */
const longestText = 60;

export function wordsMessage({ kind, text, hint }: WordsProblem): Message {
  return messages[kind](text.length > longestText ? `${text.slice(0, longestText)}…` : text, hint);
}

/** The problem on one line behind its place: `policy-words.yaml:3: …`. */
export function wordsLine(name: string, problem: WordsProblem, locale: Locale): string {
  return `${name}:${problem.line + 1}: ${wordsMessage(problem)[locale]}`;
}

/** True where the entries from the place on, or all of them, do not count. */
export function breaksWords({ kind }: WordsProblem): boolean {
  return ['unreadable', 'too-large', 'yaml', 'tab'].includes(kind);
}

const messages: Record<WordsProblemKind, (text: string, hint: string) => Message> = {
  unreadable: (problem, detail) => ({
    zh: `本单位用语未采用：${problemReason(problem as FileProblem, detail, 'zh')}。请另存为 UTF-8 文本`,
    en: `The unit's words are not used: ${problemReason(problem as FileProblem, detail, 'en')}. Save the file as UTF-8 text`,
  }),
  'too-large': () => ({
    zh: '本单位用语未采用：内容过长或层次过深',
    en: "The unit's words are not used: the file is too long or nested too deep",
  }),
  yaml: (text) => ({
    zh: `从这里起格式有误，以下用语未采用。请检查缩进是否对齐、引号和括号是否成对；含有半角冒号或 # 的文字要加引号（${text}）`,
    en: `Not valid YAML from here on; the words below are not used. Check indentation, quotation marks and brackets, and quote texts that hold a colon or # (${text})`,
  }),
  tab: () => ({
    zh: '行首不能用制表符（Tab）缩进，以下用语未采用。请改用空格',
    en: 'A line cannot be indented with a tab; the words below are not used. Use spaces',
  }),
  'repeated-key': (text) => ({
    zh: `同一条用语里“${text}”写了两次，请删去一处`,
    en: `“${text}” is given twice in one entry; delete one`,
  }),
  colon: (text) => ({
    zh: `“${text}”应使用半角冒号，冒号后空一格，例如“应写: ……”`,
    en: `“${text}” needs a half-width colon and a space behind it, as in “preferred: …”`,
  }),
  shape: () => ({
    zh: '这里应是一条用语：以“- 应写: ”或“- 不写: ”开头，其余各项与它左对齐',
    en: 'An entry is expected here: it begins with “- preferred: ” or “- forbidden: ”, its other lines aligned with that',
  }),
  'unknown-key': (text, hint) => ({
    zh: `没有“${text}”这一项${hint === '' ? '，可用的有：应写、不写、理由、适用、例外' : `，是否为“${hint}”？`}`,
    en: `There is no “${text}”${hint === '' ? '; known: preferred, forbidden, reason, kinds, exceptions' : `; did you mean “${hint}”?`}`,
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
