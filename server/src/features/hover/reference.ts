/** Hover on an internal reference (第五条, 附件2): the heading it points to and the words that follow it. */
import { spanText } from '../../policy/span.ts';
import { say } from '../context.ts';
import { bold, escapeMarkdown, plainLine } from '../markdown.ts';
import { citationAt } from '../point.ts';
import type { Finder } from './finder.ts';

const longestExcerpt = 200;

export const findReference: Finder = ({ draft, locale }, point) => {
  const found = citationAt(draft.text, point);
  const target = found?.citation.target;
  if (!found || !target) return null;
  const heading = found.document.outline[target.heading];
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
