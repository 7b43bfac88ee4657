/** alignment/weaker: a target asks for less than that of the plan above, or what is binding there is only expected here. */
import type { Corpus, CorpusFigure } from '../corpus/corpus.ts';
import { compareFigures, type FigureComparison } from '../policy/compare-figures.ts';
import type { Figure } from '../policy/figure.ts';
import { amountsAgree } from '../policy/figure-value.ts';
import { squeeze } from '../policy/fold.ts';
import { namesMetric } from '../policy/metric.ts';
import { locate } from '../policy/span.ts';
import type { Draft, DraftCheck, Evidence, Finding } from './check.ts';
import { printed, sourceOf } from './figure-words.ts';
import { type OwnFigure, ownEvidence, ownFigures } from './own-figures.ts';
import { isUpperPlan } from './upper-plans.ts';

const upper =
  '霁江省国民经济和社会发展第十四个五年规划纲要\n\n2021年2月1日\n\n一、发展目标\n\n指标 2020年 2025年 属性\n\n森林覆盖率（%） 55 58 约束性';
const lower = (row: string) =>
  `霁江省漪州市国民经济和社会发展第十四个五年规划纲要\n\n2021年5月1日\n\n一、发展目标\n\n指标 2020年 2025年 属性\n\n${row}`;

export const alignmentWeaker: DraftCheck = {
  code: 'alignment/weaker',
  title: { zh: '目标低于上位规划，或约束性指标改成了预期性', en: 'Target weaker than that of the plan above' },
  rationale: {
    zh: '下级规划应当服从上级规划，主要目标应与上位规划衔接（《中共中央 国务院关于统一规划体系更好发挥国家发展规划战略导向作用的意见》）。只比较比重、人均、速度等可比指标；总量指标因地区大小不同不作比较。',
    en: 'A lower plan follows the one above in its main targets. Only shares, means and rates are compared; totals of places of different size are not.',
  },
  defaultSeverity: 'warning',
  bad: [
    { corpus: [upper], text: lower('森林覆盖率（%） 52 ⟦54⟧ 约束性') },
    { corpus: [upper], text: lower('森林覆盖率（%） 55 ⟦58⟧ 预期性') },
  ],
  good: [
    { corpus: [upper], text: lower('森林覆盖率（%） 55 60 约束性') },
    { corpus: [upper], text: lower('城市绿化覆盖率（%） 40 42 预期性') },
  ],
  *run(draft, { corpus }) {
    const { all, byKey } = ownFigures(draft.text);
    for (const figure of all) {
      if (!isTarget(figure) || !namesMetric(figure.key) || isPast(figure, byKey.get(figure.key)!)) continue;
      const found = weakest(draft, figure, corpus);
      yield found === null ? undefined : findingOf(draft, figure, found);
    }
  },
};

interface Upper {
  readonly figure: Figure;
  readonly title: string;
  readonly evidence: Evidence;
  /** Named by the draft as what it rests on. */
  readonly isNamed: boolean;
  readonly compared: FigureComparison;
}

/** A target of the whole place. */
function isTarget({ nature, amount, subject }: Figure): boolean {
  return nature === 'target' && amount !== null && subject.level !== 'unit';
}

/** A target of a time before the document, or a value that it names as reached elsewhere. */
function isPast({ year, document, amount }: OwnFigure, named: readonly OwnFigure[]): boolean {
  const now = document.date === null ? null : Number(document.date.slice(0, 4));
  if (now !== null && year !== null && year < now) return true;
  return named.some(
    (other) =>
      other.document === document &&
      other.nature === 'actual' &&
      other.amount?.dimension === amount!.dimension &&
      amountsAgree(other.amount, amount!, true),
  );
}

/** The first of the upper targets that the figure falls short of, those first that the draft rests on. */
function weakest(draft: Draft, figure: OwnFigure, corpus: Corpus): Upper | null {
  const uppers = uppersOf(draft, figure, corpus).filter(({ compared }) => compared.verdict !== 'not-comparable');
  const short = uppers.filter(
    ({ compared, title, isNamed }) =>
      isShort(compared, isNamed) &&
      // Where the same plan says it twice, it is enough to follow one.
      !uppers.some((other) => other.title === title && isMet(other.compared)),
  );
  return short.find(({ isNamed }) => isNamed) ?? short[0] ?? null;
}

/** A later deadline counts beside the plans that the draft rests on; targets of other years are others' business. */
function isShort({ verdict, reasons }: FigureComparison, isNamed: boolean): boolean {
  if (reasons.includes('later') && !isNamed) return false;
  return verdict === 'weaker' || reasons.includes('attribute-weaker');
}

function isMet({ verdict, reasons }: FigureComparison): boolean {
  return (verdict === 'equal' || verdict === 'stronger') && !reasons.includes('attribute-weaker');
}

function uppersOf(draft: Draft, figure: OwnFigure, corpus: Corpus): readonly Upper[] {
  const { document } = figure;
  const named = new Set([
    ...document.validity.upper.map(squeeze),
    ...document.citations.filter(({ kind }) => kind === 'title').map(({ text }) => squeeze(text)),
  ]);
  const inCorpus = targetsOf(corpus, figure)
    .filter((other) => isUpperPlan(other.document, document))
    .map((other) => ({
      figure: other,
      title: other.document.title,
      evidence: { place: other.place, message: sourceOf(other) },
      isNamed: named.has(squeeze(other.document.title)),
      compared: compareFigures(figure, other),
    }));
  const inDraft = (ownFigures(draft.text).byKey.get(figure.key) ?? [])
    .filter((other) => other.document !== document && isTarget(other) && isUpperPlan(other.document, document))
    .map((other) => ({
      figure: other,
      title: other.document.title,
      evidence: ownEvidence(draft, other),
      isNamed: named.has(squeeze(other.document.title)),
      compared: compareFigures(figure, other),
    }));
  return [...inCorpus, ...inDraft];
}

const targets = new WeakMap<Corpus, Map<string, readonly CorpusFigure[]>>();

/** Targets of the corpus for the metric, remembered for the next keystroke. */
function targetsOf(corpus: Corpus, { key, metric }: Figure): readonly CorpusFigure[] {
  const byKey = targets.get(corpus) ?? new Map<string, readonly CorpusFigure[]>();
  targets.set(corpus, byKey);
  const known = byKey.get(key) ?? corpus.figures(metric).filter(isTarget);
  byKey.set(key, known);
  return known;
}

function findingOf(draft: Draft, own: OwnFigure, { figure, title, evidence, isNamed, compared }: Upper): Finding {
  const weaker = compared.verdict === 'weaker';
  const later = compared.reasons.includes('later') ? { zh: '，期限更晚', en: ', and later' } : { zh: '', en: '' };
  return {
    code: alignmentWeaker.code,
    severity: isNamed || !weaker || own.attribute === '约束性' ? 'warning' : 'information',
    range: locate(draft.text, own.span),
    message: weaker
      ? {
          zh: `“${own.metric}”的目标${printed(own)}低于《${title}》的${printed(figure)}${later.zh}。`,
          en: `The target ${printed(own)} for ${own.metric} asks for less than ${printed(figure)} of 《${title}》${later.en}.`,
        }
      : {
          zh: `“${own.metric}”在《${title}》中是约束性指标，这里是预期性。`,
          en: `${own.metric} is binding in 《${title}》, only expected here.`,
        },
    evidence: [evidence],
    fixes: [],
  };
}
