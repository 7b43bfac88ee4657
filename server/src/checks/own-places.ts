/** References of the draft to paragraphs and items of its own articles, as the checks of `reference/` look at them. */
import { articleAt } from '../policy/articles.ts';
import type { PolicyText } from '../policy/model.ts';
import { allPlaces, type PlaceAt, type PlaceTarget, placesOf, targetOf } from '../policy/place-target.ts';
import { interpretsAnother, isAboutOthers } from './cited-titles.ts';

/**
 * References whose article is known: those that name it or stand in it. A bare 第二款 is left out where its article has
 * named another one before, because it may mean that (违反本条例第五条…；违反第二款…).
 */
export function ownPlaces(text: PolicyText): readonly OwnPlace[] {
  const known =
    remembered.get(text) ?? Array.from(findOwnPlaces(text), (at) => ({ ...at, target: targetOf(text, at) }));
  remembered.set(text, known);
  return known;
}

/** A reference with what it means. */
export interface OwnPlace extends PlaceAt {
  readonly target: PlaceTarget;
}

const remembered = new WeakMap<PolicyText, readonly OwnPlace[]>();

function* findOwnPlaces(text: PolicyText): Iterable<PlaceAt> {
  for (const at of allPlaces(text)) {
    const { reference, document } = at;
    if (reference.owner.kind !== 'own' || isAboutOthers(document)) continue;
    const [outermost] = reference.steps;
    if (!outermost) continue;
    const isBare = outermost.kind === 'number' && (outermost.unit === 'paragraph' || outermost.unit === 'item');
    if (isBare && namesAnotherBefore(text, at)) continue;
    const isOthers = outermost.unit === 'article' && outermost.kind === 'number' && !reference.owner.stated;
    if (isOthers && interpretsAnother(document)) continue;
    yield at;
  }
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
