/** The documents that the paragraphs of one file hold: where each begins and ends, its title and what it is to the others. */
import type { Change } from '../../ingest/change.ts';
import { lowerBound } from '../../ingest/lower-bound.ts';
import type { Paragraph } from '../../ingest/paragraph.ts';
import { carried, type Gathered } from '../../ingest/paragraph-versions.ts';
import { onceForEach } from '../../ingest/print.ts';
import { attachmentNumber, isAttachmentHead } from '../../ingest/title-shape.ts';
import { squeeze } from '../fold.ts';
import type { DocumentRole, Span } from '../model.ts';
import { isPageOfWeb, isPartHeading, possibleStarts, type Start, startsOf } from './document-starts.ts';

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

/** Frames in the order of {@link PolicyText.documents}: the same list as in the version before where they stand where they stood. */
export function framesOf(paragraphs: readonly Paragraph[]): readonly DocumentFrame[] {
  return foundIn(paragraphs).frames;
}

interface Found {
  readonly frames: readonly DocumentFrame[];
  /** Paragraphs in which documents begin. */
  readonly starts: readonly number[];
  readonly possible: Gathered<unknown>;
  readonly isOfWeb: boolean;
}

const foundIn = carried<Found>(find, (before, paragraphs, change) => {
  const possible = possibleStarts(paragraphs);
  const isOfWeb = isPageOfWeb(paragraphs);
  if (isOfWeb !== before.isOfWeb || mayMoveStarts(change, before, possible)) {
    const found = find(paragraphs);
    return isEqual(found.frames, before.frames) ? { ...found, frames: before.frames } : found;
  }
  const { endBefore, end } = change;
  if (endBefore === end) return { ...before, possible };
  const moved = (at: number) => (at < endBefore ? at : at + end - endBefore);
  const frames = before.frames.map((frame) => ({
    ...frame,
    titleSpan: frame.titleSpan && { ...frame.titleSpan, paragraph: moved(frame.titleSpan.paragraph) },
    firstParagraph: moved(frame.firstParagraph),
    endParagraph: moved(frame.endParagraph),
  }));
  return { frames, starts: before.starts.map(moved), possible, isOfWeb };
});

function isEqual(a: readonly DocumentFrame[], b: readonly DocumentFrame[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, at) => {
      const other = b[at]!;
      return (
        one.id === other.id &&
        one.role === other.role &&
        one.parent === other.parent &&
        one.title === other.title &&
        one.firstParagraph === other.firstParagraph &&
        one.endParagraph === other.endParagraph &&
        isSameTitle(one.titleSpan, other.titleSpan)
      );
    })
  );
}

function isSameTitle(a: Span | null, b: Span | null): boolean {
  return a === b || (a?.paragraph === b?.paragraph && a?.start === b?.start && a?.end === b?.end);
}

/** Paragraphs that are looked at behind one that may begin a document, and before it. */
const BESIDE = 3;

/** Whether what changed may have to do with where documents begin and what they are to each other. */
function mayMoveStarts({ first, endBefore, end }: Change, before: Found, possible: Gathered<unknown>): boolean {
  const { starts } = before;
  if (starts.length === 0 || starts[0]! + REACH + BESIDE >= first) return true;
  const isOneIn = (places: readonly number[], from: number, until: number) => {
    return lowerBound(places, from) < lowerBound(places, until);
  };
  return (
    isOneIn(starts, first - REACH - BESIDE, endBefore + BESIDE) ||
    isOneIn(before.possible.paragraphs, first - BESIDE, endBefore + BESIDE) ||
    isOneIn(possible.paragraphs, first - BESIDE, end + BESIDE)
  );
}

function find(paragraphs: readonly Paragraph[]): Found {
  const starts = startsOf(paragraphs);
  return {
    frames: framed(paragraphs, starts),
    starts: starts.map(({ paragraph }) => paragraph),
    possible: possibleStarts(paragraphs),
    isOfWeb: isPageOfWeb(paragraphs),
  };
}

function framed(paragraphs: readonly Paragraph[], starts: readonly Start[]): DocumentFrame[] {
  if (paragraphs.length === 0) return [];
  const roots = nest(paragraphs, starts);
  const whole = { titleSpan: null, title: '', firstParagraph: 0, endParagraph: paragraphs.length } as const;
  if (roots.length === 0) return [{ ...whole, id: '1', role: 'fragment', parent: null }];
  const frames: DocumentFrame[] = [];
  if (roots.length > 1) frames.push({ ...whole, id: '1', role: 'compendium', parent: null });
  const container = roots.length > 1 ? '1' : null;
  roots.forEach((root, index) => {
    const id = container === null ? `${index + 1}` : `${container}.${index + 1}`;
    addFrames(frames, paragraphs, root, id, container, roots[index + 1]?.start.paragraph ?? paragraphs.length);
  });
  // What stands before the only document of a file (a secrecy mark, metadata) is part of it.
  const [first] = frames;
  if (container === null && first !== undefined) frames[0] = { ...first, firstParagraph: 0 };
  return frames;
}

