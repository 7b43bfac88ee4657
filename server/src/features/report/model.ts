/**
 * A report as people read it, in one language and free of any format: what alignments and comparisons are turned into, and
 * what the writers of markdown, HTML, Word and Excel take.
 */
import type { Place } from '../../corpus/corpus.ts';

/** A stretch of text. `place`: clicking it opens that place. */
export interface Run {
  readonly text: string;
  /** `added` and `removed` mark a difference; `faint` stands back. */
  readonly mark?: 'added' | 'removed' | 'strong' | 'faint';
  readonly place?: Place;
}

export type Cell = readonly Run[];

/** What a row means: it agrees, asks for attention, or is a finding. */
export type Tone = 'good' | 'caution' | 'bad' | 'plain';

export interface Row {
  readonly cells: readonly Cell[];
  readonly tone: Tone;
}

export interface Table {
  /** `width` is a share of the page; all shares add up to 1. */
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly Row[];
}

/** A bar with its text; `tone` tells the upper text's from the draft's. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  /** The number as printed, with its unit. */
  readonly text: string;
  readonly series: 'baseline' | 'draft' | 'upper';
}

/** Groups of bars, each on a scale of its own. */
export interface BarChart {
  readonly kind: 'bars';
  readonly title: string;
  readonly groups: readonly { readonly label: string; readonly bars: readonly Bar[] }[];
}

export interface SeriesPoint {
  readonly year: number;
  readonly value: number;
  readonly text: string;
  readonly nature: 'actual' | 'target';
  /** Document that states it. */
  readonly source: string;
  readonly place: Place;
}

/** One metric over the years. */
export interface SeriesChart {
  readonly kind: 'series';
  readonly title: string;
  readonly points: readonly SeriesPoint[];
}

export type Chart = BarChart | SeriesChart;

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'text'; readonly runs: Cell }
  /** `sheet`: name of the sheet in a workbook; tables of one name and the same columns stand on one sheet. */
  | { readonly kind: 'table'; readonly sheet: string; readonly table: Table }
  | { readonly kind: 'chart'; readonly chart: Chart }
  /** What few want to read: folded on a screen and in print `brief`. */
  | {
      readonly kind: 'folded';
      readonly summary: string;
      readonly blocks: readonly Block[];
      readonly brief: readonly Block[];
    };

export interface Report {
  readonly title: string;
  /** BCP 47, for readers and spell checkers of the formats that name it. */
  readonly language: 'zh-CN' | 'en';
  readonly blocks: readonly Block[];
}

/** A cell of plain text. */
export function plain(text: string): Cell {
  return text === '' ? [] : [{ text }];
}

/** The text of a cell without its marks. */
export function textOf(cell: Cell): string {
  return cell.map(({ text }) => text).join('');
}

/** A table with columns of given titles and shares of the page. */
export function tableBlock(
  sheet: string,
  rows: readonly Row[],
  columns: readonly (readonly [title: string, width: number])[],
): Block {
  return { kind: 'table', sheet, table: { columns: columns.map(([title, width]) => ({ title, width })), rows } };
}
