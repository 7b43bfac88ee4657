/** The draft's own articles, chapters and sections after 第, for references inside the draft. */
import { documentAt, pointAt } from '../point.ts';
import { lastCharacters, type Offer, type OfferSource } from './typing.ts';

const typedLabel = /.[^》\s](第[一二三四五六七八九十百千零〇\d]{0,6})$/;

export const offerOwnArticles: OfferSource = ({ draft }, typing) => {
  const typed = typedLabel.exec(typing.before)?.[1];
  const point = typed === undefined ? null : pointAt(draft.text, typing.offset);
  if (typed === undefined || !point) return [];
  const headings = documentAt(draft.text, point.paragraph)?.outline ?? [];
  return headings
    .filter(({ label, span }) => label.startsWith(typed) && span.paragraph !== point.paragraph)
    .map(({ label, text }): Offer => {
      return { kind: 'heading', label, detail: text, range: lastCharacters(typing, typed.length), newText: label };
    });
};
