/** style/percent-point: a difference of percentages given as a percentage. */
import type { ParagraphCheck } from '../check.ts';
import { replacement } from './correction.ts';

const value = '(\\d+(?:\\.\\d+)?)\\s?[%％]';
const change = '(?:提高|提升|上升|增加|增长|扩大|下降|降低|减少|回落|缩小|收窄|降|升)';
const forms: readonly RegExp[] = [
  // 由5%提高到7%，提高2%
  new RegExp(
    `(?:从|由|自)[^，。；%％]{0,12}?${value}[^。；%％]{0,8}?${change}(?:到|至|为)[^。；%％]{0,8}?${value}(?<gap>[^。；%％]{0,12}?${change}(?:了|约|近)?)(?<third>\\d+(?:\\.\\d+)?\\s?[%％])`,
    'g',
  ),
  // 由5%提高2%，达到7%
  new RegExp(
    `(?:从|由|自|比|较)[^，。；%％]{0,12}?${value}(?<gap>[^。；%％]{0,8}?${change}(?:了|约|近)?)(?<third>\\d+(?:\\.\\d+)?\\s?[%％])[^。；%％]{0,6}?(?:到|至|为)[^。；%％]{0,6}?${value}`,
    'g',
  ),
  // 提高2%，由5%提高到7%
  new RegExp(
    `${change}(?:了|约|近)?(?<third>\\d+(?:\\.\\d+)?\\s?[%％])(?<gap>[，,](?:从|由|自)[^，。；%％]{0,12}?)${value}[^。；%％]{0,8}?(?:到|至|为)[^。；%％]{0,8}?${value}`,
    'g',
  ),
  // 达到7%，比上年的5%提高2%
  new RegExp(
    `${value}[^。；%％]{0,4}[，,](?:比|较|由|从)[^，。；%％]{0,12}?${value}(?<gap>[^。；，%％]{0,4}?${change}(?:了|约|近)?)(?<third>\\d+(?:\\.\\d+)?\\s?[%％])`,
    'g',
  ),
];

/** 覆盖率达到45%，比上年提高1.2%: what is itself a percentage rises by points. Growth would be 增长. */
const ofRate = new RegExp(
  `(?:率|比重|占比|比例|增速|增幅)(?:约|已|分别)?(?:(?:提高|提升|上升|下降|降低|回落|降|升|增|减)[到至为]|达到|为|达|是)?${value}[，,（(](?:同比|(?:比|较)[^，。；%％\\d]{0,10}(?:\\d{4}年)?)?(?:提高|提升|上升|增加|下降|降低|减少|回落)了?(?<third>\\d+(?:\\.\\d+)?\\s?[%％])`,
  'g',
);

/** 城镇化率提高0.8%，达到68.2% */
const ofRateFirst =
  /(?:率|比重|占比|比例|覆盖面)(?:同比|预计|(?:比|较)[^，。；%％\\d]{0,8}(?:\\d{4}年)?)?(?:提高|提升|上升|下降|降低|减少|回落)了?(?<third>\d+(?:\.\d+)?\s?[%％])(?=[，,、](?:已|预计)?(?:达到?|升至|降至|提高到|下降到|降到|为)(?:了|约)?\d+(?:\.\d+)?\s?[%％])/g;

export const percentPoint: ParagraphCheck = {
  code: 'style/percent-point',
  title: { zh: '百分数之差是百分点', en: 'The difference of two percentages is in points' },
  rationale: {
    zh: '比重、比率由5%提高到7%，是提高2个百分点；按增长率算是增长40%。前后数字相减恰好等于所写的百分数时提示；比率本身的升降写作百分数的，也提示（统计表述通例）。',
    en: 'From 5% to 7% is a rise of 2 percentage points, or of 40 %. Reported where the figure given is just the difference of the two, and where a rate is said to rise by a percentage.',
  },
  defaultSeverity: 'information',
  bad: [
    { text: '绿化覆盖率由35%提高到38%，提高⟦3%⟧。', fixed: '绿化覆盖率由35%提高到38%，提高3个百分点。' },
    { text: '占比从12.5%下降到10%，降低了⟦2.5%⟧。', fixed: '占比从12.5%下降到10%，降低了2.5个百分点。' },
    { text: '参保率由90%提高⟦5%⟧，达到95%。', fixed: '参保率由90%提高5个百分点，达到95%。' },
    { text: '绿化覆盖率达到38%，比上年提高⟦1.5%⟧。', fixed: '绿化覆盖率达到38%，比上年提高1.5个百分点。' },
    { text: '成活率较上年提高⟦3%⟧，达到98%。', fixed: '成活率较上年提高3个百分点，达到98%。' },
    { text: '绿化覆盖率提高⟦0.8%⟧，达到38.2%。', fixed: '绿化覆盖率提高0.8个百分点，达到38.2%。' },
    { text: '空置率降至1.3%，比上年末下降⟦0.2%⟧。', fixed: '空置率降至1.3%，比上年末下降0.2个百分点。' },
  ],
  good: [
    { text: '绿化覆盖率由35%提高到38%，提高3个百分点。' },
    { text: '占比由5%提高到7%，增长40%。' },
    { text: '产值由5亿元提高到7亿元，增长40%。' },
    { text: '达标率为98%，投入比上年增加20%。' },
  ],
  concerns: ({ text }) => /[%％][^。；]*[%％]/.test(text),
  *find({ text }) {
    const seen = new Set<number>();
    for (const form of forms) {
      for (const match of text.matchAll(form)) {
        const third = match.groups!.third!;
        const figures = match.slice(1).filter((group) => group !== undefined && /^\d+(?:\.\d+)?$/.test(group));
        const [from, to] = figures.map(Number);
        const difference = Number.parseFloat(third);
        if (from === undefined || to === undefined || !isSame(Math.abs(to - from), difference)) continue;
        // 由50%提高到100%，增长100%: also right as growth.
        if ([from, to].some((base) => isSame((Math.abs(to - from) / base) * 100, difference))) continue;
        const start = thirdAt(match, third);
        if (seen.has(start)) continue;
        seen.add(start);
        const newText = `${third.replace(/\s?[%％]$/, '')}个百分点`;
        yield replacement(text, { start, end: start + third.length }, newText, (printed, corrected) => ({
          zh: `${from}%与${to}%相差${difference}个百分点：“${printed}”应作“${corrected}”。`,
          en: `From ${from}% to ${to}% are ${difference} percentage points: “${corrected}” instead of “${printed}”.`,
        }));
      }
    }
    for (const { index, 0: printed, groups } of [...text.matchAll(ofRate), ...text.matchAll(ofRateFirst)]) {
      const third = groups!.third!;
      const start = index + printed.length - third.length;
      if (seen.has(start)) continue;
      const newText = `${third.replace(/\s?[%％]$/, '')}个百分点`;
      yield replacement(text, { start, end: start + third.length }, newText, (was, corrected) => ({
        zh: `比率的升降用百分点：“${was}”应作“${corrected}”。`,
        en: `A rate rises or falls by percentage points: “${corrected}” instead of “${was}”.`,
      }));
    }
  },
};

function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.005;
}

/** Offset of the third figure: behind its gap, or in the form that names it first before it. */
function thirdAt(match: RegExpExecArray, third: string): number {
  const gap = match.groups!.gap!;
  const behind = match[0].indexOf(gap + third);
  return match.index + (behind >= 0 ? behind + gap.length : match[0].indexOf(third));
}
