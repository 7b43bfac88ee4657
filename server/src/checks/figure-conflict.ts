/** figure/conflict: the corpus gives another value for the same metric, time and place, or in the same words. */
import type { Corpus, CorpusFigure } from '../corpus/corpus.ts';
import { CorpusMemory } from '../corpus/corpus-memory.ts';
import { type Contradiction, contradictionOf } from '../corpus/figure-witnesses.ts';
import type { Figure, PlacedFigure } from '../policy/figure.ts';
import { namesMetric } from '../policy/metric.ts';
import { locate } from '../policy/span.ts';
import { placeRelation } from '../policy/subject.ts';
import type { Draft, DraftCheck, Finding } from './check.ts';
import { printed, sourceOf } from './figure-words.ts';
import { comparison, mayCompare, ownEvidence, ownFigures } from './own-figures.ts';
import { isUpperPlan } from './upper-plans.ts';

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
  *run(draft, { corpus }) {
    const known = corpus.documents.length === 0 ? null : recordsOf(corpus);
    for (const figure of ownFigures(draft.text).all) {
      const found = known === null ? null : remembered(corpus, known, figure);
      yield found === null ? besideOthers(draft, figure) : findingOf(draft, figure, found);
    }
  },
};

/** In a file of several documents: one before it gives another value for the same thing. */
function besideOthers(draft: Draft, figure: PlacedFigure): Finding | undefined {
  if (draft.text.documents.length < 2 || figure.amount === null || figure.year === null) return undefined;
  const { byKey, documentOf } = ownFigures(draft.text);
  const named = byKey.get(figure.key)!;
  if (named.length < 2 || !namesMetric(figure.key)) return undefined;
  const document = documentOf(figure);
  let other: PlacedFigure | undefined;
  for (const before of named) {
    if (before === figure) break;
    if (!mayCompare(figure, before)) continue;
    const its = documentOf(before);
    if (its === document || placeRelation(figure.subject, before.subject) !== 'same') continue;
    // Targets of a plan and of the one above it are weighed by alignment/weaker.
    if (figure.nature === 'target' && isUpperPlan(its, document)) continue;
    const compared = comparison(figure, before);
    if (compared?.verdict === 'equal') return undefined;
    if (compared !== null) other ??= before;
  }
  if (other === undefined) return undefined;
  const where = `《${documentOf(other).title}》`;
  return {
    code: figureConflict.code,
    severity: figureConflict.defaultSeverity,
    range: locate(draft.text, figure.span),
    message: {
      zh: `${printed(figure)}：同一文件中${where}同一指标为${printed(other)}。请核对。`,
      en: `${printed(figure)}: in the same file ${where} says ${printed(other)} for the same metric. Please check.`,
    },
    evidence: [ownEvidence(draft, other)],
    fixes: [],
  };
}

/** Values that a message lists. */
const MOST_VALUES = 5;

function findingOf(draft: Draft, figure: PlacedFigure, found: Contradiction): Finding {
  const first = found.figures[0]!;
  const range = locate(draft.text, figure.span);
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

type Records = WeakMap<PlacedFigure, { readonly found: Contradiction | null }>;
/** By the record itself: the same one in all versions of a draft as long as its document says the same there. */
const ofRecords = new WeakMap<Corpus, Records>();

function recordsOf(corpus: Corpus): Records {
  const records: Records = ofRecords.get(corpus) ?? new WeakMap();
  ofRecords.set(corpus, records);
  return records;
}

/** Figures remembered for one corpus: those of some large drafts. */
const mostFigures = 20_000;
const ofFigures = new CorpusMemory<Contradiction | null>(mostFigures);

/** The answer hangs on the figure and the corpus alone, so that a keystroke asks about what changed. */
function remembered(corpus: Corpus, records: Records, figure: PlacedFigure): Contradiction | null {
  let known = records.get(figure);
  if (!known) {
    known = { found: foundBySaid(corpus, figure) };
    records.set(figure, known);
  }
  return known.found;
}

function foundBySaid(corpus: Corpus, figure: PlacedFigure): Contradiction | null {
  const said = saidOf(figure);
  const known = ofFigures.get(corpus, said);
  if (known !== undefined) return known;
  const found = contradictionOf(corpus, figure);
  ofFigures.set(corpus, said, found);
  return found;
}

/** All of the figure that its answer hangs on. */
function saidOf(figure: PlacedFigure): string {
  const { metric, value, unit, qualifier, year, yearOfPlan, nature, measure, reckoning, priceBasis } = figure;
  const { subject, sentence } = figure;
  const { exactFrame, sentenceFrame, segmentFrame, isShared } = sentence ?? {};
  return [
    ...[metric, value, unit, qualifier, year, yearOfPlan, nature, measure, reckoning, priceBasis],
    ...[subject.name, subject.level, exactFrame, sentenceFrame, segmentFrame, isShared],
  ].join('\t');
}
