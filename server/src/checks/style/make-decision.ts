/** style/make-decision: 做出 with 决定, 裁决, 规定 and the like. */
import type { ParagraphCheck } from '../check.ts';
import { type WordBeside, wordBeside } from './word-beside.ts';

const acts =
  '决定|决议|决策|决断|表决|评估|预测|更正|回答|修改|裁定|判决|裁决|裁量|解释|规定|批复|批准|批示|答复|回复|处罚|处分|处理|判定|认定|评定|鉴定|审定|结论|说明|安排|部署|承诺|指示|通报|声明|许可|解答|调整|评价|判断|选择|反应|回应|让步|约定|表示|具体要求|界定|补偿|赔偿|意见|通知|保证|解读|澄清';
/** 做出贡献, 做出成绩: right as they are. */
const deeds = /贡献|成绩|成就|努力|业绩|牺牲|表率|榜样|样子|示范|事迹|探索|成效|表现|功绩|样板|品牌|特色/;

/** The act follows in the same clause … */
const followed = new RegExp(
  `做出(?!口|租|版|纳|行(?!政)|境|资)(?=(?:了|过|的)?([^，。；：！？“”《》]{0,14}?)(?:${acts}))`,
  'g',
);
/** … or stands before it: 行政处罚决定做出之日, 所做出的决定 is the first form. */
const preceded = new RegExp(`(?:${acts})(?:书)?[^，。；：！？]{0,16}?做出(?=之|后|前|时|的?[，。；：）]|的?$)`, 'g');

const rule: WordBeside = {
  word: '做出',
  corrected: '作出',
  followed,
  preceded,
  parted: deeds,
  message: { zh: '与“决定”“规定”等搭配用“作出”。', en: '作出 goes with 决定, 规定 and the like.' },
};

export const makeDecision: ParagraphCheck = {
  code: 'style/make-decision',
  title: { zh: '“作出决定”，不用“做出决定”', en: '作出 with 决定, not 做出' },
  rationale: {
    zh: '“作出”与“决定”“裁决”“规定”“解释”等抽象词语搭配，“做出”与“贡献”“成绩”等搭配（《立法技术规范（试行）（二）》）。',
    en: '作出 goes with decisions, rulings and the like; 做出 with contributions and achievements (Technical norms of legislation, trial, part 2).',
  },
  defaultSeverity: 'warning',
  severityIn: { law: 'information', report: 'information' },
  bad: [
    { text: '应当自受理之日起二十日内⟦做出⟧行政许可决定。', fixed: '应当自受理之日起二十日内作出行政许可决定。' },
    { text: '自处罚决定⟦做出⟧之日起七日内送达。', fixed: '自处罚决定作出之日起七日内送达。' },
    { text: '市政府⟦做出⟧全面部署。', fixed: '市政府作出全面部署。' },
  ],
  good: [
    { text: '应当自受理之日起二十日内作出决定。' },
    { text: '对做出突出贡献的单位和个人给予表彰。' },
    { text: '关于表彰做出显著成绩单位的决定' },
    { text: '将“做出决定”修改为“作出决定”。' },
  ],
  concerns: ({ text }) => text.includes(rule.word),
  find: ({ text }) => wordBeside(text, rule),
};
