/** What a document repeals, in the forms in which it is said. */
import { expect, test } from 'vitest';
import { readPolicyText } from '../../../server/src/policy/read-policy-text.ts';

const repealsIn = (...paragraphs: string[]) =>
  readPolicyText(paragraphs.join('\n\n'), { format: 'text' }).documents.flatMap(({ validity }) =>
    validity.repeals.map(({ text }) => text),
  );
const title = '青溪市公园管理办法';

test.each([
  ['《甲办法》同时废止。', ['甲办法']],
  ['《甲办法》和《乙办法》（青政发〔2010〕3号）同时废止。', ['甲办法', '乙办法', '青政发〔2010〕3号']],
  ['《甲办法》同时废止。《乙办法》自2024年1月1日起停止执行。', ['甲办法', '乙办法']],
  ['2001年5月18日经《关于修改部分文件的决定》修正的《甲办法》同时废止。', ['甲办法']],
  ['一、废止《甲办法》《乙办法》。', ['甲办法', '乙办法']],
  ['本办法公布后，《甲办法》不再执行。', ['甲办法']],
  ['《甲办法》第三条同时废止。', []],
  ['规章的制定、修改和废止，依照《甲法》的规定执行。', []],
  ['依照《甲法》申请复议的，不停止执行。', []],
])('%s', (sentence, expected) => {
  expect(repealsIn(title, `第一条　${sentence}`)).toEqual(expected);
});

test('a list behind its announcement', () => {
  const items = ['（一）《甲办法》（青政发〔2009〕3号）；', '（二）《乙办法》。'];
  expect(repealsIn(title, '第一条　下列文件同时废止：', ...items, '第二条　依照《丙法》执行。')).toEqual([
    '甲办法',
    '乙办法',
  ]);
});

test('the title of a decision', () => {
  expect(repealsIn('青溪市人民政府关于废止《青溪市公园规则》的决定', '2024年3月1日', '现予公布。')).toEqual([
    '青溪市公园规则',
  ]);
});

test('（已废止） behind the title says that the document was repealed', () => {
  const [document] = readPolicyText('青溪市公园规则（已废止）\n\n第一条　公园免费开放。', { format: 'text' }).documents;
  expect(document!.title).toBe('青溪市公园规则');
  expect(document!.validity.status).toBe('已废止');
});
