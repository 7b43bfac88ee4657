import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Segmenter } from '../../../server/src/corpus/segmenter.ts';
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

  it('does not cut numbers', () => {
    const marked = (before: string, after: string) => written(difference(before, after, wordSegmenter()));
    expect(marked('增长5%左右', '增长5.5%左右')).toBe('增长-5%-+5.5%+左右');
    expect(marked('到2025年', '到２０２０年')).toBe('到-2025-+２０２０+年');
    expect(marked('共1,200万人', '共1,500万人')).toBe('共-1,200-+1,500+万人');
  });

  it('parts a long word where the other text has an end of a word', () => {
    const compound = '市场经济体制';
    const segmenter: Segmenter = {
      words: (text) => {
        const at = text.indexOf(compound);
        const lengths = at < 0 ? [2, 4, 2] : [2, compound.length];
        const ends = lengths.map((_, index) => lengths.slice(0, index + 1).reduce((sum, length) => sum + length));
        return ends.map((end, index) => ({ start: end - lengths[index]!, end }));
      },
    };
    expect(written(difference('完善市场经济体质', '完善市场经济体制', segmenter))).toBe('完善市场经济-体质-+体制+');
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
