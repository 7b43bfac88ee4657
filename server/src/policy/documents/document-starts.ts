/** Where documents begin in a file. */

import { labelOf } from '../../ingest/label.ts';
import type { Paragraph } from '../../ingest/paragraph.ts';
import { gathering } from '../../ingest/paragraph-versions.ts';
import { isAttachmentHead, isLetterhead, looksLikeTitle, webPageTitle } from '../../ingest/title-shape.ts';
import { squeeze } from '../fold.ts';
import type { Span } from '../model.ts';

/** A paragraph with which a document of the file begins. */
export interface Start {
  readonly paragraph: number;
  readonly title: string;
  readonly span: Span | null;
  /** The head of a web page: it carries the document, it is none. */
  readonly web: boolean;
  /** Announced by the dispatch above it (《X》主要内容如下). */
  readonly carried: boolean;
  /** Announced by its place: under a list of attachments or a signature, with a note below. */
  readonly announced: boolean;
}

/** Starts in order of the text; the first document may begin behind lines that belong to none. */
export function startsOf(paragraphs: readonly Paragraph[]): Start[] {
  const starts: Start[] = [];
  const web = isPageOfWeb(paragraphs);
  let body = 0;
  let at = 0;
  for (; at < paragraphs.length && starts.length === 0; at++) {
    const { block, print } = paragraphs[at]!;
    if (block.kind === 'metadata') continue;
    const start = startAt(paragraphs, at, starts, body, web);
    if (start !== null) starts.push(start);
    else if (!print.standsUnderTitle && !isLetterhead(print.text)) body++;
  }
  for (const possible of possibleStarts(paragraphs).paragraphs) {
    if (possible < at) continue;
    const start = startAt(paragraphs, possible, starts, body, web);
    if (start === null) continue;
    starts.push(start);
    at = Math.max(start.paragraph, possible + 1);
  }
  return starts;
}

/** Whether a collector of web pages took the text from one. */
export function isPageOfWeb(paragraphs: readonly Paragraph[]): boolean {
  return marksOfPages(paragraphs).paragraphs.length > 0;
}

/** Lines that collectors of web pages set above a text. */
const marksOfPages = gathering(({ block, text }) => {
  return block.kind === 'metadata' && /^\*\*|^来源/.test(text) ? true : null;
});

/** Paragraphs that may begin a document behind the first, whatever stands around them. */
export const possibleStarts = gathering(({ block, text, print }) => {
  if (block.kind === 'metadata') return null;
  const isPossible =
    block.kind === 'title' || print.looksLikeTitle || carriedTitle(text) !== null || dateline.test(text);
  return isPossible ? true : null;
});

const none = { web: false, carried: false, announced: false };

function whole(at: number, text: string): Pick<Start, 'paragraph' | 'title' | 'span'> {
  return { paragraph: at, title: text.trim(), span: { paragraph: at, start: 0, end: text.length } };
}

/** Paragraphs that may stand before the title of a file: a secrecy mark, a number, an order. */
const BEFORE_TITLE = 4;

function startAt(
  paragraphs: readonly Paragraph[],
  at: number,
  starts: readonly Start[],
  body: number,
  web: boolean,
): Start | null {
  const { block, text, print } = paragraphs[at]!;
  if (starts.length === 0) {
    const page = body === 0 ? webPageTitle(text) : null;
    if (page !== null) {
      return {
        ...none,
        ...whole(at, text),
        title: page,
        span: { paragraph: at, start: 0, end: page.length },
        web: true,
      };
    }
    if (block.kind === 'title') return { ...none, ...whole(at, text) };
    if (block.kind === 'heading' && print.label === null) return { ...none, ...whole(at, text), web };
    if (body < BEFORE_TITLE && !isLetterhead(text) && !print.standsUnderTitle && print.looksLikeTitle) {
      return body === 0 || print.genre !== null ? { ...none, ...whole(at, text) } : null;
    }
    return null;
  }
  if (block.kind === 'title') return { ...none, ...whole(at, text) };
  const before = paragraphs[at - 1]!;
  const carried = carriedTitle(text);
  if (carried !== null && at + 1 < paragraphs.length && starts.length > 0) {
    return { ...none, paragraph: at + 1, title: carried, span: null, carried: true };
  }
  if (starts.length === 1 && starts[0]!.web) {
    const inner = dispatchedTitle(paragraphs, at, starts[0]!.title);
    if (inner >= 0) {
      const span = { paragraph: at, start: inner, end: text.length };
      return { ...none, paragraph: at, title: text.slice(inner).trim(), span, carried: true };
    }
  }
  if (block.kind !== 'text' || !print.looksLikeTitle || print.standsUnderTitle) return null;
  if (before.print.endsDocument && (print.genre !== null || isAttachmentHead(before.text))) {
    return { ...none, ...whole(at, text), announced: isAttachmentHead(before.text) };
  }
  // A list or plan inside a short announcement: its title stands alone, with a note in brackets below.
  const below = paragraphs[at + 1]?.text ?? '';
  if (print.genre !== null && /^[（(].*(?:年.*[月日]|试行|征求意见稿|送审稿).*[）)]$/.test(below)) {
    return { ...none, ...whole(at, text), announced: true };
  }
  return null;
}

/** Title in 《》 of a document whose text follows a dispatch: 《X》主要内容如下。 */
function carriedTitle(text: string): string | null {
  if (!text.includes('如下', text.length - 3)) return null;
  return /《([^《》]+(?:《[^》]*》[^《》]*)?)》(?:的)?(?:主要内容|全文|内容)如下[。：:]$/.exec(text)?.[1] ?? null;
}

const dateline = /^(?:新华社|中新社|本报|人民网)\S{0,8}?\d{1,2}月\d{1,2}日电\s*(?:[（(][^）)]*[）)])?\s*/;

/**
 * Where in the paragraph the title begins that a web page prints again above the text it carries: behind the dateline
 * (新华社北京3月13日电), or at 0; -1 where it does not.
 */
function dispatchedTitle(paragraphs: readonly Paragraph[], at: number, page: string): number {
  const { text } = paragraphs[at]!;
  const start = dateline.exec(text)?.[0].length ?? 0;
  const title = text.slice(start);
  if (!looksLikeTitle(title)) return -1;
  const behind =
    start > 0 || dateline.exec(paragraphs[at - 1]?.text ?? '')?.[0].length === paragraphs[at - 1]?.text.length;
  return behind || squeeze(title) === squeeze(page) ? start : -1;
}

/** 第一部分 …, 上编 …: the title of a part of a compendium. */
export function isPartHeading(text: string): boolean {
  return labelOf(text)?.kind === 'part' && text.length <= 40 && !/[。；]/.test(text);
}
