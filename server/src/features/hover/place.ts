/** Hover on 第五条第二款, 前款, 《X》第三条: the text of the place that is meant. */
import type { PolicyText, Span } from '../../policy/model.ts';
import { spanText } from '../../policy/span.ts';
import { type Context, say } from '../context.ts';
import { byline, innerMarks, quotedTitle } from '../labels.ts';
import { bold, escapeMarkdown, linkTo, plainLine } from '../markdown.ts';
import { type CitedPlace, type OwnPlace, placeAt } from '../place.ts';
import { documentAt } from '../point.ts';
import type { Finder } from './finder.ts';

/** Characters shown in all. */
const longest = 600;

export const findPlace: Finder = (context, point) => {
  const place = placeAt(context, point);
  if (!place) return null;
  return { markdown: place.kind === 'own' ? ownText(context, place) : citedText(context, place), span: place.span };
};

function ownText(context: Context, { target, at, span }: OwnPlace): string {
  const { text } = context.draft;
  const isElsewhere = at.document !== documentAt(text, span.paragraph);
  const { article, heading, paragraph, item } = target;
  const label = heading?.label ?? '';
  const index = article && paragraph ? article.paragraphs.indexOf(paragraph) + 1 : 0;
  const several = at.reference.steps.some((step) => step.kind === 'before' && step.count > 1);
  const where = [
    label,
    index > 0 && !several ? say(context, { zh: `第 ${index} 款`, en: `paragraph ${index}` }) : '',
    item ? say(context, { zh: `第 ${item.number} 项`, en: `item ${item.number}` }) : '',
  ].filter((part) => part !== '');
  return [
    `${say(context, { zh: '本稿', en: 'In this draft:' })} ${bold(`${isElsewhere ? `《${innerMarks(at.document.title)}》` : ''}${where.join(' ')}`)}`,
    ...excerpts(target.spans.map((span) => textOf(text, span))),
  ].join('\n\n');
}

function textOf(text: PolicyText, span: Span): string {
  return spanText(text, span).trim();
}

function citedText(context: Context, { document, heading, index, cited }: CitedPlace): string {
  const title = linkTo(`${quotedTitle(document)}${heading.label}`, heading.place);
  const facts = [byline(document), statusText(context, cited)].filter(Boolean).join(' · ');
  const paragraphs: string[] = [];
  let line = -1;
  for (const { text, place } of context.corpus.section(document.id, index)) {
    // Sentences of one line are one paragraph.
    if (place.startLine === line) paragraphs[paragraphs.length - 1] += text;
    else paragraphs.push(text);
    line = place.endLine;
  }
  return [[title, escapeMarkdown(facts)].filter(Boolean).join(' '), ...excerpts(paragraphs)].join('\n\n');
}

function statusText(context: Context, { status }: CitedPlace['cited']): string {
  if (status.kind === 'repealed') {
    return say(context, { zh: `已由《${status.by.title}》废止`, en: `repealed by 《${status.by.title}》` });
  }
  return status.kind === 'expired' ? say(context, { zh: `有效期至 ${status.until}`, en: `until ${status.until}` }) : '';
}

function excerpts(paragraphs: readonly string[]): readonly string[] {
  const shown: string[] = [];
  let room = longest;
  for (const paragraph of paragraphs) {
    if (room <= 0) {
      shown.push('……');
      break;
    }
    const cut = paragraph.length > room ? `${paragraph.slice(0, room)}……` : paragraph;
    room -= paragraph.length;
    shown.push(plainLine(escapeMarkdown(cut)));
  }
  return shown;
}
