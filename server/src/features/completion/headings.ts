/** Headings of the cited document after 》: 《X》第五条, 《X》“主要目标”. */
import { citedOwner, dateOf } from '../../checks/citation/cited-titles.ts';
import type { Corpus, CorpusDocument, CorpusHeading } from '../../corpus/corpus.ts';
import { citedTitle } from '../../corpus/titles/cited-document.ts';
import { titleInFull } from '../../policy/definitions/short-titles.ts';
import { squeeze } from '../../policy/fold.ts';
import { parseNumeral } from '../../policy/numerals.ts';
import { paragraphsOfCited } from '../cited-article.ts';
import type { Context } from '../context.ts';
import { documentAt, pointAt } from '../point.ts';
import { offerParts } from './article-parts.ts';
import { articleTyped, placeTyped } from './typed-place.ts';
import { lastCharacters, type Offer, type OfferSource, type Typing } from './typing.ts';

const mostHeadings = 100;
const longestPreview = 300;

const numeral = '[〇零一二三四五六七八九十百千\\d]{1,7}';
/** 第三条、第五条和 */
const placesBefore = `(?:第${numeral}条(?:第${numeral}款)?(?:第[（(]?${numeral}[）)]?项)?(?:、|和|或|及|至|到|以及|或者))*`;
/** A title, its number if one is given, the places of a list before the last one, and what was typed behind. */
const behindCitation = new RegExp(
  `《([^《》]+)》\\s*(?:[（(][^（）()]*[）)])?${placesBefore}([^《》。；，、（）()]{0,20})$`,
);

/** Headings that are cited by their label alone. */
const byLabel: ReadonlySet<CorpusHeading['kind']> = new Set([
  'part',
  'chapter',
  'section',
  'article',
  'attachment',
  'box',
]);
/** Too far down to be cited. */
const neverCited: ReadonlySet<CorpusHeading['kind']> = new Set(['circled', 'ordinal', 'arabic-parenthesised', 'plain']);

interface CitedBehind {
  readonly document: CorpusDocument;
  /** What was typed behind it of the next place. */
  readonly typed: string;
}

export const offerHeadings: OfferSource = (context, typing) => {
  const cited = citedBehind(context, typing);
  if (!cited) return [];
  const { corpus } = context;
  const { document, typed } = cited;
  const headings = corpus.outline(document.id).map((heading, index) => ({ heading, index }));
  const behind = articleTyped(typing.before);
  if (behind && typeof behind.article !== 'string') {
    const number = parseNumeral(behind.article.number);
    const sub = parseNumeral(behind.article.sub) ?? 0;
    const named = headings.find(
      ({ heading }) => heading.kind === 'article' && heading.number === number && heading.sub === sub,
    );
    const paragraphs = named ? paragraphsOfCited(corpus, document.id, named.index) : [];
    return offerParts(paragraphs, behind.paragraph, placeTyped(typing.before)!.typed, typing);
  }
  const wanted = squeeze(typed.replace(/^[“"]/, ''));
  // 一、 is cited as 第一部分.
  const asPart = wanted.startsWith('第');
  return headings
    .filter(({ heading }) => !neverCited.has(heading.kind) && answers(heading, wanted, typed))
    .slice(0, mostHeadings)
    .map(({ heading, index }) => {
      const named = asPart && heading.kind === 'chinese' ? { ...heading, label: partLabel(heading) } : heading;
      const found = offer(named, typing, typed);
      return heading.kind === 'article' ? { ...found, preview: previewOf(corpus, document.id, index) } : found;
    });
};

/** The document of the corpus whose places are being typed; null where it is none of them. */
function citedBehind({ corpus, draft }: Context, { before, offset }: Typing): CitedBehind | null {
  const point = pointAt(draft.text, offset);
  const own = (point && documentAt(draft.text, point.paragraph)) ?? draft.text.documents[0];
  if (!own) return null;
  const paragraph = point?.paragraph ?? own.firstParagraph;
  const match = behindCitation.exec(before);
  if (match) {
    // 《办法》 stands for the title that the draft has shortened to it.
    const title = titleInFull(draft.text, match[1]!, paragraph);
    const cited = citedTitle(corpus, title, dateOf(draft.text, own));
    const document = cited?.current[0] ?? corpus.title(title)?.documents[0];
    return document ? { document, typed: match[2]! } : null;
  }
  const place = placeTyped(before);
  if (place?.owner.kind !== 'name') return null;
  const document = citedOwner(corpus, draft.text, own, place.owner)?.cited.current[0];
  return document ? { document, typed: place.typed } : null;
}

/** The text of the article, as far as a list has room for it. */
function previewOf(corpus: Corpus, document: number, heading: number): string {
  const text = corpus
    .section(document, heading)
    .map((clause) => clause.text)
    .join('');
  return text.length > longestPreview ? `${text.slice(0, longestPreview)}……` : text;
}

function partLabel({ label }: CorpusHeading): string {
  return `第${label.replace(/[、．.]$/, '')}部分`;
}

function answers(heading: CorpusHeading, wanted: string, typed: string): boolean {
  const { kind, label, text } = heading;
  if (text === '' && /^[“"]/.test(typed)) return false;
  if (wanted === '') return true;
  if (kind === 'chinese' && partLabel(heading).startsWith(wanted)) return true;
  if (/^[“"]/.test(typed)) return squeeze(text).startsWith(wanted);
  return squeeze(label).startsWith(wanted) || (text !== '' && squeeze(text).startsWith(wanted));
}

/** Inside “” quotation marks are ‘’ (GB/T 15834—2011, 4.8.3.3). */
function innerQuotes(text: string): string {
  return text.replaceAll('“', '‘').replaceAll('”', '’');
}

function offer(heading: CorpusHeading, typing: Typing, typed: string): Offer {
  const { label, text, kind } = heading;
  const quoted = /^[“"]/.test(typed);
  const legal = (byLabel.has(kind) || label.startsWith('第')) && label !== '' && !quoted;
  const closing = quoted && /^[”"]/.test(typing.after) ? '' : '”';
  const gap = legal && text !== '' ? ' ' : '';
  return {
    kind: 'heading',
    label: `${label}${gap}${text}`,
    detail: '',
    range: lastCharacters(typing, typed.length),
    newText: legal ? label : `“${innerQuotes(text)}${closing}`,
  };
}
