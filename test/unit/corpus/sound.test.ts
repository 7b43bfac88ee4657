import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { soundsAlike } from '../../../server/src/corpus/wording/sound.ts';
import { syllables } from '../../../server/src/corpus/wording/syllables.ts';
import { charactersBySyllable } from '../../wording/syllables.ts';

describe('characters that sound alike', () => {
  it('are those that may be read with the same syllable, whatever the tone', () => {
    expect(soundsAlike('治', '制')).toBe(true);
    expect(soundsAlike('观', '关')).toBe(true);
    expect(soundsAlike('布署', '部署')).toBe(true);
    // 重 is read zhong and chong.
    expect([soundsAlike('重', '中'), soundsAlike('重', '虫')]).toEqual([true, true]);
  });

  it('are no others', () => {
    expect(soundsAlike('治', '冶')).toBe(false);
    expect(soundsAlike('治', '治国')).toBe(false);
    expect(soundsAlike('部署', '部属')).toBe(true);
    expect(soundsAlike('部署', '安排')).toBe(false);
    expect(soundsAlike('a', '啊')).toBe(false);
  });

  it('hold for any two texts in both directions', () => {
    const character = fc.oneof(fc.constantFrom(...syllables.join('')), fc.string({ unit: 'binary', maxLength: 1 }));
    const text = fc.array(character, { maxLength: 4 }).map((all) => all.join(''));
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(soundsAlike(a, b)).toBe(soundsAlike(b, a));
        expect(soundsAlike(a, a)).toBe(true);
      }),
    );
  });

  it('stand in a table that says what the readings say', () => {
    expect(syllables).toEqual(charactersBySyllable());
  });
});
