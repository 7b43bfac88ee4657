/** alignment/weaker: a target asks for less than that of the plan above, or what is binding there is only expected here. */
import type { Corpus, CorpusFigure } from '../corpus/corpus.ts';
import { compareFigures, type FigureComparison } from '../policy/compare-figures.ts';
import type { Figure, PlacedFigure } from '../policy/figure.ts';
import { amountsAgree } from '../policy/figure-value.ts';
import { namesMetric } from '../policy/metric.ts';
import type { Level, PolicyDocument, PolicyText } from '../policy/model.ts';
import { locate } from '../policy/span.ts';
import type { Draft, DraftCheck, Finding } from './check.ts';
import { squeezedTitle } from './cited-titles.ts';
import { printed, sourceOf } from './figure-words.ts';
import { type OwnFigures, ownEvidence, ownFigures } from './own-figures.ts';
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
    const own = ownFigures(draft.text);
    for (const figure of own.targets) {
      if (!isTarget(figure) || !namesMetric(figure.key) || isPast(figure, own)) continue;
      const found = weakest(draft, figure, corpus);
      yield found === null ? undefined : findingOf(draft, figure, found);
    }
  },
};

interface Upper {
  readonly figure: CorpusFigure | PlacedFigure;
  readonly title: string;
  readonly compared: FigureComparison;
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
function isPast(figure: PlacedFigure, { actualsBeside, documentOf }: OwnFigures): boolean {
  const { year, amount } = figure;
  const { date } = documentOf(figure);
  const now = date === null ? null : Number(date.slice(0, 4));
  if (now !== null && year !== null && year < now) return true;
  return actualsBeside(figure).some(
    (other) => other.amount?.dimension === amount!.dimension && amountsAgree(other.amount, amount!, true),
  );
}

/** The first of the upper targets that the figure falls short of, those first that the draft rests on. */
function weakest(draft: Draft, figure: PlacedFigure, corpus: Corpus): NamedUpper | null {
  const uppers = uppersOf(draft, figure, corpus);
  if (uppers.length === 0) return null;
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

/** Those that can be compared with the figure, of the corpus and of the other documents of the file. */
function uppersOf(draft: Draft, figure: PlacedFigure, corpus: Corpus): readonly NamedUpper[] {
  const { byKey, documentOf } = ownFigures(draft.text);
  const document = documentOf(figure);
  const above = plansAbove(draft.text, document);
  const inDraft =
    above.size === 0
      ? []
      : uppersInDraft(
          figure,
          byKey.get(figure.key)!.filter((other) => above.has(documentOf(other))),
          documentOf,
        );
  const found = [...uppersInCorpus(corpus, figure, document), ...inDraft];
  if (found.length === 0) return [];
  const named = titlesNamedIn(document);
  return found.map((upper) => ({ ...upper, isNamed: named.has(squeezedTitle(upper.title)) }));
}

function uppersInDraft(
  figure: PlacedFigure,
  above: readonly PlacedFigure[],
  documentOf: OwnFigures['documentOf'],
): readonly Upper[] {
  return above.flatMap((other) => {
    if (!isTarget(other)) return [];
    const compared = compareFigures(figure, other);
    return compared.verdict === 'not-comparable' ? [] : [{ figure: other, title: documentOf(other).title, compared }];
  });
}

const plans = new WeakMap<PolicyDocument, { readonly text: PolicyText; readonly plans: ReadonlySet<PolicyDocument> }>();

/** The other documents of the file that this one has to follow. */
function plansAbove(text: PolicyText, document: PolicyDocument): ReadonlySet<PolicyDocument> {
  const known = plans.get(document);
  if (known?.text === text) return known.plans;
  const found = new Set(text.documents.filter((other) => other !== document && isUpperPlan(other, document)));
  plans.set(document, { text, plans: found });
  return found;
}

/** What the answer for a figure hangs on besides the figure itself. */
interface Asked {
  readonly corpus: Corpus;
  readonly title: string;
  readonly level: Level | null;
  readonly uppers: readonly Upper[];
}

/** By the figure, which stays the same from one version of a draft to the next. */
const inCorpus = new WeakMap<PlacedFigure, Asked>();

function uppersInCorpus(corpus: Corpus, figure: PlacedFigure, { title, level }: PolicyDocument): readonly Upper[] {
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

const namedIn = new WeakMap<PolicyDocument, ReadonlySet<string>>();

/** Titles that the document gives as what it rests on, or cites. */
function titlesNamedIn(document: PolicyDocument): ReadonlySet<string> {
  const known = namedIn.get(document);
  if (known) return known;
  const named = new Set(document.validity.upper.map(squeezedTitle));
  for (const { kind, text } of document.citations) if (kind === 'title') named.add(squeezedTitle(text));
  namedIn.set(document, named);
  return named;
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

function findingOf(draft: Draft, own: PlacedFigure, { figure, title, isNamed, compared }: NamedUpper): Finding {
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
    evidence: ['place' in figure ? { place: figure.place, message: sourceOf(figure) } : ownEvidence(draft, figure)],
    fixes: [],
  };
}
