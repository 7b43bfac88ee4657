/** figure/text-table: the draft gives two values for the same thing, or the parts of a table do not make up the whole. */
import { gathering } from '../../ingest/paragraph-versions.ts';
import { namesMetric } from '../../policy/figures/metric.ts';
import { locate } from '../../policy/span.ts';
import type { Draft, DraftCheck, Finding } from '../check.ts';
import { keptFindings } from '../kept-findings.ts';
import type { Message } from '../message.ts';
import { answersByMetric, type FigureAnswer } from './answers.ts';
import { changesIn, type WrongChange, wrongSentences } from './changes.ts';
import { columnRows, tableGaps, wrongColumnsIn } from './column-sums.ts';
import {
  aboutFigures,
  comparison,
  isOfTable,
  mayCompare,
  type OwnFigures,
  ownEvidence,
  ownFigures,
  spanOf,
} from './own-figures.ts';
import { figureAt, saidOfRows, sumsOf, type WrongSum } from './table-sums.ts';
import { printed } from './words.ts';

const plan = (sentence: string, row = '森林覆盖率（%） 50 57 约束性') =>
  `青溪市国民经济和社会发展第十四个五年规划纲要\n\n一、发展目标\n\n${sentence}\n\n指标 2020年 2025年 属性\n\n${row}`;

/** 202.5 and 115.0 make 317.4 as far as rounding goes. */
const pupils = (primary: string, middle: string) =>
  `青溪市教育规划\n\n指标 2020年 属性\n\n在校学生数（万人） 317.4 预期性\n\n其中：普通小学 ${primary} 预期性\n\n普通初中 ${middle} 预期性`;

export const figureTextTable: DraftCheck = {
  code: 'figure/text-table',
  title: {
    zh: '本稿前后、文表数据不一致，分项与合计不符',
    en: 'Text and table of the draft disagree, or parts do not add up',
  },
  rationale: {
    zh: '同一文稿中同一指标、同一时间的数据，正文与表格、前文与后文应当一致，分项之和应当与合计相符；一句之中分项之和不超出总数，升降用词与前后两个数相符，三次产业比重之和为100。四舍五入造成的差别不报。',
    en: 'One draft gives one value for one metric at one time, in text and table alike, parts add up to their whole, and what is called a rise is one. Differences that rounding explains are not reported.',
  },
  defaultSeverity: 'warning',
  bad: [
    { text: pupils('212.5', '115.0').replace('317.4', '⟦317.4⟧') },
    { text: plan('到2025年，全市森林覆盖率达到⟦56%⟧。'), fixed: plan('到2025年，全市森林覆盖率达到57%。') },
    {
      text: '青溪市公园建设情况\n\n绿地率由2020年的36.2%提高到39.5%，提高⟦2.3个百分点⟧。',
      fixed: '青溪市公园建设情况\n\n绿地率由2020年的36.2%提高到39.5%，提高3.3个百分点。',
    },
    { text: '青溪市公园建设情况\n\n登记失业率⟦由5%降低到6%⟧，城乡居民收入比⟦由2.1缩小到2.3⟧。' },
    { text: '青溪市公园建设情况\n\n三次产业结构调整为⟦8.2∶41.3∶52.5⟧。' },
    { text: '青溪市公园建设情况\n\n新建公园⟦30个⟧，其中综合公园5个、社区公园10个、口袋公园20个。' },
    {
      text: '青溪市公园建设情况\n\n| 项目 | 投资（万元） |\n|---|---|\n| 湖区整治 | 300 |\n| 步道建设 | 200 |\n| 合计 | ⟦600⟧ |',
    },
    { text: '青溪市公园建设情况\n\n安排市级资金2500万元、区级资金3000万元，合计⟦6500万元⟧。' },
    { text: '青溪市公园建设情况\n\n新增绿地⟦56亩⟧，其中口袋公园61亩。' },
    { text: '青溪市公园建设情况\n\n花卉企业达到⟦120家⟧，其中规模以上企业131家。' },
    { text: '青溪市公园建设情况\n\n受理来信⟦32件⟧，其中市本级12件、县（市、区）21件。' },
    {
      text: '青溪市公园建设情况\n\n项目|数量|投资（万元）\n湖区整治|1|300\n步道建设|2|200\n合计|3|⟦600⟧',
    },
    { text: '青溪市公园建设情况\n\n投资⟦9.8亿元⟧，其中绿化6.2亿元、步道2.1亿元、其他费用1.0亿元。' },
  ],
  good: [
    {
      text: '青溪市公园建设情况\n\n登记失业率由6%降低到5%，城乡居民收入比由2.3∶1缩小到2.1∶1，三次产业结构调整为8.2∶41.3∶50.5。',
    },
    {
      text: '青溪市公园建设情况\n\n新建公园30个，其中综合公园5个、社区公园10个。安排资金1.2亿元，比上年增加3000万元，其中市级7000万元、区级5000万元。',
    },
    {
      text: '青溪市公园建设情况\n\n投资9.3亿元，其中绿化6.2亿元、步道2.1亿元、其他费用1.0亿元。新增绿地56亩，其中口袋公园21亩。',
    },
    { text: '青溪市公园建设情况\n\n到位资金2.9亿元，其中省级1.4亿元、市级1.5亿元，尚有缺口1.4亿元。' },
    { text: pupils('202.5', '115.0') },
    { text: plan('到2025年，全市森林覆盖率达到57%。') },
    { text: plan('到2025年，全市森林覆盖率达到57%，2035年达到60%。') },
    { text: plan('到2025年，云湖新区森林覆盖率达到61%。') },
    { text: '青溪市公园建设情况\n\n绿地率由2020年的36.2%提高到39.5%，提高3.3个百分点。' },
    { text: '青溪市公园建设情况\n\n绿地率由36.5%提高到42.5%，年均提高1.2个百分点。' },
  ],
  run(draft) {
    const { text } = draft;
    const { paragraphs } = text;
    const lists = [columnRows, wrongSentences, wrongChanges].map((of) => of(paragraphs).found);
    const about = [...lists, saidOfRows(paragraphs).said, tableGaps(paragraphs), aboutFigures(text)];
    return kept(draft, about, () => find(draft));
  },
};

