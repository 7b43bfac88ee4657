import { parseNumeral } from '../numerals.ts';

const day =
  /([12]\d{3}|[一二][〇○零一二三四五六七八九]{3})\s*年(?:\s*(\d{1,2}|[一二三四五六七八九十]{1,2})\s*月(?:\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*日)?)?|([12]\d{3})-(\d{1,2})-(\d{1,2})/;

/** The first date of a text as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or null: 2022年11月8日, 二〇二二年十一月八日, 2022-11-08. */
export function parseDate(text: string): string | null {
  const match = day.exec(text);
  if (match === null) return null;
  const parts = [match[1] ?? match[4], match[2] ?? match[5], match[3] ?? match[6]]
    .filter((part): part is string => part !== undefined)
    .map((part) => parseNumeral(part));
  if (parts.includes(null) || parts[1]! > 12 || parts[2]! > 31) return parts[0] === null ? null : `${parts[0]}`;
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}
