/** Search over the corpus by name: documents by title, headings and articles by their words, defined terms. */
import type { Corpus, Place } from '../corpus/corpus.ts';
import { citedTitle } from '../corpus/titles/cited-document.ts';
import { labelOf } from '../ingest/label.ts';
import { squeeze } from '../policy/fold.ts';
import { byline, titleOf } from './labels.ts';

export interface FoundSymbol {
  readonly kind: 'document' | 'heading' | 'term';
  readonly name: string;
  /** Title of the document around it. */
  readonly container: string;
  readonly place: Place;
}

/** 行政处罚法第三十三条, with a space or 《》 or without. */
const namedArticle = /^《?([^《》]{2,40}?)》?(第[〇零一二三四五六七八九十百千\d]+条(?:之[一二三四五六七八九十]+)?)$/;

/** The article of the newest version of the document. */
function articleNamed(corpus: Corpus, query: string): readonly FoundSymbol[] {
  const match = namedArticle.exec(query);
  const label = match && labelOf(match[2]!);
  const [document] = match ? (citedTitle(corpus, match[1]!, null)?.current ?? []) : [];
  const heading =
    label && document
      ? corpus
          .outline(document.id)
          .find(({ kind, number, sub }) => kind === 'article' && number === label.number && sub === label.sub)
      : undefined;
  if (!document || !heading) return [];
  const name = `${titleOf(document)}${heading.label}`;
  return [{ kind: 'heading', name, container: byline(document), place: heading.place }];
}

const mostOfAKind = 50;
/** Occurrences looked through for headings among them, and clauses whose headings are read. */
const mostOccurrences = 400;
const mostRead = 80;
/** Longer clauses are sentences. */
const longestHeading = 50;

/** Nothing for an empty query: an editor asks so before anything was typed. Yields between what is looked through. */
export function* workspaceSymbols(corpus: Corpus, query: string): Generator<undefined, readonly FoundSymbol[]> {
  const wanted = squeeze(query);
  if (wanted === '') return [];
  const symbols: FoundSymbol[] = [...articleNamed(corpus, wanted)];
  for (const { documents } of corpus.titlesWith(query, mostOfAKind)) {
    for (const document of documents.slice(0, 1)) {
      const container = [document.number, document.date].filter(Boolean).join(' ');
      symbols.push({ kind: 'document', name: titleOf(document), container, place: document.place });
    }
    yield undefined;
  }
  for (const { term, document, place } of corpus.definitionsOf(query).slice(0, mostOfAKind)) {
    symbols.push({ kind: 'term', name: term, container: titleOf(document), place });
    yield undefined;
  }
  const seen = new Set<number>();
  let headings = 0;
  let read = 0;
  for (const { clause: id } of corpus.find(query, mostOccurrences)) {
    if (seen.has(id) || headings >= mostOfAKind || read >= mostRead) continue;
    seen.add(id);
    yield undefined;
    const clause = corpus.clause(id);
    const { text, document } = clause;
    if (text.length > longestHeading) continue;
    read++;
    const heading = clause.headingPath.at(-1);
    if (heading === undefined || !squeeze(heading).includes(wanted)) continue;
    if (!squeeze(heading).startsWith(squeeze(text).replace(/。$/, ''))) continue;
    headings++;
    symbols.push({ kind: 'heading', name: heading, container: titleOf(document), place: clause.place });
  }
  return symbols;
}