const kept = keptFindings();

function* find(draft: Draft): Iterable<Finding | undefined> {
  const all = ownFigures(draft.text);
  for (const own of all) {
    for (const answer of yield* disagreementsIn(own)) yield disagreementFinding(draft, own, answer);
    yield undefined;
  }
  const totals = new Set<number>();
  for (const sum of sumsOf(draft.text, all)) {
    const finding = wrongSum(draft, sum);
    totals.add(finding.range.start);
    yield finding;
  }
  yield undefined;
  for (const { span, printed: whole, sum } of wrongColumnsIn(draft.text.paragraphs)) {
    if (totals.has(locate(draft.text, span).start)) continue;
    yield inSentence(draft, span.paragraph, span.start, span.end, {
      zh: `合计为${whole}，各行之和为${sum}。`,
      en: `The total is ${whole}, but the rows make ${sum}.`,
    });
  }
  yield* inSentences(draft);
  const { paragraphs, found } = wrongChanges(draft.text.paragraphs);
  for (const [index, paragraph] of paragraphs.entries()) {
    for (const { start, end, stated, counted } of found[index]!) {
      const range = locate(draft.text, { paragraph, start, end });
      yield {
        code: figureTextTable.code,
        severity: figureTextTable.defaultSeverity,
        range,
        message: {
          zh: `前后两个数相差${counted}个百分点，这里写的是${stated}个百分点。`,
          en: `The two numbers differ by ${counted} percentage points, not ${stated}.`,
        },
        evidence: [],
        fixes: [fixTo(range, `${counted}个百分点`)],
      };
    }
  }
}

/** 由5%降低到6%, and shares that do not make up the whole. */
function* inSentences(draft: Draft): Iterable<Finding> {
  const { paragraphs, found } = wrongSentences(draft.text.paragraphs);
  for (const [index, paragraph] of paragraphs.entries()) {
    const { isText, ways, shares, parts } = found[index]!;
    if (!isText) continue;
    for (const { start, end, from, to, isRise } of ways) {
      const [zh, en] = isRise ? ['上升', 'a rise'] : ['下降', 'a fall'];
      yield inSentence(draft, paragraph, start, end, {
        zh: `“${from}”到“${to}”不是${zh}，请核对两个数和用词。`,
        en: `From ${from} to ${to} is not ${en}: check the numbers and the word.`,
      });
    }
    for (const { start, end, sum } of shares) {
      yield inSentence(draft, paragraph, start, end, {
        zh: `三次产业的比重之和是${sum}，不是100。`,
        en: `The shares of the three sectors make ${sum}, not 100.`,
      });
    }
    for (const { start, end, printed: whole, sum, mayOverlap } of parts) {
      const message = {
        zh: `这里是${whole}，所列各项之和为${sum}。`,
        en: `This is ${whole}, but the parts that are listed make ${sum}.`,
      };
      const finding = inSentence(draft, paragraph, start, end, message);
      yield mayOverlap ? { ...finding, severity: 'information' } : finding;
    }
  }
}

