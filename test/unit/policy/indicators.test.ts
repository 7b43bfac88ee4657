/** What each number of a list of countings counts. */
import { expect, it } from 'vitest';
import { indicatorsIn } from '../../../server/src/policy/indicators.ts';

it.each([
  ['新增一流学科建设高校2所、一流学科3个。', ['新增一流学科建设高校 2所', '新增一流学科 3个']],
  ['建设乡镇养老中心80所、村级互助点800个。', ['建设乡镇养老中心 80所', '村级互助点 800个']],
  ['新增瞪羚企业200家以上、上市企业30家。', ['新增瞪羚企业 200家', '新增上市企业 30家']],
  ['新建口袋公园128个、改造老旧小区36个。', ['新建口袋公园 128个', '改造老旧小区 36个']],
  // What is counted stands behind its number.
  ['布局建设12个支点城市、25个骨干枢纽。', ['支点城市 12个', '骨干枢纽 25个']],
])('%s', (text, expected) => {
  expect(indicatorsIn(text).map(({ metric, value, unit }) => `${metric} ${value}${unit}`)).toEqual(expected);
});
