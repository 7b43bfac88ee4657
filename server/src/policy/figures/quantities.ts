/** Numbers with their units in running text: 近3万亿千瓦时, 1200万人以上, 0.2个和0.1个百分点. */

/** A quantity at logical offsets of a paragraph's text. */
export interface Quantity {
  /** Of the number, without the words around it. */
  readonly start: number;
  /** Behind the unit. */
  readonly end: number;
  /** As printed before the unit: `1.39`, `1-3`, `60%—70` of 60%—70%. */
  readonly value: string;
  /** As printed, with 万 and 亿: `%`, `万亿斤`, `个百分点`. */
  readonly unit: string;
  /** Words that weigh the number: 超过, 左右, 达到…以上; empty where none stand there. */
  readonly qualifier: string;
}

const bases = [
  ...[
    '个百分点',
    '微克/立方米',
    '毫克/立方米',
    '吨标准煤',
    '千瓦时',
    '立方米',
    '平方公里',
    '平方千米',
    '平方米',
    '标箱',
    '标准箱',
    '工作日',
  ],
  ...[
    '公里',
    '公斤',
    '公顷',
    '千米',
    '千瓦',
    '兆瓦',
    '美元',
    '欧元',
    '人次',
    '人天',
    '人份',
    '元',
    '斤',
    '克',
    '吨',
    '亩',
    '米',
    '户',
    '家',
    '个',
  ],
  ...[
    '项',
    '条',
    '件',
    '次',
    '辆',
    '台',
    '架',
    '艘',
    '枚',
    '张',
    '座',
    '所',
    '处',
    '套',
    '列',
    '位',
    '种',
    '类',
    '门',
    '名',
    '床',
    '场',
    '只',
    '头',
    '人',
    '倍',
    '部',
  ],
  ...[
    '株',
    '片',
    '批',
    '篇',
    '册',
    '班',
    '天',
    '小时',
    '分钟',
    '秒',
    '升',
    '度',
    '分',
    'TWh',
    'GW',
    'kW',
    'MW',
    'Gbps',
    '％',
    '%',
    '‰',
  ],
];
const number = '\\d[\\d,]*(?:\\.\\d+)?(?:[-—–－~～]\\d+(?:\\.\\d+)?)?';
const unit = `(?:[百千]?[万亿]+亿?|[百千](?=[万亿]))?(?:${bases.map((base) => base.replace('/', '\\/')).join('|')})|[万亿]+`;
const quantity = new RegExp(`(?<![A-Za-z\\d.－第—-])(${number})\\s?([多余几]?)\\s?(${unit})`, 'g');
/** Units that name no amount: 3岁, 2035年, 5G, 第3条 never come this far. */
const shared = /^[和、]\s?\d+(?:\.\d+)?\s?个百分点/;

const leading =
  /(?:分别|均|已|已经|首次|累计|总计|共计|合计|连续\d+年|稳定|基本|平均|实际|最高|最低|预计|力争|约|近|超|超过|突破|达到|达|高达|不低于|不少于|不超过|不高于|低于|高于|大于|小于|保持在|稳定在|维持在|控制在|提升至|提高至|提升到|提高到|增加到|增加至|扩大到|扩大至|扩展至|降至|降到|下降到|下降至|不足|仅|至少|最多|原则上|大约)+[“"]?$/;
const trailing = /^[”"]?(?:左右|以上|以下|以内|以外|之间|及以上|及以下|上下)/;

/** 受教育年限提高到11.3年, 预期寿命达到79岁: years are amounts where a span of life is measured, dates elsewhere. */
const spanOfLife = /(?<=(?:年限|寿命)[^，。；、\d]{0,10})(\d{1,3}(?:\.\d+)?)\s?()([年岁])/g;

/** Quantities of a paragraph in order; none overlaps another. */
export function quantitiesIn(text: string): Quantity[] {
  if (!/\d/.test(text)) return [];
  const found: Quantity[] = [];
  for (const match of [...text.matchAll(quantity), ...text.matchAll(spanOfLife)].sort((a, b) => a.index - b.index)) {
    const start = match.index;
    if (start < (found.at(-1)?.end ?? 0)) continue;
    const range = rangeFrom(text, match);
    const end = start + match[0].length + (range?.behind.length ?? 0);
    const behind = text.slice(end, end + 16);
    if (/^[”"]?(?:周年|以来|世纪)|^号/.test(behind) || /^[年月日岁]/.test(behind)) continue;
    const before = leading.exec(text.slice(Math.max(0, start - 24), start))?.[0].replace(/[“"]$/, '') ?? '';
    const after = trailing.exec(behind)?.[0].replace(/^[”"]/, '') ?? match[2]!;
    found.push({
      start,
      end,
      value: (range?.value ?? match[1]!).replace(/,/g, ''),
      unit: match[3] === '个' && shared.test(behind) ? '个百分点' : (range?.unit ?? match[3]!).replace('％', '%'),
      qualifier: before !== '' && after !== '' ? `${before}…${after}` : before + after,
    });
  }
  return found;
}

const upperEnd = new RegExp(`^\\s?[-—–－~～]\\s?(?:\\d+(?:\\.\\d+)?)\\s?(${unit})`);

/** 60%—70%, 2万—5万元: the end of a range whose both ends have their unit; null where the second is another quantity. */
function rangeFrom(
  text: string,
  { index, 0: lower, 1: value, 3: lowerUnit }: RegExpExecArray,
): { readonly behind: string; readonly value: string; readonly unit: string } | null {
  if (/[-—–－~～]/.test(value!)) return null;
  const upper = upperEnd.exec(text.slice(index + lower.length));
  if (upper === null || !upper[1]!.replace('％', '%').startsWith(lowerUnit!.replace('％', '%'))) return null;
  const behind = upper[0];
  return { behind, value: (lower + behind.slice(0, -upper[1]!.length)).replace(/\s+/g, ''), unit: upper[1]! };
}
