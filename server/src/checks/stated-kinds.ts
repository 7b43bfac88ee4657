/** What stands in the paragraphs of a draft as far as its documents say so: titles and headings. */
import type { Change } from '../ingest/change.ts';
import { draftOf } from '../ingest/paragraph-versions.ts';
import { rememberedWith } from '../ingest/remembered.ts';
import type { PolicyText } from '../policy/model.ts';
import type { ParagraphKind } from './check.ts';

/** By the numbers of {@link kindsStated}. */
export const statedKinds: readonly (ParagraphKind | undefined)[] = [undefined, 'title', 'heading'];
const statedTitle = 1;
const statedHeading = 2;

const rememberedKinds = rememberedWith<object, Uint8Array>();

/** Whether the paragraphs around a change are of the kinds that they were. */
export function isSameAround(before: Uint8Array, now: Uint8Array, { first, endBefore, end }: Change): boolean {
  if (before === now) return true;
  for (let at = 0; at < first; at++) if (before[at] !== now[at]) return false;
  const distance = end - endBefore;
  for (let at = endBefore; at < before.length; at++) if (before[at] !== now[at + distance]) return false;
  return before.length + distance === now.length;
}

/** What stands in the paragraphs that a document calls its title or a heading; the others are what they show themselves. */
export function kindsStated({ paragraphs, documents }: PolicyText): Uint8Array {
  const about = documents.flatMap(({ titleSpan, outline }) => [titleSpan?.paragraph, outline]);
  return rememberedKinds(draftOf(paragraphs), [paragraphs.length, ...about], () => {
    const kinds = new Uint8Array(paragraphs.length);
    for (const { titleSpan, outline } of documents) {
      if (titleSpan) kinds[titleSpan.paragraph] = statedTitle;
      for (const { span, runIn } of outline) if (!runIn) kinds[span.paragraph] = statedHeading;
    }
    return kinds;
  });
}
