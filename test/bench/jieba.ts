/** The segmenter that reading is held against. */
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** `cut` of nodejieba with its dictionary loaded; null where it has no binary. */
export function loadJieba(): ((text: string, newWords: boolean) => string[]) | null {
  try {
    const jieba = createRequire(join(process.cwd(), 'package.json'))('nodejieba') as {
      load(): void;
      cut(text: string, newWords: boolean): string[];
    };
    jieba.load();
    return jieba.cut;
  } catch {
    return null;
  }
}
