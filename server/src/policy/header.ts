/** What stands around a document's text: number, issuers, signature, date. */
import type { Paragraph } from '../ingest/paragraph.ts';
import { parseDate } from './dates.ts';
import { findDocumentNumbers, parseDocumentNumber } from './document-number.ts';
import type { DocumentFrame } from './documents.ts';
import type { Level } from './model.ts';
import { issuersOf, levelOf, splitIssuers } from './title.ts';

export interface Header {
  readonly number: string | null;
  readonly issuers: readonly string[];
  readonly level: Level | null;
  readonly date: string | null;
}

/** Paragraphs before and behind the text in which number, signature and date are looked for. */
const REACH = 8;

export function readHeader(paragraphs: readonly Paragraph[], frame: DocumentFrame, members: readonly number[]): Header {
  const title = frame.titleSpan?.paragraph ?? frame.firstParagraph;
  const place = members.indexOf(title);
  const top = members.slice(Math.max(0, place), place + REACH).map((at) => paragraphs[at]!);
  const number = numberOf(top);
  const tail = members.slice(-REACH * 3).map((at) => paragraphs[at]!.text);
  const signature = signatureOf(tail);
  const issuers = issuersOf(frame.title);
  const all = issuers.length > 0 ? issuers : signature.issuers;
  return {
    number,
    issuers: all,
    level: all.length > 0 ? levelOf(all[0]!) : null,
    date: signature.date ?? dateOf(top),
  };
}

function numberOf(top: readonly Paragraph[]): string | null {
  for (const { text, block } of top) {
    const bare = text.replace(/^[（(]|[）)]$/g, '');
    if (block.kind !== 'metadata' && parseDocumentNumber(bare) !== null) return bare.replace(/\s+/g, '');
    if (block.kind === 'metadata') {
      const found = findDocumentNumbers(text)[0];
      if (found !== undefined) return text.slice(found.start, found.end).replace(/\s+/g, '');
      const order = /\S*?令\s?第\s?[\d〇一二三四五六七八九十百]+\s?号/.exec(text);
      if (order !== null) return order[0].replace(/\s+/g, '');
    }
  }
  return null;
}

/** Issue date in the lines under the title: （2021年4月22日…通过）, metadata lines. */
function dateOf(top: readonly Paragraph[]): string | null {
  for (const { text, block } of top) {
    if (text.length < 80 && (block.kind === 'metadata' || /^[（(]|^——/.test(text)) && !text.includes('更新时间')) {
      const date = parseDate(text);
      if (date !== null) return date;
    }
  }
  return null;
}

function signatureOf(tail: readonly string[]): { readonly issuers: string[]; readonly date: string | null } {
  for (let at = tail.length - 1; at >= 0; at--) {
    const text = tail[at]!;
    if (text.length > 24 || !/^[（(]?(?:\d{4}|二[〇○零一二三四五六七八九]{3})\s*年.*日[）)]?$/.test(text)) continue;
    const issuers: string[] = [];
    for (let above = at - 1; above >= 0; above--) {
      const name = tail[above]!;
      if (name.length > 60 || /[。；：，、！？》）)]$/.test(name) || /^[（(\d第附]/.test(name)) break;
      issuers.unshift(...splitIssuers(name));
    }
    return { issuers, date: parseDate(text) };
  }
  return { issuers: [], date: null };
}
