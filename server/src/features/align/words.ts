/** What a report on alignment calls things, in both languages. */
import type { Message } from '../../checks/message.ts';
import type { DepartureKind } from './departures.ts';
import type { Carriage } from './report.ts';
import type { TargetReason, TargetRow } from './targets.ts';
import type { StatementKind } from './topics.ts';

export const carriageWords: Readonly<Record<Carriage, Message>> = {
  carried: { zh: '已承接', en: 'carried' },
  partly: { zh: '部分承接', en: 'partly carried' },
  missing: { zh: '未见对应', en: 'no counterpart' },
};

export const verdictWords: Readonly<Record<TargetRow['verdict'], Message>> = {
  equal: { zh: '一致', en: 'equal' },
  stronger: { zh: '高于上位', en: 'stronger' },
  weaker: { zh: '低于上位', en: 'weaker' },
  different: { zh: '数值不同', en: 'different' },
  'not-comparable': { zh: '不可比', en: 'not comparable' },
  missing: { zh: '未见对应', en: 'no counterpart' },
};

export const reasonWords: Readonly<Record<TargetReason, Message>> = {
  metric: { zh: '指标不同', en: 'another metric' },
  value: { zh: '数值未能读出', en: 'a number could not be read' },
  unnumbered: { zh: '只提指标，没有数值', en: 'the metric is named without a number' },
  unit: { zh: '单位不同', en: 'other units' },
  measure: { zh: '一为水平，一为增减', en: 'one is a level, the other a change' },
  reckoning: { zh: '口径不同（当年、年均、累计）', en: 'one year, yearly mean and sum differ' },
  nature: { zh: '一为目标，一为实际', en: 'one is a target, the other actual' },
  'price-basis': { zh: '现价与不变价之别', en: 'current and constant prices' },
  subject: { zh: '不是同一地区', en: 'another place' },
  extent: { zh: '总量指标，地域范围不同', en: 'totals of places of different size' },
  period: { zh: '时限不同', en: 'another period' },
  rounding: { zh: '按四舍五入一致', en: 'equal when rounded' },
  bound: { zh: '限定词不同（以上、左右等）', en: 'bounds differ (at least, about)' },
  'attribute-weaker': { zh: '约束性改为预期性', en: 'binding became expected' },
  later: { zh: '时限较晚', en: 'a later deadline' },
  earlier: { zh: '时限较早', en: 'an earlier deadline' },
  'upper-subject': { zh: '上位为更大范围的指标', en: 'the upper target is for a larger area' },
  'subject-unknown': { zh: '范围未写明', en: 'the area is not stated' },
  'period-unknown': { zh: '时限未写明', en: 'the period is not stated' },
  'nature-unknown': { zh: '未写明是否为目标', en: 'whether it is a target is not stated' },
};

export const kindWords: Readonly<Record<StatementKind, Message>> = {
  target: { zh: '目标', en: 'target' },
  principle: { zh: '要求', en: 'principle' },
  task: { zh: '任务', en: 'task' },
  layout: { zh: '布局', en: 'layout' },
  policy: { zh: '政策', en: 'policy' },
  project: { zh: '工程', en: 'project' },
  risk: { zh: '风险防控', en: 'risk' },
};

export const departureWords: Readonly<Record<DepartureKind, Message>> = {
  duty: { zh: '义务减弱', en: 'duty weakened' },
  ban: { zh: '禁止放宽', en: 'ban relaxed' },
  certainty: { zh: '力度减弱', en: 'less certain' },
  extent: { zh: '范围缩小', en: 'narrower' },
  wording: { zh: '提法改动', en: 'set phrase changed' },
};
