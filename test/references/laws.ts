/** The laws that references are measured on: those kept back as drafts, the others as corpus. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseNumeral } from '../../server/src/policy/numerals.ts';

const lawsFolder = fileURLToPath(new URL('../../../shared/corpus/laws', import.meta.url));
export const hasLaws = existsSync(lawsFolder);

export interface Law {
  /** Path below the folder of laws. */
  readonly name: string;
  /** Heading of the file, without white space. */
  readonly title: string;
  /** `YYYY-MM-DD` of the latest passing or revision that the file names before its first article; null where none. */
  readonly date: string | null;
  readonly text: string;
}

export function readLaws(): readonly Law[] {
  return readdirSync(lawsFolder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !basename(name).startsWith('_'))
    .sort()
    .map((name) => lawOf(relative(lawsFolder, join(lawsFolder, name)), readFileSync(join(lawsFolder, name), 'utf8')))
    .filter(({ title }) => title !== '');
}

function lawOf(name: string, text: string): Law {
  const title = /^#\s*(.+)$/m.exec(text)?.[1]?.replace(/\s+/g, '') ?? '';
  const named = /\((\d{4}-\d{2}-\d{2})\)/.exec(name)?.[1];
  const head = text.slice(0, text.search(/INFO END|^第一条/m));
  const dates = [...head.matchAll(/(\d{4})年(\d{1,2})月(\d{1,2})日/g)].map(([, year, month, day]) =>
    [year!, month!.padStart(2, '0'), day!.padStart(2, '0')].join('-'),
  );
  return { name, title, date: named ?? dates.sort().at(-1) ?? null, text };
}

/** Every third title, all its versions together: what is measured on is not in the corpus under another date. */
export function isKeptBack({ title }: Law): boolean {
  let hash = 7;
  for (const character of title) hash = (Math.imul(hash, 31) + character.codePointAt(0)!) >>> 0;
  return hash % 3 === 0;
}

export interface PrintedParagraph {
  /** Offsets in the file, without the label of the article. */
  readonly start: number;
  readonly end: number;
  /** Items of it, （一） to the last. */
  readonly items: number;
}

export interface PrintedArticle {
  readonly number: number;
  readonly sub: number;
  readonly paragraphs: readonly PrintedParagraph[];
}

const label = /^\s*第([一二三四五六七八九十百千零〇]+)条(?:之([一二三四五六七八九十]+))?\s/;

/**
 * Articles by the lines of the file: one begins with its label, each further line is a paragraph or, with （一） before
 * it, an item. Read here and not by the product, so that the product is not measured by itself.
 */
export function printedArticles({ text }: Law): readonly PrintedArticle[] {
  const articles: { number: number; sub: number; paragraphs: { start: number; end: number; items: number }[] }[] = [];
  let at = 0;
  let open = false;
  for (const line of text.split('\n')) {
    const start = at;
    at += line.length + 1;
    if (line.trim() === '') continue;
    const match = label.exec(line);
    const end = start + line.length;
    if (match) {
      const paragraphs = [{ start: start + match[0].length, end, items: 0 }];
      articles.push({ number: parseNumeral(match[1]!) ?? 0, sub: parseNumeral(match[2] ?? '') ?? 0, paragraphs });
      open = true;
      continue;
    }
    const article = articles.at(-1);
    if (!open || !article || /^\s*(?:#|<|附|[（(]?注)/.test(line)) {
      open = false;
      continue;
    }
    if (/^\s*[（(][一二三四五六七八九十]+[）)]/.test(line)) article.paragraphs.at(-1)!.items++;
    else if (/^\s*(?:\d+[.．、]|[一二三四五六七八九十]+、|[（(]\d+[）)]|[①-⑳])/.test(line)) open = false;
    else article.paragraphs.push({ start, end, items: 0 });
  }
  return articles;
}
