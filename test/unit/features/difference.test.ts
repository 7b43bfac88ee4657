import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference } from '../../../server/src/features/difference.ts';
import { fold } from '../../../server/src/policy/fold.ts';
import { wordSegmenter } from '../../lsp/words.ts';

const written = (pieces: ReturnType<typeof difference>) =>
  pieces.map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `+${text}+` : `-${text}-`)).join('');

describe('difference of two texts', () => {
  it('marks what was taken out and what was put in', () => {
    expect(written(difference('坚持便民惠民的原则', '坚持便民利民的原则'))).toBe('坚持便民-惠-+利+民的原则');
  });

  it('does not cut words', () => {
    const pieces = difference('持续推动发展', '持续推进发展', wordSegmenter());
    expect(written(pieces)).toBe('持续-推动-+推进+发展');
  });

  it('does not count width, and prints the second text', () => {
    expect(written(difference('到2025年,完成', '到2025年，完成'))).toBe('到2025年，完成');
  });

  it('gives up on texts that have nothing in common', () => {
    const pieces = difference('甲'.repeat(2000), '乙'.repeat(2000));
    expect(pieces.map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });

  it('leads from any text to any other', () => {
    const text = fc.string({ unit: fc.constantFrom('国', '家', '发', '展', '，', '的', '1'), maxLength: 40 });
    const segmenters = fc.constantFrom(undefined, wordSegmenter());
    fc.assert(
      fc.property(text, text, segmenters, (before, after, segmenter) => {
        const pieces = difference(before, after, segmenter);
        const of = (...kinds: string[]) =>
          pieces
            .filter(({ kind }) => kinds.includes(kind))
            .map((piece) => piece.text)
            .join('');
        expect(of('same', 'added')).toBe(after);
        expect(fold(of('same', 'removed'))).toBe(fold(before));
      }),
    );
  });
});
