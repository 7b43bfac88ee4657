/** The draft's own articles, chapters and sections after 第, for references inside the draft. */
import { documentAt, pointAt } from '../point.ts';
import { lastCharacters, type Offer, type OfferSource } from './typing.ts';

const mostHeadings = 100;
const typedLabel = /.[^》\s](第[一二三四五六七八九十百千零〇\d]{0,6})$/;

export const offerOwnArticles: OfferSource = ({ draft }, typing) => {
  const typed = typedLabel.exec(typing.before)?.[1];
  const point = typed === undefined ? null : pointAt(draft.text, typing.offset);
  if (typed === undefined || !point) return [];
  const headings = documentAt(draft.text, point.paragraph)?.outline ?? [];
  const fitting = headings.filter(({ label, span }) => label.startsWith(typed) && span.paragraph !== point.paragraph);
  // Of a long law those around the cursor; the next digit brings the others.
  const here = fitting.findIndex(({ span }) => span.paragraph > point.paragraph);
  const first = Math.max(0, (here < 0 ? fitting.length : here) - mostHeadings / 2);
  return fitting.slice(first, first + mostHeadings).map(({ label, text }): Offer => {
    return { kind: 'heading', label, detail: text, range: lastCharacters(typing, typed.length), newText: label };
  });
};
