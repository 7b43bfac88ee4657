/** Word segmentation: nodejieba where its binary is at hand, else what the JavaScript engine knows. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { intlSegmenter } from '../corpus/intl-segmenter.ts';
import { RecentAnswers } from '../corpus/recent-answers.ts';
import type { Segmenter, Word } from '../corpus/segmenter.ts';

/** Phrases whose words are remembered, of at most so many characters. */
const mostRecent = 500;
const longestRecent = 40;

interface Jieba {
  cut(text: string, newWords: boolean): string[];
}

/**
 * A segmenter that loads nothing before it is first asked. `bundleFolder`: where the program's bundles lie, with
 * nodejieba and its trimmed dictionary beside them; without it the installed package serves.
 */
export function createSegmenter(bundleFolder: string): Segmenter {
  const fallback = intlSegmenter();
  let cut: ((text: string) => readonly string[]) | null = null;
  const cutUp = (text: string): readonly Word[] => {
    cut ??= loadJieba(bundleFolder) ?? (() => []);
    const words = wordsOf(cut(text));
    // jieba drops what is no valid text (half of a surrogate pair, NUL).
    return (words.at(-1)?.end ?? 0) === text.length ? words : fallback.words(text);
  };
  const recent = new RecentAnswers<readonly Word[]>(mostRecent);
  return { words: (text) => (text.length > longestRecent ? cutUp(text) : recent.of(text, () => cutUp(text))) };
}

function loadJieba(bundleFolder: string): ((text: string) => readonly string[]) | null {
  const load = createRequire(join(bundleFolder, 'segmenter.js'));
  const bundled = join(bundleFolder, 'nodejieba');
  try {
    const jieba = load(existsSync(bundled) ? bundled : 'nodejieba') as Jieba;
    // Its binary is looked for when it is first used, not when it is loaded.
    jieba.cut('', false);
    // Words of the dictionary only: guessed new words would hide what a slip breaks.
    return (text) => jieba.cut(text, false);
  } catch {
    return null;
  }
}

function wordsOf(pieces: readonly string[]): readonly Word[] {
  let start = 0;
  return pieces.map((piece) => {
    const end = start + piece.length;
    const word = { start, end };
    start = end;
    return word;
  });
}
