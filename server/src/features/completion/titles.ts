/** Titles of known documents after 《. */
import type { KnownTitle } from '../../corpus/corpus.ts';
import { squeeze } from '../../policy/fold.ts';
import type { Definition } from '../../policy/model.ts';
import { locate } from '../../policy/span.ts';
import { type Context, say } from '../context.ts';
import { byline, innerMarks } from '../labels.ts';
import { lastCharacters, type Offer, type OfferSource } from './typing.ts';

const mostTitles = 50;

/** 《 and what was typed of the title. */
export const openTitle = /《([^《》。；]{0,80})$/;

export const offerTitles: OfferSource = (context, typing) => {
  const typed = openTitle.exec(typing.before)?.[1];
  if (typed === undefined) return [];
  // A title that is being corrected is replaced up to its closing mark.
  const rest = /^([^《》。；，]{0,80})》/.exec(typing.after)?.[1];
  const { start, end } = lastCharacters(typing, typed.length);
  const range = { start, end: end + (rest?.length ?? 0) };
  const found = context.corpus.titlesWith(typed, mostTitles);
  const byPinyin =
    found.length < mostTitles && /[a-z]/i.test(typed) ? context.pinyin?.()?.titlesWith(typed, mostTitles) : [];
  const offer = (kind: Offer['kind'], title: string, detail: string): Offer => {
    return { kind, label: title, detail, range, newText: rest === undefined ? `${title}》` : title };
  };
  const titles = [...found, ...(byPinyin ?? []).filter(({ title }) => found.every((known) => known.title !== title))]
    .slice(0, mostTitles)
    .filter((known) => !isOnlyTheDraft(context, known))
    .map((known) => offer('title', innerMarks(known.title), detailOf(context, known)));
  const short = shortenedBefore(context, typing.offset, typed);
  return [...short.map(({ term, text }) => offer('abbreviation', term, text)), ...titles];
};

/** What the draft has shortened titles to, 《办法》, before the cursor. */
function shortenedBefore({ draft }: Context, offset: number, typed: string): readonly Definition[] {
  return draft.text.documents.flatMap(({ definitions }) =>
    definitions.filter(({ kind, term, termSpan }) => {
      const { start, end } = locate(draft.text, termSpan);
      const isMarked = draft.source[start - 1] === '《' || draft.source[start] === '《';
      return kind === 'abbreviation' && isMarked && end < offset && squeeze(term).includes(squeeze(typed));
    }),
  );
}

function detailOf(context: Context, { documents, citedBy, number }: KnownTitle): string {
  const document = documents[0];
  if (document) return byline(document) || document.issuers.join('、');
  return number ?? say(context, { zh: `${citedBy} 份文件引用`, en: `cited by ${citedBy}` });
}

function isOnlyTheDraft({ draft }: Context, { documents, citedBy }: KnownTitle): boolean {
  return citedBy === 0 && documents.length > 0 && documents.every(({ file }) => file.uri === draft.uri);
}
