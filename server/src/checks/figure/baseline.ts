/** figure/baseline: a target that is worse than the value it starts from. */
import { compareFigures } from '../../policy/figures/compare-figures.ts';
import { directionOf, type TextFigure } from '../../policy/figures/figure.ts';
import type { Span } from '../../policy/model.ts';
import { locate } from '../../policy/span.ts';
import type { Draft, DraftCheck, Finding } from '../check.ts';
import { keptByDocument, keptFindings } from '../kept-findings.ts';
import { saidIn, saidOf } from '../said-records.ts';
import { answersByMetric, type FigureAnswer } from './answers.ts';
import { wrongSentences } from './changes.ts';
import {
  aboutFigures,
  actualsBeside,
  isOfTable,
  type OwnFigures,
  ownEvidence,
  ownFigures,
  spanOf,
} from './own-figures.ts';
import { printed } from './words.ts';

const plan = (row: string) => `青溪市生态环境保护“十四五”规划\n\n一、规划目标\n\n指标 2020年 2025年 属性\n\n${row}`;

export const figureBaseline: DraftCheck = {
  code: 'figure/baseline',
  title: { zh: '目标值不如基期值', en: 'Target worse than its own baseline' },
  rationale: {
    zh: '目标一般应当好于现状。目标值不如基期值的，可能是两列颠倒、数字有误，也可能是有意留出余地，请编制者核实。',
    en: 'A target is as a rule better than what is. Where it is worse, columns may be swapped or a number wrong; it may also be meant. The author is asked.',
  },
  defaultSeverity: 'information',
  bad: [{ text: plan('空气质量优良天数比率（%） 91 ⟦88⟧ 约束性') }],
  good: [
    { text: plan('空气质量优良天数比率（%） 88 91 约束性') },
    { text: plan('单位地区生产总值能耗（吨标准煤） 0.5 0.4 约束性') },
    { text: plan('城镇调查失业率（%） 5.7 ＜5.5 预期性') },
    { text: plan('用水总量（亿立方米） 17.9 ≤18.6 约束性') },
  ],
  run(draft) {
    const { text } = draft;
    const sentences = wrongSentences(text.paragraphs).found;
    return kept(draft, [saidIn(text).frame, sentences, aboutFigures(text)], () => findAll(draft, sentences));
  },
};

const kept = keptFindings();
const keptOf = keptByDocument();

function* findAll(draft: Draft, sentences: unknown): Iterable<Finding | undefined> {
  for (const figures of ownFigures(draft.text)) {
    const { document, said } = figures;
    const own = () => [document.title, saidOf(draft.text, document).indicators, said, sentences];
    yield* keptOf(draft, document, { beside: [], own }, () => find(draft, figures));
  }
}

function* find(draft: Draft, own: OwnFigures): Iterable<Finding | undefined> {
  for (const worse of yield* worseIn(own)) {
    if (!isOfWrongWay(draft, spanOf(own, worse.number))) yield findingOf(draft, own, worse);
  }
}

/** 由45%提高到42%: figure/text-table says that already. */
function isOfWrongWay({ text }: Draft, { paragraph, start, end }: Span): boolean {
  const { paragraphs, found } = wrongSentences(text.paragraphs);
  const { ways = [] } = found[paragraphs.indexOf(paragraph)] ?? {};
  return ways.some((way) => way.start <= start && end <= way.end);
}

/** Documents that set out to make things better. A yearly report may aim lower than what it reached. */
const plans = /规划|纲要|方案|计划|行动/;

const answers = answersByMetric<null>();

/** Targets that are worse than the other figure. */
function worseIn(own: OwnFigures): Generator<undefined, readonly FigureAnswer<null>[]> {
  const isPlan = plans.test(own.document.title);
  return answers(own, { about: [isPlan] }, (number) => {
    if (own.said.figures[number]!.nature !== 'target') return null;
    const other = baseOf(number, own, isPlan);
    return other === null ? null : { number, other, value: null };
  });
}

/** The earlier value of the same row, or the latest of the plan, where the target is worse. */
function baseOf(number: number, own: OwnFigures, isPlan: boolean): number | null {
  const { figures } = own.said;
  const target = figures[number]!;
  if (target.measure !== 'level' || target.year === null || target.yearOfPlan) return null;
  const isOfPlan = isPlan && target.named.relative;
  if ((!isOfPlan && !isOfTable(target)) || directionOf(target) === null) return null;
  const earlier = actualsBeside(own.said, target).filter((other) => {
    const { year } = figures[other]!;
    return year !== null && year < target.year!;
  });
  if (earlier.length === 0) return null;
  const { paragraph } = spanOf(own, number);
  const inRow = isOfTable(target) ? earlier.filter((other) => spanOf(own, other).paragraph === paragraph) : [];
  const ofPlan = isOfPlan ? earlier : [];
  const latest = (inRow.length > 0 ? inRow : ofPlan).toSorted((a, b) => figures[b]!.year! - figures[a]!.year!)[0];
  if (latest === undefined) return null;
  const base = figures[latest]!;
  if (target.sentence?.isShared || base.sentence?.isShared) return null;
  return isComparable(target, base) && isWorse(target, base) ? latest : null;
}

/** As if it were due in the year of the base. */
function isComparable(target: TextFigure, base: TextFigure): boolean {
  return compareFigures({ ...target, year: base.year, nature: 'actual' }, base).verdict !== 'not-comparable';
}

const ceilings: ReadonlySet<string> = new Set(['at-most', 'less-than']);

/**
 * The numbers are weighed as they are printed: ＞98% does not promise the 98.5% there are. A ceiling (≤18.6亿立方米) is not what
 * is wanted but what is allowed, above what there is.
 */
function isWorse(target: TextFigure, base: TextFigure): boolean {
  if (directionOf(target) === 'less' && ceilings.has(target.amount!.bound)) return false;
  const gap = target.amount!.value - base.amount!.value;
  return directionOf(target) === 'more' ? gap < 0 : gap > 0;
}

function findingOf(draft: Draft, own: OwnFigures, { number, other }: FigureAnswer<null>): Finding {
  const target = own.said.figures[number]!;
  const base = own.said.figures[other]!;
  return {
    code: figureBaseline.code,
    severity: figureBaseline.defaultSeverity,
    range: locate(draft.text, spanOf(own, number)),
    message: {
      zh: `${target.year}年“${target.metric}”的目标${printed(target)}不如${base.year}年的${printed(base)}，是否有意如此？`,
      en: `The ${target.year} target ${printed(target)} for ${target.metric} is worse than ${printed(base)} in ${base.year}. Is this meant?`,
    },
    evidence: [ownEvidence(draft, own, other)],
    fixes: [],
  };
}
