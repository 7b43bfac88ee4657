/** Which organ a document number belongs to, by the characters that stand for it: 发改投资〔2022〕1652号. */

/** Characters of the number, and the word by which the names of the organs go; longer ones first. */
const codes: readonly (readonly [code: string, organ: RegExp])[] = [
  ['发改', /发展(?:和)?改革|发改/],
  ['工信', /工业(?:和)?信息化|工信|经济(?:和)?信息化/],
  ['经信', /经济(?:和)?信息化|经信|工业(?:和)?信息化/],
  ['人社', /人力资源(?:和)?社会保障|人社/],
  ['自然资', /自然资源/],
  ['生态', /生态环境/],
  ['住建', /住房(?:和)?城乡建设|住建/],
  ['文旅', /文化(?:和)?旅游|文旅/],
  ['国卫', /卫生健康|卫健/],
  ['卫健', /卫生健康|卫健/],
  ['应急', /应急管理/],
  ['市监', /市场监督|市场监管/],
  ['税总', /税务/],
  ['知发', /知识产权/],
  ['医保', /医疗保障|医保/],
  ['国资', /国有资产|国资委/],
  ['商', /商务/],
  ['财', /财政|税务/],
  ['教', /教育/],
  ['科', /科学技术|科技/],
  ['民', /民政|民族/],
  ['银', /人民银行|银行/],
  ['水', /水利|水务|水资源/],
  ['审', /审计|审批/],
];

/** Letters at the head of a number in which the organ is named, the place included. */
const LONGEST_HEAD = 6;

/**
 * The names by which the organ of a number goes; null where its characters name none that is known. Numbers of
 * governments and party organs (国发, 渝府发, 中办发) name no department.
 */
export function organOfNumber(number: string): RegExp | null {
  const head = /^[\u4e00-\u9fa5]+/.exec(number)?.[0].slice(0, LONGEST_HEAD) ?? '';
  if (/^(?:国发|国办|国函|中发|中办|.{0,2}[政府委](?:发|办|字))/.test(head)) return null;
  return codes.find(([code]) => head.slice(0, code.length + 2).includes(code))?.[1] ?? null;
}
