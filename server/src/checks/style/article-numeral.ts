/** style/article-numeral: articles numbered in Arabic digits. */
import { chineseNumeral, parseNumeral } from '../../policy/numerals.ts';
import type { ParagraphCheck, ParagraphEdit } from '../check.ts';
import { correction } from './correction.ts';
import { isInside, repeatedWords } from './silent-stretches.ts';

const digits = '第\\s?[0-9０-９]{1,4}\\s?';
const item = '第\\s?[（(]?[0-9０-９]{1,2}[）)]?\\s?项';
/** 第10条生产线 counts things: what follows an article is a mark, another place, 规定 or the text of the article. */
const chain = new RegExp(
  `(?<=》\\s?)${digits}条(?:${digits}款)?(?:${item})?|(?<=[条款]\\s?)${item}|(?:${digits}[编章节条](?:之[一二三四五六七八九十]+)?(?:${digits}款)?|${digits}款)(?:${item}|(?=\\s?(?:$|[\\s，。、；：,;:（(）)《》“”]|第|至|到|和|或|及|与|以及|的?规定|所|中|内|均|前|后半?段|明确|对|关于|各项|列举|处[理罚以]|执行|情形|自|不|应|须|可|是|为|由|的|在|以|已|未|同|将|修改|废止|施行|适用)))`,
  'g',
);
/** The label at the beginning of a paragraph, the text of the article behind it. */
const label = new RegExp(`^${digits}[编章节条](?=[\\s　]|$)`);
/** 第10条公园免费开放: without a gap the text of an article must not be something counted. */
const gluedLabel = new RegExp(
  `^${digits}条(?=[\\u4e00-\\u9fa5])(?!生产线|公交|线|地铁|高速|航线|道路|公路|铁路|措施|意见|建议|消息|标语|街|路|河|船|渠|管|巷|新闻|信息|经验)`,
);
/** A cheap look before the patterns run. */
const any = new RegExp(`${digits}[编章节条款]|[条款]\\s?${item}`);
const place = /第\s?([（(]?)([0-9０-９]{1,4})([）)]?)\s?([编章节条款项])/g;
/** Treaties, laws of Hong Kong and Macao, contracts number in digits. */
const numbersInDigits = /(?:(?:法例|公约|条约|协定|议定书)[^。；]{0,60}|(?:协议|合同|章程)》?\s?)$/;

export const articleNumeral: ParagraphCheck = {
  code: 'style/article-numeral',
  title: { zh: '编、章、节、条的序号用中文数字', en: 'Articles are numbered in Chinese numerals' },
  rationale: {
    zh: '编、章、节、条的序号用中文数字依次表述（《立法法》第六十五条）；引用条文时照此书写。“第10条生产线”之类不是条文，不提示；国际条约和合同的条文、括注的条文号（第10条）不提示。',
    en: 'Parts, chapters, sections and articles are numbered in Chinese numerals (Legislation Law, article 65), and cited in the same way. Treaties, contracts and bare notes in brackets are not meant.',
  },
  defaultSeverity: 'information',
  severityIn: { law: 'warning' },
  bad: [
    { text: '⟦第10条⟧　公园免费开放。', fixed: '第十条　公园免费开放。' },
    {
      text: '依照《青溪市公园条例》⟦第23条第2款⟧的规定处理。',
      fixed: '依照《青溪市公园条例》第二十三条第二款的规定处理。',
    },
  ],
  good: [
    { text: '第十条　公园免费开放。' },
    { text: '依照《青溪市公园条例》第二十三条第二款的规定处理。' },
    { text: '建成第10条公交线路。' },
    { text: '盗伐树木罪（第345条）。' },
    { text: '依照《湿地公约》第3条的规定保护。' },
  ],
  concerns: ({ text, kind }) => kind !== 'row' && any.test(text),
  *find({ text }) {
    const opening = label.exec(text) ?? gluedLabel.exec(text);
    for (const match of [...(opening ? [opening] : []), ...text.matchAll(chain)]) {
      const { index, 0: printed } = match;
      if (opening && index === 0 && match !== opening) continue;
      const end = index + printed.length;
      const isNote = /[（(]/.test(text[index - 1] ?? '') && /[）)]/.test(text[end] ?? '');
      if (isNote || isInside(repeatedWords(text), index)) continue;
      if (numbersInDigits.test(text.slice(Math.max(0, index - 80), index))) continue;
      yield correction(text, { start: index, end }, editsIn(printed, index), (_, corrected) => ({
        zh: `条文的序号用中文数字：“${printed}”应作“${corrected}”。`,
        en: `Articles are numbered in Chinese numerals: “${corrected}” instead of “${printed}”.`,
      }));
    }
  },
};

function editsIn(printed: string, start: number): ParagraphEdit[] {
  return [...printed.matchAll(place)].map(({ index, 0: part, 1: open, 2: number, 3: close, 4: unit }) => ({
    start: start + index,
    end: start + index + part.length,
    newText: `第${open}${chineseNumeral(parseNumeral(number!) ?? 0)}${close}${unit}`,
  }));
}
