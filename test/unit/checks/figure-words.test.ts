/** Figures are shown as a text would print them. */
import { expect, it } from 'vitest';
import { printed } from '../../../server/src/checks/figure/words.ts';
import { readPolicyText } from '../../../server/src/policy/read-policy-text.ts';

it.each([
  ['超过126万亿元', '全区生产总值超过126万亿元。'],
  ['控制在5.5%以内', '城镇调查失业率控制在5.5%以内。'],
  ['5%左右', '地区生产总值增长5%左右。'],
  ['3000平方米及以上', '新建广场面积3000平方米及以上。'],
  ['60—70%之间', '公交机动化出行分担率在60—70%之间。'],
  ['300多万人', '城镇新增就业300多万人。'],
  ['超过20余万亩', '高标准农田面积超过20余万亩。'],
])('%s', (figure, sentence) => {
  const { documents } = readPolicyText(`青溪市植树规划\n\n${sentence}`, { format: 'text' });
  expect(documents.flatMap(({ indicators }) => indicators).map(printed)).toEqual([figure]);
});

it('the note below a table is no part of it', () => {
  expect(printed({ value: '362', unit: '万人', qualifier: '＞，五年累计数' })).toBe('＞362万人');
  expect(printed({ value: '362', unit: '万人', qualifier: '五年累计数' })).toBe('362万人');
});
