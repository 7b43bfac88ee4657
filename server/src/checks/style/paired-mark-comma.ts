/** style/paired-mark-comma: 、 between 《》《》 or “”“”. */
import type { ParagraphCheck, ParagraphEdit } from '../check.ts';
import { correction } from './correction.ts';

/** Lists of nothing but titles or nothing but quoted words; with a note in brackets among them 、 is needed. */
const list = /《[^《》]{1,80}》(?:、《[^《》]{1,80}》)+|“[^“”]{1,40}”(?:、“[^“”]{1,40}”)+/g;
const comma = /(?<=[》”])、(?=[《“])/g;

export const pairedMarkComma: ParagraphCheck = {
  code: 'style/paired-mark-comma',
  title: { zh: '并列的书名号、引号之间通常不用顿号', en: 'Usually no 、 between titles or quoted words in a row' },
  rationale: {
    zh: '标有引号的并列成分之间、标有书名号的并列成分之间通常不用顿号；有其他成分（如括注）插在中间的，宜用顿号（GB/T 15834—2011，4.5.3.5）。各文种习惯不同，默认不提示，需要时可在设置中打开。',
    en: 'Usually no 、 stands between titles or quoted words in a row, unless notes stand among them (GB/T 15834—2011, 4.5.3.5). Habits differ, so it is off until asked for.',
  },
  defaultSeverity: 'hint',
  severityIn: { law: 'off', official: 'off', plan: 'off', report: 'off' },
  bad: [
    { text: '落实⟦《公园条例》、《绿化条例》⟧的规定。', fixed: '落实《公园条例》《绿化条例》的规定。' },
    { text: '实现⟦“通水”、“通电”、“通路”⟧。', fixed: '实现“通水”“通电”“通路”。' },
  ],
  good: [
    { text: '落实《公园条例》《绿化条例》的规定。' },
    { text: '落实《公园条例》（2020年修订）、《绿化条例》的规定。' },
    { text: '落实《公园条例》、《绿化条例》、本办法的规定。' },
  ],
  concerns: ({ text }) => text.includes('》、《') || text.includes('”、“'),
  *find({ text }) {
    for (const { index, 0: printed } of text.matchAll(list)) {
      const end = index + printed.length;
      // Other words or notes belong to the list: its commas are needed.
      if (text[index - 1] === '、' || /[、（(]/.test(text[end] ?? '')) continue;
      const edits = [...printed.matchAll(comma)].map(
        ({ index: at }): ParagraphEdit => ({ start: index + at, end: index + at + 1, newText: '' }),
      );
      yield correction(text, { start: index, end }, edits, () => ({
        zh: '并列的书名号、引号之间通常不用顿号。',
        en: 'Usually no 、 stands between titles or quoted words in a row.',
      }));
    }
  },
};
