/** style/offset-debt: 抵消 of debts. */
import type { ParagraphCheck } from '../check.ts';
import { type WordBeside, wordBeside } from './word-beside.ts';

const debts = '债务|债权|欠款|货款|账款|帐款|借款|贷款|税款|工程款|应付款|预付款|应收款|应纳税额|往来款';
const followed = new RegExp(`抵消(?=权|(?:的|了|其|相应)?[^，。；：“”]{0,8}?(?:${debts})(?!风险|压力|危机|影响))`, 'g');
const preceded = new RegExp(
  `(?:${debts})(?!风险|压力|危机|影响)(?:的，)?[^，。；：“”]{0,10}?抵消(?![^，。；]{0,6}(?:影响|风险|效应|作用|压力|冲击))`,
  'g',
);

const rule: WordBeside = {
  word: '抵消',
  corrected: '抵销',
  followed,
  preceded,
  message: { zh: '债权债务相互冲抵用“抵销”。', en: 'Setting off debts is 抵销.' },
};

export const offsetDebt: ParagraphCheck = {
  code: 'style/offset-debt',
  title: { zh: '债权债务用“抵销”，不用“抵消”', en: 'Debts are 抵销, not 抵消' },
  rationale: {
    zh: '“抵消”用于两种事物的作用因相反而互相消除，“抵销”用于账的冲抵；债权债务相互冲抵用“抵销”（《立法技术规范（试行）》第22条）。',
    en: 'Effects cancel out as 抵消; debts are set off as 抵销 (Technical norms of legislation, trial, item 22).',
  },
  defaultSeverity: 'warning',
  bad: [
    { text: '不得以其债权⟦抵消⟧其对合作社的债务。', fixed: '不得以其债权抵销其对合作社的债务。' },
    { text: '双方的债权债务可以相互⟦抵消⟧。', fixed: '双方的债权债务可以相互抵销。' },
  ],
  good: [
    { text: '不得以其债权抵销其对合作社的债务。' },
    { text: '有效抵消外部冲击的影响。' },
    { text: '抵消债务风险上升的影响。' },
  ],
  concerns: ({ text }) => text.includes(rule.word),
  find: ({ text }) => wordBeside(text, rule),
};