interface Node {
  readonly start: Start;
  readonly children: Node[];
}

/** Hangs attachments below the documents that carry them. */
function nest(paragraphs: readonly Paragraph[], starts: readonly Start[]): Node[] {
  const roots: Node[] = [];
  for (const start of starts) {
    const node: Node = { start, children: [] };
    const carrier = roots.at(-1);
    if (carrier === undefined) {
      roots.push(node);
      continue;
    }
    const inner = carrier.children.at(-1);
    if (start.carried) deepest(carrier).children.push(node);
    else if (isAttachmentHead(paragraphs[start.paragraph - 1]?.text ?? '')) {
      // 附件 behind an attachment is its own, unless the notice announces it or 附件2 stands behind 附件1.
      const isBeside = inner === undefined || goesOn(paragraphs, inner, start) || isNamed(paragraphs, carrier, start);
      const holder = isBeside ? carrier : inner;
      holder.children.push(node);
    } else if (isNamed(paragraphs, carrier, start)) carrier.children.push(node);
    else roots.push(node);
  }
  return roots;
}

/** Whether the head of an attachment has the number behind that of the one before, and of none which that one carries. */
function goesOn(paragraphs: readonly Paragraph[], before: Node, start: Start): boolean {
  const numberOf = (other: Start) => attachmentNumber(paragraphs[other.paragraph - 1]?.text ?? '');
  const number = numberOf(start);
  const isNext = ({ start: other }: Node) => number !== null && numberOf(other) === number - 1;
  return isNext(before) && !before.children.some(isNext);
}

function deepest(node: Node): Node {
  const last = node.children.at(-1);
  return last === undefined ? node : deepest(last);
}

function addFrames(
  frames: DocumentFrame[],
  paragraphs: readonly Paragraph[],
  node: Node,
  id: string,
  parent: string | null,
  limit: number,
): void {
  const { start, children } = node;
  frames.push({
    id,
    role: roleOf(node, parent === null ? null : frames.find((frame) => frame.id === parent)!.role),
    parent,
    title: start.title,
    titleSpan: start.span,
    firstParagraph: start.paragraph,
    endParagraph: endBefore(paragraphs, start.paragraph, limit),
  });
  children.forEach((child, index) => {
    addFrames(frames, paragraphs, child, `${id}.${index + 1}`, id, children[index + 1]?.start.paragraph ?? limit);
  });
}

function roleOf({ start, children }: Node, parent: DocumentRole | null): DocumentRole {
  if (parent !== null && parent !== 'compendium') return 'attachment';
  if (children.length === 0) return 'standalone';
  return start.web ? 'wrapper' : 'outer';
}

/** A part title or the word 附件 right before the next document does not belong to the one before. */
function endBefore(paragraphs: readonly Paragraph[], first: number, limit: number): number {
  const before = paragraphs[limit - 1];
  if (limit >= paragraphs.length || limit - 1 <= first || before === undefined) return limit;
  return isPartHeading(before.text) ? limit - 1 : limit;
}

/** Paragraphs of the carrying document in which an attachment is announced. */
const REACH = 40;

/** Whether a carrying document names the title: in its own title (印发《X》的通知) or where it says what it sends out. */
function isNamed(paragraphs: readonly Paragraph[], carrier: Node, start: Start): boolean {
  const wanted = bareTitle(start.title);
  if (wanted.length < 4) return false;
  if (bareTitle(carrier.start.title).includes(wanted)) return true;
  const from = carrier.start.paragraph + 1;
  const end = Math.min(carrier.children[0]?.start.paragraph ?? start.paragraph, from + REACH);
  for (let at = from; at < end; at++) {
    if (sentOut(paragraphs[at]!).includes(wanted)) return true;
  }
  return start.announced;
}

/** What a paragraph that may announce an attachment says, as {@link bareTitle}; empty for the others. */
const sentOut = onceForEach((text) => (/印发|附件|附后|发布|公布|制定|如下/.test(text) ? bareTitle(text) : ''));

/** Without white space, quotation marks and 的, so that 若干措施 and 的若干措施 are one. */
function bareTitle(title: string): string {
  return squeeze(title)
    .replace(/["'《》<>的]/g, '')
    .replace(/^关于/, '');
}
