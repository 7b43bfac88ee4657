/** Builds what is built on first use while nobody waits, one part in each turn of the event loop. */
import type { Corpus } from '../corpus/corpus.ts';
import type { Segmenter } from '../corpus/segmenter.ts';

export function warm(corpus: Corpus, segmenter: Segmenter): void {
  const steps = [
    () => corpus.title('政策'),
    () => corpus.termAt('政策', 0),
    () => corpus.near('政策文件', { limit: 1, minimumSimilarity: 0.9, mode: 'whole' }),
    () => segmenter.words('政策文件'),
  ];
  const next = () => {
    try {
      steps.shift()?.();
    } catch {
      // The request that needs it will tell.
    }
    if (steps.length > 0) setImmediate(next);
  };
  setImmediate(next);
}
