/** Why a file was not read, for people. */
import type { Locale, Message } from '../checks/message.ts';
import type { FileProblem } from '../corpus/corpus.ts';

const problems: Record<FileProblem, Message> = {
  empty: { zh: '文件为空', en: 'the file is empty' },
  binary: { zh: '不是文本文件', en: 'not a text file' },
  encoding: {
    zh: '无法识别文字编码（支持 UTF-8、UTF-16、GB18030）',
    en: 'unknown character encoding (UTF-8, UTF-16 and GB18030 are read)',
  },
  'too-large': { zh: '文件过大', en: 'the file is too large' },
  unreadable: { zh: '无法读取', en: 'cannot be read' },
  unsupported: {
    zh: '暂不支持此格式，请另存为文本文件（.txt）',
    en: 'format not supported, save it as plain text (.txt)',
  },
};

/** The reason in the reader's language, with the detail for people who can use it. */
export function problemReason(problem: FileProblem, detail: string, locale: Locale): string {
  const reason = problems[problem][locale];
  if (detail === '') return reason;
  return locale === 'zh' ? `${reason}（${detail}）` : `${reason} (${detail})`;
}
