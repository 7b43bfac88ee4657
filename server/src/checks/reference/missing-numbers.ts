/** References to articles, attachments, boxes and parts of the draft that carry a number which none of these has (reference/missing). */
import type { Citation, Heading, PolicyDocument, ReferenceTarget } from '../../policy/model.ts';
import { headingsByKind } from '../../policy/references/document-parts.ts';
import type { Draft } from '../check.ts';
import { interpretsAnother } from '../citation/cited-titles.ts';
import { isFormerPlace } from '../citation/history.ts';

/** Something that carries a number of the kind that the reference uses. */
export type Numbered = Pick<Heading, 'label' | 'text' | 'number' | 'sub'>;

export interface MissingNumber {
  /** The document that the reference stands in, which has no such number. */
  readonly document: PolicyDocument;
  readonly citation: Citation;
  readonly target: ReferenceTarget;
  /** What carries numbers of this kind; at least one. */
  readonly siblings: readonly Numbered[];
}

/** Articles that are dropped from a draft at a time, at most. */
const reachOfRenumbering = 20;

/** Silent where the draft has no numbers of the kind at all. Yields for each reference that points to nothing known to the reader. */
export function* missingNumbers(draft: Draft): Iterable<MissingNumber | undefined> {
  for (const document of draft.text.documents) {
    for (const citation of document.citations) {
      const { target } = citation;
      if (citation.kind !== 'internal' || !target || target.heading >= 0) continue;
      if (target.kind === 'article' && !citation.text.startsWith('本') && interpretsAnother(document)) continue;
      if (target.kind === 'attachment' && isOfAnother(draft, citation)) continue;
      const siblings = numberedLike(draft, document, citation, target);
      const found = siblings.length === 0 || siblings.some((sibling) => isNumbered(sibling, target));
      yield found || isFormerPlace(draft.text, citation.span) || isForeign(citation, target, siblings)
        ? undefined
        : { document, citation, target, siblings };
    }
  }
}

const anothersBefore =
  /(?:》|通知|通告|公告|意见|方案|办法|规定|条例|细则|标准|规范|规程|规划)(?:[（(][^（）()]{1,40}[）)])?的?\s?$/;
const ownBefore = /(?:本|此|该|上述|前述)(?:实施|工作|行动|管理|指导)?[\u4e00-\u9fff]{2}的?\s?$/;

/** 省厅通知附件3, 《…》附件2: attached to what is named right before. */
function isOfAnother({ text }: Draft, { span: { paragraph, start } }: Citation): boolean {
  const before = text.paragraphs[paragraph]!.text.slice(Math.max(0, start - 64), start);
  return anothersBefore.test(before) && !ownBefore.test(before);
}

function isNumbered({ number, sub }: Numbered, target: ReferenceTarget): boolean {
  return number === target.number && sub === target.sub;
}

/**
 * A bare 第三百九十八条 in a text of twenty articles is an article of the law that the sentence is about. What was
 * left behind by renumbering stays within reach of the last number.
 */
function isForeign(citation: Citation, target: ReferenceTarget, siblings: readonly Numbered[]): boolean {
  const last = Math.max(...siblings.map(({ number }) => number));
  return !citation.text.startsWith('本') && target.number > last + reachOfRenumbering;
}

/** Headings of a kind that carry a number. */
export function numberedHeadings(outline: readonly Heading[], kind: Heading['kind']): readonly Heading[] {
  return (headingsByKind(outline).get(kind) ?? []).filter(({ number }) => number > 0);
}

/** Headings of the kind in the document; attachments are documents of their own, carried by this one or beside it. */
function numberedLike(
  draft: Draft,
  document: PolicyDocument,
  citation: Citation,
  target: ReferenceTarget,
): readonly Numbered[] {
  const headings = numberedHeadings(document.outline, target.kind);
  if (headings.length > 0) return headings;
  // 第三部分 of a text that is divided by 一、 二、 三、 is its third.
  if (citation.text.endsWith('部分')) {
    const { paragraph, start } = citation.span;
    // Without 本方案 before it, it may be a part of the text that is being talked about.
    if (!/本[\u4e00-\u9fff]{2,6}$/.test(draft.text.paragraphs[paragraph]!.text.slice(0, start))) return [];
    return document.outline.filter(({ kind, level, number }) => kind === 'chinese' && level === 1 && number > 0);
  }
  if (target.kind !== 'attachment') return headings;
  const own = attachmentsOf(draft, document.id);
  if (own.length > 0) return own;
  if (document.role !== 'attachment') return announced(document);
  // An attachment speaks of its sisters, but a single one has none: its own attachments are kept elsewhere.
  const sisters = attachmentsOf(draft, document.parent);
  return sisters.length > 1 ? sisters : [];
}

function attachmentsOf(draft: Draft, carrier: string | null): readonly Numbered[] {
  return draft.text.documents
    .filter(({ role, parent }) => role === 'attachment' && parent === carrier)
    .map(({ title }, index) => ({ label: `附件${index + 1}`, text: title, number: index + 1, sub: 0 }));
}

/** Attachments that are kept elsewhere, by the list under the text; none where its numbers do not run from one on. */
function announced({ attachments }: PolicyDocument): readonly Numbered[] {
  const listed = attachments.map(({ number, title }, index) => ({
    label: `附件${index + 1}`,
    text: title,
    number: number === 0 && attachments.length === 1 ? 1 : number,
    sub: 0,
  }));
  return listed.every(({ number }, index) => number === index + 1) ? listed : [];
}
