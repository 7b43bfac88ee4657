import { describe, expect, it } from 'vitest';
import { compareFigures } from '../../../server/src/policy/figures/compare-figures.ts';
import { type Figure, figuresOf } from '../../../server/src/policy/figures/figure.ts';
import { harmonise } from '../../../server/src/policy/figures/metric.ts';
import { readPolicyText } from '../../../server/src/policy/read-policy-text.ts';

function figures(title: string, text: string): readonly Figure[] {
  const read = readPolicyText(`${title}\n\n${text}`, { format: 'text' });
  return read.documents.flatMap((document) => figuresOf(document));
}

const city = (text: string): Figure => figures('青溪市国民经济和社会发展第十四个五年规划纲要', text)[0]!;
const report = (text: string): Figure => figures('青溪市人民政府2024年工作报告', text)[0]!;
const country = (text: string): Figure => figures('中华人民共和国国民经济和社会发展第十四个五年规划纲要', text)[0]!;

describe('harmonised metrics', () => {
  it.each([
    ['GDP', '国内生产总值', '地区生产总值', '全市地区生产总值', '国内生产总值（GDP）'],
    ['全社会研究与试验发展（R&D）经费投入与国内生产总值之比', '研发经费投入强度', 'R&D经费投入强度'],
    ['单位GDP能耗下降', '单位国内生产总值能源消耗降低', '万元地区生产总值能耗'],
    ['战略性新兴产业增加值占GDP比重', '战略性新兴产业增加值占国内生产总值的比例'],
    ['居民消费价格（CPI）涨幅', '居民消费价格', 'CPI'],
    ['城镇新增就业', '全国城镇新增就业人数', '城镇新增就业目标'],
    ['高中阶段教育毛入学率', '高中阶段毛入学率'],
  ])('%s and its other names meet', (first, ...others) => {
    for (const other of others) expect(harmonise(other)).toBe(harmonise(first));
  });

  it.each([
    ['常住人口城镇化率', '户籍人口城镇化率'],
    ['人均地区生产总值', '地区生产总值'],
    ['城镇调查失业率', '城镇登记失业率'],
    ['数字经济核心产业增加值占生产总值比重', '数字经济增加值占生产总值比重'],
  ])('%s is not %s', (one, other) => {
    expect(harmonise(one)).not.toBe(harmonise(other));
  });
});

describe('compareFigures', () => {
  it('finds a target of the upper plan equal, stronger or weaker', () => {
    const upper = country('到2025年，高等教育毛入学率提高到60%。');
    expect(compareFigures(city('到2025年，高等教育毛入学率达到60%。'), upper).verdict).toBe('equal');
    expect(compareFigures(city('到2025年，高等教育毛入学率达到65%。'), upper).verdict).toBe('stronger');
    const weaker = compareFigures(city('到2025年，高等教育毛入学率达到55%。'), upper);
    expect(weaker).toMatchObject({ verdict: 'weaker', reasons: ['upper-subject'] });
  });

  it('knows that less is better of what does harm, and more of its reduction', () => {
    const level = (value: string) => country(`到2025年，城镇调查失业率控制在${value}%以内。`);
    expect(compareFigures(level('6'), level('5.5')).verdict).toBe('weaker');
    const cut = (value: string) => country(`“十四五”期间，单位GDP能源消耗降低${value}%。`);
    expect(compareFigures(cut('12'), cut('13.5')).verdict).toBe('weaker');
  });

  it('compares sums of places of different size with nobody', () => {
    const upper = country('到2025年，社会消费品零售总额达到60万亿元。');
    const own = city('到2025年，社会消费品零售总额达到1.5万亿元。');
    expect(compareFigures(own, upper)).toMatchObject({ verdict: 'not-comparable', reasons: ['extent'] });
  });

  it('keeps a level from growth, a mean from a sum and a year from another', () => {
    const level = city('到2025年，地区生产总值达到8000亿元。');
    const growth = city('“十四五”期间，地区生产总值年均增长6%。');
    expect(compareFigures(growth, level).reasons).toContain('measure');
    const [first, second] = ['2023年，地区生产总值增长5%。', '2024年，地区生产总值增长6%。'].map(city);
    expect(compareFigures(first!, second!).reasons).toEqual(['period']);
  });

  it('takes a later deadline for the same level as weaker', () => {
    const own = city('到2030年，森林覆盖率达到57%。');
    const other = city('到2025年，森林覆盖率达到57%。');
    expect(compareFigures(own, other)).toMatchObject({ verdict: 'weaker', reasons: ['later'] });
  });

  it('tolerates rounding, 左右 and 超过, and says so', () => {
    const exact = report('2023年，地区生产总值达到1.2606万亿元。');
    const rounded = report('2023年，地区生产总值达到1.26万亿元。');
    const loose = report('2023年，地区生产总值超过1.2万亿元。');
    const another = report('2023年，地区生产总值达到1.27万亿元。');
    expect(compareFigures(rounded, exact)).toMatchObject({ verdict: 'equal', rounding: true });
    expect(compareFigures(loose, exact)).toMatchObject({ verdict: 'equal', rounding: true });
    expect(compareFigures(another, exact).verdict).toBe('stronger');
    const inUnits = report('2023年，地区生产总值达到12606亿元。');
    expect(compareFigures(inUnits, exact)).toMatchObject({ verdict: 'equal', rounding: false });
  });

  it('does not take a part of the city for the city', () => {
    const own = city('到2025年，云湖新区空气质量优良天数比例达到80%。');
    const whole = city('到2025年，空气质量优良天数比例达到88%。');
    expect(own.subject.name).toBe('云湖新区');
    expect(whole.subject.name).toBe('青溪市');
    expect(compareFigures(own, whole).verdict).toBe('not-comparable');
  });
});
