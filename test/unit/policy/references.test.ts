/** Which parts, attachments and boxes a text speaks of. */
import { expect, it } from 'vitest';
import { citationsIn } from '../../../server/src/policy/citations.ts';
import { placesIn } from '../../../server/src/policy/references/places.ts';

it.each([
  ['见附件1、2。', ['附件1', '附件2']],
  ['见附件1、2和4。', ['附件1', '附件2', '附件4']],
  ['按附件一、二的要求', ['附件一', '附件二']],
  ['按专栏1至3所列项目', ['专栏1', '专栏3']],
  ['报送附件2、3月底前完成', ['附件2']],
  ['报送附件2、3份样本', ['附件2']],
  ['报送附件2和2024年报表', ['附件2']],
  ['见附件1、附件2', ['附件1', '附件2']],
  ['违反本条例第八、九、十条规定的', ['本条例第八条', '第九条', '第十条']],
  ['违反第二十二条第一、二项规定的', ['第二十二条']],
  ['违反第二十二条第三款第（一）、（二）项规定的', ['第二十二条第三款']],
  ['按照本规则第三章第五条第二款', ['本规则第三章', '第五条第二款']],
  ['任务见第三部分', ['第三部分']],
  ['任务见省规划第三部分', []],
  ['根据公司法第三条和本法第五条', ['本法第五条']],
  ['《关于〈刑法〉第九章的解释》', ['关于〈刑法〉第九章的解释']],
])('%s', (text, expected) => {
  expect(citationsIn(text, placesIn(text)).map((citation) => citation.text)).toEqual(expected);
});
