/** What checks of places in other documents (《…》第三条) share: they look at each once, and again when something changed that it hangs on. */
import type { Corpus } from '../../corpus/corpus.ts';
import { ownersOf, type PlaceAt, placesOfOthers } from '../../policy/references/place-lists.ts';
import type { Draft, DraftCheck, Finding } from '../check.ts';
import { keptFindings } from '../kept-findings.ts';
import { saidIn } from '../said-records.ts';

/** Runs a check that examines the places one by one. */
export function examiningCitedPlaces(
  examine: (draft: Draft, corpus: Corpus, at: PlaceAt) => Finding | undefined,
): DraftCheck['run'] {
  const kept = keptFindings();
  function* find(draft: Draft, corpus: Corpus): Iterable<Finding | undefined> {
    if (corpus.documents.length === 0) return;
    const owners = ownersOf(draft.text);
    const { paragraphs, found } = placesOfOthers(draft.text.paragraphs);
    for (const [index, paragraph] of paragraphs.entries()) {
      const document = owners[paragraph];
      if (!document) continue;
      for (const reference of found[index]!) yield examine(draft, corpus, { document, paragraph, reference });
    }
  }
  return (draft, { corpus }) => {
    const { frame, definitions } = saidIn(draft.text);
    const { found } = placesOfOthers(draft.text.paragraphs);
    return kept(draft, [corpus, frame, definitions, found], () => find(draft, corpus));
  };
}
