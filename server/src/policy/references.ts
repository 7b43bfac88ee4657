/** References inside a document: 本办法第三条第二款第（一）项, 前款, 附件2, 专栏3, 第三部分, 本规划. */
import type { HeadingKind } from './model.ts';
import { parseNumeral } from './numerals.ts';

/** A reference at logical offsets of its paragraph's text. */
export interface FoundReference {
  readonly start: number;
  readonly end: number;
  /** Null for references to the document itself (本办法) and to what was said above (上述情形). */
  readonly place: {
    readonly kind: HeadingKind;
    readonly number: number;
    readonly sub: number;
    readonly paragraph: number;
    readonly item: number;
  } | null;
}

const numeral = '[〇零一二三四五六七八九十百千]+|\\d{1,4}';
const place = new RegExp(
  `(本(?:${'法典|法|条例|办法|规定|规则|细则|决定|解释|章程|准则'}))?第\\s?(${numeral})\\s?(条|章|节|编|篇|部分)(?:\\s?之\\s?([一二三四五六七八九十]+))?(?:第\\s?(${numeral})\\s?款)?(?:第\\s?[（(]?(${numeral})[）)]?\\s?项)?`,
  'g',
);
const kinds: Readonly<Record<string, HeadingKind>> = {
  条: 'article',
  章: 'chapter',
  节: 'section',
  编: 'part',
  篇: 'part',
  部分: 'part',
};
const own =
  /本(?:规划纲要|行动计划|行动方案|实施方案|实施意见|实施细则|工作方案|指导意见|管理办法|规划|纲要|计划|方案|意见|通知|公告|指引|指南|办法|规定|条例|措施|细则|决定|通告|标准|规范|导则|法(?![律院]))/g;
const lists = /(附件|附表|专栏)\s?(\d{1,2}|[一二三四五六七八九十]{1,3})(?!\d)/g;
const above = /上述(?:情形|基础研究|规定|条件|要求|情况)(?:之一)?/g;

export function referencesIn(text: string): FoundReference[] {
  const found: FoundReference[] = [];
  if (text.includes('第')) {
    for (const match of text.matchAll(place)) {
      const start = match.index;
      // At the beginning of a paragraph it is the label of the article itself.
      if (start === 0 && match[1] === undefined) continue;
      if (match[1] === undefined && isForeign(text, start)) continue;
      found.push({
        start,
        end: start + match[0].length,
        place: {
          kind: kinds[match[3]!]!,
          number: parseNumeral(match[2]!) ?? 0,
          sub: parseNumeral(match[4] ?? '') ?? 0,
          paragraph: parseNumeral(match[5] ?? '') ?? 0,
          item: parseNumeral(match[6] ?? '') ?? 0,
        },
      });
    }
  }
  if (text.includes('本')) {
    for (const match of text.matchAll(own)) {
      const end = match.index + match[0].length;
      if (found.some((other) => other.start === match.index)) continue;
      found.push({ start: match.index, end, place: null });
    }
  }
  if (text.includes('附') || text.includes('专栏')) {
    for (const match of text.matchAll(lists)) {
      if (match.index === 0) continue;
      const kind = match[1] === '专栏' ? 'box' : 'attachment';
      const number = parseNumeral(match[2]!) ?? 0;
      const place = { kind, number, sub: 0, paragraph: 0, item: 0 } as const;
      found.push({ start: match.index, end: match.index + match[0].length, place });
    }
  }
  if (text.includes('上述')) {
    for (const match of text.matchAll(above)) {
      found.push({ start: match.index, end: match.index + match[0].length, place: null });
    }
  }
  return found;
}

/** Whether a place belongs to another document, named right before it: 《X法》第三条, 刑法第三百条, 该办法第五条. */
function isForeign(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 24), start);
  return /(?:》|[）)]|法|法典|条例|办法|规定|规则|细则|决定|解释|条约|公约|协定|章程|[和、及至或与，])\s?$/.test(before)
    ? !/本(?:法|条例|办法|规定|细则|规则|决定|解释)(?:第[^，。；》]{1,20})?[和、及至或与]?\s?$/.test(before) &&
        /(?:》|法|法典|条例|办法|规定|规则|细则|决定|解释|条约|公约|协定|章程)(?:[（(][^）)]{1,30}[）)])?(?:第[^，。；》]{1,24}[和、及至或与])*\s?$/.test(
          text.slice(Math.max(0, start - 60), start),
        )
    : false;
}
