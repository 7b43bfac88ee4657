/** Sums in tables: the rows behind 其中： are parts of the row above, 合计 is the sum of the rows above. */
import type { Change } from '../../ingest/change.ts';
import { lowerBound } from '../../ingest/lower-bound.ts';
import type { Paragraph } from '../../ingest/paragraph.ts';
import { carried, draftOf, type Gathered, gathering } from '../../ingest/paragraph-versions.ts';
import { onceForEach } from '../../ingest/print.ts';
import { isSameList, rememberedWith } from '../../ingest/remembered.ts';
import type { TextFigure } from '../../policy/figures/figure.ts';
import { endsTable } from '../../policy/figures/indicator-tables.ts';
import type { PolicyText } from '../../policy/model.ts';
import { aboutTables, type OwnFigures, spanOf } from './own-figures.ts';

/** A figure of a table, by its number in its document. */
export interface TableFigure {
  readonly own: OwnFigures;
  readonly number: number;
}

export interface WrongSum {
  readonly whole: TableFigure;
  readonly parts: readonly TableFigure[];
  /** Of the parts, in the unit of the whole. */
  readonly sum: string;
  /** Much less than the whole: a row may have no number that was read. */
  readonly isLess: boolean;
}

/** What the figure says. */
export function figureAt({ own, number }: TableFigure): TextFigure {
  return own.said.figures[number]!;
}

/** What the name of a row says of its place among the others. */
interface RowKind {
  readonly isTotal: boolean;
  /** 其中：, and whether it says its unit. */
  readonly isPart: boolean;
  readonly hasUnit: boolean;
  readonly namesTotal: boolean;
}

/** A figure of a table, as the place of its document among those with figures and its number there. */
interface FoundFigure {
  readonly at: number;
  readonly number: number;
  readonly figure: TextFigure;
}

type FoundSum = Omit<WrongSum, 'whole' | 'parts'> & {
  readonly whole: FoundFigure;
  readonly parts: readonly FoundFigure[];
};

interface Row {
  readonly kind: RowKind;
  readonly figures: readonly FoundFigure[];
  /** The first of its table. */
  readonly isFirst: boolean;
}

const kindOf = onceForEach(
  (text): RowKind => ({
    isTotal: /^(?:\d+\s)?\s*(?:合计|总计|共计)/.test(text),
    isPart: /^(?:\d+\s)?\s*其中[：:]/.test(text),
    hasUnit: /[（(][^（）()]*[）)]/.test(text),
    namesTotal: /合计|总计|共计/.test(text),
  }),
);

/** Rows with parts that exceed the whole, or come so near to it that they are meant to make it up, and do not. */
export function* sumsOf(text: PolicyText, all: readonly OwnFigures[]): Iterable<WrongSum> {
  const { paragraphs } = text;
  const draft = draftOf(paragraphs);
  const sums = remembered(draft, [saidOfRows(paragraphs).said, aboutTables(text)], () => {
    const rows = rowsOf(paragraphs, all);
    return rememberedByRows(draft, partsOf(rows), () => [...findSums(rows)]);
  });
  const standing = ({ at, number }: FoundFigure): TableFigure => ({ own: all[at]!, number });
  for (const { whole, parts, ...sum } of sums) yield { ...sum, whole: standing(whole), parts: parts.map(standing) };
}

const remembered = rememberedWith<object, readonly FoundSum[]>();
/** By the rows, which say the same behind a line break. */
const rememberedByRows = rememberedWith<object, readonly FoundSum[]>();

/** All that sums hang on in the rows. */
function partsOf(rows: readonly Row[]): readonly unknown[] {
  const parts: unknown[] = [];
  for (const { kind, isFirst, figures } of rows) {
    parts.push(kind, isFirst);
    for (const { at, number, figure } of figures) parts.push(at, number, figure);
  }
  return parts;
}

/** What the rows say of themselves, as a string for each, and which paragraphs end tables. */
const tableRows = gathering((paragraph) => {
  if (paragraph.block.kind === 'row') return JSON.stringify(kindOf(paragraph));
  return endsTable(paragraph) ? '' : null;
});

interface SaidOfRows {
  readonly rows: Gathered<string>;
  readonly said: object;
}

/**
 * What sums hang on besides the figures: `said` is the same object as long as the rows say the same of themselves and tables end
 * between the same ones, in however many paragraphs.
 */
