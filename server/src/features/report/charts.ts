/** Charts as SVG that stands in the page: no script, no font of its own, colours by class. */
import { escapeHtml } from './escape.ts';
import type { BarChart, Chart, SeriesChart } from './model.ts';

export function chartOf(chart: Chart): string {
  return chart.kind === 'bars' ? barsOf(chart) : seriesOf(chart);
}

const width = 960;
const labelWidth = 270;
const barHeight = 14;
const barGap = 3;
const groupGap = 14;
/** Room for the number behind the longest bar. */
const numberWidth = 190;

function barsOf({ title, groups }: BarChart): string {
  const parts: string[] = [];
  let y = 34;
  const series = new Map(groups.flatMap(({ bars }) => bars.map((bar) => [bar.series, bar.label] as const)));
  let x = labelWidth;
  for (const [name, label] of series) {
    parts.push(`<rect class="${name}" x="${x}" y="8" width="12" height="12" rx="2"/>`);
    parts.push(`<text x="${x + 18}" y="18" font-size="13">${escapeHtml(label)}</text>`);
    x += 40 + widthOf(label) * 13;
  }
  for (const { label, bars } of groups) {
    const most = Math.max(...bars.map(({ value }) => Math.abs(value)), Number.MIN_VALUE);
    const height = bars.length * (barHeight + barGap);
    const middle = y + height / 2 + 3;
    parts.push(
      `<text x="${labelWidth - 12}" y="${middle}" font-size="13" text-anchor="end">${escapeHtml(shortened(label, 19))}<title>${escapeHtml(label)}</title></text>`,
    );
    bars.forEach(({ value, text, series: name }, index) => {
      const top = y + index * (barHeight + barGap);
      const length = Math.max(2, (Math.abs(value) / most) * (width - labelWidth - numberWidth));
      parts.push(
        `<rect class="${name}" x="${labelWidth}" y="${top}" width="${length.toFixed(1)}" height="${barHeight}" rx="2"/>`,
        `<text x="${(labelWidth + length + 6).toFixed(1)}" y="${top + barHeight - 2}" font-size="12">${escapeHtml(text)}</text>`,
      );
    });
    y += height + groupGap;
  }
  parts.push(`<line class="axis" x1="${labelWidth}" y1="30" x2="${labelWidth}" y2="${y - groupGap + 2}"/>`);
  return svg(title, y, parts);
}

const plot = { left: 64, right: 24, top: 24, bottom: 44, height: 300 };

function seriesOf({ title, points }: SeriesChart): string {
  const years = points.map(({ year }) => year);
  const values = points.map(({ value }) => value);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const margin = (high - low || Math.abs(high) || 1) * 0.12;
  const xOf = (year: number) =>
    plot.left + ((year - first) / Math.max(1, last - first)) * (width - plot.left - plot.right - 60) + 30;
  const yOf = (value: number) =>
    plot.height -
    plot.bottom -
    ((value - low + margin) / (high - low + 2 * margin)) * (plot.height - plot.top - plot.bottom);
  const sorted = points.toSorted((a, b) => a.year - b.year);
  const line = (nature: 'actual' | 'target', from: typeof sorted) =>
    from.length < 2
      ? ''
      : `<polyline class="line ${nature}" points="${from.map(({ year, value }) => `${xOf(year).toFixed(1)},${yOf(value).toFixed(1)}`).join(' ')}"/>`;
  const actual = sorted.filter(({ nature }) => nature === 'actual');
  const targets = sorted.filter(({ nature }) => nature === 'target');
  const parts = [
    `<path class="axis" d="M${plot.left} ${plot.top}V${plot.height - plot.bottom}H${width - plot.right}"/>`,
    ...[...new Set(years)].map(
      (year) =>
        `<text class="faint" x="${xOf(year).toFixed(1)}" y="${plot.height - plot.bottom + 18}" font-size="12" text-anchor="middle">${year}</text>`,
    ),
    line('actual', actual),
    line('target', targets),
    ...sorted.map(({ year, value, text, nature, source }) => {
      const [x, y] = [xOf(year).toFixed(1), yOf(value)];
      return `<circle class="${nature === 'actual' ? 'draft' : 'open'}" cx="${x}" cy="${y.toFixed(1)}" r="4.5"><title>${escapeHtml(`${source} ${text}`)}</title></circle><text x="${x}" y="${(y - 10).toFixed(1)}" font-size="12" text-anchor="middle">${escapeHtml(text)}</text>`;
    }),
  ];
  return svg(title, plot.height, parts);
}

function svg(title: string, height: number, parts: readonly string[]): string {
  return `<svg viewBox="0 0 ${width} ${Math.ceil(height)}" role="img" aria-label="${escapeHtml(title)}">${parts.join('')}</svg>`;
}

/** Width in ems: ideographs are as wide as high, other characters half so. */
function widthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 1 : 0.55), 0);
}

function shortened(text: string, most: number): string {
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    length += widthOf(text[at]!);
    if (length > most) return `${text.slice(0, at)}…`;
  }
  return text;
}
