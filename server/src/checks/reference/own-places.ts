/** References of the draft to paragraphs and items of its own articles that the checks of `reference/` look at. */
import { trimmed } from '../../ingest/change.ts';
import { draftOf } from '../../ingest/paragraph-versions.ts';
import { isSameList, readOnce } from '../../ingest/remembered.ts';
import type { PolicyDocument, PolicyText } from '../../policy/model.ts';
import { type Article, articleAt, articlesOf } from '../../policy/outline/articles.ts';
import { ownersOf, type PlaceAt, placesByParagraph, placesOf } from '../../policy/references/place-lists.ts';
import { type PlaceTarget, targetOf } from '../../policy/references/place-target.ts';
import type { PlaceReference, PlaceStep } from '../../policy/references/places.ts';
import { interpretsAnother, isAboutOthers } from '../citation/cited-titles.ts';
import { recordsOf } from '../document-records.ts';
import { saidIn } from '../said-records.ts';

/** A reference with what it means. */
export interface OwnPlace extends PlaceAt {
  readonly target: PlaceTarget;
}

/** A doubtful reference of a paragraph. */
interface Doubtful {
  readonly reference: PlaceReference;
  readonly target: PlaceTarget;
}

/** What was found in a paragraph with references. */
interface InParagraph {
  /** Articles that what was found hangs on: around the references, and named by them. */
  readonly articles: readonly Article[];
  readonly doubtful: readonly Doubtful[];
}

/** What was found in the last version of a draft. */
interface LastPlaces {
  readonly about: readonly unknown[];
  readonly articles: readonly (readonly Article[])[];
  readonly references: ReturnType<typeof placesByParagraph>;
  /** In each of the paragraphs with references. */
  readonly found: readonly InParagraph[];
}

const lastPlaces = new WeakMap<object, LastPlaces>();

/**
 * References whose article is known, by name or because they stand in it, which name something that is not there or the only
 * paragraph of an article. A bare 第二款 is left out where its article has named another one before, because it may mean that
 * (违反本条例第五条…；违反第二款…). In the next version of a draft, the references of the paragraphs and articles that changed are
 * looked at.
 */
export const doubtfulPlaces = readOnce(findDoubtful);

/** What findings about {@link doubtfulPlaces} hang on: the same objects as long as places and articles say the same and headings are numbered alike. */
export function aboutPlaces(text: PolicyText): readonly unknown[] {
  const { frame, numbering, articles } = saidIn(text);
  return [frame, numbering, articles, placesByParagraph(text.paragraphs).found];
}

function findDoubtful(text: PolicyText): readonly OwnPlace[] {
  const { paragraphs, documents } = text;
  const draft = draftOf(paragraphs);
  const { frames, outlines } = recordsOf(text);
  const about = [frames, outlines];
  const articles = documents.map((document) => articlesOf(text, document));
  const references = placesByParagraph(paragraphs);
  const last = lastPlaces.get(draft);
  const before = last && isSameList(last.about, about) ? last : null;
  const owners = ownersOf(text);
  const look = (at: number): InParagraph => {
    const paragraph = references.paragraphs[at]!;
    const document = owners[paragraph];
    return document ? lookAt(text, document, paragraph, references.found[at]!) : nothing;
  };
  const found = foundIn(references, before, changedArticles(before, articles), look);
  lastPlaces.set(draft, { about, articles, references, found });
  const places: OwnPlace[] = [];
  for (let at = 0; at < found.length; at++) {
    const { doubtful } = found[at]!;
    if (doubtful.length === 0) continue;
    const paragraph = references.paragraphs[at]!;
    for (const one of doubtful) places.push({ ...one, document: owners[paragraph]!, paragraph });
  }
  return places;
}

const nothing: InParagraph = { articles: [], doubtful: [] };

