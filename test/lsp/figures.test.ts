/** Figures in a draft, through the protocol: one text with cursor and range marks each. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectFlagged, expectSilent } from './expect-findings.ts';
import { openServer, type TestClient } from './harness.ts';
import { scenario } from './scenario.ts';

let client: TestClient;

const report = (year: number, body: string) => ({
  name: `${year}年报告.txt`,
  text: `${year}年青溪市政府工作报告\n\n青溪市人民政府\n\n一、${year - 1}年工作回顾\n\n${body}`,
});

beforeAll(async () => {
  client = await openServer('in-process', {
    corpus: [
      report(2023, '2022年，全市城镇新增就业8.1万人。全市地区生产总值达到8012.6亿元。'),
      report(
        2024,
        '2023年，全市城镇新增就业8.6万人。全市地区生产总值达到8612.4亿元。新建口袋公园128个，改造老旧小区36个。',
      ),
      {
        name: '省规划.txt',
        text: '霁江省国民经济和社会发展第十四个五年规划纲要\n\n2021年2月1日\n\n一、发展目标\n\n到2025年，森林覆盖率达到58%。',
      },
    ],
  });
});
afterAll(() => client.close());

describe('checks of figures', () => {
  it.each([
    ['figure/conflict', '青溪市2024年经济形势分析\n\n2023年，全市城镇新增就业⟦8.9万人⟧。'],
    ['figure/conflict', '青溪市城市更新情况\n\n新建口袋公园⟦182个⟧，改造老旧小区36个。'],
    [
      'figure/text-table',
      '青溪市林业规划\n\n到2025年，森林覆盖率达到⟦56%⟧。\n\n指标 2020年 2025年 属性\n\n森林覆盖率（%） 50 57 约束性',
    ],
    ['figure/baseline', '青溪市林业规划\n\n指标 2020年 2025年 属性\n\n森林覆盖率（%） 58.5 ⟦58.2⟧ 约束性'],
    ['alignment/weaker', '青溪市林业发展“十四五”规划\n\n到2025年，全市森林覆盖率达到⟦56%⟧。'],
  ])('%s', (code, marked) => expectFlagged(client, code, marked));

  it.each([
    '青溪市2024年经济形势分析\n\n2023年，全市城镇新增就业8.6万人，地区生产总值约0.86万亿元。',
    '青溪市2024年经济形势分析\n\n2023年，云湖新区地区生产总值达到812.4亿元。',
    '漪州市2024年经济形势分析\n\n2023年，全市城镇新增就业6.9万人。',
    '青溪市林业发展“十四五”规划\n\n到2025年，全市森林覆盖率达到58%以上。',
  ])('is silent on %s', (text) => expectSilent(client, ['figure', 'alignment'], text));
});

describe('hover on a figure', () => {
  it('shows the metric over the years, newest first, and what can be compared', async () => {
    const { text, cursor } = scenario('青溪市2024年经济形势分析\n\n2023年，全市城镇新增就业8.|9万人。');
    const draft = await client.open(text);
    const markdown = await draft.hoverText(cursor);
    const rows = markdown.split('\n').filter((line) => /^\| 20/.test(line));
    expect(
      rows.map((row) =>
        row
          .split('|')
          .slice(1, 3)
          .map((cell) => cell.trim()),
      ),
    ).toEqual([
      ['2023', '8.6万人'],
      ['2022', '8.1万人'],
    ]);
    expect(rows[0]).toContain('可比，数值不同');
    expect(rows[1]).toContain('不可比：时限不同');
    expect(rows[0]).toContain('2024%E5%B9%B4%E6%8A%A5%E5%91%8A.txt#L7,');
  });
});

describe('hover on a target for another year', () => {
  it.each([
    ['到2027年，森林覆盖率达到5|7%。', '本稿要求较低**（时限较晚）'],
    ['到2023年，森林覆盖率达到5|9%。', '本稿要求较高**（时限较早）'],
    ['到2027年，森林覆盖率达到6|0%。', '不可比：时限不同'],
  ])('says which asks for more only where time and value point the same way: %s', async (sentence, beside) => {
    const { text, cursor } = scenario(`霁江省林业发展规划\n\n${sentence}`);
    const draft = await client.open(text);
    expect(await draft.hoverText(cursor)).toContain(beside);
  });
});

describe('completion behind a metric', () => {
  it('offers the figures of the corpus, those of the year that the sentence names', async () => {
    const { text, cursor } = scenario('青溪市2024年经济形势分析\n\n2023年，全市地区生产总值达到|。');
    const draft = await client.open(text);
    expect((await draft.complete(cursor)).map(({ label }) => label)).toEqual(['8612.4亿元']);
  });

  it('offers nothing behind words that are no metric', async () => {
    const { text, cursor } = scenario('青溪市2024年经济形势分析\n\n我们的认识达到|。');
    const draft = await client.open(text);
    const labels = (await draft.complete(cursor)).map(({ label }) => label);
    expect(labels.filter((label) => /^\d/.test(label))).toEqual([]);
  });
});
