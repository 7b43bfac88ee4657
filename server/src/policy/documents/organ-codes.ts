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
  ['农', /农/],
  ['环', /环境|环保/],
  ['卫', /卫生|卫健/],
  ['司', /司法/],
  ['交', /交通/],
  ['林', /林业|林草|林长/],
  ['统', /统计|统战/],
  ['体', /体育/],
];

/** Letters at the head of a number in which the organ is named, the place included. */
const LONGEST_HEAD = 6;
/** The place takes a letter as a rule, the organ stands behind it; what is third may be its office: 青民财, 教财. */
const LAST_ORGAN = 1;
const LAST_OFFICE = 2;

/**
 * The names by which the organ of a number may go; null where its characters name none that is known. 青民财 is of the office
 * for finance of 民政; the place of 林财 is 林州: of several characters any may be meant. Numbers of governments and party
 * organs (国发, 渝府发, 中办发) name no department.
 */
export function organOfNumber(number: string): Pick<RegExp, 'test'> | null {
  const head = /^[\u4e00-\u9fa5]+/.exec(number)?.[0].slice(0, LONGEST_HEAD) ?? '';
  if (/^(?:国发|国办|国函|中发|中办|.{0,2}[政府委](?:发|办|字))/.test(head)) return null;
  const found = codes.filter(([code]) => isAt(head, code, LAST_OFFICE));
  if (!found.some(([code]) => isAt(head, code, LAST_ORGAN))) return null;
  // 青商联 is of the 商业联合会, whose name has the letter.
  return { test: (name) => found.some(([code, organ]) => organ.test(name) || name.includes(code)) };
}

function isAt(head: string, code: string, last: number): boolean {
  const at = head.indexOf(code);
  return at >= 0 && at <= last;
}
