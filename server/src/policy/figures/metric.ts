/** What a metric is called besides, which way it is better, and whether it can be compared between places. */
import { squeeze } from '../fold.ts';
import { lessIsBetter, metricWords, moreIsBetter, reduction, relative } from './metric-names.ts';

export type Direction = 'more' | 'less';

const replacements = metricWords
  .flatMap(([harmonised, ...others]) =>
    [harmonised, ...others].map((name) => [squeeze(name), squeeze(harmonised)] as const),
  )
  .sort((a, b) => b[0].length - a[0].length);
/** By their first two characters, which all of them have; the longest first. */
const byBeginning = new Map<string, (readonly [name: string, harmonised: string])[]>();
/** First characters of them all. */
const beginnings = new Set(replacements.map(([name]) => name.charCodeAt(0)));
for (const replacement of replacements) {
  const beginning = replacement[0].slice(0, 2);
  const known = byBeginning.get(beginning);
  if (known) known.push(replacement);
  else byBeginning.set(beginning, [replacement]);
}

/** Words before a metric that name the place, the time or what is done about it, not the metric. */
const leading =
  /^(?:全国|全省|全市|全区|全县|全州|全域|全社会|我国|我省|我市|我县|中国|本市|本省|国家|"?十[一二三四五六七八九]五"?(?:时期|期间|末)?|\d{4}年(?:末|底|度)?|截至|力争|确保|实现|完成|推动|推进|加快|促进|努力|保持|稳步|持续|进一步|大力|积极|规划期内?|期间|到|其中|使|将|把|的|每年|年度|五年|拟|安排|、)+/;
/** Words behind it that say how it moves: the measure of the figure holds that. */
const change =
  '增长|增加|上涨|上升|提高|提升|下降|降低|减少|上调|下调|回落|多增|少增|增速|增幅|涨幅|降幅|增长率|增长速度|年增长|扩大|拓展|压减|削减';
const trailing = new RegExp(
  `(?:${change}|预期目标|目标值?|年均|平均|累计|水平|总共|分别|稳定|达到?|实现|完成|已|年|的|约|近|共|、|数量|(?<=企业|机构|医院|学校|园区|平台|基地|小区|农户|泵站)数|拟|安排|按|设定|确定)+$`,
);

/** What the name of a metric says; but for the key worked out when it is asked for. */
export class MetricFacts {
  readonly #metric: string;
  /** See {@link harmonise}. */
  readonly key: string;
  #relative: boolean | undefined;
  #directions: Readonly<Record<'level' | 'growth', Direction | null>> | undefined;

  constructor(metric: string, key: string) {
    this.#metric = metric;
    this.key = key;
  }

  /** A share, a mean or a rate, not a sum that grows with the place: of use to compare a city with its country. */
  get relative(): boolean {
    this.#relative ??= relative.test(this.key);
    return this.#relative;
  }

  /** Which way is better, of its level and of its growth; null where the words do not tell. */
  get directions(): Readonly<Record<'level' | 'growth', Direction | null>> {
    if (!this.#directions) {
      const level = lessIsBetter.test(this.key) ? 'less' : moreIsBetter.test(this.key) ? 'more' : null;
      // 能耗降低13.5%: the more, the better.
      const taken = reduction.test(squeeze(this.#metric));
      this.#directions = { level, growth: taken ? (level === 'less' ? 'more' : 'less') : level };
    }
    return this.#directions;
  }
}

/** What the name of a metric says, remembered. `key` where it is known already. */
export function metricFacts(metric: string, key?: string): MetricFacts {
  const known = remembered.get(metric);
  if (known !== undefined) return known;
  const facts = new MetricFacts(metric, key ?? harmonised(metric));
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(metric, facts);
  return facts;
}

const remembered = new Map<string, MetricFacts>();
const MOST_REMEMBERED = 20_000;

/**
 * The harmonised name: without white space, places and growth words, its parts in their harmonised form. Two metrics of
 * one harmonised name are the same; one name may stand for levels and growth alike, see {@link Figure.measure}.
 */
export function harmonise(metric: string): string {
  return metricFacts(metric).key;
}

function harmonised(metric: string): string {
  const plain = squeeze(metric)
    .replace(/III/g, 'Ⅲ')
    .replace(/"/g, '')
    .replace(/\((?:以下|不含农户|%|含|不含|现价|当年价|可比价|不变价)[^()]*\)/g, '')
    .replace(/拥有的?/g, '')
    .replace(/的/g, '');
  // A name that comes out of the first round may be part of a longer one: 研究与试验发展经费投入与GDP之比.
  const first = strip(replaced(plain));
  return strip(replaced(first));
}

/** The longest words first, from the beginning on. */
function replaced(name: string): string {
  let result = '';
  let behind = 0;
  for (let at = 0; at < name.length - 1; at++) {
    if (!beginnings.has(name.charCodeAt(at))) continue;
    const found = byBeginning.get(name.slice(at, at + 2))?.find(([other]) => name.startsWith(other, at));
    if (found === undefined) continue;
    result += name.slice(behind, at) + found[1];
    behind = at + found[0].length;
    at = behind - 1;
  }
  return behind === 0 ? name : result + name.slice(behind);
}

function strip(name: string): string {
  const start = leading.exec(name)?.[0].length ?? 0;
  const rest = name.slice(start).replace(trailing, '');
  return rest.length >= 2 ? rest : name;
}

/** What a statistic ends with; other words before a number (建设, 城市) name no metric that two documents share. */
const statistic =
  /(?:率|比重|比例|生产总值|总量|总额|产量|产值|收入|支出|价格|投资|面积|里程|人数|规模|能耗|碳排放|用水量|浓度|寿命|年限|增加值|零售总额|进出口总额|外资|就业|赤字|专利拥有量|拥有量|强度|能力|储备|存款|贷款|密度|户数|医师数|护士数|床位数|托位数|学生数|幼儿数|劳动生产率|贡献率|用电量|发电量|装机|蓄积量|顺差|逆差|指数)$/;
const SHORTEST_METRIC = 3;

/** Whether a harmonised name is that of a statistic, so that two documents mean the same by it. */
export function namesMetric(key: string): boolean {
  let names = naming.get(key);
  if (names === undefined) {
    if (naming.size >= MOST_REMEMBERED) naming.clear();
    names = key.length >= SHORTEST_METRIC && statistic.test(key) && !/^(?:其中|总投资|总面积|新增|年|占)/.test(key);
    naming.set(key, names);
  }
  return names;
}

/** Keys are those of {@link metricFacts}, asked about at every keystroke. */
const naming = new Map<string, boolean>();
