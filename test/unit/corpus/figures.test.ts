import { describe, expect, it } from 'vitest';
import type { Corpus } from '../../../server/src/corpus/corpus.ts';
import { corpusOf } from '../../../server/src/corpus/corpus-of.ts';

const plan = (name: string, body: string) => ({
  name: `${name}.txt`,
  text: `${name}国民经济和社会发展第十四个五年规划纲要\n\n${body}`,
});
const report = (year: number, body: string) => ({
  name: `${year}.txt`,
  text: `${year}年青溪市政府工作报告\n\n${body}`,
});

const values = (corpus: Corpus, metric: string) =>
  corpus.figures(metric).map(({ document, year, value, unit }) => `${document.file.name} ${year} ${value}${unit}`);

describe('the table of figures', () => {
  it('finds a metric under its other names, newest documents first', () => {
    const corpus = corpusOf([
      report(2023, '2022年，全市地区生产总值达到8000亿元。'),
      report(2024, '2023年，全市GDP达到0.86万亿元，增长6.1%。'),
    ]);
    expect(values(corpus, '国内生产总值')).toEqual([
      '2024.txt 2023 0.86万亿元',
      '2024.txt 2023 6.1%',
      '2023.txt 2022 8000亿元',
    ]);
    const [level] = corpus.figures('GDP');
    expect(level?.amount).toMatchObject({ value: 860_000_000_000, dimension: '元' });
    expect(level?.place).toMatchObject({ uri: 'file:///corpus/2024.txt', startLine: 2 });
  });

  it('finds what is said in the same words with other numbers', () => {
    const corpus = corpusOf([report(2024, '2023年，新建城市口袋公园128个，改造老旧小区36个。')]);
    const other = corpusOf([report(2024, '2023年，新建城市口袋公园92个，改造老旧小区40个。')]);
    const frame = other.figures('口袋公园').concat(other.figuresOf(0))[0]!.sentence!.sentenceFrame;
    expect(corpus.figuresInFrame(frame).map(({ value }) => value)).toEqual(['128']);
    expect(corpus.figuresInFrame(0)).toEqual([]);
  });

  it('takes place and level from the document as it is corrected', () => {
    const text = plan('发展', '到2025年，森林覆盖率达到57%。');
    const corrections = (lines: string) => ({
      name: 'policy-corpus.yaml',
      text: `corrections:\n  - file: ${text.name}\n${lines}`,
    });
    expect(corpusOf([text]).figures('森林覆盖率')[0]?.level).toBeNull();
    const corrected = corpusOf([text, corrections('    issuers: 青溪市人民政府\n')]);
    expect(corrected.figures('森林覆盖率')[0]).toMatchObject({ level: 'city', subject: { name: '青溪市' } });
  });

  it('leaves out the file of a view without it', () => {
    const corpus = corpusOf([report(2023, '2022年，森林覆盖率达到50%。'), report(2024, '2023年，森林覆盖率达到51%。')]);
    expect(
      corpus
        .without('file:///corpus/2024.txt')
        .figures('森林覆盖率')
        .map(({ value }) => value),
    ).toEqual(['50']);
  });
});
