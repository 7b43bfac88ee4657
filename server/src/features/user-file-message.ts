/** What is wrong with a file that users write by hand beside their texts (policy-corpus.yaml, policy-words.yaml), and what to do. */
import type { Locale, Message } from '../checks/message.ts';
import type { FileProblem } from '../corpus/corpus.ts';
import type { YamlProblem, YamlProblemKind } from '../corpus/user-files/yaml-text.ts';
import { problemReason } from './file-problem.ts';

/** The sentence for each kind of problem, of the words at issue and the hint. */
export type ProblemMessages<Kind extends string> = Readonly<Record<Kind, (text: string, hint: string) => Message>>;

/** Longer words are cut: a stray quotation mark makes one word of half the file. */
const longestText = 60;

export function messageOf<Kind extends string>(
  messages: ProblemMessages<Kind>,
  { kind, text, hint }: YamlProblem<Kind>,
): Message {
  return messages[kind](text.length > longestText ? `${text.slice(0, longestText)}…` : text, hint);
}

/** The problem on one line behind its place: `policy-corpus.yaml:3: …`. */
export function placedMessage(name: string, line: number, message: Message, locale: Locale): string {
  return `${name}:${line + 1}: ${message[locale]}`;
}

/** True where the entries from the place on, or all of them, do not count. */
export function breaksFile({ kind }: YamlProblem<string>): boolean {
  return ['unreadable', 'too-large', 'yaml', 'tab'].includes(kind);
}

/** What a kind of file is called in the sentences about it. */
export interface UserFile {
  /** The whole of it does not count: 更正文件未采用, The corrections are not used. */
  readonly unused: Message;
  /** What it lists: 更正, corrections. */
  readonly entries: Message;
  /** One of them, in English: correction. */
  readonly entry: string;
  /** A key as people would write it: 标题, title. */
  readonly key: Message;
  /** All keys that there are. */
  readonly keys: Message;
}

/** The sentences about what can go wrong in any such file. */
export function fileMessages({
  unused,
  entries,
  entry,
  key,
  keys,
}: UserFile): ProblemMessages<Exclude<YamlProblemKind, 'shape' | 'value'> | 'unreadable'> {
  return {
    unreadable: (problem, detail) => ({
      zh: `${unused.zh}：${problemReason(problem as FileProblem, detail, 'zh')}。请另存为 UTF-8 文本`,
      en: `${unused.en}: ${problemReason(problem as FileProblem, detail, 'en')}. Save the file as UTF-8 text`,
    }),
    'too-large': () => ({
      zh: `${unused.zh}：内容过长或层次过深`,
      en: `${unused.en}: the file is too long or nested too deep`,
    }),
    yaml: (text) => ({
      zh: `从这里起格式有误，以下${entries.zh}未采用。请检查缩进是否对齐、引号和括号是否成对；含有半角冒号或 # 的文字要加引号（${text}）`,
      en: `Not valid YAML from here on; the ${entries.en} below are not used. Check indentation, quotation marks and brackets, and quote texts that hold a colon or # (${text})`,
    }),
    tab: () => ({
      zh: `行首不能用制表符（Tab）缩进，以下${entries.zh}未采用。请改用空格`,
      en: `A line cannot be indented with a tab; the ${entries.en} below are not used. Use spaces`,
    }),
    'repeated-key': (text) => ({
      zh: `同一条${entries.zh}里“${text}”写了两次，请删去一处`,
      en: `“${text}” is given twice in one ${entry}; delete one`,
    }),
    colon: (text) => ({
      zh: `“${text}”应使用半角冒号，冒号后空一格，例如“${key.zh}: ……”`,
      en: `“${text}” needs a half-width colon and a space behind it, as in “${key.en}: …”`,
    }),
    'unknown-key': (text, hint) => ({
      zh: `没有“${text}”这一项${hint === '' ? `，可用的有：${keys.zh}` : `，是否为“${hint}”？`}`,
      en: `There is no “${text}”${hint === '' ? `; known: ${keys.en}` : `; did you mean “${hint}”?`}`,
    }),
  };
}
