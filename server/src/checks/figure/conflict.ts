/** figure/conflict: the corpus gives another value for the same metric, time and place, or in the same words. */
import type { Corpus, CorpusFigure } from '../../corpus/corpus.ts';
import { type Contradiction, contradictionOf } from '../../corpus/figures/figure-witnesses.ts';
import type { Figure, TextFigure } from '../../policy/figures/figure.ts';
import { namesMetric } from '../../policy/figures/metric.ts';
import { placeRelation } from '../../policy/figures/subject.ts';
import { type Lineage, lineageOf } from '../../policy/lineage.ts';
import { locate } from '../../policy/span.ts';
import { isUpperPlan } from '../alignment/upper-plans.ts';
import type { Draft, DraftCheck, Finding } from '../check.ts';
import { keptFindings } from '../kept-findings.ts';
import { saidIn } from '../said-records.ts';
import { answersByMetric, changeOfSaid, type FigureAnswer, numberNow } from './answers.ts';
import {
  aboutFigures,
  comparison,
  mayCompare,
  type OwnFigures,
  ownEvidence,
  ownFigures,
  spanOf,
} from './own-figures.ts';
import { printed, sourceOf } from './words.ts';

const report =
  '2024年青溪市政府工作报告\n\n一、2023年工作回顾\n\n2023年，全市地区生产总值达到8612.4亿元，增长5.6%。新建口袋公园128个，改造老旧小区36个。';

export const figureConflict: DraftCheck = {
  code: 'figure/conflict',
  title: { zh: '数据与政策库中的不一致', en: 'Another value in the corpus' },
  rationale: {
    zh: '公文引用数据应当准确一致。只在指标、时间、地区、口径都相同，或者除数字外字句相同时比对；单位换算、四舍五入和“左右、超过、近”所允许的差别不报。片区的数据不作全市的数据。',
    en: 'Figures in official documents must be right and agree. Compared only where metric, time, place and way of counting are the same, or the words are the same but for the number. Units are converted; rounding and what 左右, 超过, 近 allow are no difference. A figure of a part is not that of the whole.',
  },
  defaultSeverity: 'warning',
  bad: [
    {
      corpus: [report],
      text: '青溪市2024年经济形势分析\n\n2023年，全市地区生产总值达到⟦8162.4亿元⟧。',
      fixed: '青溪市2024年经济形势分析\n\n2023年，全市地区生产总值达到8612.4亿元。',
    },
    {
      corpus: [report],
      text: '青溪市城市更新情况通报\n\n新建口袋公园⟦138个⟧，改造老旧小区36个。',
      fixed: '青溪市城市更新情况通报\n\n新建口袋公园128个，改造老旧小区36个。',
    },
  ],
  good: [
    { corpus: [report], text: '青溪市2024年经济形势分析\n\n2023年，全市地区生产总值达到0.86万亿元，增长5.6%。' },
    { corpus: [report], text: '青溪市2024年经济形势分析\n\n2022年，全市地区生产总值达到8162.4亿元。' },
    { corpus: [report], text: '青溪市2024年经济形势分析\n\n2023年，云湖新区地区生产总值达到812.4亿元，增长8.2%。' },
    { corpus: [report], text: '漪州市2024年经济形势分析\n\n2023年，全市地区生产总值达到8162.4亿元。' },
  ],
  run(draft, { corpus }) {
    const about = [corpus, saidIn(draft.text).frame, aboutFigures(draft.text)];
    return kept(draft, about, () => find(draft, corpus));
  },
};

const kept = keptFindings();

function* find(draft: Draft, corpus: Corpus): Iterable<Finding | undefined> {
  const all = ownFigures(draft.text);
  const inCorpus: ReadonlySet<number>[] = [];
  for (const own of all) {
    const contradictions = yield* contradictionsOf(own, corpus);
    inCorpus.push(new Set(contradictions.map(({ number }) => number)));
    for (const { number, value } of contradictions) yield findingOf(draft, own, number, value);
  }
  for (const { own, number, other } of contradictionsBefore(all))
    if (!inCorpus[own]!.has(number)) yield besideFinding(draft, all[own]!, number, all[other.own]!, other.number);
}

/** By figure, which stays the same where its document becomes another. */
const ofFigures = new WeakMap<Corpus, WeakMap<TextFigure, { readonly found: Contradiction | null }>>();
const answers = answersByMetric<Contradiction>();

/** What the corpus contradicts among the figures of a document. */
function contradictionsOf(
  own: OwnFigures,
  corpus: Corpus,
): Generator<undefined, readonly FigureAnswer<Contradiction>[]> {
  const known = ofFigures.get(corpus) ?? new WeakMap<TextFigure, { readonly found: Contradiction | null }>();
  ofFigures.set(corpus, known);
  return answers(own, { about: [corpus] }, (number) => {
    if (corpus.documents.length === 0) return null;
    const figure = own.said.figures[number]!;
    const answer = known.get(figure) ?? { found: contradictionOf(corpus, figure) };
    known.set(figure, answer);
    return answer.found && { number, other: -1, value: answer.found };
  });
}

/** A figure, as the place of its document among those with figures and its number there. */
interface FigureNumber {
  readonly own: number;
  readonly number: number;
}

/** A figure that another document before it in the file contradicts. */
interface ContradictedBefore extends FigureNumber {
  readonly other: FigureNumber;
}

interface RememberedBefore {
  readonly all: readonly OwnFigures[];
  readonly found: readonly ContradictedBefore[];
}

/** By the first document. */
const before = new WeakMap<Lineage, RememberedBefore>();

