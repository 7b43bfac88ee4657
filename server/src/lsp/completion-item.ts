/** An offer of the language service as a completion item. */
import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver';
import type { Offer, OfferKind } from '../features/completion/typing.ts';
import { rangeOf } from './convert.ts';
import type { OpenDraft } from './drafts.ts';

/** None of them `Text`: that is for words of the document, which editors can be told not to show. */
const kinds: Record<OfferKind, CompletionItemKind> = {
  title: CompletionItemKind.File,
  number: CompletionItemKind.Reference,
  heading: CompletionItemKind.Module,
  wording: CompletionItemKind.Constant,
  abbreviation: CompletionItemKind.Keyword,
  unit: CompletionItemKind.Value,
  figure: CompletionItemKind.Value,
};

/**
 * The filter text begins with what the range holds before the cursor: editors match it against those characters, and
 * in unspaced text the word they would find by themselves is the whole run. What is typed next is looked for in the
 * rest of it until the next list arrives.
 */
export function completionItem(
  { document, draft }: OpenDraft,
  offer: Offer,
  rank: number,
  cursor: number,
): CompletionItem {
  return {
    label: offer.label,
    kind: kinds[offer.kind],
    ...(offer.detail === '' ? {} : { detail: offer.detail }),
    ...(offer.preview ? { documentation: offer.preview } : {}),
    sortText: String(rank).padStart(4, '0'),
    filterText: draft.source.slice(offer.range.start, cursor) + offer.newText,
    textEdit: { range: rangeOf(document, offer.range), newText: offer.newText },
  };
}
