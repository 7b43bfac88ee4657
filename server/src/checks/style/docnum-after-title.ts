/** style/docnum-after-title: a document number stands before the title that it belongs to. */

import { findDocumentNumbers } from '../../policy/documents/document-number.ts';
import { titlesIn } from '../../policy/title-marks.ts';
import type { ParagraphCheck } from '../check.ts';

/** Between the number and the title that it belongs to. */
const joint = /^(?:\s*文件?|\s*[）)])?\s*(?=《)/;

export const docnumAfterTitle: ParagraphCheck = {
  code: 'style/docnum-after-title',
  title: { zh: '引用公文先引标题，后引发文字号', en: 'A citation gives the title first, then the number' },
  rationale: {
    zh: '引用公文一般先引标题，后在圆括号内引发文字号（公文写作通例，原《国家行政机关公文处理办法》有明文）。',
    en: 'Documents are cited by title, with the number behind it in round brackets: established practice of official writing.',
  },
  defaultSeverity: 'information',
  severityIn: { report: 'hint' },
  bad: [
    {
      text: '根据⟦青政发〔2024〕5号《关于开展春季植树的通知》⟧，制定本方案。',
      fixed: '根据《关于开展春季植树的通知》（青政发〔2024〕5号），制定本方案。',
    },
    { text: '落实⟦青政办发〔2023〕12号文《公园养护要点》⟧各项任务。' },
  ],
  good: [
    { text: '根据《关于开展春季植树的通知》（青政发〔2024〕5号），制定本方案。' },
    { text: '根据《春季植树通知》（青政发〔2024〕5号）《公园养护要点》，制定本方案。' },
    { text: '根据青政发〔2024〕5号、《公园养护要点》，制定本方案。' },
  ],
  concerns: ({ text }) => text.includes('号') && text.includes('《'),
  *find({ text }) {
    for (const { start, end } of findDocumentNumbers(text)) {
      const between = joint.exec(text.slice(end, end + 6))?.[0];
      if (between === undefined) continue;
      const closed = /[）)]/.test(between);
      const opened = /[（(]/.test(text[start - 1] ?? '');
      // A number in brackets behind a title is that title's.
      if (closed && (!opened || text[start - 2] === '》')) continue;
      const title = titlesIn(text).find((candidate) => candidate.start === end + between.length);
      if (!title || /^\s*[（(][^（）()]*号[）)]/.test(text.slice(title.end))) continue;
      const from = closed ? start - 1 : start;
      const number = text.slice(start, end);
      const corrected = `${text.slice(title.start, title.end)}（${number}）`;
      yield {
        start: from,
        end: title.end,
        message: {
          zh: `引用公文先引标题，后引发文字号：${corrected}。`,
          en: `Cite the title first, then the number: ${corrected}.`,
        },
        fixes: [
          {
            title: { zh: `改为“${corrected}”`, en: `Change to “${corrected}”` },
            edits: [{ start: from, end: title.end, newText: corrected }],
            preferred: between === '',
          },
        ],
      };
    }
  },
};
