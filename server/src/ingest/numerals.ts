/** Chinese numerals and integers: 一百二十三 ↔ 123, 二〇三五 ↔ 2035 (positional), 〇 ○ 零 alike, Arabic digits of either width. */

const digits = new Map(
  ['〇零○0０', '一1１', '二两2２', '三3３', '四4４', '五5５', '六6６', '七7７', '八8８', '九9９'].flatMap(
    (forms, value) => [...forms].map((form) => [form, value] as const),
  ),
);
const units = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
  ['万', 10_000],
  ['亿', 100_000_000],
]);

/** The integer a numeral stands for, or null when the text is no numeral. White space is not allowed. */
export function parseNumeral(text: string): number | null {
  if (text === '') return null;
  let total = 0;
  let section = 0;
  let digit = 0;
  let positional = true;
  for (const character of text) {
    const value = digits.get(character);
    if (value !== undefined) {
      digit = positional ? digit * 10 + value : value;
      continue;
    }
    const unit = units.get(character);
    if (unit === undefined) return null;
    positional = false;
    if (unit >= 10_000) {
      total = (total + section + digit) * unit;
      section = 0;
    } else {
      section += (digit === 0 ? 1 : digit) * unit;
    }
    digit = 0;
  }
  const result = total + section + digit;
  return Number.isSafeInteger(result) ? result : null;
}

const numerals = '零一二三四五六七八九';

/** Chinese numeral of an integer 0 … 99,999,999 as headings and articles print it: 10 → 十, 110 → 一百一十, 105 → 一百零五. */
export function chineseNumeral(value: number): string {
  if (value < 10) return numerals[value]!;
  if (value >= 10_000) {
    const rest = value % 10_000;
    const low = rest === 0 ? '' : `${rest < 1000 ? '零' : ''}${belowTenThousand(rest)}`;
    return `${chineseNumeral(Math.floor(value / 10_000))}万${low}`;
  }
  const text = belowTenThousand(value);
  return text.startsWith('一十') ? text.slice(1) : text;
}

function belowTenThousand(value: number): string {
  let text = '';
  let gap = false;
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / unit) % 10;
    if (digit === 0) {
      gap = text !== '';
      continue;
    }
    text += `${gap ? '零' : ''}${numerals[digit]}${name}`;
    gap = false;
  }
  return text;
}
