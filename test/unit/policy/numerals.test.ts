import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chineseNumeral, parseNumeral } from '../../../server/src/policy/numerals.ts';

test('numerals of articles and years', () => {
  expect([10, 11, 20, 101, 110, 119, 1260, 20_305].map(chineseNumeral)).toEqual([
    '十',
    '十一',
    '二十',
    '一百零一',
    '一百一十',
    '一百一十九',
    '一千二百六十',
    '二万零三百零五',
  ]);
  expect(['二〇三五', '二○二五', '一百二十三', '２０', '十万', '甲', ''].map(parseNumeral)).toEqual([
    2035,
    2025,
    123,
    20,
    100_000,
    null,
    null,
  ]);
});

test('reading undoes writing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), (value) => parseNumeral(chineseNumeral(value)) === value),
  );
});
