/**
 * Set phrases (提法) explained by what they count: 增品种、提品质、创品牌“三品”战略; 中央、省、市、县、乡五级应急物资储备网络;
 * “三新”（新产业、新业态、新模式）. The number in the phrase must be that of the items; nothing else proves the explanation.
 */
import { labelOf } from '../../ingest/label.ts';
import { parseNumeral } from '../numerals.ts';
import type { FoundDefinition } from './definitions.ts';
import { withoutOpening } from './phrase.ts';

const digit = '[一二两三四五六七八九十]';
/** “三品”战略, “4+1”工程; a noun may follow the quotation. */
const quoted = /(的?)[“"]([^“”"]{1,12})[”"]([\u4e00-\u9fa5]{0,2}(?:战略|工程|行动|体系|格局|机制|模式|计划|产品)?)/g;
const counted = new RegExp(
  `(${digit}{1,2})(条|类|级)([\\u4e00-\\u9fa5]{2,12}?)(?=[，。；、：）]|工作|建设|培养|，|$)`,
  'g',
);
const bracketed = new RegExp(`[“"]?(${digit}[\\u4e00-\\u9fa5]{1,8})[”"]?[（(]([^（）()。；]{3,80})[）)]`, 'g');
const named = /([^，。；：（）]{3,80})[（(][“"]([\u4e00-\u9fa5]{2,8})[”"][）)]/g;

/** Set phrases that a paragraph explains, at logical offsets of its text. */
export function enumerationsIn(text: string): FoundDefinition[] {
  if (!text.includes('、')) return [];
  const found: FoundDefinition[] = [];
  if (/[”"]/.test(text)) addQuoted(text, found);
  if (/[条类级]/.test(text)) addCounted(text, found);
  if (/[（(]/.test(text)) addBracketed(text, found);
  return found;
}

function addQuoted(text: string, found: FoundDefinition[]): void {
  for (const match of text.matchAll(quoted)) {
    const count = countIn(match[2]!);
    const list = count === null ? null : listBefore(text, match.index, count);
    if (list === null) continue;
    const termStart = match.index + match[1]!.length;
    const name = /战略|工程|行动|体系|格局|机制|模式|计划/.test(match[3]!)
      ? match[0].slice(match[1]!.length)
      : match[0].slice(match[1]!.length, -match[3]!.length || undefined);
    found.push(definition(text, name, list, termStart));
  }
}

function addCounted(text: string, found: FoundDefinition[]): void {
  for (const match of text.matchAll(counted)) {
    const count = parseNumeral(match[1]!);
    if (count === null || count < 3) continue;
    const list = listBefore(text, match.index, count, match[2] === '级' ? LONGEST_LEVEL : LONGEST_ITEM);
    if (list !== null) found.push(definition(text, match[0], list, match.index));
  }
}

function addBracketed(text: string, found: FoundDefinition[]): void {
  for (const match of text.matchAll(bracketed)) {
    const count = countIn(match[1]!);
    const items = match[2]!.split(/[、和及]/);
    if (count === null || count < 2 || items.length !== count) continue;
    const termStart = match.index + match[0].indexOf(match[1]!);
    found.push({
      term: match[1]!,
      text: match[2]!.replace(/\s+/g, ''),
      kind: 'enumeration',
      start: match.index,
      end: match.index + match[0].length,
      termStart,
      termEnd: termStart + match[1]!.length,
    });
  }
  if (!/[（(][“"]/.test(text)) return;
  for (const match of text.matchAll(named)) {
    // “小快轻准”: one character for each item, taken from it.
    const items = match[1]!.split('、');
    const name = match[2]!;
    if (items.length !== name.length || ![...name].every((character, at) => items[at]!.includes(character))) continue;
    const termStart = match.index + match[0].lastIndexOf(name);
    found.push({
      term: name,
      text: match[1]!.replace(/\s+/g, ''),
      kind: 'enumeration',
      start: match.index,
      end: match.index + match[0].length,
      termStart,
      termEnd: termStart + name.length,
    });
  }
}

/** How many things a set phrase counts: 三品 3, 4+1 5, 一区两群 is none. */
function countIn(phrase: string): number | null {
  const sum = /^(\d{1,2})\+(\d{1,2})$/.exec(phrase);
  if (sum !== null) return Number(sum[1]) + Number(sum[2]);
  const leading = new RegExp(`^(${digit})(?!是)`).exec(phrase);
  if (leading === null || phrase.length > 6 || new RegExp(digit).test(phrase.slice(1))) return null;
  return parseNumeral(leading[1]!);
}

interface List {
  readonly start: number;
  readonly end: number;
}

/** An item of a set phrase is short; the first may carry the words before it. */
const LONGEST_ITEM = 16;
const LONGEST_FIRST = 32;
/** 中央、省、市、县 */
const LONGEST_LEVEL = 3;

/** The list of `count` items that ends at `end`, back to the last mark or the word before its first item. */
function listBefore(text: string, end: number, count: number, longest = LONGEST_ITEM): List | null {
  let start = end;
  while (start > 0 && !/[，。；：！？“”（）]/.test(text[start - 1]!)) start--;
  // 一、明确“两个目标”: a label is no item.
  if (start === 0) start = labelOf(text)?.length ?? 0;
  if (/[和及与]$/.test(text.slice(start, end))) return null;
  const items = text.slice(start, end).split('、');
  const last = items.at(-1)!.split(/[和及与]/);
  const total = items.length - 1 + (items.length > 1 ? last.length : 0);
  if (items.length < 2 || (items.length !== count && total !== count)) return null;
  const fits = items.every((item, at) => item.trim() !== '' && item.length <= (at === 0 ? LONGEST_FIRST : longest));
  return fits ? { start: withoutOpening(text, start, end), end } : null;
}

function definition(text: string, name: string, list: List, termStart: number): FoundDefinition {
  return {
    term: name.replace(/\s+/g, ''),
    text: text.slice(list.start, list.end).replace(/\s+/g, ''),
    kind: 'enumeration',
    start: list.start,
    end: termStart + name.length,
    termStart,
    termEnd: termStart + name.length,
  };
}
