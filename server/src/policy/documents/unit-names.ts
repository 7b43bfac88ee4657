/** Names of units: 江苏省医疗保障局 is 省医保局, 国家发展和改革委员会 is 国家发展改革委 and 发展改革委. */
import { squeeze } from '../fold.ts';

/** Places and levels before a name, and words that say whose it is. */
const leading =
  /^(?:中共|中国共产党|中华人民共和国|中国|国家|国务院|全国|[省市县区州]|[\u4e00-\u9fa5]{2,3}?(?:省|自治区)|[\u4e00-\u9fa5]{2,4}?市(?!场)|[\u4e00-\u9fa5]{1,3}?[县区](?!域)|政府|委(?=网信|网络|宣传|组织|政法|统战|编办|改革))(?=.{3})/;

/**
 * Two names of one unit: the same but for the place, or one an abbreviation of the other. Names of one document are
 * compared, so the place is the same; a bureau of the city is not told from that of the province.
 */
export function isSameUnit(a: string, b: string): boolean {
  const one = bareName(a);
  const other = bareName(b);
  if (one === other) return true;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return fullForms(long).some((form) => isAbbreviation(short, form));
}

/** The name without the place it belongs to and without 和, which some prints leave out. */
function bareName(name: string): string {
  let bare = squeeze(name).replace(/[和与及]/g, '');
  for (;;) {
    const shorter = bare.replace(leading, '');
    if (shorter === bare) return bare;
    bare = shorter;
  }
}

/** 委员会 is abbreviated to 委 or 会, 办公室 to 办. */
function fullForms(name: string): readonly string[] {
  return [name, name.replace(/委员会$/, '委'), name.replace(/(?:委员会)?办公室$/, '办')];
}

/** First and last character agree, and the others follow in order: 医保局 of 医疗保障局. */
function isAbbreviation(short: string, long: string): boolean {
  if (short.length < 3 || short[0] !== long[0] || short.at(-1) !== long.at(-1)) return false;
  let at = 0;
  for (const character of long) if (character === short[at]) at++;
  return at === short.length;
}
