/** Columns of a markdown table that do not make up their total: the rows above 合计, or below it where it comes first. */
import type { Paragraph } from '../../ingest/paragraph.ts';
import { gathering } from '../../ingest/paragraph-versions.ts';
import type { Span } from '../../policy/model.ts';

export interface WrongColumn {
  /** The total. */
  readonly span: Span;
  readonly printed: string;
  /** Of the rows. */
  readonly sum: string;
}

interface Cell {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Null where the cell is no plain number. */
  readonly value: number | null;
  readonly decimals: number;
}

interface Row {
  readonly paragraph: number;
  readonly cells: readonly Cell[];
}

const plainNumber = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d+(?:\.\d+)?$/;
const total = /^(?:合\s*计|总\s*计|共\s*计)(?:[（(].*)?$/;
/** Rows that are parts of others make a table more than a list. */
const nested = /其中|小\s*计|^(?:合\s*计|总\s*计|共\s*计)/;
/** What such a column holds is not added up. */
const notAdded = /率|比|均|占|增|降|序号|编号|年份|排名|指数|单价|[%％]/;
/** Neither a number nor missing: nothing is there. */
const empty = /^[\s\-—–/／]*$/;
/** Cells that may name a row: behind | and a number. */
const labels = 3;
/** A table whose rows come to much more or less than the total is not the list that it looks like. */
const likely = { least: 0.5, most: 1.5 };

/** |公园|3|, or without | around: 公园|3|200. No sentence stands in a cell. */
const rowOfText = /^\|.*\|$|^[^|。；]{1,40}(?:\|[^|。；]{0,40}){2,}$/;

/** The cells of the rows, in order; a plain text has them with | between them. */
export const columnRows = gathering(({ text, block }): readonly Cell[] | null =>
  (block.kind === 'row' && text.includes('|')) || (block.kind === 'text' && text.includes('|') && rowOfText.test(text))
    ? cellsOf(text)
    : null,
);

/** Where one table ends and the next begins: by the numbers of the rows. */
export function tableGaps(paragraphs: readonly Paragraph[]): string {
  const rows = columnRows(paragraphs).paragraphs;
  return rows.flatMap((paragraph, row) => (paragraph - 1 === rows[row - 1] ? [] : [row])).join();
}

export function* wrongColumnsIn(paragraphs: readonly Paragraph[]): Iterable<WrongColumn> {
  const rows = columnRows(paragraphs);
  let table: Row[] = [];
  for (const [index, paragraph] of rows.paragraphs.entries()) {
    const last = table.at(-1);
    if (last && last.paragraph !== paragraph - 1) {
      yield* inTable(table);
      table = [];
    }
    table.push({ paragraph, cells: rows.found[index]! });
  }
  yield* inTable(table);
}

/** A table with one total, at its end or behind its head. */
function* inTable([head, ...rows]: readonly Row[]): Iterable<WrongColumn> {
  const at = rows.findIndex(({ cells }) => isTotal(cells));
  const whole = rows[at];
  if (!head || !whole || (at > 0 && at < rows.length - 1)) return;
  const parts = rows.filter((row) => row !== whole);
  if (parts.length < 2 || parts.some(({ cells }) => cells.slice(0, labels).some(({ text }) => nested.test(text))))
    return;
  if (rows.some(({ cells }) => cells.length !== head.cells.length)) return;
  for (const [column, cell] of whole.cells.entries()) {
    if (cell.value === null || notAdded.test(head.cells[column]!.text)) continue;
    const members = parts.map(({ cells }) => cells[column]!);
    if (members.some(({ value, text }) => value === null && !empty.test(text))) continue;
    const numbers = members.filter(({ value }) => value !== null);
    if (numbers.length < 2) continue;
    const sum = numbers.reduce((made, { value }) => made + value!, 0);
    const tolerated = [cell, ...numbers].reduce((open, { decimals }) => open + 10 ** -decimals / 2, 0);
    // Whole numbers are counted, not rounded.
    const isCounted = cell.decimals === 0 && numbers.every(({ decimals }) => decimals === 0);
    if (Math.abs(sum - cell.value) <= (isCounted ? 0 : tolerated * 1.001)) continue;
    if (sum < likely.least * cell.value || sum > likely.most * cell.value) continue;
    const { start, end, text } = cell;
    const printed = String(Number(sum.toFixed(Math.max(...numbers.map(({ decimals }) => decimals)))));
    yield { span: { paragraph: whole.paragraph, start, end }, printed: text, sum: printed };
  }
}

function isTotal(cells: readonly Cell[]): boolean {
  return cells.slice(0, labels).some(({ text }) => total.test(text));
}

function cellsOf(row: string): readonly Cell[] {
  let at = 0;
  return row.split('|').map((part): Cell => {
    const text = part.trim();
    const start = at + part.length - part.trimStart().length;
    at += part.length + 1;
    const value = plainNumber.test(text) ? Number(text.replaceAll(',', '')) : null;
    return { start, end: start + text.length, text, value, decimals: text.split('.')[1]?.length ?? 0 };
  });
}
