/** The published texts beside the repository that recall and false alarms are measured on; without them nothing is. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Path of the folder, with `reports`, `seeds` and `laws` in it. */
export const sharedCorpus = fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
export const hasSharedCorpus = existsSync(join(sharedCorpus, 'reports'));

/** Paths of all files in a folder and those below it, in order. */
export function textFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
