/** style/range-dash: years joined by another dash than —. */
import type { ParagraphCheck } from '../check.ts';
import { correction } from './correction.ts';
import { isInside, titleStretches } from './silent-stretches.ts';

const range =
  /(?<![0-9０-９A-Za-z/.．-])(?:19|20)[0-9]{2}(?:年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?)?\s?([~～∼〜\-－–−﹣]|--|——)\s?(?:(?:19|20)[0-9]{2}(?=(?:年|学年|年度))|[0-9]{1,2}(?=月))/g;

export const rangeDash: ParagraphCheck = {
  code: 'style/range-dash',
  title: { zh: '起止年份用一字线', en: 'Periods are joined by —' },
  rationale: {
    zh: '标示时间的起止用一字线“—”，数值范围用浪纹线“～”或一字线（GB/T 15834—2011，4.13.3）。用“至”连接的不提示；《》内照原文。',
    en: 'Beginning and end of a period are joined by —, ranges of values by ～ or — (GB/T 15834—2011, 4.13.3). Titles are cited as printed.',
  },
  defaultSeverity: 'hint',
  severityIn: { official: 'information', plan: 'information' },
  bad: [
    { text: '规划期为2021⟦～⟧2025年。', fixed: '规划期为2021—2025年。' },
    { text: '2023年⟦-⟧2025年分三期实施。', fixed: '2023年—2025年分三期实施。' },
  ],
  good: [
    { text: '规划期为2021—2025年。' },
    { text: '规划期为2021年至2025年。' },
    { text: '新增绿地200～300公顷。' },
    { text: '执行《海绵城市建设规划（2021-2025年）》。' },
  ],
  concerns: ({ text, kind }) => kind !== 'row' && /(?:19|20)\d\d/.test(text) && /[~～∼〜\-－–−﹣—]/.test(text),
  *find({ text }) {
    for (const { index, 0: match, 1: dash } of text.matchAll(range)) {
      if (isInside(titleStretches(text), index)) continue;
      const start = index + match.indexOf(dash!, 4);
      const end = start + dash!.length;
      yield correction(text, { start, end }, [{ start, end, newText: '—' }], (printed) => ({
        zh: `时间的起止用一字线“—”，这里是“${printed}”。`,
        en: `Beginning and end of a period are joined by —, not ${printed}.`,
      }));
    }
  },
};
