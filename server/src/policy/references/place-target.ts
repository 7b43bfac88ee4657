/** What a reference to a place points to inside its own document. */
import { readOnce } from '../../ingest/remembered.ts';
import type { Heading, HeadingKind, PolicyDocument, PolicyText, Span } from '../model.ts';
import {
  type Article,
  type ArticleParagraph,
  articleAt,
  articlesOf,
  type Item,
  numberKey,
  paragraphAt,
} from '../outline/articles.ts';
import { documentMeant } from './document-meant.ts';
import { headingsByKind } from './document-parts.ts';
import { allPlaces, type PlaceAt } from './place-lists.ts';
import type { PlaceReference, PlaceStep, PlaceUnit } from './places.ts';

/** A place of a draft, found as far as it exists. */
export interface PlaceTarget {
  /** Heading of the innermost part, chapter, section or article that is named. */
  readonly heading: Heading | null;
  readonly article: Article | null;
  /** 款 that is meant; of 前两款 the first. */
  readonly paragraph: ArticleParagraph | null;
  readonly item: Item | null;
  /** The step that points nowhere; null where everything was found. */
  readonly missing: PlaceStep | null;
  /** What is meant, for showing; null where nothing was found. Several paragraphs for 前两款 and for articles. */
  readonly spans: readonly Span[];
}

/** With the document whose place is meant, which need not be the one around it. */
export interface OwnReference extends PlaceAt {
  readonly target: PlaceTarget;
}

/** Every reference of the text to places of its own documents, with what it means; worked out once for a state of the text. */
export const ownReferences = readOnce((text: PolicyText): readonly OwnReference[] =>
  allPlaces(text).flatMap(({ paragraph, reference, ...around }) => {
    const document = documentMeant(text, around.document, reference.owner);
    const at = document && { document, paragraph, reference };
    return at ? { ...at, target: targetOf(text, at) } : [];
  }),
);

/** What {@link ownReferences} mean, by the reference; worked out once for a state of the text. */
export const ownTargets = readOnce(
  (text: PolicyText): ReadonlyMap<PlaceReference, PlaceTarget> =>
    new Map(ownReferences(text).map(({ reference, target }) => [reference, target])),
);

const headingKinds: Partial<Record<PlaceUnit, HeadingKind>> = {
  part: 'part',
  chapter: 'chapter',
  section: 'section',
  article: 'article',
};

/** What a reference meant when it was last looked up, and all that this hung on. */
interface LastTarget {
  readonly outline: readonly Heading[];
  readonly paragraph: number;
  readonly here: Article | null;
  readonly named: Article | null;
  readonly target: PlaceTarget;
}

const lastTargets = new WeakMap<PlaceReference, LastTarget>();

/** What a reference means in `document`, see {@link documentMeant}. */
export function targetOf(text: PolicyText, { document, paragraph, reference }: PlaceAt): PlaceTarget {
  const { outline } = document;
  const here = articleAt(text, document, paragraph, reference.start);
  const step = reference.steps.find(({ unit }) => unit === 'article');
  const named = step ? articleFor(articlesOf(text, document), step, here) : null;
  const last = lastTargets.get(reference);
  const isSame =
    last?.outline === outline && last.paragraph === paragraph && last.here === here && last.named === named;
  if (isSame) return last.target;
  const target = findTarget(text, { document, paragraph, reference }, here, named);
  lastTargets.set(reference, { outline, paragraph, here, named, target });
  return target;
}

/** `here` is the article around the reference, `named` the one that it names. */
function findTarget(
  text: PolicyText,
  { document, paragraph, reference }: PlaceAt,
  here: Article | null,
  named: Article | null,
): PlaceTarget {
  const { outline } = document;
  let heading: Heading | null = null;
  let article: Article | null = null;
  let target: PlaceTarget = { heading, article, paragraph: null, item: null, missing: null, spans: [] };
  const [outermost] = reference.steps;
  if (outermost && (outermost.unit === 'paragraph' || outermost.unit === 'item' || outermost.unit === 'subitem')) {
    article = here;
    if (!article) return { ...target, missing: outermost };
    heading = outline[article.heading]!;
    target = { ...target, article, heading };
  }
  for (const step of reference.steps) {
    if (step.unit === 'part' || step.unit === 'chapter' || step.unit === 'section') {
      heading = headingFor(outline, step, heading, paragraph);
      if (!heading) return { ...target, missing: step };
      target = { ...target, heading, spans: [heading.span] };
    } else if (step.unit === 'article') {
      article = named;
      if (!article) return { ...target, missing: step };
      heading = outline[article.heading]!;
      target = { ...target, article, heading, spans: articlesMeant(text, document, article, step) };
    } else if (step.unit === 'paragraph') {
      const found = paragraphsFor(article!, step, article === here, paragraph, reference.start);
      if (!found) return { ...target, missing: step };
      target = { ...target, paragraph: found[0]!, spans: found.flatMap(withItems) };
    } else if (step.unit === 'item') {
      const within = target.paragraph
        ? [target.paragraph]
        : reference.steps[0] === step && article === here
          ? besides(article!, paragraphAt(article!, paragraph, reference.start))
          : article!.paragraphs;
      const item = itemFor(within, step, paragraph, reference.start);
      if (!item) return { ...target, missing: step };
      target = { ...target, paragraph: item.within, item: item.item, spans: [item.item.span] };
    }
  }
  return target;
}

