/**
 * What decides whether two figures speak of the same thing: actual or target, level or growth, one year or several. After
 * the distinctions of the plans themselves (基期值, 目标值; 年均, 累计 in the notes below their tables of indicators).
 */
import type { Indicator } from '../model.ts';

export type Nature = Indicator['nature'];
export type Measure = Indicator['measure'];
export type Reckoning = Indicator['reckoning'];

/** What the words of a sentence say. `by-year` (到2025年): a target, unless the document is younger than the year. */
export type WordedNature = Nature | 'by-year';

/** A figure in its sentence. */
export interface Worded {
  /** The sentence up to the number (of the group: 分别增长9.7%和9.5%). */
  readonly before: string;
  /** The words behind the unit. */
  readonly behind: string;
  readonly metric: string;
  readonly unit: string;
  readonly qualifier: string;
}

const change = '增长|增加|上涨|上升|提高|提升|下降|降低|减少|上调|下调|回落|多增|少增|提前';
/** 增长约5%, 增长保持在7%左右; 提高到65% gives a level. */
const changeAtEnd = new RegExp(
  `(?:(?:${change})|增速|增幅|涨幅|降幅)(?:了|约|近|超过|超|不低于|不少于|不超过|达到?|保持在|控制在|稳定在|维持在|(?:预期)?目标|设定|为|预计|幅度|水平)*[“"]?\\s?$`,
);
const changeBehind = /^[”"]?(?:左右|以上|以下|以内)?[”"]?的(?:增长|增速|增幅|涨幅|降幅|速度增长)/;
const changeNoun = new RegExp(`(?:增速|增幅|涨幅|降幅|增长率|增长速度|(?:${change})幅度)(?:预期)?(?:目标)?$`);

/** Whether the words speak of a level that is reached, or of a change: 增长6%, 提高3个百分点. */
export function measureOf({ before, behind, metric, unit }: Worded): Measure {
  return unit.endsWith('个百分点') || changeAtEnd.test(before) || changeBehind.test(behind) || changeNoun.test(metric)
    ? 'growth'
    : 'level';
}

/** The same for a row of a table, whose name says what it counts: 地区生产总值增长（%）. */
export function measureOfRow(metric: string, unit: string, reckoning: Reckoning): Measure {
  // Percentages add up over years only when they are changes.
  if (reckoning === 'accumulated' && unit === '%') return 'growth';
  return changeNoun.test(metric) || new RegExp(`(?:${change})$`).test(metric) ? 'growth' : 'level';
}

/** A stretch of several years, or a year, whichever is named last. */
const stretch =
  /([“"]?十[一二三四五六七八九]五[”"]?(?:时期|期间|以来)|(?:过去|这|近|未来|今后)?[两三四五六七八九十]年(?:来|间|内|共)|(?:过去|近|未来|今后)[两三四五六七八九十]年|\d{4}\s?年?\s?(?:至|[-—–－~～])\s?\d{4}\s?年|\d{4}\s?年以来)|(?<!比|较|与)\d{4}\s?年/g;
/** Qualifiers of a level that is reached or held. */
const held = /达|保持|稳定|控制|维持|提[高升]|扩大|扩展|增加[到至]|降/;

/** Null where the words name no stretch of time: then the year of the figure decides, see {@link reckoningIn}. */
export function reckoningOf(worded: Worded, measure: Measure): Reckoning {
  const sentence = withoutTitles(worded.before);
  const clause = sentence.slice(Math.max(...['，', '；', '：'].map((mark) => sentence.lastIndexOf(mark))) + 1);
  if (/年均|平均每年|年平均增/.test(clause)) return 'annual-mean';
  if (/(?:全年|当年|今年|上半年|季度|月)累计/.test(clause)) return 'single-year';
  if (/累计(?!.*(?:同比|比上年|较上年|比去年))/.test(clause)) return 'accumulated';
  const last = [...sentence.matchAll(stretch)].at(-1);
  if (last?.[1] === undefined || /每年/.test(clause)) return null;
  const flows = measure === 'growth' || (worded.unit !== '%' && !held.test(worded.qualifier));
  return flows && !/同比|[比较](?:上年|去年)/.test(clause) ? 'accumulated' : null;
}

/** The note below a table that a mark stands for: 五年累计数, 年均增速. */
function reckoningOfNote(note: string): Reckoning {
  if (/年均|平均(?:数|值|增)/.test(note)) return 'annual-mean';
  return /累计/.test(note) ? 'accumulated' : null;
}

/** 地区生产总值年均增长: a row that says so itself. */
export function reckoningOfRow(metric: string, note: string): Reckoning {
  return reckoningOfNote(note) ?? (/年均/.test(metric) ? 'annual-mean' : /累计/.test(metric) ? 'accumulated' : null);
}

