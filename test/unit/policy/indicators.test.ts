/** What each number of a list of countings counts. */
import { expect, it } from 'vitest';
import { amountOf } from '../../../server/src/policy/figures/figure-value.ts';
import { indicatorsIn } from '../../../server/src/policy/figures/indicators.ts';
import { readPolicyText } from '../../../server/src/policy/read-policy-text.ts';

it.each([
  ['新增一流学科建设高校2所、一流学科3个。', ['新增一流学科建设高校 2所', '新增一流学科 3个']],
  ['建设乡镇养老中心80所、村级互助点800个。', ['建设乡镇养老中心 80所', '村级互助点 800个']],
  ['新增瞪羚企业200家以上、上市企业30家。', ['新增瞪羚企业 200家', '新增上市企业 30家']],
  ['新建口袋公园128个、改造老旧小区36个。', ['新建口袋公园 128个', '改造老旧小区 36个']],
  ['新建高校2所和实验室3个。', ['新建高校 2所', '新建实验室 3个']],
  ['改造泵站2座以及管网30公里。', ['改造泵站 2座', '管网 30公里']],
  ['经济增长预期目标5%左右。有5%的增速就能稳住就业。', ['经济增长预期目标 5%', '经济增长预期目标 5%']],
  // What is counted stands behind its number.
  ['布局建设12个支点城市、25个骨干枢纽。', ['支点城市 12个', '骨干枢纽 25个']],
])('%s', (text, expected) => {
  expect(indicatorsIn(text).map(({ metric, value, unit }) => `${metric} ${value}${unit}`)).toEqual(expected);
});

it.each([
  ['绿化覆盖率保持在60%—70%之间。', '60%—70', '%', 60, 70],
  ['绿化覆盖率保持在60％～70％。', '60％～70', '%', 60, 70],
  ['每户补助2万—5万元。', '2万—5', '万元', 20_000, 50_000],
  ['每户补助2—5万元。', '2—5', '万元', 20_000, 50_000],
])('reads the range of %s', (text, value, unit, lower, upper) => {
  const [found, ...others] = indicatorsIn(text);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ value, unit });
  expect(amountOf(found!.value, found!.unit, found!.qualifier)).toMatchObject({ value: lower, upper });
});

it('reads two quantities where the units differ', () => {
  expect(indicatorsIn('增速由5%—提高3个百分点。').map(({ value, unit }) => value + unit)).toEqual(['5%', '3个百分点']);
});

it('tables of markdown have their units in a column or none, whatever their heads are called', () => {
  const source = [
    '# 青溪市公园规划\n\n## 一、指标',
    '| 指标 | 单位 | 2020年 | 2025年 | 属性 |\n|---|---|---|---|---|\n| 绿地率 | % | 36 | 40 | 约束性 |\n|公园|个|12|20|预期性|',
    '## 二、投资',
    '| 项目 | 投资（亿元） |\n|---|---|\n| 新建 | 60 |\n| 合计 | 60 |',
  ].join('\n\n');
  const { documents } = readPolicyText(source, { format: 'markdown' });
  expect(documents[0]!.indicators.map(({ metric, value, unit, period }) => [metric, value, unit, period])).toEqual([
    ['绿地率', '36', '%', '2020'],
    ['绿地率', '40', '%', '2025'],
    ['公园', '12', '个', '2020'],
    ['公园', '20', '个', '2025'],
    ['新建', '60', '', null],
    ['合计', '60', '', null],
  ]);
});
