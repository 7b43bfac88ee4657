/** The documents that the paragraphs of one file hold: where each begins and ends, its title and what it is to the others. */
import { labelOf } from '../ingest/label.ts';
import type { Paragraph } from '../ingest/paragraph.ts';
import { parseDocumentNumber } from './document-number.ts';
import { squeeze } from './fold.ts';
import type { DocumentRole, Span } from './model.ts';
import { genreOf } from './title.ts';

/** A document before its facts are read. */
export interface DocumentFrame {
  readonly id: string;
  readonly role: DocumentRole;
  readonly parent: string | null;
  readonly title: string;
  readonly titleSpan: Span | null;
  readonly firstParagraph: number;
  readonly endParagraph: number;
}

interface Start {
  readonly paragraph: number;
  readonly title: string;
  readonly span: Span;
  /** Carried by the document before it that is nobody's attachment. */
  attached: boolean;
}

/** Frames in the order of {@link PolicyText.documents}. */
export function framesOf(paragraphs: readonly Paragraph[]): DocumentFrame[] {
  const starts = startsOf(paragraphs);
  const end = paragraphs.length;
  if (end === 0) return [];
  if (starts.length === 0) {
    return [
      { id: '1', role: 'fragment', parent: null, title: '', titleSpan: null, firstParagraph: 0, endParagraph: end },
    ];
  }
  markAttachments(paragraphs, starts);
  const top = starts.filter((start) => !start.attached);
  const compendium = top.length > 1;
  const frames: DocumentFrame[] = [];
  if (compendium) {
    frames.push({
      id: '1',
      role: 'compendium',
      parent: null,
      title: '',
      titleSpan: null,
      firstParagraph: 0,
      endParagraph: end,
    });
  }
  let outer = 0;
  let inner = 0;
  starts.forEach((start, index) => {
    const next = starts.findIndex((other, at) => at > index && (start.attached || !other.attached));
    const endParagraph = next < 0 ? end : starts[next]!.paragraph;
    const first = index === 0 ? 0 : start.paragraph;
    if (!start.attached) {
      outer++;
      inner = 0;
    } else inner++;
    const outerId = compendium ? `1.${outer}` : `${outer}`;
    const carries = !start.attached && starts[index + 1]?.attached === true;
    frames.push({
      id: start.attached ? `${outerId}.${inner}` : outerId,
      role: start.attached ? 'attachment' : carries ? 'outer' : 'standalone',
      parent: start.attached ? outerId : compendium ? '1' : null,
      title: start.title,
      titleSpan: start.span,
      firstParagraph: compendium ? start.paragraph : first,
      endParagraph,
    });
  });
  return frames;
}

function startsOf(paragraphs: readonly Paragraph[]): Start[] {
  const starts: Start[] = [];
  let first = true;
  for (let at = 0; at < paragraphs.length; at++) {
    const paragraph = paragraphs[at]!;
    const { kind } = paragraph.block;
    if (kind === 'metadata') continue;
    const isTitle =
      kind === 'title' ||
      (kind === 'heading' && first) ||
      (first && looksLikeTitle(paragraph.text)) ||
      (starts.length > 0 && isTitleBehindEnd(paragraphs, at));
    first = false;
    if (!isTitle) continue;
    const title = paragraph.text.trim();
    starts.push({
      paragraph: at,
      title,
      span: { paragraph: at, start: 0, end: paragraph.text.length },
      attached: false,
    });
  }
  return starts;
}

/** Short, no sentence, no label. */
function looksLikeTitle(text: string): boolean {
  return (
    text.length >= 4 &&
    text.length <= 120 &&
    !/[。；！？，]/.test(text) &&
    !/[：:]$/.test(text) &&
    labelOf(text) === null
  );
}

/** A title right behind a signature date, a note （此件公开发布） or the word 附件. */
function isTitleBehindEnd(paragraphs: readonly Paragraph[], at: number): boolean {
  const { text } = paragraphs[at]!;
  const before = paragraphs[at - 1]?.text ?? '';
  return looksLikeTitle(text) && genreOf(text) !== null && closing.test(before) && parseDocumentNumber(text) === null;
}

const closing = /^(?:(?:19|20)\d{2}年\d{1,2}月\d{1,2}日|[（(]此件.{2,12}[）)]|附件\d{0,2}[：:]?)$/;

/** A document whose title a carrying document before it names (印发《X》的通知) is that one's attachment. */
function markAttachments(paragraphs: readonly Paragraph[], starts: readonly Start[]): void {
  let carrier: Start | null = null;
  for (let index = 0; index < starts.length; index++) {
    const start = starts[index]!;
    if (carrier !== null && names(paragraphs, carrier, starts[index]!.paragraph, start.title)) start.attached = true;
    else carrier = start;
  }
}

function names(paragraphs: readonly Paragraph[], carrier: Start, end: number, title: string): boolean {
  const wanted = bareTitle(title);
  if (wanted.length < 4) return false;
  if (bareTitle(carrier.title).includes(wanted)) return true;
  for (let at = carrier.paragraph + 1; at < Math.min(end, carrier.paragraph + 30); at++) {
    const { text } = paragraphs[at]!;
    if (text.includes('《') && bareTitle(text).includes(wanted) && /印发|附件|发布|公布|制定/.test(text)) return true;
  }
  return false;
}

/** Without white space, quotation marks and 的. */
function bareTitle(title: string): string {
  return squeeze(title).replace(/["'《》<>的]/g, '');
}
