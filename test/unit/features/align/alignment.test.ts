import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpusOf } from '../../../../server/src/corpus/corpus-of.ts';
import { dutiesOf } from '../../../../server/src/features/align/duties.ts';
import { alignmentJson } from '../../../../server/src/features/align/json.ts';
import { alignmentReport } from '../../../../server/src/features/align/report.ts';
import { alignedText } from '../../../../server/src/features/align/texts.ts';
import { classify } from '../../../../server/src/features/align/topics.ts';
import { givenChoice, upperDocuments } from '../../../../server/src/features/align/upper-documents.ts';
import { readPolicyText } from '../../../../server/src/policy/read-policy-text.ts';
import { wordSegmenter } from '../../../lsp/words.ts';
import { cityPlan, finished, provincePlan, read } from './plans.ts';

function reportOf(draft: string, upper: string) {
  const uppers = [{ text: read('province.txt', upper), choice: givenChoice }];
  return finished(alignmentReport(read('city.txt', draft), uppers, wordSegmenter()));
}

const report = reportOf(cityPlan, provincePlan);
const [upper] = report.uppers;
const rowOf = (words: string) =>
  upper!.sections
    .flatMap(({ topic, rows }) => rows.map((row) => ({ topic, ...row })))
    .find((row) => row.upper.text.includes(words));

describe('an alignment report', () => {
  it('puts every statement of the upper text under one of the six matters', () => {
    expect(rowOf('护理型床位占比')?.topic).toBe('targets');
    expect(rowOf('以人民为中心')?.topic).toBe('direction');
    expect(rowOf('优化城乡养老服务设施布局')?.topic).toBe('layout');
    expect(rowOf('基本养老服务清单')?.topic).toBe('policies');
    expect(rowOf('改造提升工程')?.topic).toBe('projects');
    expect(rowOf('非法集资')?.topic).toBe('risks');
  });

  it('leaves out what looks back', () => {
    expect(rowOf('初步建立')).toBeUndefined();
  });

  it('finds the statement that carries it, with both places', () => {
    const row = rowOf('优化城乡养老服务设施布局')!;
    expect(row).toMatchObject({ carriage: 'carried', similarity: 1 });
    expect(provincePlan.slice(row.upper.place.start, row.upper.place.end)).toContain('县乡村三级养老服务网络');
    expect(row.draft!.place.uri).toBe('file:///plans/city.txt');
    expect(cityPlan.slice(row.draft!.place.start, row.draft!.place.end)).toContain('县乡村三级养老服务网络');
  });

  it('leads from the upper statement to the draft’s word by word', () => {
    const { pieces } = rowOf('改造提升工程')!;
    const without = (kind: string) =>
      pieces!
        .filter((piece) => piece.kind !== kind)
        .map(({ text }) => text)
        .join('');
    expect(without('added')).toBe('实施特困人员供养服务设施改造提升工程，建设区域性养老服务中心。');
    expect(without('removed')).toBe('实施特困人员供养服务设施改造提升工程，建设两个区域性养老服务中心。');
  });

  it('tells what has no counterpart', () => {
    expect(rowOf('康养小镇')).toMatchObject({ carriage: 'missing', draft: null });
    expect(rowOf('非法集资')).toMatchObject({ carriage: 'missing' });
  });

  it('compares targets', () => {
    const verdictOf = (words: string) => upper!.targets.find(({ metric }) => metric.includes(words));
    expect(verdictOf('护理型床位')).toMatchObject({
      verdict: 'stronger',
      draft: { value: '60' },
      baseline: { value: '48' },
    });
    expect(verdictOf('日间照料')).toMatchObject({ verdict: 'weaker', draft: { value: '85' } });
    expect(verdictOf('综合养老服务中心')).toMatchObject({ verdict: 'equal' });
    expect(verdictOf('养老床位达到')).toBeUndefined();
  });

  it('tells weaker modality, relaxed bans and changed set phrases', () => {
    const found = upper!.departures.map(({ departure: { kind, from, to } }) => [kind, from, to]);
    expect(found).toContainEqual(['duty', '应当', '可以']);
    expect(found).toContainEqual(['ban', '禁止', '限制']);
    expect(found).toContainEqual(['wording', '积极', '主动']);
    expect(found).toHaveLength(3);
  });

  it('lists who is responsible, and tasks without anyone', () => {
    const { duties, units, unowned } = report.duties;
    expect(duties.map(({ lead, support }) => [lead, support])).toEqual([
      [['市民政局'], ['市自然资源局']],
      [['市民政局'], []],
    ]);
    expect(units[0]).toEqual({ unit: '市民政局', leads: 2, supports: 0 });
    expect(unowned.map(({ text }) => text)).toEqual(['（三）提升服务设施']);
  });

  it('finds nothing to say about a text beside itself', () => {
    const [same] = reportOf(provincePlan, provincePlan).uppers;
    expect(same!.sections.flatMap(({ rows }) => rows).every(({ similarity }) => similarity === 1)).toBe(true);
    expect(same!.departures).toEqual([]);
    expect(same!.targets.map(({ verdict }) => verdict)).toEqual(same!.targets.map(() => 'equal'));
  });

  it('gives programs files and lines', () => {
    const json = alignmentJson(report, 'en', (uri) => uri.slice('file:///plans/'.length)) as {
      upper: { targets: { upper: { file: string; line: number } }[] }[];
    };
    const line = provincePlan.split('\n').findIndex((text) => text.includes('护理型床位')) + 1;
    expect(json.upper[0]!.targets[0]!.upper).toMatchObject({ file: 'province.txt', line });
  });

  it('survives texts that say nothing', () => {
    expect(
      reportOf('', provincePlan)
        .uppers[0]!.sections.flatMap(({ rows }) => rows)
        .every(({ draft }) => !draft),
    ).toBe(true);
    expect(reportOf(cityPlan, '').uppers[0]!.sections.every(({ rows }) => rows.length === 0)).toBe(true);
  });
});

