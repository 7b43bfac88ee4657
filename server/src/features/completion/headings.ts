/** Headings of the cited document after 》: 《X》第五条, 《X》“主要目标”. */
import { dateOf, shortTitles } from '../../checks/cited-titles.ts';
import { citedTitle } from '../../corpus/cited-document.ts';
import type { Corpus, CorpusHeading } from '../../corpus/corpus.ts';
import { squeeze } from '../../policy/fold.ts';
import type { PolicyText } from '../../policy/model.ts';
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

/** The same behind the name that a title was shortened to: 湿地保护法第五条、第. */
const behindName = new RegExp(`^${placesBefore}(第(?:${numeral})?)$`);

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

export interface CitedBehind {
  readonly title: string;
  /** What was typed behind it of the next place. */
  readonly typed: string;
}

/** The document whose places are being typed; null where it is none but the draft. */
export function citedBehind(text: PolicyText, before: string): CitedBehind | null {
  const short = shortTitles(text);
  const match = behindCitation.exec(before);
  // 《办法》 stands for the title that the draft has shortened to it.
  if (match) return { title: short.get(squeeze(match[1]!)) ?? match[1]!, typed: match[2]! };
  for (const [name, title] of short) {
    const at = before.lastIndexOf(name);
    // 本办法 is the draft.
    const typed =
      at < 0 || /[本该]/.test(before[at - 1] ?? '') ? null : behindName.exec(before.slice(at + name.length));
    if (typed) return { title, typed: typed[1]! };
  }
  return null;
}

export const offerHeadings: OfferSource = ({ corpus, draft }, typing) => {
  const cited = citedBehind(draft.text, typing.before);
  if (!cited) return [];
  const { title, typed } = cited;
  const [own] = draft.text.documents;
  const document =
    citedTitle(corpus, title, own ? dateOf(draft.text, own) : null)?.current[0] ?? corpus.title(title)?.documents[0];
  if (!document) return [];
  const wanted = squeeze(typed.replace(/^[“"]/, ''));
  // 一、 is cited as 第一部分.
  const asPart = wanted.startsWith('第');
  return corpus
    .outline(document.id)
    .map((heading, index) => ({ heading, index }))
    .filter(({ heading }) => !neverCited.has(heading.kind) && answers(heading, wanted, typed))
    .slice(0, mostHeadings)
    .map(({ heading, index }) => {
      const named = asPart && heading.kind === 'chinese' ? { ...heading, label: partLabel(heading) } : heading;
      const found = offer(named, typing, typed);
      return heading.kind === 'article' ? { ...found, preview: previewOf(corpus, document.id, index) } : found;
    });
};

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
