/** style/should: 应该 where a norm says 应当. */
import type { ParagraphCheck } from '../check.ts';
import { replacement } from './correction.ts';
import { isInside, repeatedWords } from './silent-stretches.ts';

/** 对应该项目, 供应该产品: the two characters belong to other words. */
const pattern = /(?<![对相供反适响回效感照呼因顺])应该/g;

export const shouldWord: ParagraphCheck = {
  code: 'style/should',
  title: { zh: '规范性条文用“应当”，不用“应该”', en: 'Norms say 应当, not 应该' },
  rationale: {
    zh: '表示义务的一般用“应当”，不用“应该”（《立法技术规范（试行）》）。“必须”与“应当”并用不提示；“对应该项目”等不是这个词。',
    en: 'Duties are expressed with 应当 (Technical norms of legislation, trial). 必须 beside 应当 is fine; 应 + 该 of two words is not meant.',
  },
  defaultSeverity: 'hint',
  severityIn: { law: 'information', report: 'off' },
  bad: [
    { text: '申请人⟦应该⟧提交下列材料。', fixed: '申请人应当提交下列材料。' },
    { text: '公园管理单位⟦应该⟧公布开放时间。', fixed: '公园管理单位应当公布开放时间。' },
  ],
  good: [
    { text: '申请人应当提交下列材料。' },
    { text: '申请人必须提交下列材料。' },
    { text: '每个编号对应该项目的一份档案。' },
    { text: '将“应该”修改为“应当”。' },
  ],
  concerns: ({ text }) => text.includes('应该'),
  *find({ text }) {
    for (const { index } of text.matchAll(pattern)) {
      if (isInside(repeatedWords(text), index)) continue;
      yield replacement(text, { start: index, end: index + 2 }, '应当', () => ({
        zh: '规范性条文表示义务用“应当”。',
        en: 'In norms a duty is expressed with 应当.',
      }));
    }
  },
};
