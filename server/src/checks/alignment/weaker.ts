/** alignment/weaker: a target asks for less than that of the plan above, or what is binding there is only expected here. */
import type { Corpus, CorpusFigure } from '../../corpus/corpus.ts';
import { rememberedWith } from '../../ingest/remembered.ts';
import { squeezedTitle } from '../../policy/definitions/short-titles.ts';
import { compareFigures, type FigureComparison } from '../../policy/figures/compare-figures.ts';
import type { Figure, TextFigure } from '../../policy/figures/figure.ts';
import { amountsAgree } from '../../policy/figures/figure-value.ts';
import { namesMetric } from '../../policy/figures/metric.ts';
import type { Level, PolicyDocument, Span } from '../../policy/model.ts';
import { locate } from '../../policy/span.ts';
import type { Draft, DraftCheck, Finding } from '../check.ts';
import { answersByMetric, type FigureAnswer } from '../figure/answers.ts';
import {
  aboutFigures,
  actualsBeside,
  type OwnFigures,
  ownEvidence,
  ownFigures,
  type SaidFigures,
  spanOf,
} from '../figure/own-figures.ts';
import { printed, sourceOf } from '../figure/words.ts';
import { keptFindings } from '../kept-findings.ts';
import { saidIn } from '../said-records.ts';
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
    { corpus: [upper], text: lower('到2025年，森林覆盖率从54%提高到59%。') },
  ],
  run(draft, { corpus }) {
    const { frame, citations } = saidIn(draft.text);
    return kept(draft, [corpus, frame, citations, aboutFigures(draft.text)], () => find(draft, corpus));
  },
};

const kept = keptFindings();

function* find(draft: Draft, corpus: Corpus): Iterable<Finding | undefined> {
  const all = ownFigures(draft.text);
  for (const own of all) {
    const above = plansAbove(all, own);
    const titles = titlesNamedIn(own.document);
    for (const { number, value } of yield* targetsBelow(own, above, corpus)) {
      const found = rememberedWeakest(value, [titles], () => ({ upper: weakest(titles, value) }));
      if (found.upper !== null && !isWhereItBegan(draft, spanOf(own, number)))
        yield findingOf(draft, own, number, found.upper, above);
    }
    yield undefined;
  }
}

const risesFrom = /^\s?(?:左右)?(?:提高|提升|上升|增加|增长|扩大|下降|降低|减少|缩小|压减|降)[到至为]/;

/** 从62%提高到68%: the first of the two is no target. */
function isWhereItBegan({ text: { paragraphs } }: Draft, { paragraph, end }: Span): boolean {
  return risesFrom.test(paragraphs[paragraph]!.text.slice(end, end + 8));
}

interface Upper {
  readonly figure: CorpusFigure | UpperInDraft;
  readonly title: string;
  readonly compared: FigureComparison;
}

/** A figure of another document of the file: which of the plans above. Of several that say the same the first is meant. */
interface UpperInDraft {
  readonly plan: number;
  readonly stated: TextFigure;
}

const answers = answersByMetric<readonly Upper[]>();

/** The targets of a document for which the corpus or the other documents of the file have some above, with these. */
function targetsBelow(
  own: OwnFigures,
  above: readonly OwnFigures[],
  corpus: Corpus,
): Generator<undefined, readonly FigureAnswer<readonly Upper[]>[]> {
  const { title, level } = own.document;
  const now = yearOf(own.document);
  const plans = above.map(({ document }) => document.title);
  return answers(own, { about: [corpus, title, level, now, ...plans], beside: above }, (number) => {
    const figure = own.said.figures[number]!;
    if (!isTarget(figure) || !namesMetric(figure.key) || isPast(figure, own.said, now)) return null;
    const inDraft = above.flatMap((plan, at) => uppersInDraft(figure, plan, at));
    const value = [...uppersInCorpus(corpus, figure, own.document), ...inDraft];
    return value.length === 0 ? null : { number, other: -1, value };
  });
}

/** In which a document was made; null where that is not known. */
function yearOf({ date }: PolicyDocument): number | null {
  return date === null ? null : Number(date.slice(0, 4));
}

interface NamedUpper extends Upper {
  /** Named by the draft as what it rests on. */
  readonly isNamed: boolean;
}

/** A target of the whole place. */
function isTarget({ nature, amount, subject }: Figure): boolean {
  return nature === 'target' && amount !== null && subject.level !== 'unit';
}