/** Of 前两条 both. */
function articlesMeant(text: PolicyText, document: PolicyDocument, first: Article, step: PlaceStep): readonly Span[] {
  const articles = articlesOf(text, document);
  const at = articles.indexOf(first);
  const meant = step.kind === 'before' ? articles.slice(at, at + step.count) : [first];
  return meant.flatMap((article) => spansOf(text, article, document.outline[article.heading]!));
}

function headingFor(
  outline: readonly Heading[],
  step: PlaceStep,
  above: Heading | null,
  paragraph: number,
): Heading | null {
  const ofKind = headingsByKind(outline).get(headingKinds[step.unit]!) ?? [];
  if (step.kind !== 'number') {
    return step.kind === 'here' ? (ofKind.findLast((heading) => heading.span.paragraph <= paragraph) ?? null) : null;
  }
  const matches = ofKind.filter((heading) => heading.number === step.number);
  if (matches.length < 2) return matches[0] ?? null;
  if (above) return matches.find((heading) => heading.span.paragraph >= above.span.paragraph) ?? null;
  // 第二节 of the chapter that the reference stands in.
  return matches.findLast((heading) => heading.span.paragraph <= paragraph) ?? matches[0]!;
}

/** What a step of a reference names, found from the innermost heading that it names: of 第三章第五条 the chapter around. */
export function headingOfStep(
  { outline }: PolicyDocument,
  innermost: Heading,
  { unit, ...step }: PlaceStep,
): Heading | null {
  const kind = headingKinds[unit];
  if (!kind || innermost.kind === kind) return kind ? innermost : null;
  const { level, span } = innermost;
  const around = (headingsByKind(outline).get(kind) ?? []).findLast(
    (other) =>
      other.level < level &&
      (other.span.paragraph < span.paragraph ||
        (other.span.paragraph === span.paragraph && other.span.start < span.start)),
  );
  // A reference that names another chapter than the one of its article is wrong about one of them.
  return around && (step.kind !== 'number' || step.number === around.number) ? around : null;
}

function articleFor(articles: readonly Article[], step: PlaceStep, here: Article | null): Article | null {
  if (step.kind === 'here') return here;
  if (step.kind === 'before') return here ? (articles[articles.indexOf(here) - step.count] ?? null) : null;
  return byNumber(articles).get(numberKey(step)) ?? null;
}

/** The first article of each number. */
const byNumber = readOnce((articles: readonly Article[]): ReadonlyMap<number, Article> => {
  const numbers = new Map<number, Article>();
  for (const article of articles) {
    const key = numberKey(article);
    if (!numbers.has(key)) numbers.set(key, article);
  }
  return numbers;
});

function paragraphsFor(
  { paragraphs, ...article }: Article,
  step: PlaceStep,
  isHere: boolean,
  paragraph: number,
  offset: number,
): readonly ArticleParagraph[] | null {
  if (step.kind === 'number') {
    const found = paragraphs[step.number - 1];
    return found ? [found] : null;
  }
  const present = isHere ? paragraphAt({ paragraphs, ...article }, paragraph, offset) : -1;
  if (present < 0) return null;
  if (step.kind === 'here') return [paragraphs[present]!];
  const first = present - step.count;
  // 有前款第一项行为的 glued behind the last item speaks of the paragraph with the items.
  if (first === -1 && step.count === 1 && isBehindItems(paragraphs[present]!, paragraph, offset)) {
    return [paragraphs[present]!];
  }
  return first < 0 ? null : paragraphs.slice(first, present);
}

function isBehindItems({ items }: ArticleParagraph, paragraph: number, offset: number): boolean {
  const last = items.at(-1);
  return items.length > 1 && last?.span.paragraph === paragraph && last.span.start < offset;
}

/** 第一项 alone means the paragraph itself, else the last paragraph before that has items, else any. */
function besides(article: Article, present: number): readonly ArticleParagraph[] {
  const { paragraphs } = article;
  return [...paragraphs.slice(0, present + 1)].reverse().concat(paragraphs.slice(present + 1));
}

function itemFor(
  within: readonly ArticleParagraph[],
  step: PlaceStep,
  paragraph: number,
  offset: number,
): { readonly within: ArticleParagraph; readonly item: Item } | null {
  for (const candidate of within) {
    const { items } = candidate;
    if (step.kind === 'number') {
      const item = items.find(({ number }) => number === step.number);
      if (item) return { within: candidate, item };
      continue;
    }
    const present = items.findLastIndex(
      ({ span }) => span.paragraph < paragraph || (span.paragraph === paragraph && span.start <= offset),
    );
    const item = items[step.kind === 'here' ? present : present - step.count];
    if (present >= 0 && item) return { within: candidate, item };
  }
  return null;
}

function spansOf(text: PolicyText, article: Article, heading: Heading): readonly Span[] {
  const spans = article.paragraphs.flatMap(withItems);
  const [first] = spans;
  if (!first || first.paragraph !== heading.span.paragraph) return [heading.span, ...spans];
  const { length } = text.paragraphs[first.paragraph]!.text;
  return [{ ...first, start: heading.span.start, end: Math.min(first.end, length) }, ...spans.slice(1)];
}

function withItems({ span, items }: ArticleParagraph): readonly Span[] {
  return [span, ...items.map((item) => item.span).filter(({ paragraph }) => paragraph !== span.paragraph)];
}
