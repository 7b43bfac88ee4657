/** style/list-comma: 、 before 等 or before the conjunction that closes a list. */
import type { ParagraphCheck } from '../check.ts';
import { correction } from './correction.ts';
import { isInside, repeatedWords } from './silent-stretches.ts';

/** 停车、等车 and 平等、等级 go on with words of their own. */
const etc = '、(?=等(?![级次同候量效额价于高边身外待车距级差价式温压离值位深宽长分红]))';
/** 自由、和平; 调查、及时处置. 、或者 has a habit of its own in laws: ……的、或者……的. */
const conjunction =
  '、(?=(?:以及|及(?![时早其格第物至])|和(?![平谐睦龙解蔼田美顺善缓县林亲煦硕静暖气声音约好乐尚衷]|[\\u4e00-\\u9fa5]{1,2}[市县镇乡村]))[\\u4e00-\\u9fa5“《])';
const misplaced = new RegExp(`(?<=[\\u4e00-\\u9fa5）)》”%％0-9A-Za-z])(?:${etc}|${conjunction})`, 'g');

export const listComma: ParagraphCheck = {
  code: 'style/list-comma',
  title: { zh: '“等”和连词前不用顿号', en: 'No 、 before 等 or a conjunction' },
  rationale: {
    zh: '并列成分之间用顿号；最后用“和”“及”“以及”连接，或者以“等”收尾的，其前不再用顿号：规划、建设和管理，全托、日托等（GB/T 15834—2011，4.5.3）。',
    en: 'Members of a list are parted by 、; the conjunction before the last of them, and 等 behind it, need none (GB/T 15834—2011, 4.5.3).',
  },
  defaultSeverity: 'warning',
  severityIn: { law: 'information' },
  bad: [
    { text: '提供全托、日托⟦、⟧等服务。', fixed: '提供全托、日托等服务。' },
    { text: '负责公园的规划、建设⟦、⟧和管理。', fixed: '负责公园的规划、建设和管理。' },
    { text: '组织居民、学校⟦、⟧以及企业参加。', fixed: '组织居民、学校以及企业参加。' },
  ],
  good: [
    { text: '提供全托、日托等服务，负责公园的规划、建设和管理。' },
    { text: '禁止停车、等车，促进物业服务规范、和谐发展。' },
    { text: '开展调查、及时处置，坚持自由、和平。' },
  ],
  concerns: ({ text }) => text.includes('、') && /、(?:等|及|和|以及)/.test(text),
  *find({ text }) {
    for (const { index: start } of text.matchAll(misplaced)) {
      if (isInside(repeatedWords(text), start)) continue;
      const [word] = /^(?:等|以及|及|和)/.exec(text.slice(start + 1))!;
      yield correction(text, { start, end: start + 1 }, [{ start, end: start + 1, newText: '' }], () => ({
        zh: `“${word}”前不用顿号。`,
        en: `No 、 before ${word}.`,
      }));
    }
  },
};
