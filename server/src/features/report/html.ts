/** A report as one HTML page that holds all it needs, for reading on a screen and for printing. */
import { chartOf } from './charts.ts';
import { escapeHtml } from './escape.ts';
import { type Block, type Cell, type Report, type Run, type Table, textOf } from './model.ts';
import { pageStyle } from './style.ts';

/** How a place is written: as a link of the page, or for a host that opens places itself. */
export type PlaceLink = (place: NonNullable<Run['place']>) => string;

/** Attributes of a link that a browser follows, if it may open files. */
const fileLink: PlaceLink = ({ uri, startLine }) => `href="${escapeHtml(uri)}#L${startLine + 1}"`;

/** The whole page. */
export function htmlOf(report: Report): string {
  return `<!doctype html>
<html lang="${report.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(report.title)}</title>
<style>${pageStyle}</style>
</head>
<body>
${htmlBodyOf(report, fileLink)}
</body>
</html>
`;
}

/** What stands in the body of a page; `link` gives the attributes of links to places. */
export function htmlBodyOf({ title, blocks }: Report, link: PlaceLink): string {
  const headings = blocks.flatMap((block, index) =>
    block.kind === 'heading' && block.level === 2 ? [`<a href="#s${index}">${escapeHtml(block.text)}</a>`] : [],
  );
  const contents = headings.length > 1 ? `<nav>${headings.join('')}</nav>` : '';
  return `<main><h1>${escapeHtml(title)}</h1>${contents}${blocks.map((block, index) => blockOf(block, index, link)).join('\n')}</main>`;
}

function blockOf(block: Block, index: number, link: PlaceLink): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level} id="s${index}">${escapeHtml(block.text)}</h${block.level}>`;
    case 'text':
      return `<p>${cellOf(block.runs, link)}</p>`;
    case 'table':
      return tableOf(block.table, link);
    case 'chart':
      return `<figure>${chartOf(block.chart)}<figcaption>${escapeHtml(block.chart.title)}</figcaption></figure>`;
    case 'folded':
      return `<details><summary>${escapeHtml(block.summary)}</summary>${block.blocks
        .map((inner) => blockOf(inner, index, link))
        .join('\n')}</details>`;
  }
}

function tableOf({ columns, rows }: Table, link: PlaceLink): string {
  const widths = columns.map(({ width }) => `<col width="${(width * 100).toFixed(1)}%">`).join('');
  const head = columns.map(({ title }) => `<th scope="col">${escapeHtml(title)}</th>`).join('');
  const body = rows
    .map(
      ({ cells, tone }) => `<tr class="${tone}">${cells.map((cell) => `<td>${cellOf(cell, link)}</td>`).join('')}</tr>`,
    )
    .join('\n');
  return `<table><colgroup>${widths}</colgroup><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table>`;
}

function cellOf(cell: Cell, link: PlaceLink): string {
  return textOf(cell) === '' ? '' : cell.map((run) => runOf(run, link)).join('');
}

const elements = { added: 'ins', removed: 'del', strong: 'strong', faint: 'small' } as const;

function runOf({ text, mark, place }: Run, link: PlaceLink): string {
  const printed = escapeHtml(text).replaceAll('\n', '<br>');
  const marked = mark ? `<${elements[mark]}>${printed}</${elements[mark]}>` : printed;
  return place ? `<a ${link(place)}>${marked}</a>` : marked;
}
