/** Links on citations whose document the corpus has. */
import { dateOf } from '../checks/citation/cited-titles.ts';
import type { CorpusDocument } from '../corpus/corpus.ts';
import { citedTitle } from '../corpus/titles/cited-document.ts';
import { titleInFull } from '../policy/definitions/short-titles.ts';
import { squeeze } from '../policy/fold.ts';
import { locate, type SourceRange } from '../policy/span.ts';
import type { Context } from './context.ts';
import { byline, quotedTitle } from './labels.ts';
import { placeUri } from './markdown.ts';

export interface Link {
  readonly range: SourceRange;
  readonly target: string;
  readonly tooltip: string;
}

export function citationLinks({ draft, corpus }: Context): readonly Link[] {
  const links: Link[] = [];
  const byNumber = new Map<string, CorpusDocument>();
  for (const { number, document } of corpus.numbers()) {
    if (document && !byNumber.has(squeeze(number))) byNumber.set(squeeze(number), document);
  }
  for (const around of draft.text.documents) {
    for (const { kind, text, span } of around.citations) {
      if (kind === 'internal') continue;
      const title = titleInFull(draft.text, text, span.paragraph);
      const document =
        kind === 'number'
          ? byNumber.get(squeeze(text))
          : (citedTitle(corpus, title, dateOf(draft.text, around))?.current[0] ?? corpus.title(title)?.documents[0]);
      if (!document || document.file.uri === draft.uri) continue;
      const tooltip = [quotedTitle(document), byline(document)].filter(Boolean).join(' ');
      links.push({ range: locate(draft.text, span), target: placeUri(document.place), tooltip });
    }
  }
  return links;
}
