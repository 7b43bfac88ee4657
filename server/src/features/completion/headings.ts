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
  // 一、 is cited as 第一部分.
  const asPart = wanted.startsWith('第');
  return corpus
    .outline(document.id)
    .filter((heading) => !neverCited.has(heading.kind) && answers(heading, wanted, typed))
    .slice(0, mostHeadings)
    .map((heading) => (asPart && heading.kind === 'chinese' ? { ...heading, label: partLabel(heading) } : heading))
    .map((heading) => offer(heading, typing, typed));
};

function partLabel({ label }: CorpusHeading): string {
  return `第${label.replace(/[、．.]$/, '')}部分`;
}

function answers(heading: CorpusHeading, wanted: string, typed: string): boolean {
  const { kind, label, text } = heading;
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
