/** style/impossible-date: a day or month that the calendar does not have. */
import { parseNumeral } from '../../policy/numerals.ts';
import type { ParagraphCheck } from '../check.ts';
import { isInside, titleStretches } from './silent-stretches.ts';

const numeral = '[0-9０-９]{1,3}|[〇○零一二三四五六七八九十]{1,4}';
/** 2月30日, 2023年2月29日, 十三月五日; the year is told where it is printed. */
const day = new RegExp(
  `(?<![0-9０-９.．〇○零一二三四五六七八九十])(?:([0-9０-９]{4}|[一二][〇○零一二三四五六七八九]{3})\\s?年\\s?)?(${numeral})\\s?月\\s?(${numeral})\\s?[日号](?!线|楼|院|令|文|馆|库|桥|井|机|泵|厂)`,
  'g',
);
/** 2024年13月底; without a year 13月 may be a part of anything. */
const month = new RegExp(
  `(?<![0-9０-９])([0-9０-９]{4}|[一二][〇○零一二三四五六七八九]{3})\\s?年\\s?(${numeral})\\s?月(?!\\s?(?:${numeral})\\s?[日号])`,
  'g',
);
/** The lunar calendar has a 30th of its second month. */
const lunar = /(?:农历|阴历|旧历|夏历|藏历|傣历|彝历|回历)[^，。；]{0,6}$/;
const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export const impossibleDate: ParagraphCheck = {
  code: 'style/impossible-date',
  title: { zh: '日期不存在', en: 'A date that the calendar does not have' },
  rationale: {
    zh: '公历一年12个月，4月、6月、9月、11月30天，2月28天、闰年29天。写成“6月31日”“13月”“2023年2月29日”的，期限无法执行（公历纪年；GB/T 15835—2011，4.1.2）。农历日期不提示。',
    en: 'No deadline falls on 6月31日, in a 13th month, or on 29 February of a common year. Dates of the lunar calendar are not meant.',
  },
  defaultSeverity: 'warning',
  bad: [
    { text: '请于⟦6月31日⟧前报送。' },
    { text: '自⟦2023年2月29日⟧起施行。' },
    { text: '于⟦2024年13月⟧底前完成。' },
    { text: '自⟦二〇二四年四月三十一日⟧起施行。' },
  ],
  good: [
    { text: '请于6月30日前报送。' },
    { text: '自2024年2月29日起施行，2月29日以后办理的从其规定。' },
    { text: '于2024年12月底前完成，工期15个月。' },
    { text: '农历二月三十日举办庙会，连续办理3年18个月。' },
  ],
  concerns: ({ text }) => text.includes('月') && /[0-9０-９〇○零一二三四五六七八九十]\s?月/.test(text),
  *find({ text }) {
    for (const { index, 0: printed, 1: year, 2: ofMonth, 3: ofDay } of text.matchAll(day)) {
      if (exists(year, ofMonth!, ofDay!) || lunar.test(text.slice(0, index))) continue;
      if (!isInside(titleStretches(text), index)) yield found(index, printed);
    }
    for (const { index, 0: printed, 1: year, 2: ofMonth } of text.matchAll(month)) {
      if (!exists(year, ofMonth!) && !isInside(titleStretches(text), index)) yield found(index, printed);
    }
  },
};

/** Whether the calendar has the day; without a year a leap year is taken. True for what is no numeral. */
export function exists(year: string | undefined, ofMonth: string, ofDay = '1'): boolean {
  const [m, d] = [numberOf(ofMonth), numberOf(ofDay)];
  if (m === null || d === null) return true;
  if (m < 1 || m > 12 || d < 1 || /^0..|^０/.test(ofDay)) return false;
  const y = year === undefined ? null : numberOf(year);
  const isCommon = y !== null && (y % 4 !== 0 || (y % 100 === 0 && y % 400 !== 0));
  return d <= (m === 2 && isCommon ? 28 : longest[m - 1]!);
}

function numberOf(written: string): number | null {
  return parseNumeral(written.normalize('NFKC').replace(/[○零]/g, '〇'));
}

function found(start: number, printed: string) {
  return {
    start,
    end: start + printed.length,
    message: { zh: `没有“${printed}”这个日期。`, en: `There is no such date as “${printed}”.` },
  };
}
