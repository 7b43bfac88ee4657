/** Sums in tables: the rows behind 其中： are parts of the row above, 合计 is the sum of the rows above. */
import type { PlacedFigure } from '../policy/figure.ts';
import type { PolicyText } from '../policy/model.ts';

export interface WrongSum {
  readonly whole: PlacedFigure;
  readonly parts: readonly PlacedFigure[];
  /** Of the parts, in the unit of the whole. */
  readonly sum: string;
}

interface Row {
  readonly text: string;
  readonly figures: readonly PlacedFigure[];
}

/** Rows with parts that exceed the whole, or come so near to it that they are meant to make it up, and do not. */
export function* sumsOf(text: PolicyText, ofTables: readonly PlacedFigure[]): Iterable<WrongSum> {
  const rows = rowsOf(text, ofTables);
  for (const [at, row] of rows.entries()) {
    if (/^(?:\d+\s)?\s*(?:合计|总计|共计)/.test(row.text)) yield* wrongColumns(row, rowsAbove(rows, at));
    else if (isPart(rows[at + 1]?.text)) yield* wrongColumns(row, partsBelow(rows, at));
  }
}

function rowsOf(text: PolicyText, of: readonly PlacedFigure[]): readonly Row[] {
  const rows = new Map<number, PlacedFigure[]>();
  for (const figure of of) {
    const row = rows.get(figure.span.paragraph);
    if (row) row.push(figure);
    else rows.set(figure.span.paragraph, [figure]);
  }
  return [...rows].map(([paragraph, figures]) => ({ text: text.paragraphs[paragraph]!.text, figures }));
}

function isPart(text: string | undefined): boolean {
  return text !== undefined && /^(?:\d+\s)?\s*其中[：:]/.test(text);
}

/** The row with 其中： and those below it that have no unit of their own. */
function partsBelow(rows: readonly Row[], whole: number): readonly Row[] {
  const end = rows.findIndex(({ text }, at) => at > whole + 1 && (/[（(][^（）()]*[）)]/.test(text) || isPart(text)));
  return rows.slice(whole + 1, end < 0 ? undefined : end);
}

function rowsAbove(rows: readonly Row[], whole: number): readonly Row[] {
  const first = rows.slice(0, whole).findLastIndex(({ text }) => /合计|总计|共计/.test(text)) + 1;
  return rows.slice(first, whole);
}

/** Parts that make up less of the whole leave something out. */
const NEARLY_WHOLE = 0.97;

function* wrongColumns(whole: Row, rows: readonly Row[]): Iterable<WrongSum> {
  if (rows.length < 2) return;
  for (const figure of whole.figures) {
    const parts = rows.flatMap(({ figures }) => figures.filter((part) => isSameColumn(part, figure)).slice(0, 1));
    if (parts.length !== rows.length || figure.amount === null || figure.amount.dimension === '%') continue;
    const amounts = parts.flatMap(({ amount }) => amount ?? []);
    if (amounts.length !== parts.length) continue;
    const sum = amounts.reduce((total, { value }) => total + value, 0);
    const open = [figure.amount, ...amounts].reduce((total, { precision }) => total + precision / 2, 0);
    const { value } = figure.amount;
    if (Math.abs(sum - value) <= open * 1.001 || sum < NEARLY_WHOLE * value) continue;
    yield { whole: figure, parts, sum: String(Number(((sum / value) * Number(figure.value)).toPrecision(6))) };
  }
}

function isSameColumn(part: PlacedFigure, whole: PlacedFigure): boolean {
  return (
    part.period === whole.period &&
    part.nature === whole.nature &&
    part.amount !== null &&
    part.amount.dimension === whole.amount?.dimension
  );
}
