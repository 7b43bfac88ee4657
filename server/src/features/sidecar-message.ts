/** What is wrong with the corrections beside the files, and what to do, in both languages. */
import type { Locale, Message } from '../checks/message.ts';
import type { PlacedProblem, SidecarProblem, SidecarProblemKind } from '../corpus/user-files/sidecar-problem.ts';
import { levelNames, statusNames } from '../policy/documents/stated-facts.ts';
import { levelLabel, statusLabel } from './labels.ts';
import { fileMessages, messageOf, type ProblemMessages, placedMessage } from './user-file-message.ts';

export function sidecarMessage(problem: SidecarProblem): Message {
  return messageOf(messages, problem);
}

/** The problem on one line behind its place: `policy-corpus.yaml:3: …`. */
export function sidecarLine(problem: PlacedProblem, locale: Locale): string {
  return placedMessage(problem.name, problem.line, sidecarMessage(problem), locale);
}

const levels = {
  zh: levelNames.map((level) => levelLabel(level, 'zh')).join('、'),
  en: levelNames.join(', '),
};
const statuses = {
  zh: statusNames.map((status) => statusLabel(status, 'zh')).join('、'),
  en: statusNames.join(', '),
};

const messages: ProblemMessages<SidecarProblemKind> = {
  ...fileMessages({
    unused: { zh: '更正文件未采用', en: 'The corrections are not used' },
    entries: { zh: '更正', en: 'corrections' },
    entry: 'correction',
    key: { zh: '标题', en: 'title' },
    keys: {
      zh: '文件、文书、标题、发文机关、级别、文种、日期、文号、状态、新文件、上位文件',
      en: 'file, document, title, issuers, level, genre, date, number, status, supersededBy, upper',
    },
  }),
  shape: () => ({
    zh: '这里应是一条更正：以“- 文件: ”开头，其余各项与“文件”左对齐',
    en: 'A correction is expected here: it begins with “- file: ”, its other lines aligned with “file”',
  }),
  value: () => ({
    zh: '这里应直接写文字；只有发文机关和上位文件可以列出多项',
    en: 'A text is expected here; only issuers and upper can list several',
  }),
  'no-file': () => ({
    zh: '这条更正没有写明“文件”，未采用',
    en: 'This correction names no “file” and is not used',
  }),
  'missing-file': (text, hint) => ({
    zh: `本文件夹及其子文件夹里没有“${text}”${hint === '' ? '，请核对文件名（含扩展名）' : `，是否为“${hint}”？`}`,
    en: `No file “${text}” in this folder or below${hint === '' ? '; check its name and extension' : `; did you mean “${hint}”?`}`,
  }),
  'missing-document': (text, hint) => ({
    zh: `该文件里没有标题为“${text}”的文书${hint === '' ? '' : `，最接近的是：${listed(hint, '；')}`}`,
    en: `The file holds no document “${text}”${hint === '' ? '' : `; closest: ${listed(hint, '; ')}`}`,
  }),
  'ambiguous-document': (text, hint) => ({
    zh: `该文件里有几份文书的标题符合“${text}”，请改写编号：${listed(hint, '、')}`,
    en: `Several documents of the file fit “${text}”; give the id instead: ${listed(hint, ', ')}`,
  }),
  date: (text) => ({
    zh: `“${text}”不是日期，请写成 2024-03-01、2024-03 或 2024`,
    en: `“${text}” is no date; write 2024-03-01, 2024-03 or 2024`,
  }),
  level: (text) => ({
    zh: `没有“${text}”这一级别，可用的有：${levels.zh}`,
    en: `There is no level “${text}”; known: ${levels.en}`,
  }),
  status: (text) => ({
    zh: `没有“${text}”这一状态，可用的有：${statuses.zh}`,
    en: `There is no status “${text}”; known: ${statuses.en}`,
  }),
  'stated-twice': (text) => ({
    zh: `同一份文书的“${text}”更正了两次，以这一处为准`,
    en: `“${text}” of this document is corrected twice; this one counts`,
  }),
};

function listed(lines: string, mark: string): string {
  return lines.split('\n').join(mark);
}
