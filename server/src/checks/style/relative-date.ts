/** style/relative-date: 今年, 明年, 本月底 in a text that is read for years. */
import type { ParagraphCheck } from '../check.ts';
import { isInside, repeatedWords } from './silent-stretches.ts';

/** 以前年度, 今后年份, 文明年 hold the characters by chance. What stands before a word is looked at behind it: seldom. */
const relative =
  /今年(?<!迄今年)|明年(?<![文光透声证说表标申]明年)(?!度?级)|去年(?<![过除失离]去年)|前年(?<![以之此目提]前年)(?!度|份)|后年(?<![以之此今最日其]后年)(?!度|份|均)|明[天日](?<!文明[天日])(?=前|起|开始|内|上午|下午)|昨[天日]|(?:近日|日前)(?<=(?:^|[。；，：])[近日][日前])(?=[，来])|[本上下](?:个)?(?:月|周|季度)(?=底|末|初|中旬|上旬|下旬)|(?<![以基之不上下])[上下]个?(?:月|季度)(?=[，。、；]|[前后起内已将新]|开始|完成|组织)/g;
/** A cheap look before the pattern runs. */
const any = /[今明去前后]年|[明昨][天日]|近日|日前|[月周季]度?[底末初中上下]|[上下]个?[月季]/;

export const relativeDate: ParagraphCheck = {
  code: 'style/relative-date',
  title: { zh: '时间应当写具体', en: 'Dates are given in full' },
  rationale: {
    zh: '规划和法规使用多年，“今年”“明年”“本月底”之类离开成文日期就不明确，应写明年份、日期（GB/T 15835—2011 要求年份写全称，公文写作通例）。报告述及当年工作的不提示。',
    en: 'Plans and regulations are read for years: 今年 and 明年 should be years. Reports on the current year are not meant.',
  },
  defaultSeverity: 'information',
  severityIn: { official: 'hint', report: 'off' },
  bad: [{ text: '⟦明年⟧6月底前完成改造。' }, { text: '各区应当在⟦本月⟧底前报送方案。' }],
  good: [
    { text: '2025年6月底前完成改造。' },
    { text: '以前年度结转的资金，一并清理。' },
    { text: '今后年均新增绿地一百公顷。' },
    { text: '建设文明年度先进单位。' },
  ],
  concerns: ({ text }) => any.test(text),
  *find({ text }) {
    for (const { index, 0: printed } of text.matchAll(relative)) {
      if (isInside(repeatedWords(text), index)) continue;
      const end = index + printed.replace(/，$/, '').length;
      yield {
        start: index,
        end,
        message: {
          zh: `“${text.slice(index, end)}”离开成文日期就不明确，请写明具体年份、日期。`,
          en: `“${text.slice(index, end)}” is unclear once time has passed: give the year or the date.`,
        },
      };
    }
  },
};
