import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import {
  factNamed,
  levelNamed,
  statedDate,
  statedDocument,
  statusNamed,
} from '../../../server/src/policy/documents/stated-facts.ts';
import { readPolicyText } from '../../../server/src/policy/read-policy-text.ts';

test.each([
  ['2024', '2024'],
  ['2024-3', '2024-03'],
  ['2024.3.1', '2024-03-01'],
  ['2024/12/31', '2024-12-31'],
  ['2024 年 3 月 1 日', '2024-03-01'],
  ['二〇二四年三月', '2024-03'],
  ['2024年', '2024'],
  ['2024-02-29', '2024-02-29'],
  ['2023-02-29', null],
  ['2024-13', null],
  ['2024年13月', null],
  ['2024年2月30日', null],
  ['2024-03/01', null],
  ['昨天', null],
  ['自2024年起', null],
  ['', null],
])('the date %s is %s', (text, date) => expect(statedDate(text)).toBe(date));

it('a date that was taken is taken again as it stands', () => {
  const date = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(date, (day) => {
      const iso = day.toISOString().slice(0, 10);
      expect(statedDate(iso)).toBe(iso);
    }),
  );
});

it('keys, levels and statuses are known in both languages', () => {
  expect(['Superseded-By', 'superseded_by', '新文件', ' 成文日期 '].map(factNamed)).toEqual([
    'supersededBy',
    'supersededBy',
    'supersededBy',
    'date',
  ]);
  expect(['constructor', '__proto__', '标 题'].map(factNamed)).toEqual([null, null, null]);
  expect(['省', 'Province', '乡'].map(levelNamed)).toEqual(['province', 'province', null]);
  expect(['已废止', 'In force', '好'].map(statusNamed)).toEqual(['repealed', 'in-force', null]);
  expect(['《甲办法》', ' 国发〔2020〕1号', '甲《乙》'].map(statedDocument)).toEqual([
    '甲办法',
    '国发〔2020〕1号',
    '甲《乙》',
  ]);
});

it('front matter states what the corrections beside a file can state', () => {
  const source =
    '---\n文种: 规定\n日期: 2024年3月1日\n状态: 已被替代\n新文件: 《公园条例》\n---\n青溪市公园管理办法\n\n第一条　公园开放。';
  const [document] = readPolicyText(source, { format: 'markdown' }).documents;
  expect(document).toMatchObject({
    genre: '规定',
    date: '2024-03-01',
    validity: { status: '已被替代', supersededBy: '公园条例' },
  });
});
