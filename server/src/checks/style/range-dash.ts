/** style/range-dash: years and dates joined by another dash than —, values joined by a hyphen. */
import type { ParagraphCheck } from '../check.ts';
import { correction } from './correction.ts';
import { isInside, titleStretches } from './silent-stretches.ts';

const range =
  /(?<![0-9０-９A-Za-z/.．-])(?:19|20)[0-9]{2}(?:年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?)?\s?([~～∼〜\-－–−﹣]|--|——)\s?(?:(?:19|20)[0-9]{2}(?=(?:年|学年|年度))|[0-9]{1,2}(?=月))/g;

/** 5月1日~5月7日, 3月-5月; a year before them is that of {@link range}. */
const days =
  /(?<![0-9０-９.．\-/]|[0-9]年)[0-9]{1,2}月(?:[0-9]{1,2}日)?\s?([~～∼〜\-－–−﹣]|--|——)\s?[0-9]{1,2}(?=[月日])/g;
/** 6~9月; 9:00-17:30 */
const times =
  /(?<![0-9０-９.．\-/月:：])(?:[0-9]{1,2}\s?([~～∼〜\-－–−﹣]|--|——)\s?[0-9]{1,2}(?=月(?!龄))|[0-9]{1,2}[:：][0-5][0-9]\s?([~～∼〜\-－–−﹣]|--|——)\s?[0-9]{1,2}[:：][0-5][0-9](?![0-9:：]))/g;
/** A hyphen joins no values: 5%-6%, 10-15人. 12-3号 and 5-羟色胺 are names. */
const values =
  /(?<![0-9０-９A-Za-z.．,，/〔\-－–—第])[0-9]+(?:\.[0-9]+)?(?:[%％‰]\s?([-－–−﹣])\s?[0-9]+(?:\.[0-9]+)?(?=\s?[%％‰])|[万亿]?([-－–−﹣])[0-9]+(?:\.[0-9]+)?(?=[个项名人岁天周户家亩倍元次万亿吨]|小时|分钟|公里|平方|立方|公顷|米|年(?!级)))/g;

export const rangeDash: ParagraphCheck = {
  code: 'style/range-dash',
  title: { zh: '起止年份用一字线', en: 'Periods are joined by —' },
  rationale: {
    zh: '标示时间的起止用一字线“—”，数值范围用浪纹线“～”或一字线，不用半字线“-”（GB/T 15834—2011，4.13.3）。用“至”连接的不提示；《》内照原文。',
    en: 'Beginning and end of a period are joined by —, ranges of values by ～ or —, not by a hyphen (GB/T 15834—2011, 4.13.3). Titles are cited as printed.',
  },
  defaultSeverity: 'hint',
  severityIn: { official: 'information', plan: 'information' },
  bad: [
    { text: '规划期为2021⟦～⟧2025年。', fixed: '规划期为2021—2025年。' },
    { text: '2023年⟦-⟧2025年分三期实施。', fixed: '2023年—2025年分三期实施。' },
    { text: '年均增长5%⟦-⟧6%，每组10⟦-⟧15人。', fixed: '年均增长5%—6%，每组10—15人。' },
  ],
  good: [
    { text: '规划期为2021—2025年。' },
    { text: '规划期为2021年至2025年。' },
    { text: '新增绿地200～300公顷。' },
    { text: '电话0512-1234567，地址解放路12-3号。' },
    { text: '执行《海绵城市建设规划（2021-2025年）》。' },
  ],
  concerns: ({ text, kind }) => kind !== 'row' && /[0-9年月日%％‰]\s?[~～∼〜\-－–−﹣—]/.test(text),
  *find({ text }) {
    const found = [range, days, times, values].flatMap((pattern) => [...text.matchAll(pattern)]);
    for (const match of found.sort((a, b) => a.index - b.index)) {
      const { index, 0: printed } = match;
      const dash = match[1] ?? match[2]!;
      if (isInside(titleStretches(text), index)) continue;
      const start = index + printed.lastIndexOf(dash);
      const end = start + dash.length;
      yield correction(text, { start, end }, [{ start, end, newText: '—' }], () => ({
        zh: `起止用一字线“—”，这里是“${dash}”。`,
        en: `Beginning and end are joined by —, not ${dash}.`,
      }));
    }
  },
};
