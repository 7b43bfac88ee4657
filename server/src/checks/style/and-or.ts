/** style/and-or: 和/或. */
import type { ParagraphCheck } from '../check.ts';
import { isInside, titleStretches } from './silent-stretches.ts';

const pattern = /(?:和|及|与|以及|并|且)\s?(?:[/／]\s?或者?|[（(]或者?[）)])|或者?\s?[/／]\s?(?:和|及|与|以及)/g;

export const andOr: ParagraphCheck = {
  code: 'style/and-or',
  title: { zh: '不用“和/或”', en: 'Not 和/或' },
  rationale: {
    zh: '连接并列成分，兼有的用“和”，选择的用“或者”，不用“和/或”（《立法技术规范（试行）》关于“和”“以及”“或者”的用法）。选择之中包含兼有的，“或者”已经足够。',
    en: 'Norms join with 和 what is meant together and with 或者 what may be chosen; 和/或 leaves it open (Technical norms of legislation, trial).',
  },
  defaultSeverity: 'warning',
  bad: [{ text: '由市园林部门⟦和/或⟧城管部门负责查处。' }, { text: '处以警告⟦及／或⟧罚款。' }],
  good: [{ text: '由市园林部门或者城管部门负责查处。' }, { text: '单处或者并处罚款。' }, { text: '公园和/公益绿地' }],
  concerns: ({ text }) => /[/／]|[（(]或者?[）)]/.test(text),
  *find({ text }) {
    for (const { index, 0: printed } of text.matchAll(pattern)) {
      if (isInside(titleStretches(text), index)) continue;
      yield {
        start: index,
        end: index + printed.length,
        message: {
          zh: `“${printed}”含义不明：兼有的用“和”，选择的用“或者”。`,
          en: `“${printed}” is ambiguous: 和 joins, 或者 gives a choice.`,
        },
        fixes: [
          {
            title: { zh: '改为“或者”', en: 'Change to “或者”' },
            edits: [{ start: index, end: index + printed.length, newText: '或者' }],
            preferred: false,
          },
        ],
      };
    }
  },
};
