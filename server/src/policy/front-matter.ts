/** What a draft says about itself between `---` lines: a small part of YAML, `key: value`, `[a, b]` and `- item`. */
import type { Paragraph } from '../ingest/paragraph.ts';
import type { Level } from './model.ts';

export interface FrontMatter {
  readonly title: string | null;
  readonly issuers: readonly string[];
  readonly level: Level | null;
  readonly date: string | null;
  readonly number: string | null;
  readonly status: string | null;
  readonly upper: readonly string[];
}

/** Keys in English and as officials would write them. */
const keys: Readonly<Record<string, keyof FrontMatter>> = {
  title: 'title',
  标题: 'title',
  issuer: 'issuers',
  issuers: 'issuers',
  发文机关: 'issuers',
  发布机构: 'issuers',
  level: 'level',
  级别: 'level',
  date: 'date',
  日期: 'date',
  发布日期: 'date',
  成文日期: 'date',
  number: 'number',
  文号: 'number',
  发文字号: 'number',
  status: 'status',
  状态: 'status',
  upper: 'upper',
  上位文件: 'upper',
};

const levels: Readonly<Record<string, Level>> = {
  中央: 'central',
  国家: 'central',
  部委: 'ministry',
  省: 'province',
  省级: 'province',
  市: 'city',
  市级: 'city',
  县: 'county',
  县级: 'county',
  单位: 'unit',
};
const englishLevels: readonly string[] = ['central', 'ministry', 'province', 'city', 'county', 'unit'];

/** Reads the front matter at the beginning of a file, or null where none stands there. */
export function frontMatterOf(paragraphs: readonly Paragraph[]): FrontMatter | null {
  if (paragraphs[0]?.block.kind !== 'metadata' || paragraphs[0].text !== '---') return null;
  const values = new Map<keyof FrontMatter, string[]>();
  let open: string[] | null = null;
  for (const { text, block } of paragraphs.slice(1)) {
    if (block.kind !== 'metadata' || /^(?:---|\.\.\.)$/.test(text)) break;
    const entry = /^([A-Za-z\u4e00-\u9fa5_-]+)\s*[:：]\s*(.*)$/.exec(text);
    const element = /^-\s*(.+)$/.exec(text)?.[1];
    if (element !== undefined) open?.push(unquoted(element));
    else if (entry !== null) {
      const key = keys[entry[1]!.toLowerCase()];
      open = listOf(entry[2]!);
      if (key !== undefined) values.set(key, open);
    }
  }
  const one = (key: keyof FrontMatter) => values.get(key)?.[0] ?? null;
  const level = one('level');
  return {
    title: one('title'),
    issuers: values.get('issuers') ?? [],
    level: level === null ? null : englishLevels.includes(level) ? (level as Level) : (levels[level] ?? null),
    date: one('date'),
    number: one('number'),
    status: one('status'),
    upper: values.get('upper') ?? [],
  };
}

function listOf(value: string): string[] {
  const inner = /^\[(.*)\]$/.exec(value)?.[1];
  if (inner !== undefined) {
    return inner
      .split(/[,，]/)
      .map(unquoted)
      .filter((part) => part !== '');
  }
  const text = unquoted(value);
  return text === '' ? [] : [text];
}

function unquoted(value: string): string {
  return value.trim().replace(/^(["'])(.*)\1$/, '$2');
}
