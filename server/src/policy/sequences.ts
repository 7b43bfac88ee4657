/** The numbered series of a document: articles, chapters, 一、 二、, （一） under one heading, the items of a paragraph. */

import { gathering } from '../ingest/paragraph-versions.ts';
import { rememberedWith } from '../ingest/remembered.ts';
import { type Article, type ArticleParagraph, articlesOf } from './articles.ts';
import type { Heading, HeadingKind, PolicyDocument, PolicyText, Span } from './model.ts';

export interface Member {
  readonly number: number;
  readonly sub: number;
  /** The label as printed, without white space behind it. */
  readonly labelSpan: Span;
  /** Index in the outline, -1 for items. */
  readonly heading: number;
}

export interface Sequence {
  readonly kind: HeadingKind | 'item';
  readonly members: readonly Member[];
}

/** Kinds whose numbers run through the document, whatever stands between. */
export const throughout: ReadonlySet<Sequence['kind']> = new Set(['part', 'article', 'box', 'attachment']);
const numbered: ReadonlySet<HeadingKind> = new Set([
  'part',
  'chapter',
  'section',
  'article',
  'chinese',
  'parenthesised',
  'arabic',
  'arabic-parenthesised',
  'circled',
  'box',
  'attachment',
]);

/** Where attachments begin that stand in the text itself: 附件2：操作规程 on a line of its own. */
export const attachmentHeads = gathering(({ text, print, block }) => {
  const { label } = print;
  if (block.kind !== 'text' || label?.kind !== 'attachment' || label.number === 0) return null;
  return /[。；，]$/.test(text) ? null : label.number;
});

/**
 * Series in the order in which they begin. A series goes on over headings of outer levels when its numbers do (（一）…
 * （三十八） through all chapters), and begins anew where they do, and where they do behind the head of an attachment.
 */
export function sequencesOf(text: PolicyText, document: PolicyDocument): readonly Sequence[] {
  const heads = attachmentHeads(text.paragraphs);
  const ofHeadings = rememberedHeadings(document.outline, [heads], () =>
    readSequences(text, document, heads.paragraphs),
  );
  const articles = articlesOf(text, document);
  return rememberedAll(ofHeadings, [articles], () => {
    const all = ofHeadings.slice();
    for (const article of articles) if (article.paragraphs.some(hasItems)) all.push(...itemsOf(article));
    return all;
  });
}

/** By the series of headings, which stay the same list while no heading changes. */
const rememberedAll = rememberedWith<readonly Sequence[], readonly Sequence[]>();

function hasItems({ items }: ArticleParagraph): boolean {
  return items.length > 0;
}

const nothing: readonly never[] = [];

function itemsOf(article: Article): readonly Sequence[] {
  return rememberedItems(article, nothing, () => seriesOfItems(article));
}

/** By outline and article, which are the same in the next version of a draft as long as nothing of them changes or moves. */
const rememberedHeadings = rememberedWith<readonly Heading[], readonly Sequence[]>();
const rememberedItems = rememberedWith<Article, readonly Sequence[]>();

function seriesOfItems({ paragraphs }: Article): readonly Sequence[] {
  return paragraphs.flatMap(({ items }) => {
    const members = items.map(({ number, labelSpan }) => ({ number, sub: 0, labelSpan, heading: -1 }));
    return members.length === 0 ? [] : [{ kind: 'item' as const, members }];
  });
}

/** Series of headings; `heads`: paragraphs in which attachments begin, ascending. */
function readSequences(text: PolicyText, document: PolicyDocument, heads: readonly number[]): readonly Sequence[] {
  const sequences: { kind: Sequence['kind']; members: Member[]; above: Heading | null }[] = [];
  const current = new Map<HeadingKind, (typeof sequences)[number]>();
  const open: Heading[] = [];
  // Heads of attachments before the heading that is looked at.
  let passed = 0;
  document.outline.forEach((heading, index) => {
    while (open.length > 0 && open.at(-1)!.level >= heading.level) open.pop();
    const above = open.at(-1) ?? null;
    open.push(heading);
    if (!numbered.has(heading.kind) || heading.number === 0) return;
    const { kind, number, sub, span } = heading;
    const labelSpan = { ...span, end: labelEnd(text, heading) };
    const member = { number, sub, labelSpan, heading: index };
    const known = current.get(kind);
    while (passed < heads.length && heads[passed]! < span.paragraph) passed++;
    const startsAnew =
      number <= 1 &&
      known !== undefined &&
      ((known.above !== above && !throughout.has(kind)) ||
        (passed > 0 && heads[passed - 1]! > known.members.at(-1)!.labelSpan.paragraph));
    if (known && !startsAnew) {
      known.members.push(member);
      known.above = above;
      return;
    }
    const sequence = { kind, members: [member], above };
    current.set(kind, sequence);
    sequences.push(sequence);
  });
  return sequences;
}

/** Offset behind the label of a heading; labels hold no white space, the text may. */
export function labelEnd(text: PolicyText, { span, label }: Heading): number {
  const { text: content } = text.paragraphs[span.paragraph]!;
  let at = span.start;
  for (let matched = 0; matched < label.length && at < span.end; at++) {
    if (isIdeograph(content.charCodeAt(at)) || !/\s/.test(content[at]!)) matched++;
  }
  return at;
}

/** Most characters of a label are. */
function isIdeograph(code: number): boolean {
  return code >= 0x4e00 && code < 0xa000;
}

/** What the label after this one should number. */
export function follows(before: Member, member: Member): boolean {
  if (member.number === before.number + 1 && member.sub === 0) return true;
  return member.number === before.number && member.sub === before.sub + 1;
}
