/** What a draft says about itself between `---` lines: a small part of YAML, `key: value`, `[a, b]` and `- item`. */
import type { Paragraph } from '../../ingest/paragraph.ts';
import type { Level } from '../model.ts';
import { type FactName, factNamed, levelNamed, statedDate, statedDocument } from './stated-facts.ts';

export interface FrontMatter {
  readonly title: string | null;
  readonly issuers: readonly string[];
  readonly level: Level | null;
  readonly genre: string | null;
  readonly date: string | null;
  readonly number: string | null;
  readonly status: string | null;
  readonly supersededBy: string | null;
  readonly upper: readonly string[];
}

/** Reads the front matter at the beginning of a file, or null where none stands there. */
export function frontMatterOf(paragraphs: readonly Paragraph[]): FrontMatter | null {
  if (paragraphs[0]?.block.kind !== 'metadata' || paragraphs[0].text !== '---') return null;
  const values = new Map<FactName, string[]>();
  let open: string[] | null = null;
  for (let at = 1; at < paragraphs.length; at++) {
    const { text, block } = paragraphs[at]!;
    if (block.kind !== 'metadata' || /^(?:---|\.\.\.)$/.test(text)) break;
    const entry = /^([A-Za-z\u4e00-\u9fa5_-]+)\s*[:：]\s*(.*)$/.exec(text);
    const element = /^-\s*(.+)$/.exec(text)?.[1];
    if (element !== undefined) open?.push(unquoted(element));
    else if (entry !== null) {
      const key = factNamed(entry[1]!);
      open = listOf(entry[2]!);
      if (key !== null) values.set(key, open);
    }
  }
  const one = (key: FactName) => values.get(key)?.[0] ?? null;
  const superseding = one('supersededBy');
  return {
    title: one('title'),
    issuers: values.get('issuers') ?? [],
    level: levelNamed(one('level') ?? ''),
    genre: one('genre'),
    date: statedDate(one('date') ?? ''),
    number: one('number'),
    status: one('status'),
    supersededBy: superseding === null ? null : statedDocument(superseding),
    upper: (values.get('upper') ?? []).map(statedDocument),
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
