/** Headings of the cited document after 》: 《X》第五条, 《X》“主要目标”. */
import type { CorpusHeading } from '../../corpus/corpus.ts';
import { squeeze } from '../../policy/fold.ts';
import { lastCharacters, type Offer, type OfferSource, type Typing } from './typing.ts';

const mostHeadings = 100;

/** A title, its number if one is given, and what was typed behind. */
const behindCitation = /《([^《》]+)》\s*(?:[（(][^（）()]*[）)])?([^《》。；，、（）()]{0,20})$/;

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

export const offerHeadings: OfferSource = ({ corpus }, typing) => {
  const match = behindCitation.exec(typing.before);
  const document = match && corpus.title(match[1]!)?.documents[0];
  if (!match || !document) return [];
  const typed = match[2]!;
  const wanted = squeeze(typed.replace(/^[“"]/, ''));
  return corpus
    .outline(document.id)
    .filter((heading) => !neverCited.has(heading.kind) && answers(heading, wanted, typed))
    .slice(0, mostHeadings)
    .map((heading) => offer(heading, typing, typed));
};

function answers({ label, text }: CorpusHeading, wanted: string, typed: string): boolean {
  if (wanted === '') return true;
  if (/^[“"]/.test(typed)) return squeeze(text).startsWith(wanted);
  return squeeze(label).startsWith(wanted) || (text !== '' && squeeze(text).startsWith(wanted));
}

function offer(heading: CorpusHeading, typing: Typing, typed: string): Offer {
  const { label, text, kind } = heading;
  const quoted = /^[“"]/.test(typed);
  const legal = byLabel.has(kind) && label !== '' && !quoted;
  const closing = quoted && /^[”"]/.test(typing.after) ? '' : '”';
  const gap = byLabel.has(kind) && text !== '' ? ' ' : '';
  return {
    kind: 'heading',
    label: `${label}${gap}${text}`,
    detail: '',
    range: lastCharacters(typing, typed.length),
    newText: legal ? label : `“${text}${closing}`,
  };
}
