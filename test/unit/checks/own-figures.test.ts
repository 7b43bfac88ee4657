/** The figures of a draft from one version to the next: what they say stays, where they stand follows the text. */
import { describe, expect, it } from 'vitest';
import { ownFigures, spanOf } from '../../../server/src/checks/figure/own-figures.ts';
import { checks } from '../../../server/src/checks/registry.ts';
import { corpusOf } from '../../../server/src/corpus/corpus-of.ts';
import { intlSegmenter } from '../../../server/src/corpus/intl-segmenter.ts';
import { findingsOf } from '../../../server/src/features/diagnose.ts';
import { DraftReader } from '../../../server/src/policy/draft-reader.ts';
import { readPolicyText } from '../../../server/src/policy/read-policy-text.ts';
import { spanText } from '../../../server/src/policy/span.ts';

const plan = [
  '青溪市森林保护“十四五”规划',
  '一、规划目标',
  '指标 2020年 2025年 属性',
  '森林覆盖率（%） 50 57 约束性',
  '湿地保护率（%） 60 55 预期性',
  '到2025年，全市森林覆盖率达到56%，新建口袋公园138个，改造老旧小区36个。',
  '二、保障措施',
  '加强组织领导，加大资金投入。',
].join('\n\n');
const notice = '青溪市城市更新情况通报\n\n新建口袋公园138个，改造老旧小区36个。';
const report = '2024年青溪市政府工作报告\n\n一、2023年工作回顾\n\n新建口袋公园128个，改造老旧小区36个。';
const corpus = corpusOf([{ name: '报告.txt', text: report }]);
const options = { format: 'text', name: '规划.txt' } as const;

describe('what the figures of a document say', () => {
  const versions = (...sources: readonly string[]) => {
    const reader = new DraftReader();
    return sources.map((source) => {
      const text = reader.read(source, options);
      return { text, own: ownFigures(text) };
    });
  };

  it('stays the same where paragraphs only move', () => {
    const [before, after] = versions(plan, plan.replace('一、', '（征求意见稿）\n\n一、'));
    expect(after!.own[0]!.said).toBe(before!.own[0]!.said);
    const printed = ({ text, own }: NonNullable<typeof before>) =>
      own[0]!.said.figures.map((_, number) => spanText(text, spanOf(own[0]!, number)));
    expect(printed(after!)).toEqual(printed(before!));
    expect(printed(after!)).toContain('138个');
  });

  it('is another where a figure changes, the other figures the same', () => {
    const [before, after] = versions(plan, plan.replace('138个', '139个'));
    const said = after!.own[0]!.said;
    expect(said).not.toBe(before!.own[0]!.said);
    const table = said.ofTables.map((number) => said.figures[number]);
    expect(table).toEqual(before!.own[0]!.said.ofTables.map((number) => before!.own[0]!.said.figures[number]));
    expect(said.figures.map(({ value }) => value)).toContain('139');
  });
});

describe('findings about figures', () => {
  const figureChecks = checks.filter(({ code }) => /^(?:figure|alignment)\//.test(code));
  const failed = (code: string, error: unknown) => {
    throw new Error(code, { cause: error });
  };
  const found = (source: string, text: ReturnType<DraftReader['read']>) =>
    findingsOf({ uri: 'untitled:draft', source, text }, { corpus, segmenter: intlSegmenter() }, figureChecks, failed);

  it('are those of a fresh reading after every change', () => {
    const reader = new DraftReader();
    const changes = [
      plan,
      plan.replace('一、', '（征求意见稿）\n\n一、'),
      notice,
      notice.replace('新建', '一是抓好建设。\n\n新建'),
      notice.replace('138个', '128个'),
      plan.replace('56%', '57%'),
      plan.replace('60 55', '60 65'),
      plan.replace('新建口袋公园138个，', ''),
      `${plan}\n\n${plan.replace('十四五', '十三五')}`,
      plan,
    ];
    const codes = changes.map((source) => {
      const findings = found(source, reader.read(source, options));
      expect(findings).toEqual(found(source, readPolicyText(source, options)));
      return findings.map(({ code }) => code);
    });
    expect(codes[0]).toEqual(['alignment/no-owner', 'figure/baseline', 'figure/text-table']);
    expect(codes[1]).toEqual(codes[0]);
    expect(codes[2]).toEqual(['figure/conflict']);
    expect(codes[3]).toEqual(codes[2]);
    expect(codes[4]).toEqual([]);
    expect(codes[5]).not.toContain('figure/text-table');
    expect(codes[6]).not.toContain('figure/baseline');
    expect(codes.at(-1)).toEqual(codes[0]);
  });

  it('of several documents in a file as well, when one of them changes, moves or loses figures', () => {
    const planOf = (place: string, rows: readonly string[]) =>
      [`${place}国民经济和社会发展第十四个五年规划纲要`, '一、发展目标', '指标 2020年 2025年 属性', ...rows].join(
        '\n\n',
      );
    const file = (upper: readonly string[], lower: readonly string[], closing = '加强领导。') =>
      `${planOf('霁江省', upper)}\n\n二、保障措施\n\n${closing}\n\n2021年2月1日\n\n${planOf('霁江省漪州市', lower)}`;
    const forest = (from: number, to: number) => `森林覆盖率（%） ${from} ${to} 约束性`;
    const water = (to: number) => `水质达标率（%） 80 ${to} 约束性`;
    const reader = new DraftReader();
    const changes = [
      file([forest(55, 58), water(90)], [forest(52, 54), water(91)]),
      file([forest(55, 53), water(90)], [forest(52, 54), water(91)]),
      file([forest(55, 53), water(92)], [forest(52, 54), water(91)]),
      file([water(92), forest(55, 58)], [forest(52, 54), water(91)]),
      file([water(92)], [forest(52, 54), water(91)]),
      file([water(92), water(92)], [water(91), forest(52, 54)]),
      file([forest(55, 58), water(92)], [water(91), forest(52, 54)], '加强领导。\n\n落实责任。'),
      file([forest(55, 58)], [forest(52, 54), '湿地保护率（%） 60 61 预期性']),
    ];
    const weaker = changes.map((source) => {
      const findings = found(source, reader.read(source, options));
      expect(findings).toEqual(found(source, readPolicyText(source, options)));
      return findings.filter(({ code }) => code === 'alignment/weaker').length;
    });
    expect(weaker).toEqual([1, 0, 1, 2, 1, 1, 2, 1]);
  });
});

describe('sums of tables in markdown', () => {
  const tables = (total: string) =>
    `# 青溪市公园投资情况\n\n| 指标 | 单位 | 2025年 |\n|---|---|---|\n| 床位 | 张 | 500 |\n\n## 二、投资\n\n| 项目 | 投资 |\n|---|---|\n| 新建 | 60 |\n| 改造 | 30 |\n| 合计 | ${total} |`;
  const wrong = (source: string) => {
    const draft = { uri: 'file:///规划.md', source, text: readPolicyText(source, { format: 'markdown' }) };
    return findingsOf(draft, { corpus, segmenter: intlSegmenter() }, checks, (_, error) => {
      throw error;
    }).map(({ code, severity }) => `${code} ${severity}`);
  };

  it('are those of their own table', () => {
    expect(wrong(tables('90'))).toEqual([]);
    expect(wrong(tables('80'))).toEqual(['figure/text-table warning']);
    expect(wrong(tables('120'))).toEqual(['figure/text-table information']);
  });
});
