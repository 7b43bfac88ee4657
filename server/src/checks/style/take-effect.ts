/** style/take-effect: 自公布之日起实行 where law says 施行. */
import type { ParagraphCheck } from '../check.ts';
import { replacement } from './correction.ts';
import { isInside, repeatedWords } from './silent-stretches.ts';

const pattern =
  /(?<=本(?:实施)?(?:条例|办法|规定|细则|规则|法|决定|章程)(?:自|从)[^，。；]{2,24}起)(?:实行|实施|执行|生效)(?=[。，；]|$)/g;

export const takeEffect: ParagraphCheck = {
  code: 'style/take-effect',
  title: { zh: '法规规章“施行”', en: 'Laws and rules take effect with 施行' },
  rationale: {
    zh: '法律、法规、规章的生效日期表述为“自×年×月×日起施行”，不用“实行”“实施”“执行”（《立法技术规范（试行）》附则的表述）。通知、方案等不提示。',
    en: 'Laws, regulations and rules state their date as 自…起施行 (Technical norms of legislation, trial). Notices and plans are not meant.',
  },
  defaultSeverity: 'information',
  severityIn: { official: 'off', plan: 'off', report: 'off' },
  bad: [
    {
      text: '青溪市公园管理办法\n\n第一条　公园免费开放。\n\n第二条　本办法自2024年3月1日起⟦实行⟧。',
      fixed: '青溪市公园管理办法\n\n第一条　公园免费开放。\n\n第二条　本办法自2024年3月1日起施行。',
    },
  ],
  good: [
    { text: '青溪市公园管理办法\n\n第一条　公园实行名录管理。\n\n第二条　本办法自2024年3月1日起施行。' },
    {
      text: '青溪市公园管理办法\n\n第一条　名录自2024年3月1日起实行。\n\n第二条　本办法自公布之日起施行，名录制度自2025年起实施。',
    },
  ],
  concerns: ({ text }) => /起(?:实行|实施|执行|生效)/.test(text),
  *find({ text }) {
    for (const { index, 0: printed } of text.matchAll(pattern)) {
      if (isInside(repeatedWords(text), index)) continue;
      yield replacement(text, { start: index, end: index + printed.length }, '施行', () => ({
        zh: `法规规章的生效日期用“施行”，这里是“${printed}”。`,
        en: `Laws and rules take effect with 施行, not ${printed}.`,
      }));
    }
  },
};