/** In a file of several documents: figures for which one before it gives another value. */
function contradictionsBefore(all: readonly OwnFigures[]): readonly ContradictedBefore[] {
  if (all.length < 2) return [];
  const lineage = lineageOf(all[0]!.document);
  const known = before.get(lineage);
  const isLike = known?.all.length === all.length && known.all.every((own, at) => isDocumentLike(own, all[at]!));
  const changes = isLike ? known.all.map((own, at) => changeOfSaid(own.said, all[at]!.said)) : null;
  const metrics = changes ? new Set(changes.flatMap((change) => [...change.metrics])) : metricsOf(all);
  if (changes && metrics.size === 0) return known!.found;
  const found = changes
    ? known!.found.flatMap(({ own, number, other }): readonly ContradictedBefore[] => {
        if (metrics.has(known!.all[own]!.said.figures[number]!.key)) return [];
        const now = (figure: FigureNumber) => numberNow(changes[figure.own]!, figure.number);
        return [{ own, number: now({ own, number }), other: { own: other.own, number: now(other) } }];
      })
    : [];
  for (const metric of metrics) if (namesMetric(metric)) found.push(...contradictedOf(all, metric));
  found.sort((a, b) => a.own - b.own || a.number - b.number);
  before.set(lineage, { all, found });
  return found;
}

function isDocumentLike(a: OwnFigures, b: OwnFigures): boolean {
  return a.document.title === b.document.title && a.document.level === b.document.level;
}

function metricsOf(all: readonly OwnFigures[]): ReadonlySet<string> {
  return new Set(all.flatMap(({ said }) => [...said.byKey.keys()]));
}

/** Those of a metric. */
function* contradictedOf(all: readonly OwnFigures[], metric: string): Iterable<ContradictedBefore> {
  const others: FigureNumber[] = [];
  for (const [own, { said }] of all.entries()) {
    const numbers = said.byKey.get(metric) ?? [];
    if (others.length > 0) {
      for (const number of numbers) {
        const other = contradictedBy(all, { own, number }, others);
        if (other !== null) yield { own, number, other };
      }
    }
    for (const number of numbers) others.push({ own, number });
  }
}

/** The first of the others that gives another value for the same thing; null where one gives the same. */
function contradictedBy(
  all: readonly OwnFigures[],
  { own, number }: FigureNumber,
  others: readonly FigureNumber[],
): FigureNumber | null {
  const { document, said } = all[own]!;
  const figure = said.figures[number]!;
  if (figure.amount === null || figure.year === null) return null;
  let first: FigureNumber | null = null;
  for (const before of others) {
    const its = all[before.own]!;
    const other = its.said.figures[before.number]!;
    if (!mayCompare(figure, other) || placeRelation(figure.subject, other.subject) !== 'same') continue;
    // Targets of a plan and of the one above it are weighed by alignment/weaker.
    if (figure.nature === 'target' && isUpperPlan(its.document, document)) continue;
    const compared = comparison(figure, other);
    if (compared?.verdict === 'equal') return null;
    if (compared !== null) first ??= before;
  }
  return first;
}

function besideFinding(draft: Draft, own: OwnFigures, number: number, its: OwnFigures, other: number): Finding {
  const figure = own.said.figures[number]!;
  const stated = printed(its.said.figures[other]!);
  const where = `《${its.document.title}》`;
  return {
    code: figureConflict.code,
    severity: figureConflict.defaultSeverity,
    range: locate(draft.text, spanOf(own, number)),
    message: {
      zh: `${printed(figure)}：同一文件中${where}同一指标为${stated}。请核对。`,
      en: `${printed(figure)}: in the same file ${where} says ${stated} for the same metric. Please check.`,
    },
    evidence: [ownEvidence(draft, its, other)],
    fixes: [],
  };
}

/** Values that a message lists. */
const MOST_VALUES = 5;

function findingOf(draft: Draft, own: OwnFigures, number: number, found: Contradiction): Finding {
  const figure = own.said.figures[number]!;
  const first = found.figures[0]!;
  const range = locate(draft.text, spanOf(own, number));
  const works =
    found.works > 1 ? { zh: `（${found.works}份文件）`, en: ` (${found.works} documents)` } : { zh: '', en: '' };
  const where = `《${first.document.title}》`;
  const same = found.inSameWords
    ? { zh: '同一句话', en: 'in the same words' }
    : { zh: '同一指标', en: 'for the same metric' };
  const rest = found.figures.slice(1, MOST_VALUES).map(printed).join('、');
  const other =
    figure.year === null && found.isUnsure && rest !== ''
      ? { zh: `，其他年份为${rest}`, en: `, ${rest} of other years` }
      : { zh: '', en: '' };
  return {
    code: figureConflict.code,
    severity: found.isUnsure ? 'information' : figureConflict.defaultSeverity,
    range,
    message: {
      zh: `${printed(figure)}：${where}${works.zh}${same.zh}为${printed(first)}${other.zh}。请核对。`,
      en: `${printed(figure)}: ${where}${works.en} says ${printed(first)} ${same.en}${other.en}. Please check.`,
    },
    evidence: found.figures.map((other) => ({ place: other.place, message: sourceOf(other) })),
    fixes: isClear(figure, found)
      ? [
          {
            title: { zh: `改为 ${numberOf(first)}`, en: `Change to ${numberOf(first)}` },
            edits: [{ range, newText: numberOf(first) }],
            preferred: true,
          },
        ]
      : [],
  };
}

/** One value is meant, printed as the draft would print it. */
function isClear(figure: Figure, { figures }: Contradiction): boolean {
  const [first, ...others] = figures;
  return others.length === 0 && first!.amount!.dimension === figure.amount!.dimension;
}

function numberOf({ value, unit }: CorpusFigure): string {
  return value + unit;
}
