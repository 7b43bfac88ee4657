/** style/including-number: 10人以上（含10人）. */
import type { ParagraphCheck } from '../check.ts';
import { correction } from './correction.ts';

const behind =
  /(以上|以下|以内)([（(](?:均|都)?(?:含|包括|包含|含有)(本数|本级|本日|本值|该数|该级)?([^（）()，。；、]{0,12})[）)])/g;
const between = /([（(](?:含|包括|包含)(?:本数|本级|该数)?([^（）()，。；、]{0,12})[）)])(?:及)?(以上|以下|以内)/g;
/** Numbers, and ranks that are counted like them: 副科级以上（含副科级）. */
const number = /级$|[0-9０-９〇零一二三四五六七八九十百千万亿％%]/;

export const includingNumber: ParagraphCheck = {
  code: 'style/including-number',
  title: { zh: '“以上”“以下”“以内”已含本数', en: '以上, 以下 and 以内 include the number' },
  rationale: {
    zh: '“以上”“以下”“以内”均含本数，不必再注“含”；不含本数的用“不满”“超过”（《立法技术规范（试行）》第24条、《民法典》第一千二百五十九条）。',
    en: '以上, 以下 and 以内 include the number itself (Technical norms of legislation, trial, item 24; Civil Code, article 1259).',
  },
  defaultSeverity: 'information',
  bad: [
    { text: '参加人数在10人以上⟦（含10人）⟧的活动应当备案。', fixed: '参加人数在10人以上的活动应当备案。' },
    { text: '投资500万元⟦（含）⟧以上的项目实行公示。', fixed: '投资500万元以上的项目实行公示。' },
    { text: '年节能量500吨标准煤以上⟦（含500吨）⟧的项目。', fixed: '年节能量500吨标准煤以上的项目。' },
    { text: '三年以下⟦（含三年）⟧的不予受理。', fixed: '三年以下的不予受理。' },
  ],
  good: [
    { text: '参加人数在10人以上的活动应当备案。' },
    { text: '参加人数在10人以上（不含10人）的活动应当备案。' },
    { text: '面积100平方米以上（含地下室）的房屋。' },
    { text: '以上（含附表）内容应当公开。' },
  ],
  concerns: ({ text }) => /[（(](?:均|都)?[含包]/.test(text),
  *find({ text }) {
    for (const { index, 1: bound, 2: note, 3: itself, 4: named } of text.matchAll(behind)) {
      const start = index + bound!.length;
      const amount = text.slice(Math.max(0, index - 16), index).replace(/[及和或]$/, '');
      if (repeats(amount, itself ?? '', named!)) yield found(text, start, start + note!.length);
    }
    for (const { index, 1: note, 2: named } of text.matchAll(between)) {
      const amount = text.slice(Math.max(0, index - 16), index);
      if (repeats(amount, '本数', named!)) yield found(text, index, index + note!.length);
    }
  },
};

/** Whether the note says again what the amount before it says: nothing, 本数, or the amount. */
function repeats(amount: string, itself: string, named: string): boolean {
  if (named === '') return itself !== '' || number.test(amount);
  const bare = named.replace(/^\s+|\s+$/g, '').replace(/^第/, '');
  // 500吨标准煤以上（含500吨）: what is measured may stand behind the unit.
  const rest = amount.replace(/\s+$/, '').split(bare).at(-1)!;
  return number.test(bare) && rest.length < amount.length && /^[\u4e00-\u9fa5]{0,4}$/.test(rest);
}

function found(text: string, start: number, end: number) {
  return correction(text, { start, end }, [{ start, end, newText: '' }], (printed) => ({
    zh: `“以上”“以下”“以内”已含本数，“${printed}”可以删去。`,
    en: `以上, 以下 and 以内 include the number: “${printed}” can go.`,
  }));
}
