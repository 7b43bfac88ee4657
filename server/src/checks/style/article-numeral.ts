/** style/article-numeral: articles numbered in Arabic digits. */
import { chineseNumeral, parseNumeral } from '../../policy/numerals.ts';
import type { ParagraphCheck } from '../check.ts';
import { replacement } from './correction.ts';
import { isInside, repeatedWords } from './silent-stretches.ts';

/** 第10条生产线 counts things: what follows an article is a mark, another place, 规定 or the text of the article. */
const place =
  /第\s?([0-9０-９]{1,4})\s?([编章节条款])(?=\s?(?:$|[\s，。、；：,;:（(）)《》“”]|第|之[一二三四五六七八九十]|至|到|和|或|及|与|以及|的?规定|所|中|内|均|前|后半?段|明确|对|关于|各项|列举|处理|执行))/g;
/** The label at the beginning of a paragraph, the text of the article behind it. */
const label = /^第\s?([0-9０-９]{1,4})\s?([编章节条])(?=[\s　]|$)/;

export const articleNumeral: ParagraphCheck = {
  code: 'style/article-numeral',
  title: { zh: '编、章、节、条的序号用中文数字', en: 'Articles are numbered in Chinese numerals' },
  rationale: {
    zh: '编、章、节、条的序号用中文数字依次表述（《立法法》第六十五条）；引用条文时照此书写。“第10条生产线”之类不是条文，不提示；国际条约的条文习惯用阿拉伯数字，可不改。',
    en: 'Parts, chapters, sections and articles are numbered in Chinese numerals (Legislation Law, article 65), and cited in the same way. Treaties are often cited in digits.',
  },
  defaultSeverity: 'information',
  severityIn: { law: 'warning' },
  bad: [
    { text: '⟦第10条⟧　公园免费开放。', fixed: '第十条　公园免费开放。' },
    {
      text: '依照《青溪市公园条例》⟦第23条⟧⟦第2款⟧的规定处理。',
      fixed: '依照《青溪市公园条例》第二十三条第二款的规定处理。',
    },
  ],
  good: [
    { text: '第十条　公园免费开放。' },
    { text: '依照《青溪市公园条例》第二十三条第二款的规定处理。' },
    { text: '建成第10条公交线路。' },
  ],
  *find({ text, kind }) {
    if (!text.includes('第') || !/第\s?[0-9０-９]/.test(text) || kind === 'row') return;
    const opening = label.exec(text);
    for (const match of [...(opening ? [opening] : []), ...text.matchAll(place)]) {
      const { index, 0: printed, 1: digits, 2: unit } = match;
      if ((match !== opening && opening && index === 0) || isInside(repeatedWords(text), index)) continue;
      const number = parseNumeral(digits!);
      if (number === null || number === 0) continue;
      yield replacement(
        text,
        { start: index, end: index + printed.length },
        `第${chineseNumeral(number)}${unit}`,
        (_, corrected) => ({
          zh: `条文的序号用中文数字：“${printed}”应作“${corrected}”。`,
          en: `Articles are numbered in Chinese numerals: “${corrected}” instead of “${printed}”.`,
        }),
      );
    }
  },
};
