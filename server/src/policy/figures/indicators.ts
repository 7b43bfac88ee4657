/** Figures in running text: which metric has which value, as far as the sentence says. */

import {
  type Measure,
  measureOf,
  natureInWords,
  plannedFor,
  type Reckoning,
  reckoningOf,
  type WordedNature,
} from './figure-sense.ts';
import { FigureSentence } from './figure-sentence.ts';
import { type Quantity, quantitiesIn } from './quantities.ts';

/** A figure at logical offsets of its paragraph's text. Its period may still have to come from the context. */
export interface FoundIndicator {
  readonly metric: string;
  readonly value: string;
  readonly unit: string;
  /** `YYYY` or as printed (“十三五”末); null where the sentence names none. */
  readonly period: string | null;
  readonly qualifier: string | null;
  readonly subject: string | null;
  readonly nature: WordedNature;
  /** Last year of the plan that the sentence names (“十四五”期间). */
  readonly planned: number | null;
  readonly measure: Measure;
  readonly reckoning: Reckoning;
  readonly sentence: FigureSentence;
  readonly start: number;
  readonly end: number;
}

/** Words behind a quantity that say what it is: 左右的增长. */
const LONGEST_TAIL = 12;

/** Figures of a paragraph in order, at logical offsets of its text. */
export function indicatorsIn(text: string): FoundIndicator[] {
  const quantities = quantitiesIn(text);
  if (quantities.length === 0) return [];
  const found: FoundIndicator[] = [];
  let known = '';
  let counts = false;
  let sentence = -1;
  let first = '';
  for (const group of groupsOf(text, quantities)) {
    const start = group[0]!.start;
    const sentenceStart = lastMark(text, start, /[。！？]/);
    if (sentenceStart !== sentence) known = topicOf(text.slice(sentenceStart, start));
    sentence = sentenceStart;
    const behind = found.at(-1)?.end ?? 0;
    const metrics = metricsOf(text, group, { behind, counts, sentenceStart, known, first });
    counts = isCounter(group.at(-1)!.unit);
    group.forEach((quantity, index) => {
      const metric = metrics[Math.min(index, metrics.length - 1)]!;
      if (metric === '') return;
      const worded = {
        before: text.slice(sentenceStart, start),
        behind: text.slice(quantity.end, quantity.end + LONGEST_TAIL),
        metric,
        unit: quantity.unit,
        qualifier: quantity.qualifier,
      };
      const measure = measureOf(worded);
      found.push({
        metric,
        value: quantity.value,
        unit: quantity.unit,
        period:
          periodBefore(text, sentenceStart, quantity.start, index === 0 ? behind : group[index - 1]!.end) ??
          targetYear(text.slice(0, sentenceStart)),
        qualifier: quantity.qualifier === '' ? null : quantity.qualifier,
        subject: subjectOf(text.slice(sentenceStart, quantity.start)),
        nature: natureInWords(worded),
        planned: plannedFor(worded.before),
        measure,
        reckoning: reckoningOf(worded, measure),
        sentence: new FigureSentence(text, quantity.start, quantity.end, {
          isShared: metrics.length < group.length,
          isStart: startBefore.test(worded.before) && changeBehind.test(worded.behind),
        }),
        start: quantity.start,
        end: quantity.end,
      });
    });
    const own = metrics[0]!;
    if (own !== '') {
      known = root(own);
      if (first === '') first = known;
    }
  }
  return found;
}

/** 从36%提高到39%, 由2020年的5.1万亿元增加到: the first number is what the change starts from. */
const startBefore = /[从由][^，。；、]{0,18}$/;
const changeBehind =
  /^(?:左右|以上|多|余)?(?:大幅|进一步|逐步|稳步)?(?:提高|提升|增加|增长|上升|扩大|拓展|下降|降低|降|减少|压减|回落|调整)[到至为]/;

/** Quantities with nothing but 、 or 和 between them share a predicate: 分别增长9.7%和9.5%. */
function groupsOf(text: string, quantities: readonly Quantity[]): Quantity[][] {
  const groups: Quantity[][] = [];
  for (const quantity of quantities) {
    const last = groups.at(-1)?.at(-1);
    if (last !== undefined && /^[、和及与]$/.test(text.slice(last.end, quantity.start))) groups.at(-1)!.push(quantity);
    else groups.push([quantity]);
  }
  return groups;
}

function lastMark(text: string, before: number, mark: RegExp): number {
  for (let at = before - 1; at >= 0; at--) if (mark.test(text[at]!)) return at + 1;
  return 0;
}

/** 关于城镇调查失业率：… names the metric that 预期目标 in the sentence means. */
function topicOf(sentence: string): string {
  return /^关于([^，：]{2,20})：/.exec(sentence)?.[1] ?? '';
}

interface Context {
  /** End of the quantity before, and whether it counts things: then the words behind it are those things. */
  readonly behind: number;
  readonly counts: boolean;
  readonly sentenceStart: number;
  /** Metric of the clause before in the sentence, and the first of the paragraph; empty where there is none. */
  readonly known: string;
  readonly first: string;
}

