/** The draft's own articles, chapters and sections after 第, and 款 and 项 of an article; those of its attachments behind 附件2. */
import { citedOwner } from '../../checks/citation/cited-titles.ts';
import type { PolicyDocument, PolicyText } from '../../policy/model.ts';
import { parseNumeral } from '../../policy/numerals.ts';
import { type Article, articleAt, articlesOf } from '../../policy/outline/articles.ts';
import { documentMeant } from '../../policy/references/document-meant.ts';
import { spanText } from '../../policy/span.ts';
import { documentAt, type Point, pointAt } from '../point.ts';
import { offerParts } from './article-parts.ts';
import { type ArticleTyped, articleTyped, placeTyped } from './typed-place.ts';
import { lastCharacters, type OfferSource } from './typing.ts';

const mostHeadings = 100;

export const offerOwnArticles: OfferSource = ({ draft, corpus }, typing) => {
  const { text } = draft;
  const place = placeTyped(typing.before);
  // At the beginning of a line it is the label of an article.
  const isLabel = /^\s*\S?第[^第]*$/.test(typing.before);
  const point = !place || isLabel ? null : pointAt(text, typing.offset);
  const around = point && documentAt(text, point.paragraph);
  if (!place || !around) return [];
  const { owner, typed } = place;
  const relative = articleTyped(typing.before);
  // 办法 before 第 is hardly ever the name of another one, unless the corpus knows it; behind 本条 no owner is printed.
  const isOwn =
    relative?.article === '本' || relative?.article === '前' || /[本该][编章节]第[^第]*$/.test(typing.before);
  const isUnknown = owner.kind === 'name' && !citedOwner(corpus, text, around, owner);
  const document = isOwn || isUnknown ? around : documentMeant(text, around, owner);
  if (!document) return [];
  if (relative) {
    const article = articleMeant(text, document, relative, point);
    const paragraphs = (article?.paragraphs ?? []).map(({ span, items }) => ({
      text: spanText(text, span),
      items: items.map((item) => ({ number: item.number, text: spanText(text, item.span) })),
    }));
    return offerParts(paragraphs, relative.paragraph, typed, typing);
  }
  const fitting = document.outline.filter(
    ({ label, span }) => label.startsWith(typed) && span.paragraph !== point.paragraph,
  );
  // Of a long law those around the cursor; the next digit brings the others.
  const here = fitting.findIndex(({ span }) => span.paragraph > point.paragraph);
  const first = Math.max(0, (here < 0 ? fitting.length : here) - mostHeadings / 2);
  return fitting.slice(first, first + mostHeadings).map((heading) => ({
    kind: 'heading',
    label: heading.label,
    detail: heading.text,
    range: lastCharacters(typing, typed.length),
    newText: heading.label,
  }));
};

function articleMeant(
  text: PolicyText,
  document: PolicyDocument,
  { article }: ArticleTyped,
  { paragraph, offset }: Point,
): Article | undefined {
  const articles = articlesOf(text, document);
  if (typeof article === 'string') {
    const here = articleAt(text, document, paragraph, offset);
    return here ? articles[articles.indexOf(here) - (article === '前' ? 1 : 0)] : undefined;
  }
  const [number, sub] = [parseNumeral(article.number), parseNumeral(article.sub) ?? 0];
  return articles.find((one) => one.number === number && one.sub === sub);
}
