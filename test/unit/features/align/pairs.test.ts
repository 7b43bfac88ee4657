/** Targets of real plans against those of the plans above them: the verdicts of a reader who compared them by hand. */
import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { Carriers } from '../../../../server/src/features/align/counterparts.ts';
import { statementsOf } from '../../../../server/src/features/align/statements.ts';
import { compareTargets, figuresIn, type TargetRow } from '../../../../server/src/features/align/targets.ts';
import { alignedText } from '../../../../server/src/features/align/texts.ts';
import { harmonise } from '../../../../server/src/policy/figures/metric.ts';
import type { PolicyText } from '../../../../server/src/policy/model.ts';
import { readPolicyText } from '../../../../server/src/policy/read-policy-text.ts';
import { finished } from './plans.ts';

const seed = new URL('../../../../../shared/corpus/seeds/002_ca56ae07d0eb23f0.txt', import.meta.url).pathname;

const titles = {
  national: '中华人民共和国国民经济和社会发展第十四个五年规划',
  municipal: '重庆市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要',
  education: '重庆市教育事业发展“十四五”规划',
} as const;
type Plan = keyof typeof titles;

/** Lower plan, upper plan, metric, value of each (empty where it names none), verdict. */
const pairs: readonly (readonly [Plan, Plan, string, string, string, TargetRow['verdict']])[] = [
  ['municipal', 'national', '常住人口城镇化率', '73', '65', 'stronger'],
  ['municipal', 'national', '森林覆盖率', '57', '24.1', 'stronger'],
  ['municipal', 'national', '城镇调查失业率', '5.5', '5.5', 'equal'],
  ['municipal', 'national', '劳动年龄人口平均受教育年限', '12', '11.3', 'stronger'],
  ['municipal', 'national', '基本养老保险参保率', '95', '95', 'equal'],
  ['municipal', 'national', '高中阶段教育毛入学率', '98', '92', 'stronger'],
  ['municipal', 'national', '高等教育毛入学率', '60', '60', 'equal'],
  ['municipal', 'national', '养老机构护理型床位占比', '60', '55', 'stronger'],
  ['municipal', 'national', '单位GDP用水量下降', '15', '16', 'weaker'],
  // One names no number, or another measure: a reader cannot say which asks for more.
  ['municipal', 'national', '单位国内生产总值能源消耗降低', '', '13.5', 'not-comparable'],
  ['municipal', 'national', '单位国内生产总值二氧化碳排放降低', '', '18', 'not-comparable'],
  ['municipal', 'national', '人均预期寿命', '79.3', '1', 'not-comparable'],
  ['municipal', 'national', '地区生产总值增长', '6', '', 'not-comparable'],
  ['municipal', 'national', '人均地区生产总值', '10.2', '', 'not-comparable'],
  ['municipal', 'national', '居民人均可支配收入增长', '6.5', '', 'not-comparable'],
  ['municipal', 'national', '全员劳动生产率', '19', '', 'not-comparable'],
  ['municipal', 'national', '全社会研发经费投入年均增长', '', '7', 'not-comparable'],
  ['education', 'national', '劳动年龄人口平均受教育年限', '12', '11.3', 'stronger'],
  ['education', 'national', '高中阶段教育毛入学率', '98', '92', 'stronger'],
  ['education', 'national', '学前教育毛入园率', '93', '90', 'stronger'],
  ['education', 'national', '高等教育毛入学率', '60', '60', 'equal'],
  ['education', 'municipal', '劳动年龄人口平均受教育年限', '12', '12', 'equal'],
  ['education', 'municipal', '公办幼儿园在园幼儿占比', '55', '55', 'equal'],
  ['education', 'municipal', '高中阶段教育毛入学率', '98', '98', 'equal'],
  ['education', 'municipal', '高等教育毛入学率', '60', '60', 'equal'],
  ['education', 'municipal', '新增公办幼儿园在园幼儿学位数', '5.4', '5.4', 'equal'],
  ['education', 'municipal', '普通高中优质教育资源覆盖率', '75', '75', 'equal'],
  ['education', 'municipal', '集团化办学率', '70', '70', 'equal'],
];

const leastRight = 0.85;

describe.skipIf(!existsSync(seed))('targets of real plans (needs ../shared beside the repository)', () => {
  let source = '';
  let text: PolicyText;
  const rows = new Map<string, readonly TargetRow[]>();

  beforeAll(() => {
    source = readFileSync(seed, 'utf8');
    text = readPolicyText(source, { format: 'text', name: 'seed.txt' });
  });

  const plan = (name: Plan) => alignedText({ uri: 'file:///seed.txt', source, text }, 'seed.txt', titles[name]);
  const rowsOf = (lower: Plan, upper: Plan) => {
    const known = rows.get(`${lower} ${upper}`);
    if (known) return known;
    const [draft, above] = [plan(lower), plan(upper)];
    const [own, others] = [statementsOf(draft), statementsOf(above)];
    const all = [...own, ...others];
    const targets = finished(
      compareTargets(figuresIn(draft), figuresIn(above), {
        own: new Carriers(draft, own, all),
        above: new Carriers(above, others, all),
      }),
    );
    rows.set(`${lower} ${upper}`, targets);
    return targets;
  };

  it('are paired with the right verdict', () => {
    const wrong = pairs.filter(([lower, upper, metric, own, above, verdict]) => {
      const key = harmonise(metric);
      const row = rowsOf(lower, upper).find(
        (one) =>
          (harmonise(one.metric) === key || key.endsWith(harmonise(one.metric))) &&
          (one.upper?.value ?? '') === above &&
          (one.draft?.value ?? '') === own,
      );
      return row?.verdict !== verdict;
    });
    expect(1 - wrong.length / pairs.length, JSON.stringify(wrong)).toBeGreaterThanOrEqual(leastRight);
  });

  it('never outdo or fall short of what cannot be compared', () => {
    const misjudged = pairs
      .filter(([, , , , , verdict]) => verdict === 'not-comparable')
      .filter(([lower, upper, metric]) => {
        const key = harmonise(metric);
        return rowsOf(lower, upper).some(
          (one) => harmonise(one.metric) === key && /stronger|weaker|equal/.test(one.verdict),
        );
      });
    expect(misjudged).toEqual([]);
  });
});
