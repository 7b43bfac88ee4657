/** A report as markdown (GitHub flavour). Places are links that VS Code opens at their line. */
import { bold, escapeMarkdown, placeUri, struck } from '../markdown.ts';
import { type Block, type Cell, type Report, type Run, type Table, textOf } from './model.ts';

export function markdownOf({ title, blocks }: Report): string {
  return `${[`# ${escapeMarkdown(title)}`, ...blocks.flatMap(linesOf)].join('\n\n')}\n`;
}

function linesOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [`${'#'.repeat(block.level)} ${escapeMarkdown(block.text)}`];
    case 'text':
      return [cellOf(block.runs)];
    case 'table':
      return [tableOf(block.table)];
    case 'chart':
      // Markdown has no charts; their numbers stand in the tables beside them.
      return [];
    case 'folded':
      return [escapeMarkdown(block.summary), ...block.brief.flatMap(linesOf)];
  }
}

function tableOf({ columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({ title }) => escapeMarkdown(title))),
    line(columns.map(() => '---')),
    ...rows.map(({ cells }) => line(cells.map(cellOf))),
  ].join('\n');
}

function cellOf(cell: Cell): string {
  return textOf(cell) === '' ? '' : cell.map(runOf).join('');
}

function runOf({ text, mark, place }: Run): string {
  // A line break inside a table cell, which ends at the end of its line.
  const lines = text.split('\n').map((line) => {
    const marked =
      mark === 'removed' ? struck(line) : mark === 'added' || mark === 'strong' ? bold(line) : escapeMarkdown(line);
    return place && line !== '' ? `[${marked}](${placeUri(place)})` : marked;
  });
  return lines.join('<br>');
}
