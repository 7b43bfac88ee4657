/**
 * Indicator tables that were dumped line by line: 在园幼儿数（万人） 100.8 110 预期性. The head names the years of the
 * columns, notes below the table say what * and 【】 mean.
 */
import type { Paragraph } from '../../ingest/paragraph.ts';
import { gathering, visitAmong } from '../../ingest/paragraph-versions.ts';
import { onceForEach } from '../../ingest/print.ts';
import { rememberedWith } from '../../ingest/remembered.ts';
import { indicatorAt } from '../documents/moved-document.ts';
import type { Lineage } from '../lineage.ts';
import type { Indicator } from '../model.ts';
import { measureOfRow, type Nature, reckoningIn, reckoningOfRow } from './figure-sense.ts';

/** Columns of markdown tables are parted by |: a gap as others, at the same offsets. */
function withGaps(text: string): string {
  return text.includes('|') ? text.replaceAll('|', ' ') : text;
}

interface Table {
  /** Value columns in order. */
  readonly columns: readonly Column[];
  /** Meaning of the marks `*` and `【】` by the notes. */
  readonly marks: ReadonlyMap<string, string>;
  /** Units stand in a column of their own, behind the name. */
  readonly hasUnits: boolean;
}

interface Column {
  readonly year: string;
  readonly nature: Nature;
}

const value =
  '[—－-]|[＞＜≥≤>＜<]?\\s?【?[＞＜≥≤><]?\\s?(?:\\d+(?:\\s?\\.\\s?\\d+)?(?:[∶:]\\s?\\d[\\d.]*)?)\\s?%?】?(?:\\s?左右|以上|以下|以内)?\\*?】?';
const cells = new RegExp(`^((?:\\s*(?:${value})(?=\\s|$|【|[＞＜≥≤]))+)\\s*$`);
const cell = new RegExp(value, 'g');

/**
 * Figures of the table rows among the paragraphs `members` (indices, in order); the same list as in the version before where
 * nothing of the tables changed.
 */
export function tableIndicators(
  paragraphs: readonly Paragraph[],
  members: readonly number[],
  lineage: Lineage,
): readonly Indicator[] {
  // Asked at every version, so that each asks about its own change only.
  const lines = linesOf(paragraphs);
  const heads: number[] = [];
  let captions = '';
  visitAmong(headsOf(paragraphs), members, (head, _at, index) => {
    // Rows without numbers stand inside of tables too.
    if (head === 'first-row' && paragraphs[members[index - 1] ?? -1]?.block.kind === 'row') return;
    heads.push(index);
    captions += isCaptionOfPlan(paragraphs, members, index) ? '1' : '0';
  });
  if (heads.length === 0) return none;
  const about = [headsOf(paragraphs), lines, captions, members];
  return remembered(lineage, about, () => read(paragraphs, members, heads));
}

const none: readonly Indicator[] = [];
const remembered = rememberedWith<Lineage, readonly Indicator[]>();

/** `heads`: places of the heads of tables among the members. */
function read(paragraphs: readonly Paragraph[], members: readonly number[], heads: readonly number[]): Indicator[] {
  const found: Indicator[] = [];
  let unit = '';
  for (const [next, head] of heads.entries()) {
    const room = (heads[next + 1] ?? members.length) - head;
    const table = figuresOf(paragraphs, members, { head, room, unit });
    for (const one of table.figures) found.push(one);
    unit = table.unit;
  }
  return found;
}

interface TablePlace {
  /** Place of its head among the members. */
  readonly head: number;
  /** Members from there to before the next head or the end of the document. */
  readonly room: number;
  /** In force before the table. */
  readonly unit: string;
}

interface TableFigures {
  readonly figures: readonly Indicator[];
  /** Members from the head to before what ends the table. */
  readonly length: number;
  /** In force behind the table. */
  readonly unit: string;
}

/** What the figures of a table were when it was last read, and what they hang on. */
interface KnownFigures {
  readonly read: TableFigures;
  readonly place: TablePlace;
  /** All that was looked at, from the line above the head on, and how many lines would have been. */
  readonly lines: readonly Paragraph[];
  readonly reach: number;
  /** Index of the first of them. */
  readonly first: number;
}

