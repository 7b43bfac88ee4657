/** The list of everything a draft cites, with what the corpus knows of it: for the file that goes with the draft. */
import { dateOf } from '../checks/citation/cited-titles.ts';
import type { Locale, Message } from '../checks/message.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { type CitedTitle, citedTitle } from '../corpus/titles/cited-document.ts';
import { titleInFull } from '../policy/definitions/short-titles.ts';
import { squeeze } from '../policy/fold.ts';
import type { PolicyDocument, PolicyText } from '../policy/model.ts';
import { locate } from '../policy/span.ts';
import { quotedTitle, statusLabel } from './labels.ts';
import { escapeMarkdown } from './markdown.ts';

export interface CitationRow {
  /** Title without 《》, in its full form; a number where the draft cites by number alone. */
  readonly title: string;
  readonly number: string | null;
  readonly date: string | null;
  readonly issuers: readonly string[];
  readonly status: Message;
  /** Source offsets of the places, in order. */
  readonly places: readonly number[];
}

export interface Listed {
  readonly text: PolicyText;
  readonly corpus: Corpus;
}

/**
 * Each cited document once, in order of its first place. What the draft itself contains is not listed. Yields between
 * citations.
 */
export function* citationList({ text, corpus }: Listed): Generator<undefined, readonly CitationRow[]> {
  const own = new Set(text.documents.flatMap(({ title, number }) => [title, number ?? title].map(squeeze)));
  const titles = titlesByNumber(corpus);
  const rows = new Map<string, CitationRow & { readonly places: number[] }>();
  for (const document of text.documents) {
    for (const [index, citation] of document.citations.entries()) {
      yield undefined;
      if (citation.kind === 'internal') continue;
      const printed = numberBehind(text, document, index);
      const before = document.citations[index - 1];
      if (citation.kind === 'number' && before && numberBehind(text, document, index - 1) === citation.text) continue;
      const title =
        citation.kind === 'title'
          ? titleInFull(text, citation.text, citation.span.paragraph)
          : (titles.get(squeeze(citation.text)) ?? citation.text);
      if (own.has(squeeze(title))) continue;
      const cited = citedTitle(corpus, title, dateOf(text, document));
      const key = squeeze(cited?.title ?? title);
      const start = locate(text, citation.span).start;
      const known = rows.get(key);
      if (known) {
        known.places.push(start);
        if (known.number === null && printed !== null) rows.set(key, { ...known, number: printed });
        continue;
      }
      const [found] = cited?.current ?? [];
      rows.set(key, {
        title: cited?.title ?? title,
        number:
          printed ??
          found?.number ??
          corpus.title(title)?.number ??
          (citation.kind === 'number' ? citation.text : null),
        date: found?.date ?? null,
        issuers: found?.issuers ?? [],
        status: statusOf(corpus, title, cited),
        places: [start],
      });
    }
  }
  return [...rows.values()];
}

/** Of several documents with one number the first. */
function titlesByNumber(corpus: Corpus): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  for (const { number, title } of corpus.numbers()) {
    const key = squeeze(number);
    if (!titles.has(key)) titles.set(key, title);
  }
  return titles;
}

/** 《X》（国发〔2024〕5号）: the number in the bracket behind the title. */
function numberBehind(text: PolicyText, { citations }: PolicyDocument, index: number): string | null {
  const citation = citations[index];
  const next = citations[index + 1];
  if (citation?.kind !== 'title' || next?.kind !== 'number') return null;
  if (next.span.paragraph !== citation.span.paragraph) return null;
  const gap = text.paragraphs[next.span.paragraph]!.text.slice(citation.span.end, next.span.start);
  return /^\s*[（(]\s*$/.test(gap) ? next.text : null;
}

function statusOf(corpus: Corpus, title: string, cited: CitedTitle | null): Message {
  const [document] = cited?.current ?? [];
  const status = cited?.status;
  if (status?.kind === 'repealed') {
    const by = quotedTitle(status.by);
    return { zh: `已由${by}废止`, en: `repealed by ${by}` };
  }
  if (status?.kind === 'expired') return { zh: `有效期至 ${status.until}`, en: `applied until ${status.until}` };
  if (status?.kind === 'stated' && document?.status) {
    const { status: stated } = document;
    return { zh: statusLabel(stated, 'zh'), en: statusLabel(stated, 'en') };
  }
  if (document) return { zh: '未见废止', en: 'no repeal known' };
  const works = corpus.title(title)?.citedBy ?? 0;
  return works > 0
    ? { zh: `政策库未收录，${works} 份文件引用`, en: `not in the corpus, cited by ${works}` }
    : { zh: '政策库未收录', en: 'not in the corpus' };
}

const columns: readonly Message[] = [
  { zh: '序号', en: 'No.' },
  { zh: '文件', en: 'Document' },
  { zh: '发文字号', en: 'Number' },
  { zh: '日期', en: 'Date' },
  { zh: '发文机关', en: 'Issued by' },
  { zh: '状态', en: 'Status' },
  { zh: '引用处（行）', en: 'Cited in lines' },
];

/** `lineOf` gives the line, counted from 1, of a source offset. */
export function citationTable(
  rows: readonly CitationRow[],
  locale: Locale,
  lineOf: (offset: number) => number,
): readonly (readonly string[])[] {
  const body = rows.map(({ title, number, date, issuers, status, places }, index) => [
    String(index + 1),
    number === title ? title : `《${title}》`,
    number ?? '',
    date ?? '',
    issuers.join('、'),
    status[locale],
    [...new Set(places.map(lineOf))].join(locale === 'zh' ? '、' : ', '),
  ]);
  return [columns.map((column) => column[locale]), ...body];
}

export function markdownTable(table: readonly (readonly string[])[]): string {
  const [head = [], ...body] = table;
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rows = body.map((cells) => line(cells.map(escapeMarkdown)));
  return `${[line(head), line(head.map(() => '---')), ...rows].join('\n')}\n`;
}

/** Comma-separated values with a byte order mark, without which spreadsheet programs misread Chinese (RFC 4180). */
export function csvTable(table: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `\ufeff${table.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')}`;
}