/** A figure of a named year without other words is that year's. */
export function reckoningIn(worded: Reckoning, period: string | null): Reckoning {
  return worded ?? (period !== null && yearOfPeriod(period) !== null ? 'single-year' : null);
}

const markers =
  /(力争|争取|确保|预期目标|拟|(?<!完成|实现|超额)目标(?:为|是|值|设定|定为|稳定|确定|[：:]))|(已经?|了(?=[约近超“"]?\d)|了$|同比|[比较](?:上年|去年)|截至|首次|历史新高|连续\d+年|以来|过去[两三四五六七八九十]年|(?:完成|实现)(?:了|.{0,6}目标))|到\s?\d{4}\s?年/g;

/** The marker nearest before the figure decides: 已达到60%，力争到2025年达到70%. */
export function natureInWords({ before, behind }: Worded): WordedNature {
  // 按3%安排, 5%左右的预期目标
  if (/^(?:左右)?安排|^[”"]?(?:左右|以上|以下|以内)?[”"]?的(?:预期)?目标/.test(behind)) return 'target';
  // 由2020年的40%提高到…
  if (/[由从][^，。；、]{2,14}的[“"]?$/.test(before))
    return /目标[由从][^，。；、]*$/.test(before) ? 'target' : 'actual';
  let nature: WordedNature = null;
  for (const match of withoutTitles(before).matchAll(markers)) {
    if (match[1] !== undefined) nature = 'target';
    else if (match[2] !== undefined) nature = 'actual';
    else nature = 'by-year';
  }
  return nature;
}

/** Last year of the plan in whose time a sentence speaks (“十四五”期间), null where it names none. */
export function plannedFor(before: string): number | null {
  const named = [...withoutTitles(before).matchAll(/([“"]十[一二三四五六七八九]五[”"])(?:时期|期间)/g)].at(-1)?.[1];
  return named === undefined ? null : yearOfPeriod(named);
}

/** What stands around a figure. */
export interface Surroundings {
  /** Year in which the document was written, null where it is not known. */
  readonly now: number | null;
  /** Texts of the headings in force, the innermost first. */
  readonly headings: readonly string[];
}

const goals = /目标|主要指标|任务|总体要求|工作安排|计划安排|重点工作|目标要求/;
const review = /回顾|(?<!新)成效|成就|成绩|现状|^发展基础|执行情况|完成情况|实现情况|进展情况|主要进展/;

/**
 * Decides by the words, then by the year of the figure, or the last one of the plan that its sentence names, against that
 * of the document, then by the headings.
 */
export function natureOf(
  worded: WordedNature,
  { period, planned }: { readonly period: string | null; readonly planned: number | null },
  { now, headings }: Surroundings,
): Nature {
  if (worded === 'target' || worded === 'actual') return worded;
  const year = period === null ? planned : yearOfPeriod(period);
  if (now !== null && year !== null && year !== now) return year > now ? 'target' : 'actual';
  if (worded === 'by-year') return 'target';
  for (const heading of headings) {
    if (review.test(heading)) return 'actual';
    if (goals.test(heading)) return 'target';
  }
  return null;
}

/** 2025, “十三五”末 (2020); null for other prints. */
export function yearOfPeriod(period: string): number | null {
  if (/^\d{4}$/.test(period)) return Number(period);
  const plan = planOf(period);
  return plan === null ? null : lastYear(plan);
}

/** The year a document was written in: that of its date, else the first of its plan: what is before is past. */
export function writtenIn(date: string | null, title: string): number | null {
  if (date !== null) return Number(date.slice(0, 4));
  const range = /(\d{4})\s?年?\s?(?:至|[-—–－~～])\s?\d{4}\s?年/.exec(title);
  if (range !== null) return Number(range[1]);
  const plan = planOf(title);
  return plan === null ? null : lastYear(plan) - YEARS_OF_PLAN + 1;
}

const ordinals = '一二三四五六七八九';
const YEARS_OF_PLAN = 5;

/** “十四五”, 第十四个五年规划: 14. */
function planOf(text: string): number | null {
  const digit = /[“"]十([一二三四五六七八九])五[”"]|第十([一二三四五六七八九])个五年/.exec(text);
  return digit === null ? null : 11 + ordinals.indexOf(digit[1] ?? digit[2]!);
}

/** The plans follow one another without a gap since the sixth (1981—1985). */
function lastYear(plan: number): number {
  return 1955 + YEARS_OF_PLAN * plan;
}

function withoutTitles(text: string): string {
  return text.replace(/《[^》]*》/g, '');
}
