/** style/according-to-law: 按照 before a law that something rests on. */
import type { ParagraphCheck } from '../check.ts';
import { replacement } from './correction.ts';
import { isInside, repeatedWords } from './silent-stretches.ts';

const pattern =
  /按照(?=《[^《》]{2,60}(?:法|法典|条例)》|本(?:法|条例)(?!定)|有关法律|法律、|刑法(?:的|追究|有关|第))/g;

export const accordingToLaw: ParagraphCheck = {
  code: 'style/according-to-law',
  title: { zh: '以法律法规为依据的用“依照”', en: '依照 for what rests on a law' },
  rationale: {
    zh: '以法律法规作为依据的，一般用“依照”；“按照”一般用于约定、章程、规定、份额、比例等（《立法技术规范（试行）》第18条）。各文种习惯不同，默认不提示，需要时可在设置中打开。',
    en: 'What rests on a law is done 依照; 按照 goes with agreements, shares, plans (Technical norms of legislation, trial, item 18). Habits differ, so it is off until asked for.',
  },
  defaultSeverity: 'hint',
  severityIn: { law: 'off', official: 'off', plan: 'off', report: 'off' },
  bad: [
    { text: '⟦按照⟧《青溪市公园条例》的规定处罚。', fixed: '依照《青溪市公园条例》的规定处罚。' },
    { text: '⟦按照⟧本条例的规定给予处分。', fixed: '依照本条例的规定给予处分。' },
  ],
  good: [
    { text: '依照《青溪市公园条例》的规定处罚。' },
    { text: '按照《青溪市公园建设方案》推进。' },
    { text: '按照约定的比例分担。' },
  ],
  concerns: ({ text }) => text.includes('按照'),
  *find({ text }) {
    for (const { index } of text.matchAll(pattern)) {
      if (isInside(repeatedWords(text), index)) continue;
      yield replacement(text, { start: index, end: index + 2 }, '依照', () => ({
        zh: '以法律法规为依据的一般用“依照”。',
        en: 'What rests on a law is usually done 依照.',
      }));
    }
  },
};