/** Those of the last version that are no longer there, where headings are the same; null where they must not be asked for. */
function changedArticles(
  before: LastPlaces | null,
  articles: readonly (readonly Article[])[],
): ReadonlySet<Article> | null {
  if (!before || before.articles.some((own, at) => own.length !== articles[at]!.length)) return null;
  const changed = new Set<Article>();
  for (let at = 0; at < articles.length; at++) {
    const [was, now] = [before.articles[at]!, articles[at]!];
    if (was !== now)
      for (let index = 0; index < was.length; index++) if (was[index] !== now[index]) changed.add(was[index]!);
  }
  return changed;
}

/** What was found in each of the paragraphs, looked at again where it or one of its articles changed. */
function foundIn(
  { paragraphs, found }: LastPlaces['references'],
  before: LastPlaces | null,
  changed: ReadonlySet<Article> | null,
  look: (at: number) => InParagraph,
): readonly InParagraph[] {
  if (!before || !changed) return paragraphs.map((_, at) => look(at));
  const was = before.references;
  const { length } = found;
  const { first, endBefore, end } = trimmed(
    { first: 0, endBefore: was.found.length, end: length },
    (old, now) => was.paragraphs[old] === paragraphs[now] && was.found[old] === found[now],
  );
  const looked = before.found.slice(0, first);
  for (let at = first; at < end; at++) looked.push(look(at));
  for (let at = endBefore; at < before.found.length; at++) looked.push(before.found[at]!);
  if (changed.size > 0) {
    for (let at = 0; at < length; at++)
      if ((at < first || at >= end) && hangsOn(looked[at]!, changed)) looked[at] = look(at);
  }
  return looked;
}

function hangsOn({ articles }: InParagraph, changed: ReadonlySet<Article>): boolean {
  for (let at = 0; at < articles.length; at++) if (changed.has(articles[at]!)) return true;
  return false;
}

function lookAt(
  text: PolicyText,
  document: PolicyDocument,
  paragraph: number,
  references: readonly PlaceReference[],
): InParagraph {
  const articles = new Set<Article>();
  const doubtful: Doubtful[] = [];
  for (const reference of references) {
    const at = { document, paragraph, reference };
    const here = articleAt(text, document, paragraph, reference.start);
    if (here) articles.add(here);
    if (!isOwn(text, at)) continue;
    const target = targetOf(text, at);
    if (target.article) articles.add(target.article);
    const isOnly = target.article?.paragraphs.length === 1 && reference.steps.some(namesFirstParagraph);
    if (isOnly || lacksPlace(target)) doubtful.push({ reference, target });
  }
  return { articles: [...articles], doubtful };
}

/** Whether a place is not there; articles that a number names, and what stands in no known article, are not looked at here. */
export function lacksPlace({ article, missing }: PlaceTarget): boolean {
  if (missing === null) return false;
  if (missing.unit === 'article') return missing.kind === 'before';
  if (article === null || missing.start < 0) return false;
  // 前项 counts items of a list in prose as well.
  return missing.unit === 'paragraph' || (missing.unit === 'item' && missing.kind === 'number');
}

function namesFirstParagraph(step: PlaceStep): boolean {
  return step.unit === 'paragraph' && step.kind === 'number' && step.number === 1;
}

function isOwn(text: PolicyText, at: PlaceAt): boolean {
  const { reference, document } = at;
  if (reference.owner.kind !== 'own' || isAboutOthers(document)) return false;
  const [outermost] = reference.steps;
  if (!outermost) return false;
  const isBare = outermost.kind === 'number' && (outermost.unit === 'paragraph' || outermost.unit === 'item');
  if (isBare && namesAnotherBefore(text, at)) return false;
  const isOthers = outermost.unit === 'article' && outermost.kind === 'number' && !reference.owner.stated;
  return !(isOthers && interpretsAnother(document));
}

function namesAnotherBefore(text: PolicyText, { document, paragraph, reference }: PlaceAt): boolean {
  const article = articleAt(text, document, paragraph, reference.start);
  if (!article) return true;
  for (let at = article.first; at <= paragraph; at++) {
    for (const { start, owner, steps } of placesOf(text, at)) {
      if (at === paragraph && start >= reference.start) break;
      if (owner.kind !== 'own' || steps.some(({ unit, kind }) => unit === 'article' && kind !== 'here')) return true;
    }
  }
  return false;
}
