/**
 * What the references of a draft mean, as parts of the draft as it stands: read from an earlier state where the same
 * reference stood in it, else from the numbers that are printed now.
 */
import type { Citation, Heading, PolicyDocument, PolicyText, Span } from '../model.ts';
import { type Article, articleAt, paragraphAt } from '../outline/articles.ts';
import { pairParagraphs } from '../renumbering/paragraph-pairs.ts';
import { documentMeant } from './document-meant.ts';
import { itemOfPart, partsOf } from './document-parts.ts';
import { ownersOf, placesOf } from './place-lists.ts';
import { ownTargets, type PlaceTarget, targetOf } from './place-target.ts';
import type { PlaceReference } from './places.ts';

/** A part of the text as it stands. */
export interface Meant {
  readonly document: PolicyDocument;
  /** The innermost heading around it, its own for headings and articles. */
  readonly heading: Heading | null;
  readonly article: Article | null;
  /** Index of the 款 in its article, -1 for none. */
  readonly paragraph: number;
  /** Label of the 项. */
  readonly item: Span | null;
  /** Only the article could be followed: it has no such 款 or 项. */
  readonly articleOnly?: true;
}

export interface MeantPart {
  readonly citation: Citation;
  readonly heading: Heading | null;
  /** （一） of 第二部分第（一）项; absent where none is meant, null where it is gone. */
  readonly item?: Heading | null;
}

export class ReferenceMeanings {
  readonly #text: PolicyText;
  readonly #before: PolicyText | null;
  readonly #isFresh: (label: Span) => boolean;
  /** Where the earlier paragraphs are now, and what the present ones were; -1 for none. */
  readonly #now: Int32Array;
  readonly #was: Int32Array;
  /** What the references of the earlier text meant, asked of the same text again and again. */
  readonly #targets: ReadonlyMap<PlaceReference, PlaceTarget>;
  /** The earlier document around each earlier paragraph, and the present one around each present paragraph. */
  readonly #owners: readonly (PolicyDocument | undefined)[];
  readonly #ownersNow: readonly (PolicyDocument | undefined)[];

