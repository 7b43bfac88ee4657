/** The unit's words for a draft, as the editor finds them when the working folder is the workspace. */
import { splitGlob } from '../corpus/glob.ts';
import type { UnitWords } from '../corpus/user-files/unit-words.ts';
import { unitWordsOf, wordsFilesFor, wordsProblems } from '../features/unit-words.ts';
import { wordsLine } from '../features/words-message.ts';
import type { Machine } from './machine.ts';

/** `draft` is a URI, `corpusFolders` are paths or globs. What is wrong with a file is told when it is not in `told` yet. */
export function readUnitWords(
  draft: string,
  corpusFolders: readonly string[],
  machine: Machine,
  told: Set<string>,
): UnitWords | undefined {
  const folders = corpusFolders.map((entry) => machine.uriOf(splitGlob(entry.replaceAll('\\', '/')).base));
  const texts = wordsFilesFor(draft, [machine.uriOf('.')], folders).flatMap((uri) => {
    const read = machine.readUserFile(machine.pathOf(uri));
    return read ? { uri, ...read } : [];
  });
  for (const text of texts) {
    if (told.has(text.uri)) continue;
    told.add(text.uri);
    const name = machine.display(machine.pathOf(text.uri));
    for (const problem of wordsProblems(text)) machine.err(`${wordsLine(name, problem, machine.locale)}\n`);
  }
  return unitWordsOf(texts);
}
