/**
 * 发文字号: 国发〔2022〕320号, 财政部 税务总局公告2022年第32号, 中华人民共和国国务院令第706号.
 * Forms after GB/T 9704-2012 7.2.5; wrong brackets (［］ 【】 [] （）) and 第 before the serial are read as well, so that
 * they can be pointed out.
 */
import { isIdeograph } from '../ideograph.ts';
import { parseNumeral } from '../numerals.ts';

export interface DocumentNumber {
  /** Organ code or name before the year, white space removed: 国发, 财政部税务总局公告, 国务院令. */
  readonly organ: string;
  readonly year: number | null;
  readonly serial: number;
  readonly form: 'bracketed' | 'announcement' | 'order';
}

const bracketed = /[〔［[【（(〈]\s?((?:19|20)\d{2})\s?[〕］\]】）)〉]\s?第?\s?(\d{1,5})\s?号/g;
const announcement = /公告\s?((?:19|20)\d{2})\s?年\s?第\s?(\d{1,4})\s?号/g;
const order = /^([\u4e00-\u9fa5]{0,24}?令)第([\d〇零一二三四五六七八九十百]{1,6})号$/;

/** Reads a number that makes up the whole text (white space aside), or null. */
export function parseDocumentNumber(text: string): DocumentNumber | null {
  const bare = text.replace(/\s+/g, '');
  if (bare.length > 60 || !bare.endsWith('号')) return null;
  for (const [form, pattern] of [
    ['bracketed', bracketed],
    ['announcement', announcement],
  ] as const) {
    const match = [...bare.matchAll(pattern)].at(-1);
    if (match === undefined || match.index + match[0].length !== bare.length || match.index === 0) continue;
    const organ = bare.slice(0, form === 'bracketed' ? match.index : match.index + 2);
    if (!/^[\u4e00-\u9fa5]+(?:[（(][\u4e00-\u9fa5]+[）)][\u4e00-\u9fa5]*)?$/.test(organ)) continue;
    return { organ, year: Number(match[1]), serial: Number(match[2]), form };
  }
  const named = order.exec(bare);
  const serial = parseNumeral(named?.[2] ?? '');
  return named === null || serial === null ? null : { organ: named[1]!, year: null, serial, form: 'order' };
}

/** Places of bracketed and announcement numbers in a text, end exclusive. Orders (令) are named, not numbered. */
export function findDocumentNumbers(text: string): { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  if (!text.includes('号')) return found;
  for (const match of text.matchAll(bracketed)) {
    const start = organCodeStart(text, match.index);
    if (start < match.index) found.push({ start, end: match.index + match[0].length });
  }
  if (text.includes('公告')) {
    for (const match of text.matchAll(announcement)) {
      const start = organNamesStart(text, match.index);
      found.push({ start, end: match.index + match[0].length });
    }
  }
  return found;
}

/** Longest organ code: 国务院办公厅秘书局 style codes stay below. */
const LONGEST_CODE = 12;
/** Words that run into an organ code in a sentence: 仍按苏人社发〔2022〕70号. */
const leading =
  /^.*(?:根据|按照?|依据|依照|落实|贯彻|执行|参照|对照|以及|见|和|与|或|及|原|文号|号|为|是|将|转发|印发|同意)(?=[\u4e00-\u9fa5]{2})/;

function organCodeStart(text: string, end: number): number {
  let start = end;
  if (/\s/.test(text[start - 1] ?? '')) start--;
  if (/[）)]/.test(text[start - 1] ?? '')) {
    const open = Math.max(text.lastIndexOf('（', start), text.lastIndexOf('(', start));
    if (open > 0 && start - open <= 8 && /^[（(][\u4e00-\u9fa5]+[）)]$/.test(text.slice(open, start))) start = open;
    else return end;
  }
  while (start > 0 && end - start < LONGEST_CODE && isIdeograph(text.charCodeAt(start - 1))) start--;
  const code = text.slice(start, end);
  return start + (leading.exec(code)?.[0].length ?? 0);
}

/** Names of organs before 公告, with the gaps between them; a word of more than three characters each. */
function organNamesStart(text: string, end: number): number {
  const names = /(?:^|[^\u4e00-\u9fa5\s])((?:[\u4e00-\u9fa5]{2,20}\s)*[\u4e00-\u9fa5]{0,20})$/.exec(
    text.slice(Math.max(0, end - 80), end),
  );
  const run = names?.[1] ?? '';
  return end - run.slice(leading.exec(run)?.[0].length ?? 0).length;
}
