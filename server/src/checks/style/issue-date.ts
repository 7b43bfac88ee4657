/** style/issue-date: a date of signature with leading zeros, in Chinese numerals or with points. */
import { parseNumeral } from '../../policy/numerals.ts';
import type { ParagraphCheck } from '../check.ts';
import { replacement } from './correction.ts';
import { exists } from './impossible-date.ts';

const written = '[〇○零ＯO０0一二三四五六七八九十]';
/** The date at the end of a signature, alone or behind the issuer; a printing note ends in 印发. */
const signature = new RegExp(
  [
    '^(?:[\\u4e00-\\u9fa5 　]{1,40}[府委局厅办会室院部行司心校组署][ 　]?)?(',
    `(?:[0-9０-９]{4}|[0-9]{2})\\s?年\\s?(?:[0-9０-９]{1,2}|${written}{1,3})\\s?月\\s?(?:[0-9０-９]{1,2}|${written}{1,3})\\s?[日号]`,
    `|[一二]${written}{3}\\s?年\\s?${written}{1,3}\\s?月\\s?${written}{1,3}\\s?日`,
    '|\\d{4}[./．－-]\\d{1,2}[./．－-]\\d{1,2}',
    ')(?:\\s?印发)?$',
  ].join(''),
);
/** Chinese numerals were the rule until the norm of 2012. */
const arabicSince = 2013;

export const issueDate: ParagraphCheck = {
  code: 'style/issue-date',
  title: { zh: '成文日期的写法', en: 'How the date of issue is written' },
  rationale: {
    zh: '成文日期用阿拉伯数字将年、月、日标全，年份应标全称，月、日不编虚位，即 1 不编为 01（GB/T 9704—2012，7.3.5.4）。2012 年以前用汉字的不提示。',
    en: 'The date of issue gives year, month and day in Arabic digits without leading zeros (GB/T 9704—2012, 7.3.5.4). Chinese numerals were right until 2012.',
  },
  defaultSeverity: 'warning',
  severityIn: { law: 'information' },
  bad: [
    { text: '青溪市人民政府\n\n⟦2024年01月05日⟧', fixed: '青溪市人民政府\n\n2024年1月5日' },
    { text: '青溪市人民政府\n\n⟦二〇二四年一月十五日⟧', fixed: '青溪市人民政府\n\n2024年1月15日' },
    { text: '青溪市人民政府\n\n⟦2024.1.5⟧', fixed: '青溪市人民政府\n\n2024年1月5日' },
  ],
  good: [
    { text: '青溪市人民政府\n\n2024年1月5日' },
    { text: '青溪市人民政府\n\n2024年10月20日' },
    { text: '青溪市人民政府\n\n二○一一年三月五日' },
    { text: '2024年01月05日前报送的，按原规定办理。' },
  ],
  concerns: ({ text, kind }) => kind !== 'row' && text.length <= 70,
  *find({ text }) {
    const match = signature.exec(text);
    const printed = match?.[1];
    const corrected = printed === undefined ? null : plainDate(printed);
    if (!match || printed === undefined || corrected === null || corrected === printed.replace(/\s/g, '')) return;
    const start = match[0].indexOf(printed);
    yield replacement(text, { start, end: start + printed.length }, corrected, () => ({
      zh: `成文日期用阿拉伯数字、年份写全、月日不编虚位：“${printed}”应作“${corrected}”。`,
      en: `The date of issue is written “${corrected}”, not “${printed}”.`,
    }));
  },
};

/** The date as the norm has it; null for what is none, and for dates in Chinese numerals from before the norm. */
function plainDate(printed: string): string | null {
  const [year, month, day] = printed
    .split(/[年月日号./．－-]/)
    .map((part) => part.normalize('NFKC').replace(/\s/g, ''))
    // 二0二四, 二O二四
    .map((part) => parseNumeral(/[一二三四五六七八九十]/.test(part) ? part.replace(/[O0]/g, '〇') : part) ?? 0) as [
    number,
    number,
    number,
  ];
  const full = /^\d{2}\s?年/.test(printed) ? 2000 + year : year;
  // A day that the calendar does not have is that of style/impossible-date.
  if (!exists(String(full), String(month), String(day)) || full < 1949 || full > 2100) return null;
  if (/^[一二]/.test(printed) && full < arabicSince) return null;
  return `${full}年${month}月${day}日`;
}
