/** Labels written anew with another number. */
import { chineseNumeral } from '../../policy/numerals.ts';

/** The label with another number, written as the label writes its own; null where it has none to replace. */
export function withNumber(label: string, number: number): string | null {
  const match = /[〇零一二三四五六七八九十百千]+|[0-9０-９]+/.exec(label);
  if (!match) return null;
  const numeral = /[0-9０-９]/.test(match[0]) ? String(number) : chineseNumeral(number);
  return (
    label.slice(0, match.index) +
    numeral +
    label.slice(match.index + match[0].length).replace(/之[一二三四五六七八九十]+$/, '')
  );
}
