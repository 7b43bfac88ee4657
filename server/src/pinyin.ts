/** Entry of the dictionary of readings: a bundle of its own, loaded when letters are first typed for a title. */
import { pinyin } from 'pinyin-pro';

/** Every reading of a character without tones, e.g. 重: zhong, chong; none for what is no ideograph. */
export function readingsOf(character: string): readonly string[] {
  if (!/^\p{Script=Han}$/u.test(character)) return [];
  const readings = pinyin(character, { multiple: true, type: 'array', toneType: 'none', v: true });
  return [...new Set(readings.filter((reading) => /^[a-z]+$/.test(reading)))];
}
