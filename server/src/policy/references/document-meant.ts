/** Whose place a reference means, of the documents that its file holds. */
import { readOnce } from '../../ingest/remembered.ts';
import { squeezedTitle, titleInFull } from '../definitions/short-titles.ts';
import { squeeze } from '../fold.ts';
import type { PolicyDocument, PolicyText } from '../model.ts';
import type { PlaceOwner } from './places.ts';

/**
 * The document around the reference, an attachment (附件2第三条), or another one of the file by its title, short or in
 * full (《…》第三条); null where the place is one of a document that the file does not hold.
 */
export function documentMeant(text: PolicyText, around: PolicyDocument, owner: PlaceOwner): PolicyDocument | null {
  if (owner.kind === 'own') return around;
  if (text.documents.length === 1) return null;
  if (owner.kind === 'attachment') return attachedDocuments(text, around)[Math.max(0, owner.number - 1)] ?? null;
  if (owner.kind !== 'title') return null;
  const title = titleInFull(text, owner.text, around.firstParagraph);
  const named = titled(text).get(squeezedTitle(title)) ?? null;
  // What bears the title of the text itself is the version that it takes the place of.
  return named === around ? null : named;
}

/** What the document carries; of an attachment it and its sisters. */
export function attachedDocuments(
  { documents }: PolicyText,
  { id, role, parent }: PolicyDocument,
): readonly PolicyDocument[] {
  const carrier = role === 'attachment' ? parent : id;
  return documents.filter((other) => other.role === 'attachment' && other.parent === carrier);
}

const titled = readOnce(
  ({ documents }: PolicyText): ReadonlyMap<string, PolicyDocument> =>
    new Map(documents.map((document) => [squeeze(document.title), document])),
);
