/** Short forms: （以下简称“X”）, （以下统称X）, 挥发性有机物（VOCs）, BIM（建筑信息模型）, 贷款（含…，下同）. */
import type { FoundDefinition } from './definitions.ts';
import { type Phrase, phraseBefore } from './phrase.ts';

const announced =
  /以下(?:均|并|分别|合并|统一)?(?:简|统|合|通)?称(?:为|作)?[：:]?\s?(?:《([^《》，。；]{1,40})》|[“"‘《]?([^“”"‘’》（）)，。；]{1,40})[”"’》]?)/g;
/** An acronym in brackets: letters, digits and what joins them; at least one capital or digit. */
const latin = '(?:[A-Za-z]|\\d{1,2}[A-Z])[A-Za-z0-9.&+\\- ]{0,18}';
const behind = new RegExp(`([\\u4e00-\\u9fa5》”—\\-])[（(](${latin})[）)]`, 'g');
const before = new RegExp(`(?<![A-Za-z0-9])(${latin})[（(]([\\u4e00-\\u9fa5、]{3,20})[）)]`, 'g');
const scope = /([\u4e00-\u9fa5]{2,12})[（(]((?:含|包括|不含|不包括)[^（）()]{2,60}?)，?下同[）)]/g;

/** Short forms that a paragraph introduces, at logical offsets of its text. */
export function abbreviationsIn(text: string): FoundDefinition[] {
  const found: FoundDefinition[] = [];
  if (text.includes('以下')) addAnnounced(text, found);
  if (/[（(][A-Za-z0-9]|[A-Za-z0-9][（(]/.test(text)) addAcronyms(text, found);
  if (text.includes('下同')) addScopes(text, found);
  return found;
}

function addAnnounced(text: string, found: FoundDefinition[]): void {
  for (const match of text.matchAll(announced)) {
    const printed = match[1] ?? match[2]!;
    const term = printed.trim();
    const termStart = text.indexOf(printed, match.index + 2);
    const full = fullForm(text, match.index);
    if (full === null || term === '') continue;
    const end = match.index + match[0].length;
    found.push({
      term: bare(term),
      text: bare(text.slice(full.start, full.end)),
      kind: 'abbreviation',
      start: full.start,
      end: /[）)]/.test(text[end] ?? '') ? end + 1 : end,
      termStart,
      termEnd: termStart + printed.length,
    });
  }
}

/** What is shortened: inside the bracket before 以下简称 where it stands there, else before the bracket. */
function fullForm(text: string, marker: number): Phrase | null {
  const open = Math.max(text.lastIndexOf('（', marker), text.lastIndexOf('(', marker));
  const inBracket = open >= 0 && !/[）)]/.test(text.slice(open, marker));
  if (!inBracket) return phraseBefore(text, marker);
  const inside = text.slice(open + 1, marker);
  // A web address or a remark may stand between: （gy.example.cn，以下简称…）.
  if (/[\u4e00-\u9fa5]{4}/.test(inside) && !/[，；]$/.test(inside)) return { start: open + 1, end: marker };
  return phraseBefore(text, open);
}

function addAcronyms(text: string, found: FoundDefinition[]): void {
  for (const match of text.matchAll(behind)) {
    const term = match[2]!.trim();
    const open = match.index + 1;
    const phrase = isAcronym(term) && !isInsideTitle(text, open) ? phraseBefore(text, open) : null;
    if (phrase === null || phrase.end - phrase.start < 2) continue;
    const termStart = open + 1;
    const end = match.index + match[0].length;
    found.push(acronym(term, text.slice(phrase.start, phrase.end), phrase.start, end, termStart));
  }
  for (const match of text.matchAll(before)) {
    const term = match[1]!.trim();
    if (!isAcronym(term)) continue;
    const start = match.index + match[1]!.indexOf(term);
    found.push(acronym(term, match[2]!, start, match.index + match[0].length, start));
  }
}

function isAcronym(term: string): boolean {
  return term.length >= 2 && /[A-Z]/.test(term) && !/^(?:No|GB|DB|YY|HJ|JGJ?|Q)[\d .T/]/.test(term);
}

/** 《政府和社会资本合作（PPP）项目财政管理办法》 cites a title; it explains nothing. */
function isInsideTitle(text: string, open: number): boolean {
  const title = text.lastIndexOf('《', open);
  return (
    title >= 0 &&
    !text.slice(title, open).includes('》') &&
    !/^[（(][^（）()]*[）)]》/.test(text.slice(open, open + 30))
  );
}

function acronym(term: string, text: string, start: number, end: number, termStart: number): FoundDefinition {
  const kind = 'abbreviation';
  return { term: bare(term), text: bare(text), kind, start, end, termStart, termEnd: termStart + term.length };
}

function addScopes(text: string, found: FoundDefinition[]): void {
  for (const match of text.matchAll(scope)) {
    const name = match[1]!.slice(match[1]!.lastIndexOf('的') + 1);
    const termEnd = match.index + match[1]!.length;
    const start = termEnd - name.length;
    found.push({
      term: name,
      text: bare(match[2]!),
      kind: 'definition',
      start,
      end: match.index + match[0].length,
      termStart: start,
      termEnd,
    });
  }
}

function bare(text: string): string {
  return text.replace(/\s+/g, '');
}
