/**
 * Go to definition: from a citation to the document, from a reference to its heading, from a
 * term to where it is introduced, from a set phrase that nobody defines to where its full form stands. */
import type { Place } from '../corpus/corpus.ts';
import { squeeze } from '../policy/fold.ts';
import type { Citation, PolicyText, Span } from '../policy/model.ts';
import { parseNumeral } from '../policy/numerals.ts';
import { locate, type SourceRange, spanText } from '../policy/span.ts';
import type { Context } from './context.ts';
import { citationAt, documentAt, holds, type Point, pointAt } from './point.ts';
import { setPhraseAt } from './set-phrase.ts';
import { knownTermAt, ownDefinitions, wordAt } from './term.ts';

/** A place in the draft, or one of the corpus. */
export type Target =
  | { readonly kind: 'draft'; readonly range: SourceRange }
  | { readonly kind: 'corpus'; readonly place: Place };

export interface Definitions {
  /** What the answer is about, in the draft. */
  readonly origin: SourceRange;
  readonly targets: readonly Target[];
}

export function definition(context: Context, offset: number): Definitions | null {
  const { text } = context.draft;
  const point = pointAt(text, offset);
  if (!point) return null;
  const answer = citedArticle(context, point) ?? citation(context, point) ?? term(context, point);
  return answer && answer.targets.length > 0 ? { origin: locate(text, answer.span), targets: answer.targets } : null;
}

/** Sources of a set phrase that are offered. */
const mostSources = 5;

interface Answer {
  readonly span: Span;
  readonly targets: readonly Target[];
}

const inDraft = (text: PolicyText, span: Span): Target => ({ kind: 'draft', range: locate(text, span) });
const inCorpus = (place: Place): Target => ({ kind: 'corpus', place });

function citation(context: Context, point: Point): Answer | null {
  const { text } = context.draft;
  const found = citationAt(text, point);
  if (!found) return null;
  const { citation: cited, document } = found;
  if (cited.kind !== 'internal') return { span: cited.span, targets: citedDocuments(context, cited) };
  const heading = document.outline[cited.target?.heading ?? -1];
  return heading ? { span: cited.span, targets: [inDraft(text, heading.span)] } : null;
}

function citedDocuments({ draft, corpus }: Context, { kind, text }: Citation): readonly Target[] {
  const wanted = squeeze(text);
  if (kind === 'number') {
    const entry = corpus.numbers().find(({ number }) => squeeze(number) === wanted);
    const documents = entry?.document ? [entry.document] : entry ? (corpus.title(entry.title)?.documents ?? []) : [];
    return documents.map(({ place }) => inCorpus(place));
  }
  const own = draft.text.documents.filter(({ title, titleSpan }) => titleSpan && squeeze(title) === wanted);
  const others = (corpus.title(text)?.documents ?? []).filter(({ file }) => file.uri !== draft.uri);
  return [
    ...own.map(({ titleSpan }) => inDraft(draft.text, titleSpan!)),
    ...others.map(({ place }) => inCorpus(place)),
  ];
}

/** 第五条 behind 《X》 or 《X》（number）: the article of that document. */
function citedArticle({ draft, corpus }: Context, point: Point): Answer | null {
  const { text: content } = draft.text.paragraphs[point.paragraph]!;
  for (const { kind, text, span } of documentAt(draft.text, point.paragraph)?.citations ?? []) {
    if (kind !== 'title' || span.paragraph !== point.paragraph || span.end > point.offset) continue;
    const article =
      /^(?:[（(][^（）()]*[）)])?(第[一二三四五六七八九十百千零〇\d]+条(?:之[一二三四五六七八九十])?)/.exec(
        content.slice(span.end, span.end + 80),
      );
    if (!article) continue;
    const end = span.end + article[0].length;
    const articleSpan = { paragraph: point.paragraph, start: end - article[1]!.length, end };
    if (!holds(articleSpan, point)) continue;
    const [, number, sub] = /^第(.+?)条(?:之(.))?$/.exec(article[1]!)!;
    const document = corpus.title(text)?.documents[0];
    const heading =
      document &&
      corpus
        .outline(document.id)
        .find(
          (h) => h.kind === 'article' && h.number === parseNumeral(number!) && h.sub === (sub ? parseNumeral(sub) : 0),
        );
    if (heading) return { span: articleSpan, targets: [inCorpus(heading.place)] };
  }
  return null;
}

function term(context: Context, point: Point): Answer | null {
  const { draft, corpus } = context;
  for (const span of [knownTermAt(context, point), wordAt(context, point)]) {
    if (!span) continue;
    const name = spanText(draft.text, span);
    const own = ownDefinitions(context, name).map(({ definition: { termSpan } }) => inDraft(draft.text, termSpan));
    const others = corpus.definitionsOf(name).filter(({ place }) => place.uri !== draft.uri);
    const targets = own.length > 0 ? own : others.map(({ place }) => inCorpus(place));
    if (targets.length > 0) return { span, targets };
  }
  const phrase = setPhraseAt(context, point);
  if (!phrase) return null;
  const places = phrase.form.clauses.map((id) => corpus.clause(id).place).filter(({ uri }) => uri !== draft.uri);
  return { span: phrase.span, targets: places.slice(0, mostSources).map(inCorpus) };
}