/** By the head of the table. */
const knownFigures = new WeakMap<Paragraph, KnownFigures>();

/** {@link readFigures}, where something of the table changed; where it only moved, the figures do. */
function figuresOf(paragraphs: readonly Paragraph[], members: readonly number[], place: TablePlace): TableFigures {
  const head = paragraphs[members[place.head]!]!;
  const above = Math.max(0, place.head - 1);
  const first = members[above]!;
  const before = knownFigures.get(head);
  const isKnown = before !== undefined && holds(before, paragraphs, members, place);
  if (isKnown && before.first === first) return before.read;
  const read = isKnown ? movedBy(first - before.first, before.read) : readFigures(paragraphs, members, place);
  const reach = place.head - above + Math.max(read.length + 1, NOTE_LINES);
  const lines = isKnown ? before.lines : members.slice(above, above + reach).map((at) => paragraphs[at]!);
  knownFigures.set(head, { read, place, lines, reach, first });
  return read;
}

/** Whether all that the figures of a table were read from is there at its present place, one line right behind the other. */
function holds(
  { read, place: before, lines, reach }: KnownFigures,
  paragraphs: readonly Paragraph[],
  members: readonly number[],
  place: TablePlace,
): boolean {
  const above = Math.max(0, place.head - 1);
  const first = members[above]!;
  if (place.unit !== before.unit || Math.min(reach, members.length - above) !== lines.length) return false;
  if (place.room < read.length || (read.length === before.room && place.room !== before.room)) return false;
  for (let line = 0; line < lines.length; line++) {
    if (members[above + line] !== first + line || paragraphs[first + line] !== lines[line]) return false;
  }
  return true;
}

function movedBy(distance: number, { figures, length, unit }: TableFigures): TableFigures {
  const moved = figures.map((figure) => {
    const { paragraph, start, end } = figure.span;
    return indicatorAt({ paragraph: paragraph + distance, start, end }, figure);
  });
  return { figures: moved, length, unit };
}

