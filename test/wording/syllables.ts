/** Writes server/src/corpus/wording/syllables.ts: the characters of each syllable, by the readings of pinyin-pro. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readingsOf } from '../../server/src/pinyin.ts';

/** Rows and cells of GB 2312 that hold ideographs: the 6,763 characters of which official texts are made. */
const firstRow = 0xb0;
const lastRow = 0xf7;
const firstCell = 0xa1;
const lastCell = 0xfe;

/** For each syllable, without its tone, the characters that may be read so. */
export function charactersBySyllable(): readonly string[] {
  const decoder = new TextDecoder('gb18030');
  const bySyllable = new Map<string, string>();
  for (let row = firstRow; row <= lastRow; row++) {
    for (let cell = firstCell; cell <= lastCell; cell++) {
      const character = decoder.decode(Uint8Array.of(row, cell));
      for (const syllable of readingsOf(character)) {
        bySyllable.set(syllable, (bySyllable.get(syllable) ?? '') + character);
      }
    }
  }
  return [...bySyllable].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, characters]) => characters);
}

const heading = `/**
 * The characters of GB 2312 by syllable, without tones. Written by \`npm run wording:fit\` from the readings of pinyin-pro; do
 * not edit.
 */
// biome-ignore format: one syllable a line
export const syllables: readonly string[] = [
`;

export function writeSyllables(folder: string): void {
  const lines = charactersBySyllable().map((characters) => `  '${characters}',\n`);
  writeFileSync(join(folder, 'syllables.ts'), `${heading}${lines.join('')}];\n`);
}
