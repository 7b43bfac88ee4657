/**
 * Parts of one sentence that do not make up their whole: 新建公园30个，其中综合公园5个、社区公园10个、口袋公园20个;
 * 市级2500万元、区级3000万元，合计6000万元.
 */

export interface WrongParts {
  /** The whole with its unit, at offsets of the paragraph's text. */
  readonly start: number;
  readonly end: number;
  /** The whole as printed, and the sum of the parts in its unit. */
  readonly printed: string;
  readonly sum: string;
  /** People may be counted under several heads. */
  readonly mayOverlap: boolean;
}

const units =
  '元|人次|人|吨标准煤|吨|亩|户|平方米|平方公里|立方米|千瓦时|千瓦|个|项|家|公顷|公里|张|所|件|座|处|台|辆|名|株|套|条|支|场|枚|只';
const amount = `(?<number>\\d+(?:\\.\\d+)?)\\s?(?<scale>万亿|[万亿])?(?<unit>${units})(?!分)`;
const behindWhole = '(?:左右)?[^，。；：（）()\\d、]{0,8}[，（(：:]\\s?其中[：:，]?';
const whole = new RegExp(`${amount}${behindWhole}`, 'g');
/** Behind the parts: ，合计6000万元. */
const total = new RegExp(`[，、]\\s?(?:合计|共计|总计)${amount}`, 'g');
const part = new RegExp(`^(?<name>[\\u4e00-\\u9fa5A-Za-z“”·\\-—]{1,30}?)${amount}(?<rest>[^\\d]*)$`);
/** What a part may be followed by: 增长5%. */
const remark = /^(?:同比|比上年)?(?:增长|下降|提高|降低|占)[^\d]{0,6}[\d.]+(?:[%％]|个百分点)$/;
/** Neither a part nor the end of the parts. */
const strange = /其中|尚|仍|缺口|剩余|另|每|人均|平均|累计|增加|减少|超过|不少于|不低于|以上|以下|以内|比|左右|近/;
/** A whole that is itself a change has its parts elsewhere: 赤字13500亿元，比上年增加1500亿元，其中…. */
const changed = /(?:增加|减少|增长|下降|提高|降低|上升|高|低|多|少|扩大|压减|超过|不少于|不低于|近|约|超)了?$/;
const people = /^(?:人|名|户)$/;
const counted = /^(?:人次|[人户个项家张所件座处台辆名株套条支场枚只])$/;
/** Who is one of these may be one of the others too: 党员8人、女性10人. */
const attribute = /[男女]|党员|团员|民族|残疾|退役|退休|学历|青年|博士|高级|骨干|低保|脱贫/;

const scales: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, 万亿: 1e12 };
/** A list of parts is not looked for further. */
const reach = 300;

interface Amount {
  /** What it is the amount of; empty for the whole. */
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Half of the last digit printed; nothing of what is counted. */
  readonly open: number;
  readonly scale: number;
}

export function* wrongPartsIn(text: string): Iterable<WrongParts> {
  if (text.includes('其中')) {
    for (const match of text.matchAll(whole)) {
      if (changed.test(text.slice(0, match.index))) continue;
      const from = match.index + match[0].length;
      const sentence = withoutNotes(text.slice(from, from + reach)).split(/[。；;）)]/)[0]!;
      // 其中甲2亿元、乙1亿元，尚缺3亿元: parts with 、 between them are over at the comma.
      const listed = /^[^，]*、/.test(sentence) ? sentence.split('，')[0]! : sentence;
      const members = listed.split(/[、，]/);
      const parts = partsOf(members, amountOf(match).unit);
      const isEvery = parts.length === members.length && namesTheRest(parts);
      yield* compared(match, parts, isEvery);
    }
  }
  if (/合计|共计|总计/.test(text)) {
    for (const match of text.matchAll(total)) {
      const listed = withoutNotes(text.slice(Math.max(0, match.index - reach), match.index))
        .split(/[。；;：:（(]/)
        .at(-1)!;
      const members = listed.split(/[、，]/);
      const parts = partsOf(members, amountOf(match).unit);
      if (parts.length === members.length) yield* compared(match, parts, true);
    }
  }
}

/** 县（市、区）210件 → 县210件: what brackets add to a name is no part of the list. */
function withoutNotes(text: string): string {
  return text.includes('（') ? text.replace(/(?<=[\u4e00-\u9fa5])（[^（）\d；。]{1,16}）(?=\d)/g, '') : text;
}

function amountOf({ groups }: RegExpMatchArray): Amount {
  const { name = '', number = '', scale: printed = '', unit = '' } = groups!;
  const scale = scales[printed] ?? 1;
  const decimals = number.split('.')[1]?.length ?? 0;
  // What is counted one by one is not rounded.
  const isExact = scale === 1 && decimals === 0 && counted.test(unit);
  return { name, value: Number(number) * scale, unit, open: isExact ? 0 : (10 ** -decimals * scale) / 2, scale };
}

/** The amounts of the parts; none where one of them is more than a name and an amount. */
function partsOf(members: readonly string[], unit: string): readonly Amount[] {
  const parts: Amount[] = [];
  for (const member of members) {
    if (remark.test(member.trim())) continue;
    const match = part.exec(member.trim());
    if (!match) break;
    const name = match.groups!.name!;
    if (strange.test(name.replace(/(?:规模|限额)以[上下]/, '')) || strange.test(match.groups!.rest!)) return [];
    const found = amountOf(match);
    if (people.test(found.unit) && attribute.test(name)) return [];
    if (found.unit !== unit) break;
    parts.push(found);
  }
  return parts;
}

/** 其中建安费6.2亿元、其他费用1亿元: nothing is left out. */
function namesTheRest(parts: readonly Amount[]): boolean {
  return parts.length > 1 && /^(?:其他|其它|其余)/.test(parts.at(-1)!.name);
}

/** `isTotal`: the parts are all there are. */
function* compared(match: RegExpExecArray, parts: readonly Amount[], isTotal = false): Iterable<WrongParts> {
  if (parts.length < (isTotal ? 2 : 1)) return;
  const { value, unit, open, scale } = amountOf(match);
  const sum = parts.reduce((made, one) => made + one.value, 0);
  const tolerated = (open + parts.reduce((made, one) => made + one.open, 0)) * 1.001;
  // 其中 may leave parts out, but a part is not more than its whole; 合计 leaves out none.
  if (sum <= value + tolerated && !(isTotal && sum < value - tolerated)) return;
  const printed = new RegExp(amount).exec(match[0])![0];
  const start = match.index + match[0].indexOf(printed);
  const made = `${Number((sum / scale).toPrecision(8))}${printed.replace(/^[\d.\s]+/, '')}`;
  yield { start, end: start + printed.length, printed, sum: made, mayOverlap: parts.length > 1 && people.test(unit) };
}