  /** `isFresh` tells labels that nothing can refer to yet. */
  constructor(text: PolicyText, before: PolicyText | null, isFresh: (label: Span) => boolean) {
    this.#text = text;
    this.#before = before;
    this.#isFresh = isFresh;
    this.#now = before ? pairParagraphs(before, text) : new Int32Array();
    this.#targets = before ? ownTargets(before) : new Map();
    this.#owners = before ? ownersOf(before) : [];
    this.#ownersNow = ownersOf(text);
    this.#was = new Int32Array(text.paragraphs.length).fill(-1);
    this.#now.forEach((now, was) => {
      if (now >= 0) this.#was[now] = was;
    });
  }

  /** Where a paragraph of the earlier text is now, and where a present one was; -1 for none. */
  readonly pairing = {
    now: (was: number): number => this.#now[was] ?? -1,
    was: (now: number): number => this.#was[now] ?? -1,
  };

  /**
   * What a reference of the paragraph means; of a 款 or 项 that is gone what is left around it; null where nothing is,
   * undefined where it cannot be told or is no place of the text. `around` is the document that the paragraph stands in.
   */
  of(around: PolicyDocument, paragraph: number, index: number): readonly Meant[] | null | undefined {
    const reference = placesOf(this.#text, paragraph)[index]!;
    if (reference.owner.kind !== 'own' && this.#text.documents.length === 1) return undefined;
    const earlier = this.#earlier(paragraph);
    const counterpart = earlier && this.#counterpart(paragraph, index, earlier.text, earlier.paragraph);
    const meant = counterpart && this.#targets.get(counterpart.reference);
    if (meant?.missing) return this.#movedArticle(meant, reference);
    if (meant) return this.#moved(meant, earlier!, counterpart);
    const document = documentMeant(this.#text, around, reference.owner);
    if (!document) return undefined;
    const target = targetOf(this.#text, { document, paragraph, reference });
    if (!target.missing) return this.#present(document, target, reference, paragraph);
    if (!isInArticle(target, reference)) return undefined;
    return this.#present(document, target, reference, paragraph).map((one) => ({ ...one, articleOnly: true }));
  }

  /** Of a reference to a 款 or 项 that was not there the article is followed all the same. */
  #movedArticle(target: PlaceTarget, reference: PlaceReference): readonly Meant[] | undefined {
    const found = isInArticle(target, reference) ? this.#headingNow(target.heading!.span) : null;
    return found ? [{ ...found, articleOnly: true }] : undefined;
  }

  /** References of the paragraph to boxes and to the parts of a plan. */
  ofParts(document: PolicyDocument, paragraph: number): readonly MeantPart[] {
    const parts = partsOf(this.#text, document).citationsIn(paragraph);
    if (parts.length === 0) return [];
    const earlier = this.#earlier(paragraph);
    const before = earlier && partsOf(earlier.text, earlier.document).citationsIn(earlier.paragraph);
    return parts.flatMap((citation, index) => {
      const counterpart = before?.[index];
      if (earlier && counterpart?.text === citation.text) {
        const heading = earlier.document.outline[counterpart.target!.heading];
        const item = itemOfPart(earlier.document, counterpart.target!);
        const now = (was: Heading) => this.#headingNow(was.span)?.heading ?? null;
        return heading ? [{ citation, heading: now(heading), ...(item ? { item: now(item) } : {}) }] : [];
      }
      const heading = document.outline[citation.target!.heading];
      const item = itemOfPart(document, citation.target!);
      return heading ? [{ citation, heading, ...(item ? { item } : {}) }] : [];
    });
  }

  #earlier(paragraph: number): { text: PolicyText; document: PolicyDocument; paragraph: number } | null {
    const was = this.#was[paragraph]!;
    if (!this.#before || was < 0) return null;
    const document = this.#owners[was];
    return document ? { text: this.#before, document, paragraph: was } : null;
  }

  /** The reference of the earlier paragraph that this one was: the same words in the same place of its run. */
  #counterpart(paragraph: number, index: number, before: PolicyText, was: number) {
    const places = placesOf(this.#text, paragraph);
    const earlier = placesOf(before, was);
    let at = index;
    if (places !== earlier) {
      const own = printed(this.#text, paragraph, places[index]!);
      const isSame = (other: PlaceReference | undefined) => other && printed(before, was, other) === own;
      if (places.length !== earlier.length) at = earlier.findIndex(isSame);
      if (!isSame(earlier[at])) return null;
    }
    const reference = earlier[at]!;
    return { reference, begins: earlier[at + 1]?.rangeFrom === at, ends: reference.rangeFrom >= 0 };
  }

  #moved(
    target: PlaceTarget,
    earlier: { readonly text: PolicyText; readonly document: PolicyDocument; readonly paragraph: number },
    { reference, begins, ends }: { reference: PlaceReference; begins: boolean; ends: boolean },
  ): readonly Meant[] | null {
    const { article, paragraph, item } = target;
    const step = reference.steps.find(({ unit }) => unit === 'paragraph');
    if (article && step?.kind === 'before' && step.count > 1) {
      const present = paragraphAt(article, earlier.paragraph, reference.start);
      const meant = article.paragraphs.slice(Math.max(0, present - step.count), present);
      const found = meant.flatMap(({ span }) => this.#paragraphNow(span) ?? []);
      return found.length === 0 ? null : found;
    }
    // Of a range whose end is gone, the nearest part inside it becomes the end.
    const inward = function* (size: number, at: number): Iterable<number> {
      const last = begins ? size - 1 : ends ? 0 : at;
      for (let next = at; begins ? next <= last : next >= last; next += begins ? 1 : -1) yield next;
    };
    if (article && paragraph && item) {
      for (const at of inward(paragraph.items.length, paragraph.items.indexOf(item))) {
        const found = this.#itemNow(paragraph.items[at]!.labelSpan);
        if (found) return [found];
      }
      const around = this.#paragraphNow(paragraph.span) ?? this.#headingNow(target.heading!.span);
      return around && [around];
    }
    if (article && paragraph) {
      for (const at of inward(article.paragraphs.length, article.paragraphs.indexOf(paragraph))) {
        const found = this.#paragraphNow(article.paragraphs[at]!.span);
        if (found) return [found];
      }
      const around = this.#headingNow(target.heading!.span);
      return around && [around];
    }
    const named = target.heading!;
    const document = documentMeant(earlier.text, earlier.document, reference.owner);
    const alike = document && (begins || ends) ? partsOf(earlier.text, document).headingsOf(named.kind) : [named];
    for (const at of inward(alike.length, alike.indexOf(named))) {
      const found = this.#headingNow(alike[at]!.span);
      if (found) return [found];
    }
    return null;
  }

  #paragraphNow(span: Span): Meant | null {
    const at = this.#now[span.paragraph]!;
    const document = at < 0 ? undefined : this.#ownersNow[at];
    const article = document ? articleAt(this.#text, document, at, Number.MAX_SAFE_INTEGER) : null;
    if (!document || !article) return null;
    const paragraph = paragraphAt(article, at, Number.MAX_SAFE_INTEGER);
    return { document, heading: document.outline[article.heading]!, article, paragraph, item: null };
  }

  #itemNow(label: Span): Meant | null {
    const around = this.#paragraphNow(label);
    const at = this.#now[label.paragraph]!;
    const items =
      around?.article?.paragraphs[around.paragraph]?.items.filter(({ span }) => span.paragraph === at) ?? [];
    const item = items.find(({ labelSpan }) => labelSpan.start === label.start) ?? items[0];
    return around && item ? { ...around, item: item.labelSpan } : null;
  }

  #headingNow(span: Span): (Meant & { readonly heading: Heading }) | null {
    const at = this.#now[span.paragraph]!;
    const document = at < 0 ? undefined : this.#ownersNow[at];
    const parts = document && partsOf(this.#text, document);
    const heading = parts?.headingIn(at);
    if (!document || !heading) return null;
    return { document, heading, article: parts!.articleOf(heading), paragraph: -1, item: null };
  }

  #present(document: PolicyDocument, target: PlaceTarget, reference: PlaceReference, at: number): readonly Meant[] {
    let { article, heading } = target;
    const { steps, start } = reference;
    const back = steps.find(({ unit }) => unit === 'paragraph');
    if (article && back?.kind === 'before') {
      const present = paragraphAt(article, at, start);
      return Array.from({ length: back.count }, (_, order) => {
        const paragraph = present - back.count + order;
        return { document, heading, article, paragraph, item: target.item?.labelSpan ?? null };
      });
    }
    const step = steps.find(({ unit }) => unit === 'article');
    if (article && step?.kind === 'number') {
      // Of two with one number the later had it: a new one is put before the one whose number it takes.
      const others = partsOf(this.#text, document).articlesNumbered(step);
      article = others.findLast((other) => !this.#isFresh(document.outline[other.heading]!.span)) ?? article;
      heading = document.outline[article.heading]!;
    }
    const index = target.article && target.paragraph ? target.article.paragraphs.indexOf(target.paragraph) : -1;
    return [{ document, heading, article, paragraph: index, item: target.item?.labelSpan ?? null }];
  }
}

/** 第三条第九项, where the article is there and the item is not. */
function isInArticle({ article, missing }: PlaceTarget, { steps }: PlaceReference): boolean {
  const named = steps.some(({ unit, kind, start }) => unit === 'article' && kind === 'number' && start >= 0);
  return named && article !== null && missing?.unit !== 'article';
}

function printed(text: PolicyText, paragraph: number, { start, end }: PlaceReference): string {
  return text.paragraphs[paragraph]!.text.slice(start, end);
}
