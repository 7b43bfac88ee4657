/** The unit's words for a draft: where they are looked for, what the files say, and what is wrong with them. */
import type { FileProblem } from '../corpus/corpus.ts';
import { UnitWords } from '../corpus/user-files/unit-words.ts';
import type { UserText } from '../corpus/user-files/user-text.ts';
import { readWordsFile, wordsFileNames } from '../corpus/user-files/words-file.ts';
import type { WordsProblem } from '../corpus/user-files/words-problem.ts';

/** A policy-words.yaml. */
export interface WordsText extends UserText {
  readonly uri: string;
}

/**
 * URIs where a policy-words.yaml for the draft may lie, the nearest first: in the draft's folder and those above it up to
 * the workspace folder, then in the other workspace folders and the corpus folders. Folders are URIs; a draft that is
 * not saved yet (`untitled:`) lies in none.
 */
export function wordsFilesFor(
  draft: string,
  workspaceFolders: readonly string[],
  corpusFolders: readonly string[],
): readonly string[] {
  const roots = workspaceFolders.map(withSlash);
  const root = roots.filter((folder) => draft.startsWith(folder)).sort((a, b) => b.length - a.length)[0];
  const own: string[] = [];
  for (let end = draft.lastIndexOf('/'); end > 0 && /^file:/.test(draft); end = draft.lastIndexOf('/', end - 1)) {
    const folder = draft.slice(0, end + 1);
    own.push(folder);
    if (root === undefined || folder === root) break;
  }
  const folders = new Set([...own, ...roots, ...corpusFolders.map(withSlash)]);
  return [...folders].flatMap((folder) => wordsFileNames.map((name) => folder + name));
}

/**
 * URI of the file that a draft's first words are written to: in the workspace folder around it, or beside it; null for an
 * unsaved draft without a workspace.
 */
export function newWordsFile(draft: string, workspaceFolders: readonly string[]): string | null {
  const roots = workspaceFolders.map(withSlash);
  const around = roots.filter((folder) => draft.startsWith(folder)).sort((a, b) => b.length - a.length)[0];
  const beside = /^file:/.test(draft) ? draft.slice(0, draft.lastIndexOf('/') + 1) : roots[0];
  const folder = around ?? beside;
  return folder === undefined ? null : folder + wordsFileNames[0];
}

/** What the files say, the nearest to the draft first; undefined where nobody says anything. */
export function unitWordsOf(texts: readonly WordsText[]): UnitWords | undefined {
  const words = new UnitWords(texts.map(({ uri, text }) => ({ uri, entries: readWordsFile(text ?? '').entries })));
  return words.isEmpty ? undefined : words;
}

export function wordsProblems({ text, problem, detail }: UserText): readonly WordsProblem[] {
  if (text !== null) return readWordsFile(text).problems;
  return [
    {
      kind: 'unreadable',
      text: problem ?? ('unreadable' satisfies FileProblem),
      hint: detail,
      start: 0,
      end: 0,
      line: 0,
    },
  ];
}

function withSlash(folder: string): string {
  return folder.endsWith('/') ? folder : `${folder}/`;
}