const growth = '增长|增加|上涨|上升|提高|提升|下降|降低|减少|上调|下调|回落|多增|少增';
const predicateAtEnd = new RegExp(`(${growth})(?:了|约|近|超过|到|至|不低于|左右)*$`);
const growthAtEnd = new RegExp(`(?:${growth})$`);

/** Metrics of the group's quantities: one for all, or one each where 分别 shares out a list of subjects. */
function metricsOf(text: string, group: readonly Quantity[], context: Context): string[] {
  const start = group[0]!.start;
  const clause = lastMark(text, start, /[，。；：！？—]/);
  const from = Math.max(clause, Math.min(context.behind, start));
  const before = text.slice(from, start);
  // 高校2所、实验室3个: behind the mark begins what is counted next; without one stands what was counted before.
  const behindCount = from > clause && context.counts;
  const isNext = behindCount && nextOfList.test(before);
  const stem = isNext ? nextStem(stemOf(before), context.known) : behindCount ? '' : stemOf(before);
  const predicate = predicateAtEnd.exec(before.replace(/[“"]$/, ''))?.[1];
  const items =
    group.length > 1 && before.includes('分别') ? shareOut(stem.replace(/分别.*$/, ''), group.length) : null;
  if (items !== null) return items.map((item) => withPredicate(item, predicate));
  const counted = countedNoun(text, group.at(-1)!);
  const noun = stem.replace(leadingVerbs, '');
  if (isGeneric(noun)) {
    const verb = stem.slice(0, stem.length - noun.length);
    // 有6%的增速 says again what the text before speaks of.
    const isRate = group[0]!.unit === '%' && /^(?:增[速长幅]|[涨降]幅)/.test(counted);
    const isNamed = context.known !== '' || (isRate && context.first !== '');
    if (counted !== '' && ((verb !== '' && !isRate) || isCounter(group[0]!.unit) || !isNamed)) return [counted];
    const object = objectOf(text.slice(context.sentenceStart, from), verb);
    const metric = object !== '' ? object : context.known !== '' ? context.known : context.first;
    return [metric !== '' ? withPredicate(metric, predicate) : verb];
  }
  // 占外贸进出口比重, 与国内生产总值之比 are shares of what the clause before speaks of.
  if (/^(?:占|与.+之比$|相当于)/.test(noun) && context.known !== '') return [context.known + noun];
  // 布局建设102个现代流通战略支点城市: what is counted stands behind.
  if (counted !== '' && isCounter(group[0]!.unit)) return [verbs.test(noun) ? counted : noun + counted];
  return [withPredicate(stem, predicate)];
}

const nextOfList = /^[”"]?(?:左右|以上|以下|以内|及以上|多|余)?(?:[、和及与]|以及)/;
/** Verbs at the head of a list that hold for all of it. */
const newly = /^(?:新增|新建|新设|净增)/;

/** The next thing of a list that counts: what is new at its head is new throughout. */
function nextStem(stem: string, known: string): string {
  const thing = stem.replace(/^(?:和|及|与|以及)/, '');
  const hasVerb = leadingVerbs.test(thing) || /^[改修扩]/.test(thing);
  return isGeneric(thing) || hasVerb ? thing : (newly.exec(known)?.[0] ?? '') + thing;
}

/** 发行超长期特别国债 … 先发行1万亿元: the object that the verb had before. */
function objectOf(text: string, verb: string): string {
  if (verb.length < 2) return '';
  const place = text.lastIndexOf(verb);
  return place < 0 ? '' : (/^[^，。；：、]{2,24}/.exec(text.slice(place + verb.length))?.[0] ?? '');
}

function withPredicate(stem: string, predicate: string | undefined): string {
  return predicate === undefined || stem === '' || stem.endsWith(predicate) ? stem : stem + predicate;
}

/** The metric without growth words, for the next clause that leaves its subject out. */
function root(metric: string): string {
  return metric.replace(growthAtEnd, '');
}

const tail =
  /(?:分别|均|已|已经|首次|累计|总计|共计|合计|连续\d*年?|稳定|基本|平均|实际|同比|环比|名义|最高|最低|预计|力争|再创历史新高、?|约|近|超|超过|突破|达到|达|高达|不低于|不少于|不超过|不高于|低于|高于|大于|保持在|稳定在|维持在|控制在|设定为|调整为|提升至|提高至|提升到|提高到|增加到|增加至|扩大到|扩大至|扩展至|降至|降到|下降到|下降至|不足|仅|至少|最多|增长|增加|上涨|上升|提高|提升|下降|降低|减少|上调|下调|回落|多增|少增|为|按|至|到|从|先|了|多|的|[“"”]|(?:由|从)?[“"]?(?:20\d\d年?|十[一二三四五六七八九]五[”"]?)(?:末|底|初)?的?|(?:由|比|较|与)(?:上年|去年|上年末|上年同期|20\d\d年)(?:末|底|初|同期|年初预算|预算|执行数)?|年初预算|\s|、)$/;
const head =
  /^(?:[”"]?(?:左右|以上|以下|以内)[”"]?|其中|同时|先后|先|累计|并|也|比上年末?|比去年|将|把|使|至|到|由|从|截至|预计|力争|(?:到|截至|截止)?(?:20\d\d|二〇[〇一二三四五六七八九]{2})年(?:末|底|初|度|前|版|以来|上半年)?|[“"]?十[一二三四五六七八九]五[”"]?(?:时期|期间|末|以来)?|全年|年末|年底|上年|今年|去年|\s|、|——|[（(][一二三四五六七八九十]+[）)]|\d{1,2}[.．])/;

/** The clause before a number, without qualifiers, growth words and dates at either end. */
function stemOf(before: string): string {
  let stem = before;
  for (let match = tail.exec(stem); match !== null; match = tail.exec(stem)) stem = stem.slice(0, match.index);
  for (let match = head.exec(stem); match !== null; match = head.exec(stem)) stem = stem.slice(match[0].length);
  return stem.replace(/\s+/g, '');
}

/** Words that name no metric by themselves: the metric is that of the clause before. */
function isGeneric(stem: string): boolean {
  return (
    stem.length < 2 ||
    /^(?:预期)?(?:规模|总量|总额|目标|增速|增幅|同比|比重|占比|这一|数量|金额|幅度|预期目标|年初预算|每年|平均每年|其|总数)+$/.test(
      stem,
    )
  );
}

const counters =
  /^[百千万亿]*(?:个|项|条|家|所|座|件|处|种|类|门|名|场|批|篇|套|台|辆|户|位|张|枚|支|部|列|艘|架|次|万|亿)$/;

function isCounter(unit: string): boolean {
  return counters.test(unit);
}

const verbWords =
  '启动|建设|布局|推进|设立|成立|新增|建成|推出|发布|出台|制定|印发|实施|开展|培育|打造|创建|支持|认定|完成|形成|覆盖|拓展|创办|遴选|确定|安排|组织|举办|新建|改造|提升|达成|签署|开行|引进|落实|做好|集聚|扶持|增设|增发|发行|投放|抓好|来自|通达|吸纳|带动|守住|获得|惠及|涉及|包括|拥有|先后|首批|一批|扎实|牢牢|累计|全面|积极|大力|加快';
const verbs = new RegExp(`(?:${verbWords}|第[一二三四五六七八九十]+批|约有|含|共|有|在|的|和|与|及|、)$`);
const leadingVerbs = new RegExp(`^(?:${verbWords}|全国|全省|全市|我国|我省|我市)+`);

/** What a counter counts: the words behind it, up to the next mark or number. */
function countedNoun(text: string, quantity: Quantity): string {
  const behind = text
    .slice(quantity.end, quantity.end + 40)
    .replace(/^[”"]?(?:左右|以上|以下|以内|及以上|及以下|多|余|的)*/, '');
  // 高校2所和实验室3个: behind the word begins what is counted next.
  if (/^(?:[和及与]|以及)/.test(behind)) return '';
  const noun = /^[^，。；：、！？（）()\d]*/.exec(behind)![0].replace(/[和及与]$/, '');
  return noun.length >= 2 ? noun.replace(/\s+/g, '') : '';
}

/** 基本养老、失业、工伤保险参保人数, 3 → the three metrics, each with the words that only the last one carries. */
function shareOut(stem: string, count: number): string[] | null {
  const subjects = stem.split(/[、和及与]/).filter((part) => part !== '');
  if (subjects.length !== count) return null;
  const last = subjects[count - 1]!;
  const previous = subjects[count - 2]!;
  const carried = last.length > previous.length + 2 ? last.slice(previous.length) : (measured.exec(last)?.[0] ?? '');
  return subjects.map((subject, index) =>
    index < count - 1 && !subject.endsWith(carried) ? subject + carried : subject,
  );
}

/** Nouns that say what is measured of each subject. */
const measured = /(?:数量|人数|规模|总量|面积|比重|比例|投资|收入|支出|产值|产量|总额|里程)$/;

/**
 * The last year or plan period named before a number, comparisons (比2023年) aside. A period that a change starts from
 * (由“十三五”末的77.7%提升至91.2%) is that of the first number only.
 */
function periodBefore(text: string, from: number, to: number, behind: number): string | null {
  let period: string | null = null;
  for (const match of text.slice(from, to).matchAll(named)) {
    if (match[1] === '由' || match[1] === '从') {
      if (from + match.index >= behind) period = match[2] ?? match[3]!;
    } else if (match[1] === undefined) period = match[2] ?? match[3]!;
  }
  return period;
}

const named = /(比|较|与|同|由|从)?\s?(?:((?:19|20)\d\d)\s?年|([“"]十[一二三四五六七八九]五[”"]末))(?!版)/g;

/** 到2025年，…。…: the goals of a paragraph hold for the year it opens with. */
function targetYear(text: string): string | null {
  return [...text.matchAll(/到\s?(20\d\d)\s?年/g)].at(-1)?.[1] ?? null;
}

function subjectOf(clause: string): string | null {
  return (
    /全国(?!前列|领先|第|首|重要|性|有|率先|统一|一流|文明|示范|百强|占|水平|平均)|全省|全市|全区|全县|全州|全社会|我国|我省|我市/.exec(
      clause,
    )?.[0] ?? null
  );
}
