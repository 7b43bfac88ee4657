/** style/docnum-brackets: the year of a document number stands in other brackets than 〔〕. */
import type { ParagraphCheck, ParagraphEdit } from '../check.ts';
import { correction } from './correction.ts';
import { isInside, titleStretches } from './silent-stretches.ts';

const number =
  /((?:[\u4e00-\u9fa5）)]\s?)?)([〔﹝［[【]|(?<=[\u4e00-\u9fa5）)]\s?)[（(〈<{「『])(\s?)((?:19|20)[0-9]{2}|[１２][０-９]{3})(\s?年?\s?)([〕﹞］\]】）)〉>}」』])\s?第?\s?[0-9０-９]{1,5}\s?号/g;
/** Numbers of older documents are cited as they were printed: square brackets were common before the norm of 1999. */
const firstYear = 2000;
/** A cheap look before the pattern runs. */
const numbered = /[0-9０-９]\s?号/;

export const docnumBrackets: ParagraphCheck = {
  code: 'style/docnum-brackets',
  title: { zh: '发文字号的年份应当用六角括号', en: 'The year of a document number stands in 〔〕' },
  rationale: {
    zh: '发文字号中的年份用六角括号“〔〕”括入（GB/T 9704—2012，7.2.5）。《》内的标题照原文；2000 年以前的文号照当时的写法，不提示。',
    en: 'The year stands in the brackets 〔〕 (GB/T 9704—2012, 7.2.5). Titles in 《》 and numbers from before 2000 are cited as printed.',
  },
  defaultSeverity: 'warning',
  bad: [
    {
      text: '按照《关于开展春季植树的通知》（青政发⟦[2024]⟧5号）的要求，做好有关工作。',
      fixed: '按照《关于开展春季植树的通知》（青政发〔2024〕5号）的要求，做好有关工作。',
    },
    { text: '青政办发⟦（2023）⟧12号文件同时停止执行。', fixed: '青政办发〔2023〕12号文件同时停止执行。' },
    { text: '依据青政函⟦【2022】⟧7号批复办理。', fixed: '依据青政函〔2022〕7号批复办理。' },
  ],
  good: [
    { text: '按照《关于开展春季植树的通知》（青政发〔2024〕5号）的要求，做好有关工作。' },
    { text: '青溪市人民法院（2023）青01民初12号判决书。' },
    { text: '依照青发[1987]3号文件落实政策的，按原规定执行。' },
  ],
  concerns: ({ text }) => text.includes('号') && numbered.test(text),
  *find({ text }) {
    for (const match of text.matchAll(number)) {
      const { index } = match;
      const [printed, before, open, behindOpen, year, beforeClose, close] = match;
      if (open === '〔' && close === '〕') continue;
      if (Number(year!.normalize('NFKC')) < firstYear || isInside(titleStretches(text), index)) continue;
      const start = index + before!.length;
      const end = index + printed.lastIndexOf(close!) + 1;
      const edits: ParagraphEdit[] = [];
      if (open !== '〔') edits.push({ start, end: start + 1 + behindOpen!.length, newText: '〔' });
      if (close !== '〕')
        edits.push({ start: end - 1 - (beforeClose!.trim() === '' ? beforeClose!.length : 0), end, newText: '〕' });
      yield correction(text, { start, end }, edits, (wrong, corrected) => ({
        zh: `发文字号的年份用六角括号：“${wrong}”应作“${corrected}”。`,
        en: `The year of a document number stands in 〔〕: “${corrected}” instead of “${wrong}”.`,
      }));
    }
  },
};
