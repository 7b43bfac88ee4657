/** The segmenter that every JavaScript engine brings: used where nodejieba's binding is missing, and in tests. */
import type { Segmenter } from './segmenter.ts';

export function intlSegmenter(): Segmenter {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  return {
    words: (text) =>
      Array.from(segmenter.segment(text), ({ index, segment }) => ({ start: index, end: index + segment.length })),
  };
}
