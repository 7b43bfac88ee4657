/** The draft's own articles, chapters and sections after 第, and 款 and 项 of an article, for references inside the draft, to its attachments too. */
import { type ArticleParagraph, articlesOf } from '../../policy/articles.ts';
import { documentMeant } from '../../policy/document-meant.ts';
import type { PolicyDocument, PolicyText } from '../../policy/model.ts';
import { chineseNumeral, parseNumeral } from '../../policy/numerals.ts';
import { ownerBefore } from '../../policy/places.ts';
import { spanText } from '../../policy/span.ts';
import { documentAt, pointAt } from '../point.ts';
import { citedBehind } from './headings.ts';
import { lastCharacters, type Offer, type OfferSource } from './typing.ts';

const mostHeadings = 100;
/** Of a paragraph as much as tells it from the others. */
const longestDetail = 40;
const numeral = '[一二三四五六七八九十百千零〇\\d]';
const typedLabel = new RegExp(`.\\S(第${numeral}{0,6})$`);
/** 第四条第 and 第四条第二款第. */
const behindArticle = new RegExp(
  `第(${numeral}{1,6})条(?:之(${numeral}{1,2}))?(?:第(${numeral}{1,3})款)?(第${numeral}{0,3})$`,
);
/** The whole place that is being typed. */
const placeAtEnd = new RegExp(`(?:第${numeral}{1,6}[编章节条款](?:之${numeral}{1,2})?)*第${numeral}{0,6}$`);

export const offerOwnArticles: OfferSource = ({ draft }, typing) => {
  const typed = typedLabel.exec(typing.before)?.[1];
  const point = typed === undefined ? null : pointAt(draft.text, typing.offset);
  const around = point && documentAt(draft.text, point.paragraph);
  if (typed === undefined || !around) return [];
  const owner = ownerBefore(typing.before, placeAtEnd.exec(typing.before)!.index);
  // 办法 alone is hardly ever the name of another one.
  const document = owner.kind === 'name' ? around : documentMeant(draft.text, around, owner);
  if (!document || (document === around && citedBehind(draft.text, typing.before)?.typed.startsWith('第'))) return [];
  const offer = (label: string, detail: string): Offer => {
    return { kind: 'heading', label, detail, range: lastCharacters(typing, typed.length), newText: label };
  };
  const article = behindArticle.exec(typing.before);
  if (article) {
    return partsOfArticle(draft.text, document, article)
      .filter(({ label }) => label.startsWith(typed))
      .map(({ label, detail }) => offer(label, detail));
  }
  const fitting = document.outline.filter(
    ({ label, span }) => label.startsWith(typed) && span.paragraph !== point.paragraph,
  );
  // Of a long law those around the cursor; the next digit brings the others.
  const here = fitting.findIndex(({ span }) => span.paragraph > point.paragraph);
  const first = Math.max(0, (here < 0 ? fitting.length : here) - mostHeadings / 2);
  return fitting.slice(first, first + mostHeadings).map(({ label, text }) => offer(label, text));
};

type Part = Pick<Offer, 'label' | 'detail'>;

/** Its 款, unless it has but one or one is named, and the 项 of that one. */
function partsOfArticle(
  text: PolicyText,
  document: PolicyDocument,
  [, number, sub, paragraph]: readonly (string | undefined)[],
): readonly Part[] {
  const isMeant = (one: { readonly number: number; readonly sub: number }) =>
    one.number === parseNumeral(number!) && one.sub === (sub === undefined ? 0 : parseNumeral(sub));
  const paragraphs = articlesOf(text, document).find(isMeant)?.paragraphs ?? [];
  const named = paragraph === undefined ? null : paragraphs[(parseNumeral(paragraph) ?? 0) - 1];
  if (named === undefined) return [];
  if (named === null && paragraphs.length > 1) {
    return paragraphs.map(({ span }, index) => {
      return { label: `第${chineseNumeral(index + 1)}款`, detail: spanText(text, span).slice(0, longestDetail) };
    });
  }
  const items: ArticleParagraph['items'] = (named ?? paragraphs[0])?.items ?? [];
  return items.map(({ number: own, span }) => {
    return { label: `第${chineseNumeral(own)}项`, detail: spanText(text, span).slice(0, longestDetail) };
  });
}
