/** What may be shown between the lines when the user asks for it: uses of articles, numbers and dates of citations. */
import { dateOf } from '../checks/citation/cited-titles.ts';
import { citedTitle } from '../corpus/titles/cited-document.ts';
import type { HeadingKind } from '../policy/model.ts';
import { labelEnd } from '../policy/outline/sequences.ts';
import { locate, type SourceRange } from '../policy/span.ts';
import { type Context, say } from './context.ts';
import { draftSectionAt } from './draft-section.ts';
import { labelSpan, usesOfHeadings } from './own-references.ts';
import { similarSections } from './similar-sections.ts';

export interface HeadingNote {
  readonly range: SourceRange;
  readonly title: string;
}

/** How often the draft refers to each heading that it refers to. */
export function headingNotes(context: Context): readonly HeadingNote[] {
  const { text } = context.draft;
  const uses = usesOfHeadings(text);
  return text.documents.flatMap(({ outline }) =>
    outline.flatMap((heading) => {
      const count = uses.get(heading)?.length ?? 0;
      if (count === 0) return [];
      const title = say(context, { zh: `${count} 处引用`, en: count === 1 ? '1 reference' : `${count} references` });
      return [{ range: locate(text, labelSpan(text, heading)), title }];
    }),
  );
}

/** Headings that say what they are about: those of which sections like theirs can be looked for. */
export function sectionHeadings({ draft: { text } }: Context): readonly SourceRange[] {
  return text.documents.flatMap(({ outline }) =>
    outline
      .filter((heading) => heading.text !== '' && soughtAfter.has(heading.kind))
      .map((heading) =>
        locate(text, { ...heading.span, end: Math.max(heading.span.start + 1, labelEnd(text, heading)) }),
      ),
  );
}

/** Lower headings are items of a list. */
const soughtAfter: ReadonlySet<HeadingKind> = new Set([
  'part',
  'chapter',
  'section',
  'chinese',
  'parenthesised',
  'box',
  'plain',
]);

/** Documents counted for one heading. */
const mostSimilar = 50;

/** How many documents have a section like the one at the offset, in words; null where there is no section. */
export function similarNote(context: Context, offset: number): string | null {
  const { draft, corpus } = context;
  const section = draftSectionAt(draft.text, offset);
  if (!section) return null;
  const count = similarSections(corpus.without(draft.uri), section, { limit: mostSimilar, filter: {} }).length;
  const shown = count < mostSimilar ? String(count) : `${mostSimilar}+`;
  return say(context, {
    zh: `${shown} 份文件有同类章节`,
    en: count === 1 ? 'a similar section in 1 document' : `similar sections in ${shown} documents`,
  });
}

export interface CitationNote {
  readonly offset: number;
  readonly label: string;
}

/** Number and date behind every title between the offsets that does not print its number itself. */
export function citationNotes({ draft, corpus }: Context, { start, end }: SourceRange): readonly CitationNote[] {
  const { text } = draft;
  return text.documents.flatMap((document) => {
    const at = dateOf(text, document);
    return document.citations.flatMap(({ kind, text: title, span }, index) => {
      if (kind !== 'title') return [];
      const range = locate(text, span);
      if (range.end < start || range.start > end) return [];
      const next = document.citations[index + 1];
      const follows =
        next?.kind === 'number' && next.span.paragraph === span.paragraph && next.span.start - span.end <= 2;
      const [cited] = citedTitle(corpus, title, at)?.current ?? [];
      const label = [follows ? null : (cited?.number ?? null), cited?.date ?? null].filter((part) => part !== null);
      return label.length === 0 ? [] : [{ offset: range.end, label: label.join(' ') }];
    });
  });
}
