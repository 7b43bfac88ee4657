/** style/account: 帐 for 账. */
import type { ParagraphCheck } from '../check.ts';
import { correction } from './correction.ts';
import { isInside, repeatedWords } from './silent-stretches.ts';

/** Tents, curtains and nets are 帐. */
const pattern = /(?<![蚊营军牙毡毛蒙圆罗纱幔床锦虎篷蓬帷])帐(?![篷幕子幔房帘])/g;

export const account: ParagraphCheck = {
  code: 'style/account',
  title: { zh: '“账”，不用“帐”', en: '账, not 帐' },
  rationale: {
    zh: '表述货币、货物出入的记载、账簿以及债等意思用“账”，不用“帐”（《立法技术规范（试行）》第23条）。帐篷、蚊帐等照写；《》内的旧标题照原文。',
    en: 'Accounts are 账; 帐 is a tent or a curtain (Technical norms of legislation, trial, item 23). Titles are cited as printed.',
  },
  defaultSeverity: 'warning',
  severityIn: { law: 'information' },
  bad: [
    { text: '建立台⟦帐⟧，逐项销号。', fixed: '建立台账，逐项销号。' },
    { text: '资金专户管理，专⟦帐⟧核算，定期对⟦帐⟧。', fixed: '资金专户管理，专账核算，定期对账。' },
  ],
  good: [
    { text: '建立台账，逐项销号。' },
    { text: '调运救灾帐篷三千顶、蚊帐五千顶。' },
    { text: '《会计帐簿登记办法》同时废止。' },
    { text: '将第三条中的“帐簿”修改为“账簿”。' },
  ],
  concerns: ({ text }) => text.includes('帐'),
  *find({ text }) {
    for (const { index: start } of text.matchAll(pattern)) {
      if (isInside(repeatedWords(text), start)) continue;
      yield correction(text, { start, end: start + 1 }, [{ start, end: start + 1, newText: '账' }], () => ({
        zh: '账目、账户的“账”不用“帐”。',
        en: 'Accounts are written 账.',
      }));
    }
  },
};
