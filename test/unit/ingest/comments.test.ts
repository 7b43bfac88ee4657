import { describe, expect, it } from 'vitest';
import { commentsOf } from '../../../server/src/ingest/comments.ts';
import { readParagraphs } from '../../../server/src/ingest/read-paragraphs.ts';
import { wrap } from '../wrap.ts';

const texts = (source: string, format: 'text' | 'markdown' = 'text') =>
  readParagraphs(source, format).paragraphs.map(({ text }) => text);

describe.each(['text', 'markdown'] as const)('comments in %s', (format) => {
  it('are no part of the text, on lines of their own, in a line, over several lines', () => {
    const plain = '第一条　公园免费开放。\n\n第二条　公园实行名录管理。\n\n第三条　本办法自公布之日起施行。';
    const commented = plain
      .replace('第二条', '<!-- 与园林局核对 -->\n第二条')
      .replace('名录', '<!-- 原稿“目录” -->名录')
      .replace('第三条', '<!--\n待定：\n第九条　施行日期。\n-->\n\n第三条')
      .concat('<!-- 完 -->');
    expect(texts(commented, format)).toEqual(texts(plain, format));
  });

  it('leave what is not a whole comment', () => {
    expect(texts('公园 <!-- 开放。', format)).toHaveLength(1);
    expect(texts('公园<!-- 开放。\n\n<!-- 备注 -->游客守法。', format)[0]).toContain('开放');
    expect(texts('公园 --> 开放。', format)).toHaveLength(1);
  });

  it('keep the places of the text', () => {
    const source = '公园<!-- 备注 -->免费开放。';
    const places = readParagraphs(source, format);
    expect(places.paragraphs[0]!.text).toBe('公园免费开放。');
    expect(places.toSource(0, 2)).toBe(source.indexOf('免费'));
  });
});

it('a comment between the lines of a paragraph does not end it', () => {
  const sentence =
    '市公园主管部门应当建立公园服务平台，向社会公开公园的名录、位置、开放时间和服务电话，接受社会监督，定期公布结果。';
  const wrapped = wrap(Array(4).fill(sentence), 20).split('\n');
  const plain = texts(wrapped.join('\n'));
  expect(plain.length).toBeLessThan(wrapped.length);
  const commented = wrapped.flatMap((line, at) => (at % 3 === 1 ? [line, '<!-- 备注 -->'] : [line]));
  expect(texts(commented.join('\n'))).toEqual(plain);
});

it('finds comments in order', () => {
  const source = '甲<!--乙--> <!-- <!--丙-->丁--> <!--';
  expect(commentsOf(source).map(({ start, end }) => source.slice(start, end))).toEqual(['<!--乙-->', '<!--丙-->']);
});
