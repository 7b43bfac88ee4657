/** Hover on 第五条第二款, 前款, 《X》第三条: the text of the place that is meant. */
import type { PolicyText, Span } from '../../policy/model.ts';
import { spanText } from '../../policy/span.ts';
import { linesOf, namedPart, paragraphsOfCited } from '../cited-article.ts';
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
  const where = index > 0 && !several ? `${label}${partLabel(context, { paragraph: index, item })}` : label;
  return [
    `${say(context, { zh: '本稿', en: 'In this draft:' })} ${bold(`${isElsewhere ? `《${innerMarks(at.document.title)}》` : ''}${where}`)}`,
    ...excerpts(target.spans.map((span) => textOf(text, span))),
  ].join('\n\n');
}

function textOf(text: PolicyText, span: Span): string {
  return spanText(text, span).trim();
}

function citedText(context: Context, { document, heading, index, cited, reference }: CitedPlace): string {
  const part = namedPart(paragraphsOfCited(context.corpus, document.id, index), reference.steps);
  const label = part ? `${heading.label}${partLabel(context, part)}` : heading.label;
  const title = linkTo(`${quotedTitle(document)}${label}`, part?.place ?? heading.place);
  const facts = [byline(document), statusText(context, cited)].filter(Boolean).join(' · ');
  const shown = part?.parts ?? linesOf(context.corpus, document.id, index);
  return [[title, escapeMarkdown(facts)].filter(Boolean).join(' '), ...excerpts(shown.map(({ text }) => text))].join(
    '\n\n',
  );
}

function partLabel(
  context: Context,
  { paragraph, item }: { paragraph: number; item: { number: number } | null },
): string {
  const parts = [
    say(context, { zh: `第 ${paragraph} 款`, en: `paragraph ${paragraph}` }),
    item ? say(context, { zh: `第 ${item.number} 项`, en: `item ${item.number}` }) : '',
  ];
  return ` ${parts.filter((part) => part !== '').join(' ')}`;
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