export const saidOfRows = carried<SaidOfRows>(
  (paragraphs) => ({ rows: tableRows(paragraphs), said: {} }),
  (before, paragraphs, change) => {
    const rows = tableRows(paragraphs);
    return rows === before.rows ? before : { rows, said: isAsBefore(before.rows, rows, change) ? before.said : {} };
  },
);

/** Whether what stands around a change is the same but for how often a table ends there. */
function isAsBefore(before: Gathered<string>, now: Gathered<string>, { first, endBefore, end }: Change): boolean {
  const around = ({ paragraphs, found }: Gathered<string>, behind: number): readonly string[] =>
    found
      .slice(Math.max(0, lowerBound(paragraphs, first) - 1), lowerBound(paragraphs, behind) + 1)
      .filter((one, at, all) => one !== '' || all[at - 1] !== '');
  return before.found === now.found || isSameList(around(before, endBefore), around(now, end));
}

function* findSums(rows: readonly Row[]): Iterable<FoundSum> {
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    if (row.kind.isTotal) yield* wrongColumns(row, rowsAbove(rows, at), true);
    else if (rows[at + 1]?.kind.isPart) yield* wrongColumns(row, partsBelow(rows, at), false);
  }
}

function rowsOf(paragraphs: readonly Paragraph[], all: readonly OwnFigures[]): readonly Row[] {
  const rows = new Map<number, FoundFigure[]>();
  for (const [at, own] of all.entries()) {
    for (const number of own.said.ofTables) {
      const { paragraph } = spanOf(own, number);
      const found = { at, number, figure: own.said.figures[number]! };
      const row = rows.get(paragraph);
      if (row) row.push(found);
      else rows.set(paragraph, [found]);
    }
  }
  const table = tableRows(paragraphs);
  let before = -1;
  return Array.from(rows, ([paragraph, figures]) => {
    const isFirst = before < 0 || hasEnd(table, before + 1, paragraph);
    before = paragraph;
    return { kind: kindOf(paragraphs[paragraph]!), figures, isFirst };
  });
}

/** Whether one of the paragraphs from `first` to before `end` ends a table. */
function hasEnd({ paragraphs, found }: Gathered<string>, first: number, end: number): boolean {
  for (let at = lowerBound(paragraphs, first); at < paragraphs.length && paragraphs[at]! < end; at++)
    if (found[at] === '') return true;
  return false;
}

/** The row with 其中： and those below it that have no unit of their own. */
function partsBelow(rows: readonly Row[], whole: number): readonly Row[] {
  const end = rows.findIndex(({ kind, isFirst }, at) => at > whole + 1 && (kind.hasUnit || kind.isPart || isFirst));
  return rows.slice(whole + 1, end < 0 ? undefined : end);
}

function rowsAbove(rows: readonly Row[], whole: number): readonly Row[] {
  const above = rows.slice(0, whole);
  const first = Math.max(
    above.findLastIndex(({ kind }) => kind.namesTotal) + 1,
    above.findLastIndex(({ isFirst }) => isFirst),
  );
  return rows.slice(first, whole);
}

/** Parts behind 其中： that make up less of the whole leave something out; a total has all of its rows. */
const NEARLY_WHOLE = 0.97;

function* wrongColumns(row: Row, rows: readonly Row[], isTotal: boolean): Iterable<FoundSum> {
  if (rows.length < 2) return;
  for (const whole of row.figures) {
    const { figure } = whole;
    const parts = rows.flatMap(({ figures }) => figures.find((part) => isSameColumn(part.figure, figure)) ?? []);
    if (parts.length !== rows.length || figure.amount === null || figure.amount.dimension === '%') continue;
    const amounts = parts.flatMap((part) => part.figure.amount ?? []);
    if (amounts.length !== parts.length) continue;
    const sum = amounts.reduce((total, { value }) => total + value, 0);
    const open = [figure.amount, ...amounts].reduce((total, { precision }) => total + precision / 2, 0);
    const { value } = figure.amount;
    const isLess = sum < NEARLY_WHOLE * value;
    if (Math.abs(sum - value) <= open * 1.001 || (isLess && !isTotal)) continue;
    yield { whole, parts, isLess, sum: String(Number(((sum / value) * Number(figure.value)).toPrecision(6))) };
  }
}

function isSameColumn(part: TextFigure, whole: TextFigure): boolean {
  return (
    part.period === whole.period &&
    part.nature === whole.nature &&
    part.amount !== null &&
    part.amount.dimension === whole.amount?.dimension
  );
}
