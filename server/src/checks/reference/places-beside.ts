/** References to articles of the other documents of a file, of its attachments above all, that these do not have (reference/missing). */

import type { PolicyDocument, Span } from '../../policy/model.ts';
import { documentMeant } from '../../policy/references/document-meant.ts';
import { ownersOf, placesOfOthers } from '../../policy/references/place-lists.ts';
import { targetOf } from '../../policy/references/place-target.ts';
import type { PlaceStep } from '../../policy/references/places.ts';
import type { Draft } from '../check.ts';
import { isAboutOthers } from '../citation/cited-titles.ts';
import { isFormerPlace } from '../citation/history.ts';

export interface MissingBeside {
  readonly span: Span;
  /** The document that has no such article. */
  readonly document: PolicyDocument;
  readonly step: PlaceStep;
}

/** Silent where the other document has no articles at all, or is spoken of as it was. Yields for each reference that was looked at. */
export function* missingBeside({ text }: Draft): Iterable<MissingBeside | undefined> {
  if (text.documents.length === 1) return;
  const owners = ownersOf(text);
  const { paragraphs, found } = placesOfOthers(text.paragraphs);
  for (const [index, paragraph] of paragraphs.entries()) {
    const around = owners[paragraph];
    if (!around || isAboutOthers(around)) continue;
    for (const reference of found[index]!) {
      const document = documentMeant(text, around, reference.owner);
      if (!document?.outline.some(({ kind }) => kind === 'article')) continue;
      const { missing } = targetOf(text, { document, paragraph, reference });
      const span = { paragraph, start: reference.start, end: reference.end };
      const isMissing = missing?.unit === 'article' && missing.kind === 'number' && missing.start >= 0;
      const named = 'start' in reference.owner ? { ...span, start: reference.owner.start } : span;
      yield isMissing && !isFormerPlace(text, named) ? { span, document, step: missing } : undefined;
    }
  }
}