function inSentence(draft: Draft, paragraph: number, start: number, end: number, message: Message): Finding {
  const { code, defaultSeverity: severity } = figureTextTable;
  return { code, severity, range: locate(draft.text, { paragraph, start, end }), message, evidence: [], fixes: [] };
}

const wrongChanges = gathering(({ text, block }): readonly WrongChange[] | null => {
  if (block.kind !== 'text') return null;
  const wrong = [...changesIn(text)];
  return wrong.length === 0 ? null : wrong;
});

const answers = answersByMetric<null>();

/** Each figure of the text that another one of its document contradicts: the table outweighs the text, the first the rest. */
function disagreementsIn(own: OwnFigures): Generator<undefined, readonly FigureAnswer<null>[]> {
  return answers(own, { about: [] }, (number) => {
    const { key } = own.said.figures[number]!;
    const numbers = own.said.byKey.get(key)!;
    const other = numbers.length < 2 || !namesMetric(key) ? null : contradicting(own, number, numbers);
    return other === null ? null : { number, other, value: null };
  });
}

function contradicting(own: OwnFigures, number: number, numbers: readonly number[]): number | null {
  const { figures } = own.said;
  const figure = figures[number]!;
  if (isOfTable(figure) || figure.amount === null || figure.year === null) return null;
  let first: number | null = null;
  let inTable: number | null = null;
  for (const at of numbers) {
    const other = figures[at]!;
    if (!mayCompare(figure, other)) continue;
    if (!isOfTable(other) && (at >= number || !isSaidApart(own, at, number))) continue;
    const compared = comparison(figure, other);
    if (compared === null) continue;
    if (compared.verdict === 'equal') return null;
    first ??= at;
    if (isOfTable(other)) inTable ??= at;
  }
  return inTable ?? first;
}

/** Two paragraphs that name the year: what a sentence lists, or leaves to its section, is seldom said of one thing. */
function isSaidApart(own: OwnFigures, a: number, b: number): boolean {
  const { figures } = own.said;
  if (!figures[a]!.sentence?.namesYear || !figures[b]!.sentence?.namesYear) return false;
  return spanOf(own, a).paragraph !== spanOf(own, b).paragraph;
}

function disagreementFinding(draft: Draft, own: OwnFigures, answer: FigureAnswer<null>): Finding {
  const figure = own.said.figures[answer.number]!;
  const other = own.said.figures[answer.other]!;
  const range = locate(draft.text, spanOf(own, answer.number));
  const where = isOfTable(other) ? { zh: '表中', en: 'the table' } : { zh: '前文', en: 'the text before' };
  return {
    code: figureTextTable.code,
    severity: figureTextTable.defaultSeverity,
    range,
    message: {
      zh: `${printed(figure)}：${where.zh}“${other.metric}”为${printed(other)}，前后不一致。`,
      en: `${printed(figure)}: ${where.en} says ${printed(other)} for ${other.metric}.`,
    },
    evidence: [ownEvidence(draft, own, answer.other)],
    fixes: isOfTable(other) && other.unit === figure.unit ? [fixTo(range, other.value + other.unit)] : [],
  };
}

function wrongSum(draft: Draft, { parts, sum, isLess, ...wrong }: WrongSum): Finding {
  const whole = figureAt(wrong.whole);
  return {
    code: figureTextTable.code,
    severity: isLess ? 'information' : figureTextTable.defaultSeverity,
    range: locate(draft.text, spanOf(wrong.whole.own, wrong.whole.number)),
    message: {
      zh: `${whole.metric}为${whole.value}${whole.unit}，各分项之和为${sum}${whole.unit}。`,
      en: `${whole.metric} is ${whole.value}${whole.unit}, but its parts make ${sum}${whole.unit}.`,
    },
    evidence: parts.map(({ own, number }) => ownEvidence(draft, own, number)),
    fixes: [],
  };
}

function fixTo(range: Finding['range'], newText: string): Finding['fixes'][number] {
  const title = { zh: `改为 ${newText}`, en: `Change to ${newText}` };
  return { title, edits: [{ range, newText }], preferred: true };
}
