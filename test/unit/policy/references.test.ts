/** Which attachments and boxes a text speaks of. */
import { expect, it } from 'vitest';
import { citationsIn } from '../../../server/src/policy/citations.ts';

it.each([
  ['见附件1、2。', ['附件1', '附件2']],
  ['见附件1、2和4。', ['附件1', '附件2', '附件4']],
  ['按附件一、二的要求', ['附件一', '附件二']],
  ['按专栏1至3所列项目', ['专栏1', '专栏3']],
  ['报送附件2、3月底前完成', ['附件2']],
  ['报送附件2、3份样本', ['附件2']],
  ['报送附件2和2024年报表', ['附件2']],
  ['见附件1、附件2', ['附件1', '附件2']],
])('%s', (text, expected) => {
  expect(citationsIn(text).map((citation) => citation.text)).toEqual(expected);
});
