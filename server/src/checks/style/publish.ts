/** style/publish: a regulation that comes into force from its 发布. */
import type { ParagraphCheck } from '../check.ts';
import { replacement } from './correction.ts';
import { isInside, repeatedWords } from './silent-stretches.ts';

/** Of what is in force from then on, and of the regulation that names itself. */
const pattern =
  /自(发布|颁布)(?:之日|日|后)(?:起|即)?(?=[\u4e00-\u9fa5]{0,6}(?:施行|实施|生效|执行|实行|试行))|本(?:法|条例|办法|规定|细则|规则|决定)(发布|颁布)(?=之?日|[前后]|以[前后]|施行|实施|，)/g;

export const publish: ParagraphCheck = {
  code: 'style/publish',
  title: { zh: '法规规章“公布”施行', en: 'Laws and regulations are 公布' },
  rationale: {
    zh: '公布法律、行政法规、地方性法规和规章，用“公布”，不用“发布”“颁布”（《立法技术规范（试行）（二）》；《立法法》）。公告、通知等用“发布”“印发”，因此只在法规规章中提示。',
    en: 'Laws and regulations are 公布, not 发布 or 颁布 (Technical norms of legislation, trial, part 2; Legislation Law). Announcements and notices are 发布.',
  },
  defaultSeverity: 'hint',
  severityIn: { official: 'off', plan: 'off', report: 'off' },
  bad: [
    { text: '本条例自⟦发布⟧之日起施行。', fixed: '本条例自公布之日起施行。' },
    { text: '本办法自⟦颁布⟧之日起施行。', fixed: '本办法自公布之日起施行。' },
  ],
  good: [{ text: '本条例自公布之日起施行。' }, { text: '发布预警信息之日起，启动响应。' }],
  concerns: ({ text }) => /[发颁]布[之前后日以施实，]/.test(text) && /[自本]/.test(text),
  *find({ text }) {
    for (const { index, 0: match, 1: alone, 2: ofItself } of text.matchAll(pattern)) {
      const start = index + match.lastIndexOf((alone ?? ofItself)!);
      if (isInside(repeatedWords(text), start)) continue;
      yield replacement(text, { start, end: start + 2 }, '公布', (printed) => ({
        zh: `法规规章用“公布”，不用“${printed}”。`,
        en: `Laws and regulations are 公布, not ${printed}.`,
      }));
    }
  },
};
