import { describe, expect, test } from 'vitest';
import { readPolicyText } from '../../../server/src/policy/read-policy-text.ts';

const read = (...lines: string[]) => readPolicyText(lines.join('\n\n'), { format: 'text' }).documents[0]!.indicators;
/** Value with nature, measure and reckoning. */
const sense = (...lines: string[]) =>
  read(...lines).map(({ value, nature, measure, reckoning }) => [value, nature, measure, reckoning]);
const plan = '青溪市公园建设“十四五”规划';
const report = '2024年青溪市政府工作报告';

describe('level and growth', () => {
  test('what is reached is a level, what is added is growth', () => {
    const measures = (text: string) => read(plan, text).map(({ value, measure }) => `${value} ${measure}`);
    expect(measures('公园绿地面积提高到3100万平方米，比上年增加120万平方米。')).toEqual(['3100 level', '120 growth']);
    expect(measures('游园人次增长约6%，绿地率提高1.2个百分点。')).toEqual(['6 growth', '1.2 growth']);
    expect(measures('游园收入增长保持在7%左右，投资增速达到9%。')).toEqual(['7 growth', '9 growth']);
    expect(measures('公园、绿道建设投资分别增长5.9%、6.5%。')).toEqual(['5.9 growth', '6.5 growth']);
  });
});

describe('actual and target', () => {
  test('the nearest words before the figure decide', () => {
    expect(sense(plan, '公园绿地率已达到38%，力争进一步提高到42%。')).toEqual([
      ['38', 'actual', 'level', null],
      ['42', 'target', 'level', null],
    ]);
    expect(sense(report, '赤字率按3%安排。')[0]![1]).toBe('target');
  });

  test('a year before the document is past, one behind it a goal', () => {
    expect(sense(plan, '2019年公园面积为2100公顷。到2025年，公园面积达到3100公顷。')).toEqual([
      ['2100', 'actual', 'level', 'single-year'],
      ['3100', 'target', 'level', 'single-year'],
    ]);
    expect(sense('2026年青溪市政府工作报告', '到2025年，公园面积达到3100公顷。')[0]![1]).toBe('actual');
    expect(sense(plan, '公园面积由2020年的2900公顷增加到3100公顷。')[0]![1]).toBe('actual');
  });

  test('else the heading decides, or nothing', () => {
    expect(sense(report, '一、2024年主要目标', '新增公园面积100公顷。')[0]![1]).toBe('target');
    expect(sense(report, '一、过去一年工作回顾', '新增公园面积100公顷。')[0]![1]).toBe('actual');
    expect(sense('青溪市公园管理意见', '公园内道路宽度为6米。')[0]![1]).toBeNull();
  });

  test('figures of a plan that looks back and ahead', () => {
    expect(sense(plan, '“十三五”期间，新增公园面积100公顷。“十四五”期间，新增公园面积200公顷。')).toEqual([
      ['100', 'actual', 'level', 'accumulated'],
      ['200', 'target', 'level', 'accumulated'],
    ]);
  });

  test('items below 到2025年…： are goals of that year', () => {
    expect(
      read(plan, '到2025年，实现以下指标：', '（一）公园绿地率达到42%；', '（二）绿道长度达到900公里。').map(
        ({ period, nature }) => [period, nature],
      ),
    ).toEqual([
      ['2025', 'target'],
      ['2025', 'target'],
    ]);
  });

  test('in an undated text the worded figures of a year speak for the others', () => {
    const natures = sense('公园面积2023年比上年增加10公顷，绿道2023年已达到80公里。2023年游园人次90万人次。').map(
      ([, nature]) => nature,
    );
    expect(natures).toEqual(['actual', 'actual', 'actual']);
  });
});

describe('one year or several', () => {
  test('年均, 累计 and stretches of years', () => {
    expect(sense(plan, '游园人次年均增长6%。')[0]![3]).toBe('annual-mean');
    expect(sense(plan, '五年累计新增绿道300公里。')[0]![3]).toBe('accumulated');
    expect(sense(plan, '2021年全年累计新增绿道30公里。')[0]![3]).toBe('single-year');
    expect(sense(plan, '过去五年，新建公园40个，绿地率稳定在38%以上。').map(([, , , reckoning]) => reckoning)).toEqual([
      'accumulated',
      null,
    ]);
  });
});

describe('tables', () => {
  const table = (head: string, ...rows: string[]) =>
    sense(plan, '一、主要指标', head, ...rows, '注：带*为五年年均增速，带【】为五年累计数。');

  test('the first year of a plan is its base', () => {
    expect(
      table(
        '序号 指标 2020年 2025年 属性',
        '1 绿地率（%） 38.5 42 约束性',
        '2 游园人次增长（%） 5.1 6* 预期性',
        '3 新增绿道（公里） 【210】 【300. 5】 预期性',
      ),
    ).toEqual([
      ['38.5', 'actual', 'level', 'single-year'],
      ['42', 'target', 'level', 'single-year'],
      ['5.1', 'actual', 'growth', 'single-year'],
      ['6', 'target', 'growth', 'annual-mean'],
      ['210', 'actual', 'level', 'accumulated'],
      ['300.5', 'target', 'level', 'accumulated'],
    ]);
  });

  test('words in the head go before the order of the years', () => {
    expect(
      table('序号 指标 属性 2020年规划目标 2020年实现情况', '1 绿地率（%） 约束性 40 38.5').map(([, nature]) => nature),
    ).toEqual(['target', 'actual']);
  });
});
