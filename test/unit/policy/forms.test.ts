import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDate } from '../../../server/src/policy/documents/dates.ts';
import { findDocumentNumbers, parseDocumentNumber } from '../../../server/src/policy/documents/document-number.ts';
import { genreOf } from '../../../server/src/policy/documents/genre.ts';
import { issuersOf, levelOf, splitIssuers } from '../../../server/src/policy/documents/issuers.ts';
import { fold, squeeze } from '../../../server/src/policy/fold.ts';

test('folding keeps every character at its place', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fold(text).length === text.length));
  expect(fold('（２０２２－２０３５年）〔2024〕“四个”，５％')).toBe('(2022-2035年)[2024]"四个",5%');
  expect(squeeze('二○三五 年　目标')).toBe('二〇三五年目标');
});

test('document numbers', () => {
  expect(parseDocumentNumber('国科发社〔2022〕320 号')).toMatchObject({
    organ: '国科发社',
    year: 2022,
    serial: 320,
    form: 'bracketed',
  });
  expect(parseDocumentNumber('青政发[2024]第05号')).toMatchObject({ organ: '青政发', serial: 5 });
  expect(parseDocumentNumber('财政部 税务总局公告2022年第32号')).toMatchObject({ form: 'announcement', serial: 32 });
  expect(parseDocumentNumber('中华人民共和国国务院令第七百零六号')).toMatchObject({
    form: 'order',
    year: null,
    serial: 706,
  });
  expect(parseDocumentNumber('关于公园的通知')).toBeNull();
  const text = '仍按苏人社发〔2022〕70号和财税〔2017〕79号执行';
  expect(findDocumentNumbers(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    '苏人社发〔2022〕70号',
    '财税〔2017〕79号',
  ]);
});

test('dates', () => {
  expect(
    ['2022年11月8日', '二〇二二年十一月八日', '2022-11-08', '2022 年 12 月', '2022年度', '昨日'].map(parseDate),
  ).toEqual(['2022-11-08', '2022-11-08', '2022-11-08', '2022-12', '2022', null]);
});

test('genres', () => {
  expect(['公园管理办法（试行）', '关于公园的通知', '印发《公园“十四五”规划》', '公园'].map(genreOf)).toEqual([
    '办法',
    '通知',
    '规划',
    null,
  ]);
});

test('issuers and their levels', () => {
  expect(issuersOf('财政部 税务总局关于公园的公告')).toEqual(['财政部', '税务总局']);
  expect(issuersOf('公园管理办法')).toEqual([]);
  expect(splitIssuers('江苏省财政厅江苏省商务厅')).toEqual(['江苏省财政厅', '江苏省商务厅']);
  expect(
    [
      '国务院办公厅',
      '财政部',
      '江苏省财政厅',
      '重庆市人民政府',
      '青溪市人民政府',
      '青溪市北山县人民政府',
      '南京银行股份有限公司',
    ].map(levelOf),
  ).toEqual(['central', 'ministry', 'province', 'province', 'city', 'county', 'unit']);
});
