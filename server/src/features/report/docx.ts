/** A report as a Word document. Loaded when first asked for: the library behind it is large. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  HeadingLevel,
  Packer,
  PageOrientation,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { placeUri } from '../markdown.ts';
import type { Block, Cell, Report, Table as ReportTable, Row, Run } from './model.ts';

/** A4 across, in twentieths of a point. */
const page = { width: 11906, height: 16838, margin: 1000 };
const bodyWidth = page.height - 2 * page.margin;
/** 宋体 is on every machine that Chinese offices use (GB/T 9704 asks for fonts of its family). */
const font = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'SimSun' };

export async function docxOf({ title, blocks }: Report): Promise<Uint8Array> {
  const document = new Document({
    title,
    styles: { default: { document: { run: { font, size: 21 } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height, orientation: PageOrientation.LANDSCAPE },
            margin: { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin },
          },
        },
        children: [
          new Paragraph({
            heading: HeadingLevel.TITLE,
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ text: printable(title), bold: true, size: 36, font })],
          }),
          ...blocks.flatMap(childrenOf),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

function childrenOf(block: Block): readonly (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading': {
      const size = block.level === 2 ? 28 : 24;
      const heading = block.level === 2 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2;
      const children = [new TextRun({ text: printable(block.text), bold: true, size, font, color: '000000' })];
      return [new Paragraph({ heading, spacing: { before: 280, after: 120 }, keepNext: true, children })];
    }
    case 'text':
      return [new Paragraph({ spacing: { after: 100 }, children: runsOf(block.runs) })];
    case 'table':
      return [tableOf(block.table), new Paragraph({})];
    case 'chart':
      // Word draws no SVG of its own; the numbers of a chart stand in the table beside it.
      return [];
    case 'folded':
      return [
        new Paragraph({ children: [new TextRun({ text: printable(block.summary), color: '656D76' })] }),
        ...block.brief.flatMap(childrenOf),
      ];
  }
}

function tableOf({ columns, rows }: ReportTable): Table {
  const widths = columns.map(({ width }) => Math.round(width * bodyWidth));
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(
      ({ title }, index) =>
        new TableCell({
          width: { size: widths[index]!, type: WidthType.DXA },
          shading: { type: ShadingType.CLEAR, fill: 'EDEFF2' },
          children: [new Paragraph({ children: [new TextRun({ text: printable(title), bold: true })] })],
        }),
    ),
  });
  return new Table({
    width: { size: bodyWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [head, ...rows.map((row) => rowOf(row, widths))],
  });
}

const edges = { good: '1A7F37', caution: 'BF8700', bad: 'CF222E' } as const;

function rowOf({ cells, tone }: Row, widths: readonly number[]): TableRow {
  return new TableRow({
    children: cells.map(
      (cell, index) =>
        new TableCell({
          width: { size: widths[index]!, type: WidthType.DXA },
          ...(index === 0 && tone !== 'plain'
            ? { borders: { left: { style: BorderStyle.SINGLE, size: 24, color: edges[tone] } } }
            : {}),
          children: [new Paragraph({ children: runsOf(cell) })],
        }),
    ),
  });
}

function runsOf(cell: Cell): ParagraphChild[] {
  return cell.map((run) => {
    const text = textRun(run);
    return run.place ? new ExternalHyperlink({ link: placeUri(run.place), children: [text] }) : text;
  });
}

function textRun({ text, mark, place }: Run): TextRun {
  return new TextRun({
    text: printable(text),
    ...(mark === 'strong' ? { bold: true } : {}),
    ...(mark === 'added' ? { underline: {}, shading: { type: ShadingType.CLEAR, fill: 'DAFBE1' } } : {}),
    ...(mark === 'removed' ? { strike: true, shading: { type: ShadingType.CLEAR, fill: 'FFEBE9' } } : {}),
    ...(mark === 'faint' ? { size: 18, color: '656D76' } : {}),
    ...(place ? { color: '0A58CA' } : {}),
  });
}

/** XML has no place for control characters. */
function printable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}
