/** style/pay-fine: 交纳 with fines and taxes. */
import type { ParagraphCheck } from '../check.ts';
import { replacement } from './correction.ts';
import { isInside, repeatedWords } from './silent-stretches.ts';
import { type WordBeside, wordBeside } from './word-beside.ts';

const dues =
  '罚款|罚金|罚没款|滞纳金|税款|税金|没收款|(?:增值|消费|所得|房产|车船|资源|契|印花|关|环境保护|土地增值|土地使用|城镇土地使用|耕地占用|车辆购置|烟叶)税(?!务)|社会保险费|(?:养老|医疗|失业|工伤|生育)保险费';
const followed = new RegExp(`交纳(?=(?:的|了)?([^，。；：“”]{0,8}?)(?:${dues}))`, 'g');
/** 交纳罚款的，可以分期交纳: what was named before in the sentence. */
const again = `(?<=[交缴]纳)(?:${dues})[^。；]{0,30}?(?:不|未|暂缓|分期|延期|按时|足额|如期)交纳(?=[的，。；、]|$)`;
const preceded = new RegExp(
  `${again}|(?:${dues})(?:应当?|必须|自)[^，。；费金、]{1,24}内?交纳(?=[，。；的]|$)|(?:${dues})(?:的|应当?|须|必须|可以?|由|到期|逾期|不|未|拒不|按|依照|规定|通过|向|银行|期限|当事人|[一二三四五六七八九十\\d]+日内|由?(?:责任人|单位|个人|企业|纳税人|被处罚人)){0,4}交纳`,
  'g',
);
/** 缓交社会保险费: the same with one character. */
const single = new RegExp(
  `(?<=[缓补欠少漏代追])交(?=[^，。；：“”]{0,4}(?:${dues}))|(?<=(?:${dues})[^，。；：“”]{0,2}[缓补欠代追])交(?=[的，。；、])`,
  'g',
);
/** Fees are paid as 交纳: 交纳诉讼费用. */
const fees = /费(?!税)|保证金|押金|[和、及或]/;

const rule: WordBeside = {
  word: '交纳',
  corrected: '缴纳',
  followed,
  preceded,
  parted: fees,
  message: { zh: '罚款、税款等有强制性的用“缴纳”。', en: 'Fines and taxes are 缴纳.' },
};

export const payFine: ParagraphCheck = {
  code: 'style/pay-fine',
  title: { zh: '“缴纳罚款”，不用“交纳罚款”', en: '缴纳 with fines, not 交纳' },
  rationale: {
    zh: '含有强制性意思的用“缴纳”，如缴纳罚款、罚金；当事人自己向法定机关交付款项的用“交纳”，如交纳诉讼费用（《立法技术规范（试行）》第21条）。',
    en: 'What is paid under compulsion (fines, taxes) is 缴纳; fees of a procedure are 交纳 (Technical norms of legislation, trial, item 21).',
  },
  defaultSeverity: 'warning',
  bad: [
    {
      text: '第二十条增加一款，作为第二款：“当事人逾期不⟦交纳⟧罚款的，加处罚款。”',
      fixed: '第二十条增加一款，作为第二款：“当事人逾期不缴纳罚款的，加处罚款。”',
    },
    { text: '逾期不⟦交纳⟧罚款的，每日加处百分之三的罚款。', fixed: '逾期不缴纳罚款的，每日加处百分之三的罚款。' },
    { text: '罚款应当⟦交纳⟧至指定的银行。', fixed: '罚款应当缴纳至指定的银行。' },
    { text: '罚款应当自决定书送达之日起十五日内⟦交纳⟧。', fixed: '罚款应当自决定书送达之日起十五日内缴纳。' },
    { text: '困难企业可以缓⟦交⟧社会保险费。', fixed: '困难企业可以缓缴社会保险费。' },
  ],
  good: [
    { text: '将第二十条中的“交纳罚款”修改为“缴纳罚款”。' },
    { text: '逾期不缴纳罚款的，每日加处百分之三的罚款。' },
    { text: '当事人应当交纳案件受理费。' },
    { text: '交纳诉讼费用和罚款的票据应当分开。' },
    { text: '成员应当按期交纳会费。' },
    { text: '经批准可以缓交诉讼费用，罚款代交人应当持有委托书。' },
  ],
  concerns: ({ text }) => text.includes('交'),
  *find({ text }) {
    if (text.includes(rule.word)) yield* wordBeside(text, rule);
    for (const { index: start } of text.matchAll(single)) {
      if (isInside(repeatedWords(text), start)) continue;
      yield replacement(text, { start, end: start + 1 }, '缴', () => rule.message);
    }
  },
};
