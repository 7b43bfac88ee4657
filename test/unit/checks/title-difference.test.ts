/** Which titles are one title with a slip, and which those of two documents. */
import { describe, expect, it } from 'vitest';
import { isSlip, placeOf, type Words } from '../../../server/src/checks/citation/title-difference.ts';

/** Texts at hand: runs of characters and how many works carry them; what the dictionary has. */
const carried: Record<string, number> = { 青溪市: 30, 漪州市: 1, 云溪市: 1, 船票: 40, 票务: 40, 管理: 90 };
const dictionary = new Set(['票务', '管理', '望海']);
const words: Words = {
  isInDictionary: (characters) => dictionary.has(characters),
  works: (characters, enough) => Math.min(enough, carried[characters] ?? 0),
  fragments: (text) => text.length,
};
const slips = (cited: string, known: string) => isSlip(cited, known, words);

describe('a place that differs in one character', () => {
  it('is a slip where nobody has heard of it', () => {
    expect(slips('青夕市城市绿化管理办法', '青溪市城市绿化管理办法')).toBe(true);
  });
  it('is another place where a text or the dictionary has it', () => {
    expect(slips('云溪市城市绿化管理办法', '青溪市城市绿化管理办法')).toBe(false);
    expect(slips('望海县城市绿化管理办法', '望湖县城市绿化管理办法')).toBe(false);
  });
  it('may be another place where the known one is little known itself', () => {
    expect(slips('涟州市城市绿化管理办法', '漪州市城市绿化管理办法')).toBe(false);
  });
  it('is another place where both characters differ', () => {
    expect(slips('涟湖市城市绿化管理办法', '青溪市城市绿化管理办法')).toBe(false);
    expect(slips('涟湖市城市绿化管理办法', '漪州市城市绿化管理办法')).toBe(false);
    expect(placeOf('漪州市城市绿化管理办法')).toBe('漪州市');
  });
  it('is a slip where a character of a province is left out', () => {
    for (const cited of ['上市城市绿化条例', '上海城市绿化条例', '海市城市绿化条例']) {
      expect(slips(cited, '上海市城市绿化条例')).toBe(true);
    }
    expect(slips('黑龙省城市绿化条例', '黑龙江省城市绿化条例')).toBe(true);
    expect(slips('河省城市绿化条例', '河南省城市绿化条例')).toBe(true);
  });
  it('stands at the beginning of the title', () => {
    expect(placeOf('青溪市城市绿化管理办法')).toBe('青溪市');
    expect(placeOf('城市绿化管理办法')).toBe('');
  });
});

describe('two characters for two others', () => {
  it('are another matter where many texts have them, a word or not', () => {
    expect(slips('船票代理条例', '票务代理条例')).toBe(false);
  });
  it('are a slip where no text has them', () => {
    expect(slips('栗努代理条例', '票务代理条例')).toBe(true);
  });
});

describe('two wrong places in a short name', () => {
  it('are a slip where all of the name is there', () => {
    expect(slips('中华人民共和国区慈管善法', '中华人民共和国慈善法')).toBe(true);
    expect(slips('中华人民共和国民全法境典', '中华人民共和国民法典')).toBe(true);
  });
  it('are another name where too little of it is left', () => {
    expect(slips('中华人民共和国返垄段法', '中华人民共和国反垄断法')).toBe(false);
  });
});
