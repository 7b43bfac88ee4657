import type { Segmenter } from '../../server/src/corpus/segmenter.ts';

/** The words of the JavaScript engine: small, and there everywhere. */
export function wordSegmenter(): Segmenter {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  return {
    words: (text) =>
      Array.from(segmenter.segment(text), ({ segment, index }) => ({ start: index, end: index + segment.length })),
  };
}
