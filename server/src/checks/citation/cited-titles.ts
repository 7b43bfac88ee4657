/** From a citation in the draft to the document of the corpus that it means. */

import type { Corpus } from '../../corpus/corpus.ts';
import { type CitedTitle, citedTitle, titleAtEnd } from '../../corpus/titles/cited-document.ts';
import { readOnce } from '../../ingest/remembered.ts';
import { isShortTitle, squeezedTitle, titleInFull } from '../../policy/definitions/short-titles.ts';
import { squeeze } from '../../policy/fold.ts';
import type { PolicyDocument, PolicyText } from '../../policy/model.ts';
import type { PlaceOwner } from '../../policy/references/places.ts';

/** Date as of which the document's citations are judged; null: as of everything that the corpus holds. */
export function dateOf(text: PolicyText, document: PolicyDocument): string | null {
  const carrier = text.documents.find(({ id }) => id === document.parent);
  return document.date ?? carrier?.date ?? document.validity.effective ?? null;
}

/** Documents about other documents' past or wording; what they cite is their subject. */
export function isAboutOthers(document: PolicyDocument): boolean {
  return kindOf(document).isAboutOthers;
}

/** Interpretations speak of the articles of the law that they explain by their numbers alone. */
export function interpretsAnother(document: PolicyDocument): boolean {
  return kindOf(document).interpretsAnother;
}

/** Asked for each of its citations. */
const kindOf = readOnce(({ title }: PolicyDocument) => ({
  isAboutOthers: /修改|修正|废止|清理|失效|时间效力|罪名|编纂|衔接/.test(title),
  interpretsAnother: /适用.*(?:解释|规定|意见|批复)|实施.*(?:解释|意见)/.test(title),
}));

/** Whether the title is that of a document of the text itself. */
export function isOwnTitle(text: PolicyText, title: string): boolean {
  return ownTitles(text).has(squeezedTitle(title));
}

const ownTitles = readOnce(({ documents }: PolicyText) => new Set(documents.map(({ title }) => squeeze(title))));

export interface CitedPlace {
  readonly cited: CitedTitle;
  /** As the draft has it, without 《》. */
  readonly printed: string;
}

/** The document whose place is meant, or null where the corpus does not have it or it is the text's own. */
export function citedOwner(
  corpus: Corpus,
  text: PolicyText,
  document: PolicyDocument,
  owner: PlaceOwner,
): CitedPlace | null {
  if (owner.kind !== 'title' && owner.kind !== 'name') return null;
  const printed = owner.kind === 'title' ? owner.text : (nameIn(text, owner.text) ?? titleAtEnd(corpus, owner.text));
  if (printed === null) return null;
  const title = titleInFull(text, printed, document.firstParagraph);
  if (isOwnTitle(text, title)) return null;
  const cited = citedTitle(corpus, title, dateOf(text, document));
  return cited && { cited, printed };
}

/** The longest short name that the run ends with. */
function nameIn(text: PolicyText, run: string): string | null {
  for (let start = 0; start + 2 <= run.length; start++) {
    if (isShortTitle(text, run.slice(start))) return run.slice(start);
  }
  return null;
}