/** A target of a time before the document, or a value that it names as reached elsewhere. */
function isPast(figure: TextFigure, said: SaidFigures, now: number | null): boolean {
  const { year, amount } = figure;
  if (now !== null && year !== null && year < now) return true;
  return actualsBeside(said, figure).some((number) => {
    const other = said.figures[number]!;
    return other.amount?.dimension === amount!.dimension && amountsAgree(other.amount, amount!, true);
  });
}

const rememberedWeakest = rememberedWith<readonly Upper[], { readonly upper: NamedUpper | null }>();

/** The first of the upper targets that the figure falls short of, those first that the draft rests on. */
function weakest(titles: ReadonlySet<string>, all: readonly Upper[]): NamedUpper | null {
  const uppers = all.map((upper) => ({ ...upper, isNamed: titles.has(squeezedTitle(upper.title)) }));
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

function uppersInDraft(figure: TextFigure, { document, said }: OwnFigures, plan: number): readonly Upper[] {
  return (said.byKey.get(figure.key) ?? []).flatMap((number) => {
    const other = said.figures[number]!;
    if (!isTarget(other)) return [];
    const compared = compareFigures(figure, other);
    return compared.verdict === 'not-comparable'
      ? []
      : [{ figure: { plan, stated: other }, title: document.title, compared }];
  });
}

/** The other documents of the file that this one has to follow. */
function plansAbove(all: readonly OwnFigures[], { document }: OwnFigures): readonly OwnFigures[] {
  return all.filter((other) => other.document !== document && isUpperPlan(other.document, document));
}

/** What the answer for a figure hangs on besides the figure itself. */
interface Asked {
  readonly corpus: Corpus;
  readonly title: string;
  readonly level: Level | null;
  readonly uppers: readonly Upper[];
}

/** By the figure, which stays the same from one version of a draft to the next. */
const inCorpus = new WeakMap<TextFigure, Asked>();

function uppersInCorpus(corpus: Corpus, figure: TextFigure, { title, level }: PolicyDocument): readonly Upper[] {
  const known = inCorpus.get(figure);
  if (known && known.corpus === corpus && known.title === title && known.level === level) return known.uppers;
  const uppers = targetsOf(corpus, figure).flatMap((other) => {
    if (!isUpperPlan(other.document, { title, level })) return [];
    const compared = compareFigures(figure, other);
    return compared.verdict === 'not-comparable' ? [] : [{ figure: other, title: other.document.title, compared }];
  });
  inCorpus.set(figure, { corpus, title, level, uppers });
  return uppers;
}

const namedIn = rememberedWith<PolicyDocument['citations'], ReadonlySet<string>>();

/** Titles that the document gives as what it rests on, or cites: the same set as long as they stay the same. */
function titlesNamedIn({ citations, validity: { upper } }: PolicyDocument): ReadonlySet<string> {
  return namedIn(citations, upper, () => {
    const named = new Set(upper.map(squeezedTitle));
    for (const { kind, text } of citations) if (kind === 'title') named.add(squeezedTitle(text));
    return named;
  });
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

function findingOf(
  draft: Draft,
  own: OwnFigures,
  number: number,
  upper: NamedUpper,
  above: readonly OwnFigures[],
): Finding {
  const { title, isNamed, compared } = upper;
  const target = own.said.figures[number]!;
  const { figure } = upper;
  const stated = printed('plan' in figure ? figure.stated : figure);
  const weaker = compared.verdict === 'weaker';
  const later = compared.reasons.includes('later') ? { zh: '，期限更晚', en: ', and later' } : { zh: '', en: '' };
  return {
    code: alignmentWeaker.code,
    severity: isNamed || !weaker || target.attribute === '约束性' ? 'warning' : 'information',
    range: locate(draft.text, spanOf(own, number)),
    message: weaker
      ? {
          zh: `“${target.metric}”的目标${printed(target)}低于《${title}》的${stated}${later.zh}。`,
          en: `The target ${printed(target)} for ${target.metric} asks for less than ${stated} of 《${title}》${later.en}.`,
        }
      : {
          zh: `“${target.metric}”在《${title}》中是约束性指标，这里是预期性。`,
          en: `${target.metric} is binding in 《${title}》, only expected here.`,
        },
    evidence: [
      'plan' in figure
        ? ownEvidence(draft, above[figure.plan]!, above[figure.plan]!.said.figures.indexOf(figure.stated))
        : { place: figure.place, message: sourceOf(figure) },
    ],
    fixes: [],
  };
}
