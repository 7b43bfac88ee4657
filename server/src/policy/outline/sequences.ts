/** The numbered series of a document: articles, chapters, 一、 二、, （一） under one heading, the items of a paragraph. */

import { gathering } from '../../ingest/paragraph-versions.ts';
import { rememberedWith } from '../../ingest/remembered.ts';
import type { Heading, HeadingKind, PolicyDocument, PolicyText, Span } from '../model.ts';
import { type Article, type ArticleParagraph, articlesOf } from './articles.ts';

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

interface Growing {
  readonly kind: Sequence['kind'];
  readonly members: Member[];
  /** The heading above the last member. */
  above: Heading | null;
}

/** Series of headings; `heads`: paragraphs in which attachments begin, ascending. */
function readSequences(text: PolicyText, { outline }: PolicyDocument, heads: readonly number[]): readonly Sequence[] {
  const sequences: Growing[] = [];
  const current = new Map<HeadingKind, Growing>();
  const open: Heading[] = [];
  // Heads of attachments before the heading that is looked at.
  let passed = 0;
  for (let index = 0; index < outline.length; index++) {
    const heading = outline[index]!;
    const { kind, number, sub, span } = heading;
    while (open.length > 0 && open[open.length - 1]!.level >= heading.level) open.pop();
    const above = open[open.length - 1] ?? null;
    open.push(heading);
    if (number === 0 || !numbered.has(kind)) continue;
    const { paragraph, start } = span;
    const member = { number, sub, labelSpan: { paragraph, start, end: labelEnd(text, heading) }, heading: index };
    const known = current.get(kind);
    while (passed < heads.length && heads[passed]! < paragraph) passed++;
    const head = heads[passed - 1] ?? -1;
    if (known && !(number <= 1 && beginsAnew(known, above, head))) {
      known.members.push(member);
      known.above = above;
    } else {
      const sequence = { kind, members: [member], above };
      current.set(kind, sequence);
      sequences.push(sequence);
    }
  }
  return sequences;
}

/** Whether a first number under a heading begins another series; `head`: the paragraph in which an attachment last began, -1 where none did. */
function beginsAnew({ kind, members, above }: Growing, now: Heading | null, head: number): boolean {
  return (above !== now && !throughout.has(kind)) || head > members[members.length - 1]!.labelSpan.paragraph;
}

/** Offset behind the label of a heading; labels hold no white space, the text may. */
export function labelEnd(text: PolicyText, { span, label }: Heading): number {
  const { text: content } = text.paragraphs[span.paragraph]!;
  if (content.startsWith(label, span.start)) return span.start + label.length;
  let at = span.start;
  for (let matched = 0; matched < label.length && at < span.end; at++) if (!/\s/.test(content[at]!)) matched++;
  return at;
}

/** What the label after this one should number. */
export function follows(before: Member, member: Member): boolean {
  if (member.number === before.number + 1 && member.sub === 0) return true;
  return member.number === before.number && member.sub === before.sub + 1;
}