describe('a statement', () => {
  it.each([
    ['完善养老保险制度', [], 'policies'],
    ['建设30个乡镇养老服务中心项目', ['三、重点任务'], 'projects'],
    ['坚持系统观念', ['二、总体要求', '（二）基本原则'], 'direction'],
    ['发展银发经济', ['三、重点任务'], 'direction'],
    ['完善区域协调机制', ['第三章 优化国土空间布局'], 'layout'],
    ['加强隐患排查', ['九、守住安全底线'], 'risks'],
  ] as const)('%s under %j is about %s', (wording, headings, topic) => {
    expect(classify(wording, headings, false)?.topic).toBe(topic);
  });

  it('of a review is about nothing', () => {
    expect(classify('养老服务体系初步建立', ['一、发展环境', '（一）主要成就'], false)).toBeNull();
  });
});

describe('the choice of upper documents', () => {
  const corpus = corpusOf([
    { name: '省规划.txt', text: `${provincePlan}\n霁江省人民政府\n\n2021年8月1日\n` },
    {
      name: '省办法.txt',
      text: '霁江省养老机构管理办法\n\n第一条　为了规范管理，制定本办法。\n\n第二条　本办法自2020年1月1日起施行。\n',
    },
  ]);
  const candidates = (source: string) => {
    const draft = read('city.txt', source);
    return upperDocuments({ draft, corpus, locale: 'zh', segmenter: wordSegmenter() }).map(({ origin, document }) => [
      origin,
      document.title,
    ]);
  };
  const title = '霁江省养老服务发展“十四五”规划';

  it('is what the draft names in its front matter', () => {
    expect(candidates(`---\nupper: 霁江省养老服务发展“十四五”规划\n---\n\n${cityPlan}`)[0]).toEqual(['stated', title]);
  });

  it('is what the draft cites, if it guides', () => {
    const citing = cityPlan.replace('坚持以人民', '落实《霁江省养老服务发展“十四五”规划》，坚持以人民');
    expect(candidates(citing)).toEqual([['cited', title]]);
  });

  it('is the plan of a higher level with a title like the draft’s', () => {
    expect(candidates(cityPlan)).toEqual([['alike', title]]);
  });
});

const shared = new URL('../../../../../shared', import.meta.url).pathname;
const compendium = join(shared, 'corpus/seeds/001_2b41b7aea7ba18c4.txt');
const conflicts = join(shared, 'gold/conflicts.json');

describe.skipIf(!existsSync(compendium) || !existsSync(conflicts))('units that sign (needs ../shared)', () => {
  const titles: Readonly<Record<string, string>> = {
    '001-06': '遏制微生物耐药国家行动计划（2022-2025年）',
    '001-18': '江苏工业互联网标识解析体系创新发展工作实施方案',
  };
  const { signatoriesVsResponsibilities: expected } = existsSync(conflicts)
    ? JSON.parse(readFileSync(conflicts, 'utf8'))
    : { signatoriesVsResponsibilities: [] };

  it.each(expected as { docId: string; signatoriesWithoutTask: string[] }[])(
    'in $docId own something, but for those that own nothing',
    ({ docId, signatoriesWithoutTask }) => {
      const source = readFileSync(compendium, 'utf8');
      const text = readPolicyText(source, { format: 'text', name: 'seed.txt' });
      const { idle } = dutiesOf(alignedText({ uri: 'file:///seed.txt', source, text }, 'seed.txt', titles[docId]));
      expect(idle).toEqual(signatoriesWithoutTask);
    },
  );
});