function readFigures(
  paragraphs: readonly Paragraph[],
  members: readonly number[],
  { head, room, unit: unitBefore }: TablePlace,
): TableFigures {
  const figures: Indicator[] = [];
  const table = readTable(paragraphs, members, head);
  let pending: string[] = [];
  let unit = unitBefore;
  let length = 1;
  for (; length < room; length++) {
    const index = head + length;
    const at = members[index]!;
    const paragraph = paragraphs[at]!;
    const text = withGaps(paragraph.text);
    if (paragraph.block.kind !== 'row') {
      if (endsTable(paragraph)) break;
      pending.push(text);
      continue;
    }
    const { row } = rowOf(paragraph);
    if (row === null) continue;
    const whole = row.name !== '' ? row.name : pending.join('');
    const inColumn = table.hasUnits ? ownUnit.exec(whole) : null;
    const name = inColumn === null ? whole : whole.slice(0, inColumn.index);
    const printed = /[（(]([^（）()]*)[）)]\s*$/.exec(name);
    if (inColumn !== null) unit = inColumn[1]!;
    else if (printed !== null) unit = printed[1]!.split(/[，,]/)[0]!.trim();
    else if (!/^其中[：:]/.test(name) && row.name !== '' && !continuesGroup(paragraphs, members, index)) unit = '';
    pending = [];
    const metric = name
      .replace(/[（(][^（）()]*[）)]\s*$/, '')
      .replace(/^(?:其中[：:]|#)\s*/, '')
      .replace(/\s+/g, '');
    if (metric === '') continue;
    const { columns, marks } = table;
    let behind = text.indexOf(row.name) + row.name.length;
    row.values.forEach((printedValue, column) => {
      const start = text.indexOf(printedValue, behind);
      behind = start < 0 ? behind : start + printedValue.length;
      const read = readValue(printedValue, marks);
      if (read === null) return;
      // A row with fewer values than years gives the last ones: the target without a base.
      const place = columns[columns.length - row.values.length + column] ?? columns[column] ?? null;
      const period = place?.year ?? null;
      const reckoning = reckoningIn(reckoningOfRow(metric, read.note), period);
      figures.push({
        metric,
        value: read.value,
        unit,
        period,
        qualifier: read.qualifier,
        attribute: row.attribute,
        subject: null,
        nature: place?.nature ?? null,
        measure: measureOfRow(metric, unit, reckoning),
        reckoning,
        part: null,
        sentence: null,
        span: { paragraph: at, start: Math.max(0, start), end: start < 0 ? text.length : behind },
      });
    });
  }
  return { figures, length, unit };
}

/** A row without a unit of its own goes on below 其中： with that of the row above. */
function continuesGroup(paragraphs: readonly Paragraph[], members: readonly number[], index: number): boolean {
  const above = paragraphs[members[index - 1] ?? -1];
  return above?.block.kind === 'row' && (/^其中[：:]/.test(above.text) || !/[（(][^（）()]*[）)]/.test(above.text));
}

const number = /^\s*[＞＜≥≤><约]?\s*\d[\d.,]*\s*[%％]?\s*$/;
/** A sentence, a heading or the name of the next table ends one; short lines name groups or go on with a wrapped cell. */
export function endsTable({ block, text }: Paragraph): boolean {
  if (block.kind === 'row') return false;
  return block.kind === 'heading' || /[。；：]/.test(text) || text.length > 40 || caption.test(text);
}

/** 表2　投资情况 begins another table. */
const caption = /^附?表\s?[0-9一二三四五六七八九十]/;
/** The last cell of a name with a column of units. */
const ownUnit = /\s+([^\s（）()]{1,8})$/;
/** A cell 单位 of the head, not 责任单位. */
const unitColumn = /(?:^|\s)(?:计量)?单\s?位(?=\s|$)/;

/** Longest table head without white space. */
const LONGEST_HEAD = 60;

/** `first-row`: of a markdown table whose head has other names for its columns, 项目 or 年份. */
const headsOf = gathering(({ text, block }): 'named' | 'first-row' | null => {
  if (text.length > 2 * LONGEST_HEAD) return null;
  if (block.kind === 'row' && text.includes('|') && !/[。；]/.test(text)) {
    const filled = text.split('|').filter((one) => one.trim() !== '');
    if (filled.length >= 2 && !filled.some((one) => number.test(one))) return 'first-row';
  }
  if (!/指\s*标|名\s*称/.test(text)) return null;
  const bare = text.replace(/\s+/g, '');
  const isHead =
    bare.length <= LONGEST_HEAD && /序号|20\d\d年?|属性|单位|目标值|基期/.test(bare) && !/[。，；]/.test(bare);
  return isHead ? 'named' : null;
});

const note = /^(?:备?注|说明)|带[*【]/;

/** Paragraphs whose words count in tables; of sentences and what ends a table it counts only that they do. */
const linesOf = gathering((paragraph) => {
  const { block, text } = paragraph;
  return block.kind === 'row' || !/[。；]/.test(text) || note.test(text) ? paragraph : null;
});

/** Lines of a table head that is itself wrapped, and lines of notes that are looked at. */
const HEAD_LINES = 4;
const NOTE_LINES = 80;

function readTable(paragraphs: readonly Paragraph[], members: readonly number[], index: number): Table {
  let head = '';
  for (const at of members.slice(index, index + HEAD_LINES)) {
    const paragraph = paragraphs[at]!;
    const text = withGaps(paragraph.text);
    if (head !== '' && (cells.test(text.replace(/^.*?(?=\s)/, '')) || /^\d{1,2}\s/.test(text))) break;
    // A short table is followed by sentences, which may name years as well.
    if (/[。；]/.test(text) || rowOf(paragraph).row?.attribute) break;
    head += ` ${text}`;
  }
  const marks = new Map<string, string>();
  for (const at of members.slice(index, index + NOTE_LINES)) {
    const { text } = paragraphs[at]!;
    if (!note.test(text)) continue;
    for (const match of text.matchAll(/带?(\*|【】|\[\s*\]|（）)(?:号|者)?(?:的)?(?:为|表示|指|是)([^；。，]+)/g)) {
      marks.set(match[1]!, match[2]!);
    }
  }
  const columns = columnsOf(head, /属\s*性|目标/.test(head) || isCaptionOfPlan(paragraphs, members, index));
  return { columns, marks, hasUnits: unitColumn.test(head) };
}

/** A table of a plan says above it whose goals it lists, or has a column for 预期性 and 约束性. */
function isCaptionOfPlan(paragraphs: readonly Paragraph[], members: readonly number[], index: number): boolean {
  return /规划|目标/.test(paragraphs[members[index - 1] ?? -1]?.text ?? '');
}

/**
 * The columns that a year heads. What the words beside the year do not say (2020年规划目标, 2020年实现情况) their order
 * says in a plan: the first year is the base, later ones are the goal.
 */
function columnsOf(head: string, plan: boolean): Column[] {
  const years = [...head.matchAll(/(20\d\d)\s?年?/g)];
  const earliest = years.map((match) => match[1]!).sort()[0];
  const latest = years
    .map((match) => match[1]!)
    .sort()
    .at(-1);
  return years.map((match, at) => {
    const end = match.index + match[0].length;
    const inBracket = /[（(]\s?$/.test(head.slice(0, match.index));
    const behindLast = at === 0 ? 0 : years[at - 1]!.index + years[at - 1]![0].length;
    const words = inBracket ? head.slice(behindLast, match.index) : head.slice(end, years[at + 1]?.index);
    const year = match[1]!;
    if (/实际|实现|完成|现状|基期|基数/.test(words)) return { year, nature: 'actual' };
    if (/目标|规划|计划/.test(words)) return { year, nature: 'target' };
    if (!plan || earliest === latest) return { year, nature: null };
    return { year, nature: year === earliest ? 'actual' : 'target' };
  });
}

interface Row {
  readonly name: string;
  readonly values: readonly string[];
  readonly attribute: string | null;
}

const rowOf = onceForEach((text) => ({ row: readRow(withGaps(text)) }));

function readRow(text: string): Row | null {
  const attribute = /预期性|约束性/.exec(text)?.[0] ?? null;
  const line = text
    .replace(/\s*(?:预期性|约束性)\s*/, ' ')
    .replace(/^\d{1,3}\s+(?=\S*[\u4e00-\u9fa5#])/, '')
    .trim();
  const unitEnd = /[（(][^（）()]*[）)](?=\s*[\d【＞＜≥≤—])/.exec(line);
  const split = unitEnd !== null ? unitEnd.index + unitEnd[0].length : nameEnd(line);
  const rest = line.slice(split);
  if (!cells.test(rest)) return null;
  const values = [...rest.matchAll(cell)].map((match) => match[0].trim());
  return values.length === 0 || values.length > 8 ? null : { name: line.slice(0, split).trim(), values, attribute };
}

/** Where the values at the end of a row without a unit begin. */
function nameEnd(line: string): number {
  const gaps = [0, ...[...line.matchAll(/\s+/g)].map((gap) => gap.index)];
  return gaps.find((gap) => cells.test(line.slice(gap))) ?? line.length;
}

function readValue(
  printed: string,
  marks: ReadonlyMap<string, string>,
): { value: string; qualifier: string | null; note: string } | null {
  const digits = /\d+(?:\s?\.\s?\d+)?(?:[∶:]\s?\d[\d.]*)?/.exec(printed)?.[0].replace(/\s+/g, '');
  if (digits === undefined) return null;
  const notes = [
    printed.includes('【') ? marks.get('【】') : undefined,
    printed.includes('*') ? marks.get('*') : undefined,
  ];
  const parts = [/[＞＜≥≤><]/.exec(printed)?.[0], /左右|以上|以下|以内/.exec(printed)?.[0], ...notes].filter(
    (part) => part !== undefined,
  );
  return { value: digits, qualifier: parts.length === 0 ? null : parts.join('，'), note: notes.join('') };
}
