/** Issuing organs: from titles, from signatures; and their administrative level. */
import type { Level } from '../model.ts';

const organEnd =
  /(?:[部委局厅院会府行办署室司社省市县区]|中央|中心|公司|总工会|法院|检察院)(?:等?\s?\d*\s?(?:个)?部门)?$/;

/** Organs that a title names before 关于, 印发 …; none where it names none. */
export function issuersOf(title: string): string[] {
  const head = /^([^《》（）()]{2,160}?)\s?(?:联合)?(?:关于|印发|转发|发布|公布|决定|召开)/.exec(title)?.[1];
  if (head === undefined || /^(?:关于|征求)/.test(head) || !organEnd.test(head.trim())) return [];
  return splitIssuers(head);
}

/**
 * The organs of a list. They stand apart by a gap or 、; where a line has lost its gap, the name of the province that
 * begins every name tells them apart (江苏省财政厅江苏省商务厅), and 中共中央国务院 is two.
 */
export function splitIssuers(names: string): string[] {
  return names
    .split(/[\s、，]+/)
    .flatMap((name) => (name.startsWith('中共中央国务院') ? ['中共中央', '国务院'] : splitAtRegion(name)))
    .filter((name) => name.length > 1);
}

function splitAtRegion(name: string): string[] {
  const region = /^(?:国家税务总局)?(..?.?(?:省|市|自治区))/.exec(name)?.[1];
  if (region === undefined) return [name];
  const parts: string[] = [];
  let start = 0;
  for (let at = name.indexOf(region, region.length); at > 0; at = name.indexOf(region, at + region.length)) {
    const prefix = name.slice(0, at).endsWith('国家税务总局') ? at - '国家税务总局'.length : at;
    if (prefix > start && organEnd.test(name.slice(start, prefix))) {
      parts.push(name.slice(start, prefix));
      start = prefix;
    }
  }
  return [...parts, name.slice(start)];
}

const municipality = '(?:北京|上海|天津|重庆)市?';
const provinces =
  '河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆';
const province = new RegExp(
  `^(?:中共|国家税务总局)?(?:${municipality}|(?:${provinces})(?:省|自治区|维吾尔|壮族|回族)?|[\\u4e00-\\u9fa5]{2,3}省|省|自治区)`,
);
const county = new RegExp(
  `^(?:中共)?(?:(?:${provinces})省?|${municipality})?(?:[\\u4e00-\\u9fa5]{2,6}市)?[\\u4e00-\\u9fa5]{1,8}(?:县|旗)|${municipality}[\\u4e00-\\u9fa5]{2,3}区`,
);
const city = new RegExp(`^(?:中共)?(?:(?:${provinces})省?)?[\\u4e00-\\u9fa5]{2,10}?(?:市|自治州|地区|盟)`);

/** Level of an organ by its name, or of a document by the region its title begins with; null when neither shows it. */
export function levelOf(name: string): Level | null {
  if (
    /^(?:中共中央|中央|国务院办公厅|国务院$|国务院关于|全国人大|全国人民代表大会|中华人民共和国|最高人民|政府工作报告)/.test(
      name,
    )
  ) {
    return /^中华人民共和国[^法]{2,12}[部委局署]$/.test(name) ? 'ministry' : 'central';
  }
  if (/^国务院/.test(name)) return 'ministry';
  if (county.test(name)) return 'county';
  if (new RegExp(`^(?:中共)?${municipality}`).test(name)) return 'province';
  const inProvince = province.exec(name);
  if (inProvince !== null) {
    return city.test(name) &&
      !/^省/.test(name) &&
      /[\u4e00-\u9fa5]{2,8}(?:市|自治州|地区|盟)/.test(name.slice(inProvince[0].length))
      ? 'city'
      : 'province';
  }
  if (city.test(name) && !/^(?:国家)?市场/.test(name)) return 'city';
  if (/(?:公司|大学|学院|医院|中心|协会|研究院)$/.test(name)) return 'unit';
  return /(?:部|委员会|委|总局|局|署|银行|总社|社)(?:办公厅|综合司|等\S*)?$/.test(name) ? 'ministry' : null;
}
