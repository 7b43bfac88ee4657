/** Completion: what may stand at the cursor, from the corpus and the draft, in unspaced text. */
import type { Context } from '../context.ts';
import { offerAbbreviations } from './abbreviations.ts';
import { offerFigures } from './figures.ts';
import { offerHeadings } from './headings.ts';
import { offerNumbers } from './numbers.ts';
import { offerOwnArticles } from './own-articles.ts';
import { offerOwnParts } from './own-parts.ts';
import { offerTitles, openTitle } from './titles.ts';
import { isText, type Offer, type OfferSource, type Typing, typingAt } from './typing.ts';
import { offerUnitWords } from './unit-words.ts';
import { offerUnits, openUnits } from './units.ts';
import { offerWording } from './wording.ts';

export interface CompletionRequest {
  readonly requested: boolean;
  readonly trigger: string | null;
}

/** Sources of a group stand together; the first group that offers something is shown. */
function groupsAt(context: Context, typing: Typing): readonly (readonly OfferSource[])[] {
  // Inside 《 only a title makes sense.
  if (openTitle.test(typing.before)) return [[offerTitles]];
  // And in a list of responsible units only units.
  if (openUnits.test(typing.before)) return [[offerUnits]];
  if (!isText(context, typing)) return [];
  return [
    [offerNumbers],
    [offerFigures],
    [offerHeadings, offerOwnArticles, offerOwnParts, offerUnitWords, offerAbbreviations, offerWording],
  ];
}

/** Offers at a source offset, best first. */
export function complete(
  context: Context,
  offset: number,
  { requested, trigger }: CompletionRequest,
): readonly Offer[] {
  const typing = typingAt(context.draft.source, offset, requested, trigger);
  const isNew = ({ range, newText }: Offer) => context.draft.source.slice(range.start, range.end) !== newText;
  for (const group of groupsAt(context, typing)) {
    const offers = group.flatMap((source) => source(context, typing)).filter(isNew);
    if (offers.length > 0) return offers;
  }
  return [];
}
