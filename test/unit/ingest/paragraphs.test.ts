import { describe, expect, test } from 'vitest';
import { formatOf, readParagraphs, type TextFormat } from '../../../server/src/ingest/read-paragraphs.ts';
import { wrap } from '../wrap.ts';

const texts = (source: string, format: TextFormat = 'text') =>
  readParagraphs(source, format).paragraphs.map(({ text }) => text);

const body = [
  '为了加强城市公园的建设与管理，改善人居环境，保障公众游憩的权益，根据有关法律法规，结合本市实际情况，制定本办法。',
  '各级人民政府应当把公园事业纳入国民经济和社会发展规划，保障公园建设和管理所需的经费，逐步增加公园的数量并提高质量。',
  '鼓励单位和个人以捐资、认养、志愿服务等方式参与公园的建设、管理和服务，对作出突出贡献的单位和个人给予表扬。',
  '公园管理机构应当建立健全巡查制度，及时维修损坏的设施，清除影响安全的隐患，并将处理的结果在公园内向公众公示。',
];

describe('drafts', () => {
  test('a line is a paragraph, with and without blank lines', () => {
    expect(texts(body.join('\n'))).toEqual(body);
    expect(texts(body.join('\n\n'))).toEqual(body);
  });

  test('a half-typed line does not swallow the next', () => {
    expect(texts('青溪市公园管理办法\n\n第一条　为了规范\n第二条　公园是指\n')).toEqual([
      '青溪市公园管理办法',
      '第一条 为了规范',
      '第二条 公园是指',
    ]);
  });

  test('layout spaces go, gaps between words stay', () => {
    expect(texts('到 2025 年，建成 12 个公园。')).toEqual(['到2025年，建成12个公园。']);
    expect(texts('财政局 公园局关于公园经费的通知')).toEqual(['财政局 公园局关于公园经费的通知']);
    expect(texts('第一章　总　则')).toEqual(['第一章 总则']);
  });

  test('front matter is metadata in both formats', () => {
    for (const format of ['text', 'markdown'] as const) {
      const kinds = readParagraphs('---\ntitle: 公园办法\n---\n第一条 正文。', format).paragraphs.map(
        ({ block }) => block.kind,
      );
      expect(kinds).toEqual(['metadata', 'metadata', 'metadata', 'text']);
    }
  });
});

describe('wrapped texts', () => {
  test('lines are joined where the text is wrapped, with blank lines between them or not', () => {
    const headed = [
      '一、总体要求',
      body[0]!,
      '二、主要任务',
      body[1]!,
      '（一）增加公园',
      body[2]!,
      '（二）管好公园',
      body[3]!,
    ];
    expect(texts(wrap(headed, 24))).toEqual(headed);
    expect(texts(wrap(headed, 24, '\n\n'))).toEqual(headed);
  });

  test('page numbers and jump lines vanish', () => {
    const lines = wrap(body, 20).split('\n');
    const broken = [...lines.slice(0, 4), '— 4 —', ...lines.slice(4), '（下转第六版）'].join('\n');
    expect(texts(broken).join('')).toBe(body.join(''));
  });

  test('a sentence goes on behind a box that floated into it', () => {
    const whole = [body[0]!, body[1]! + body[2]! + body[3]!];
    const lines = wrap(whole, 24).split('\n');
    const box = ['专栏1 重点工程', '1.建设郊野公园。建成十个郊野公园。', '2.改造老旧公园。改造二十个老旧公园。'];
    const cut = lines.length - 3;
    const interrupted = [...lines.slice(0, cut), ...box, ...lines.slice(cut)].join('\n');
    expect(texts(interrupted)).toEqual([...whole, ...box]);
  });

  test('rows of a table stay apart', () => {
    const table = '主要指标\n指标 2020年 2025年 属性\n公园数量（个） 10 12 预期性\n绿地率（%） 38.5 ＞40 约束性';
    expect(texts(`${wrap(body, 24)}\n${table}`).slice(-3)).toEqual([
      '指标 2020年 2025年 属性',
      '公园数量（个） 10 12 预期性',
      '绿地率（%） 38.5 ＞40 约束性',
    ]);
  });
});

test('a page dumped on one line falls into its paragraphs', () => {
  const dump = `关于公园的报告 各位代表： ${body.join(' ')} 一、公园现状 ${body.join(' ')}`;
  expect(texts(dump)).toEqual(['关于公园的报告', '各位代表：', ...body, '一、公园现状', ...body]);
});

test('markdown marks are no part of the text', () => {
  const source =
    '# 公园办法\n\n<!-- INFO END -->\n\n## 第一章 总则\n\n第一条 **公园**是绿地。\n\n- 单列\n\n| 指标 | 值 |\n|---|---|\n| 数量 | 3 |';
  const { paragraphs } = readParagraphs(source, 'markdown');
  expect(paragraphs.map(({ block, text }) => [block.kind, text])).toEqual([
    ['heading', '公园办法'],
    ['metadata', '<!-- INFO END -->'],
    ['heading', '第一章 总则'],
    ['text', '第一条 公园是绿地。'],
    ['text', '单列'],
    ['row', '指标 | 值'],
    ['row', '数量 | 3'],
  ]);
});

test('the map leads from the text to the source and back', () => {
  const source = '建成 12 个公园。';
  const places = readParagraphs(`\n${source}`, 'text');
  const { text } = places.paragraphs[0]!;
  expect(places.toSource(0, text.indexOf('公园'))).toBe(1 + source.indexOf('公园'));
  expect(places.toLogical(0, 1 + source.indexOf('公园'))).toBe(text.indexOf('公园'));
});

test('formats by file name', () => {
  expect(['a.md', 'a.markdown', '通知.txt', 'b.policy'].map(formatOf)).toEqual([
    'markdown',
    'markdown',
    'text',
    'text',
  ]);
});
