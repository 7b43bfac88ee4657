/** Hover on an internal reference (第五条, 附件2): the heading it points to and the words that follow it. */
import { itemOfPart } from '../../policy/references/document-parts.ts';
import { spanText } from '../../policy/span.ts';
import { attachmentSpan, partCitedAt } from '../attachments.ts';
import { say } from '../context.ts';
import { bold, escapeMarkdown, plainLine } from '../markdown.ts';
import { headingName } from '../symbols.ts';
import type { Finder } from './finder.ts';

const longestExcerpt = 200;
const mostHeadings = 12;

export const findReference: Finder = ({ draft, locale }, point) => {
  const found = partCitedAt(draft.text, point);
  const target = found?.citation.target;
  if (!found || !target) return null;
  if (target.kind === 'attachment') {
    const attached = attachmentSpan(draft.text, found.document, target);
    if (!attached) return null;
    const headings = attached.document?.outline.filter(({ level }) => level === 1).slice(0, mostHeadings) ?? [];
    const lines = headings.map((heading) => `- ${plainLine(escapeMarkdown(headingName(draft.text, heading)))}`);
    const where = attached.document
      ? { zh: '本稿附件', en: 'Attached to this draft' }
      : { zh: '附件说明（本稿没有附件正文）', en: 'Announced; not part of this draft' };
    const markdown = [say({ locale }, where), bold(spanText(draft.text, attached.span)), lines.join('\n')];
    return { markdown: markdown.filter((part) => part !== '').join('\n\n'), span: found.citation.span };
  }
  const heading = itemOfPart(found.document, target) ?? found.document.outline[target.heading];
  if (!heading) return null;
  const paragraph = draft.text.paragraphs[heading.span.paragraph]!;
  const body = paragraph.text.slice(heading.span.end).trim();
  const excerpt = body.length > longestExcerpt ? `${body.slice(0, longestExcerpt)}……` : body;
  const parts = [
    say({ locale }, { zh: '本稿', en: 'In this draft' }),
    bold(spanText(draft.text, heading.span)),
    plainLine(escapeMarkdown(excerpt)),
  ];
  return { markdown: parts.filter((part) => part !== '').join('\n\n'), span: found.citation.span };
};
