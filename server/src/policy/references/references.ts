/** References inside a document: 本办法第三条第二款第（一）项, 附件2, 专栏3, 第三部分, 本规划, 上述情形. */
import type { HeadingKind } from '../model.ts';
import { parseNumeral } from '../numerals.ts';
import { ownerBefore, type PlaceReference, type PlaceStep, type PlaceUnit } from './places.ts';

/** A reference at logical offsets of its paragraph's text. */
export interface FoundReference {
  readonly start: number;
  readonly end: number;
  /** The reference written out where it is one of a list (附件2 of 附件1、2, 第八条 of 第八、九条); null where it is as it stands. */
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

/** Units that have headings of their own; the others belong to the article before them. */
const divisions: Readonly<Partial<Record<PlaceUnit, HeadingKind>>> = {
  part: 'part',
  chapter: 'chapter',
  section: 'section',
  article: 'article',
};
const namesOfUnits: Readonly<Record<PlaceUnit, string>> = {
  part: '编',
  chapter: '章',
  section: '节',
  article: '条',
  paragraph: '款',
  item: '项',
  subitem: '目',
};
const numeral = '[〇零一二三四五六七八九十百千]+|[\\d０-９]{1,4}';
/** 第三部分第（二）项: no unit of laws, but of plans and notices. */
const parts = new RegExp(`第\\s?(${numeral})\\s?部分(?:第\\s?[（(]?(${numeral})[）)]?\\s?项)?`, 'g');
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

/** References of a paragraph's text, of which {@link placesIn} has read the numbered `places`. */
export function referencesIn(text: string, places: readonly PlaceReference[]): FoundReference[] {
  const found = places.flatMap((place) => divisionsOf(text, place));
  if (text.includes('部分')) {
    for (const match of text.matchAll(parts)) {
      const start = match.index;
      if (isLabel(text, start) || ownerBefore(text, start).kind !== 'own') continue;
      const [number, item] = [parseNumeral(match[1]!) ?? 0, parseNumeral(match[2] ?? '') ?? 0];
      const place = { kind: 'part', number, sub: 0, paragraph: 0, item } as const;
      found.push({ start, end: start + match[0].length, writtenOut: null, place });
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

/** 第三章第五条第二款 speaks of a chapter and of an article, with what is in it. What is taken over from a list is not said again. */
function divisionsOf(text: string, { owner, steps, start: begin }: PlaceReference): FoundReference[] {
  if (owner.kind !== 'own') return [];
  const found: FoundReference[] = [];
  for (const [index, step] of steps.entries()) {
    const kind = divisions[step.unit];
    if (!kind || step.kind !== 'number' || step.start < 0 || /分\s?编$/.test(text.slice(step.start, step.end)))
      continue;
    const isStated = owner.stated && found.length === 0;
    const start = isStated ? begin : step.start;
    if (!isStated && isLabel(text, start)) continue;
    const inside = kind === 'article' ? steps.slice(index + 1) : [];
    // Of 第三条第一、二项 the article alone is told: its items are a list.
    const last = inside.findLast((one) => /[款项目]$/.test(text.slice(one.start, one.end))) ?? step;
    found.push({
      start,
      end: last.end,
      writtenOut: writtenOut(text.slice(start, last.end), last.unit),
      place: {
        kind,
        number: step.number,
        sub: step.sub,
        paragraph: numberOf(inside, 'paragraph'),
        item: numberOf(inside, 'item'),
      },
    });
  }
  return found;
}

function numberOf(steps: readonly PlaceStep[], unit: PlaceUnit): number {
  const step = steps.find((one) => one.unit === unit);
  return step?.kind === 'number' ? step.number : 0;
}

/** 第八, 九 and 十条 of 第八、九、十条, each with what the list says once; null where nothing is left out. */
function writtenOut(printed: string, unit: PlaceUnit): string | null {
  const begin = /^[第本]/.test(printed) ? '' : '第';
  const end = /(?:[编篇章节条款项目]|之\s?[一二三四五六七八九十]+)$/.test(printed) ? '' : namesOfUnits[unit];
  return begin === '' && end === '' ? null : begin + printed + end;
}

/** At the beginning of a paragraph, or glued to the one before, it is the label of the article itself. */
function isLabel(text: string, start: number): boolean {
  return start === 0 || text[start - 1] === '。';
}
