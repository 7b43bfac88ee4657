/** References inside a document: 本办法第三条第二款第（一）项, 前款, 附件2, 专栏3, 第三部分, 本规划. */
import type { HeadingKind } from './model.ts';
import { parseNumeral } from './numerals.ts';

/** A reference at logical offsets of its paragraph's text. */
export interface FoundReference {
  readonly start: number;
  readonly end: number;
  /** The reference written out where it is the rest of a list (附件2 of 附件1、2); null where it is as it stands. */
  readonly writtenOut: string | null;
  /** Null for references to the document itself (本办法) and to what was said above (上述情形). */
  readonly place: {
    readonly kind: HeadingKind;
    readonly number: number;
    readonly sub: number;
    readonly paragraph: number;
    readonly item: number;
  } | null;
}

const numeral = '[〇零一二三四五六七八九十百千]+|[\\d０-９]{1,4}';
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
/** 开设专栏3个 counts them. */
const lists = /(附件|附表|专栏)\s?(\d{1,2}|[一二三四五六七八九十]{1,3})(?!\d|\s?[个份件期篇页档次块套张类项处余多])/g;
/** The rest of a list, up to a mark or a word that ends it: 附件1、2和4；附件2、3月底前 names one. */
const listed =
  /^((?:\s?(?:[、和及与至～—-]|以及|或者?)\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3}))+)(?=[，。；：！？）)】”]|$|[的所中填执办要规]|(?:[、和及与]|以及)?(?:附件|附表|专栏))/;
/** 上述 with a noun that speaks of the text itself, or with the subject of a clause, up to a mark or a function word. */
const above =
  /上述(?:情形|规定|条件|要求|情况|事项|内容|条款|材料|行为|措施)(?:之一)?|(?<=^|[，。；：])上述(?!不|有关|相关|所|各|两|几)[\u4e00-\u9fa5]{2,8}?(?=[，。；：、）]|不(?!动产)|[的应须由经均是为与和或及等]|可以|包括|适用|自)/g;

export function referencesIn(text: string): FoundReference[] {
  const found: FoundReference[] = [];
  if (text.includes('第')) {
    let behind = -1;
    let foreign = false;
    for (const match of text.matchAll(place)) {
      const start = match.index;
      // A list (第三条、第五条或者第七条) speaks of one document throughout.
      const listed = behind >= 0 && connectors.test(text.slice(behind, start));
      behind = start + match[0].length;
      if (!listed) foreign = match[1] === undefined && isForeign(text, start);
      else if (match[1] !== undefined) foreign = false;
      // At the beginning of a paragraph, or glued to the one before, it is the label of the article itself.
      if (foreign || (match[1] === undefined && (start === 0 || text[start - 1] === '。'))) continue;
      found.push({
        start,
        end: start + match[0].length,
        writtenOut: null,
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
      found.push({ start: match.index, end, writtenOut: null, place: null });
    }
  }
  if (text.includes('附件') || text.includes('附表') || text.includes('专栏')) {
    for (const match of text.matchAll(lists)) {
      if (match.index === 0) continue;
      const kind = match[1] === '专栏' ? 'box' : 'attachment';
      const add = (printed: string, start: number, end: number, writtenOut: string | null): void => {
        const place = { kind, number: parseNumeral(printed) ?? 0, sub: 0, paragraph: 0, item: 0 } as const;
        found.push({ start, end, writtenOut, place });
      };
      const end = match.index + match[0].length;
      add(match[2]!, match.index, end, null);
      const rest = listed.exec(text.slice(end))?.[1] ?? '';
      for (const { 0: printed, index } of rest.matchAll(/\d+|[一二三四五六七八九十]+/g)) {
        add(printed, end + index, end + index + printed.length, match[1] + printed);
      }
    }
  }
  if (text.includes('上述')) {
    for (const match of text.matchAll(above)) {
      found.push({ start: match.index, end: match.index + match[0].length, writtenOut: null, place: null });
    }
  }
  return found;
}

/** Between the places of one list: 、 或者, the rest of a list of items (、（三）、（四）项), 的规定和. */
const connectors =
  /^(?:[、，]?第?[（(]?[一二三四五六七八九十]{1,3}[）)]?)*(?:[项款])?(?:的规定)?(?:“[^“”]{1,40}”)?(?:情形|规定)?(?:[、，]|和|及|与|或者?|以及|至|到|中|的)*$/;
const document =
  '法|法典|宪法|条例|办法|规定|规则|细则|决定|解释|条约|公约|协定|章程|宪章|准则|规程|意见|通知|纪要|批复|议定书|修正案|总则|分则';
/** A document right before a place: 《X法》, 民法典, 该办法, 《X法》（以下简称…）, 附件2. */
const foreignBefore = new RegExp(
  `(?:》|附件\\s?(?:[\\d０-９]{1,2}|[一二三四五六七八九十]{1,3})?[的中]?|(?:${document}))(?:[（(][^（）()]{1,40}[）)])?(?:第[^，。；》]{1,12}[章节编])?\\s?$`,
);
const ownBefore = new RegExp(`本(?:${document})\\s?$`);

function isForeign(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 64), start);
  return foreignBefore.test(before) && !ownBefore.test(before);
}
