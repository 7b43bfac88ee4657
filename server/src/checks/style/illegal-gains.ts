/** style/illegal-gains: 非法所得. */
import type { ParagraphCheck } from '../check.ts';
import { replacement } from './correction.ts';
import { isInside, repeatedWords } from './silent-stretches.ts';

export const illegalGains: ParagraphCheck = {
  code: 'style/illegal-gains',
  title: { zh: '“违法所得”，不用“非法所得”', en: '违法所得, not 非法所得' },
  rationale: {
    zh: '行政处罚和法律责任条文统一用“违法所得”，不用“非法所得”（《立法技术规范（试行）（二）》）。引用刑法等旧条文原文的照原文。',
    en: 'Norms on liability say 违法所得 (Technical norms of legislation, trial, part 2); quotations are left as they are.',
  },
  defaultSeverity: 'information',
  severityIn: { report: 'hint' },
  bad: [
    { text: '没收⟦非法所得⟧，并处罚款。', fixed: '没收违法所得，并处罚款。' },
    { text: '有⟦非法所得⟧的，予以没收。', fixed: '有违法所得的，予以没收。' },
  ],
  good: [{ text: '没收违法所得，并处罚款。' }, { text: '将“非法所得”修改为“违法所得”。' }],
  concerns: ({ text }) => text.includes('非法所得'),
  *find({ text }) {
    for (let start = text.indexOf('非法所得'); start >= 0; start = text.indexOf('非法所得', start + 4)) {
      if (isInside(repeatedWords(text), start)) continue;
      yield replacement(text, { start, end: start + 4 }, '违法所得', () => ({
        zh: '法律责任条文统一用“违法所得”。',
        en: 'Norms say 违法所得.',
      }));
    }
  },
};
