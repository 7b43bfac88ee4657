/** Definitions in full sentences: 本办法所称X，是指…; X是指…; the entries of glossaries, X：指…. */
import type { FoundDefinition } from './definitions.ts';

const label =
  '(?:第[〇零一二三四五六七八九十百千\\d]+条(?:之[一二三四五六七八九十]+)?\\s?|[（(][一二三四五六七八九十\\d]+[）)]|\\d{1,2}[.．、]|[一二三四五六七八九十]{1,3}、)?';
const scope =
  '(?:(?:本|前)[\\u4e00-\\u9fa5]{1,8}?(?:所称的?|所指的?|规定的|中所称的?|中的)|第[〇零一二三四五六七八九十百千\\d]+条(?:第[一二三四五六七八九十]+款)?(?:所称的?|规定的)|所称的?|其中，)?';
const term = '[“"]?([^，。；：“”"！？（）()]{1,30}(?:[（(][^（）()]{1,30}[）)][^，。；：“”"！？（）()]{0,16})?)[”"]?';
const means = new RegExp(`^${label}${scope}${term}\\s?[，,]?(?:是指|系指|指(?=的是))(?:的是)?[：:]?(.+)$`);
const includes = new RegExp(
  `^${label}(?:第[一二三四五六七八九十]+条|本[\\u4e00-\\u9fa5]{1,8}?)所称的?${term}包括(.+)$`,
);
const entry =
  /^(?:\d{1,3}[.．、]|[（(]\d{1,3}[）)]|[①-⑳])?([^，。；：“”]{2,24}(?:[（(][^（）()]{1,30}[）)])?)[：:](指?)(.+)$/;
const kinds = /(?:可?细?分为|包括)[^。]{0,40}(?:类型?|种)[^。]*$/;
const listed = /[一二三四五]是([^，。；：]{2,24})，(?:即|旨在|是指)([^。；]+)/g;

/** Statements in a paragraph; a glossary entry is told from other uses of ：by 指 behind it or a number before it. */
export function statementsIn(text: string): FoundDefinition[] {
  const hasMeans = text.includes('指');
  const hasIncludes = text.includes('所称');
  const hasEntry = text.includes('：') && /^(?:\d{1,3}[.．、]|[（(]\d)|：指/.test(text);
  const hasKinds = text.includes('一是') && kinds.test(text.slice(0, text.indexOf('一是')));
  if (!hasMeans && !hasIncludes && !hasEntry && !hasKinds) return [];
  const found: FoundDefinition[] = [];
  if (hasEntry) {
    const match = entry.exec(text);
    if (match !== null && isEntryTerm(match[1]!) && (match[2] === '指' || explains(match[3]!))) {
      add(found, text, 0, match[0], match[1]!, match[3]!);
      return found;
    }
  }
  if (hasKinds) {
    for (const match of text.matchAll(listed)) add(found, text, match.index, match[0], match[1]!, match[2]!);
  }
  for (const { start, end } of sentences(text)) {
    const sentence = text.slice(start, end);
    const match = (hasMeans ? means.exec(sentence) : null) ?? (hasIncludes ? includes.exec(sentence) : null);
    if (match !== null && isTerm(match[1]!)) add(found, text, start, match[0], match[1]!, match[2]!);
  }
  return found;
}

function* sentences(text: string): Iterable<{ start: number; end: number }> {
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] !== '。' && text[at] !== '；') continue;
    if (at > start) yield { start, end: at };
    start = at + 1;
  }
  if (start < text.length) yield { start, end: text.length };
}

/** Not a subject such as 这, 主要, 该款. */
function isTerm(candidate: string): boolean {
  const name = candidate.trim();
  return name.length >= 2 && !/^(?:这|那|此|该|其|它|主要|就是|一般|具体|上述|前款|前述|特|均|不是|所)/.test(name);
}

function isEntryTerm(candidate: string): boolean {
  return (
    isTerm(candidate) &&
    !/(?:单位|部门|时间|地点|电话|地址|联系人|负责|附件|如下|要求|目标|任务|条件|内容)$/.test(candidate)
  );
}

/** A glossary entry explains in a sentence of some length that is no list of items or numbers. */
function explains(text: string): boolean {
  return text.length >= 16 && /^(?:一种|利用|用|通过|介于|即|是|由|以|采用|基于|在|将|把|对|为|可)/.test(text);
}

function add(
  found: FoundDefinition[],
  text: string,
  start: number,
  whole: string,
  name: string,
  meaning: string,
): void {
  const termStart = text.indexOf(name, start);
  found.push({
    term: name.replace(/\s+/g, ''),
    text: meaning.replace(/^[，,：:]|[。；]$/g, '').replace(/\s+/g, ''),
    kind: 'definition',
    start,
    end: start + whole.length,
    termStart,
    termEnd: termStart + name.length,
  });
}
