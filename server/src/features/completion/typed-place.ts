/** The place that is being typed at the end of a line: 第五条第, 第三条、第. */
import { ownerBefore, type PlaceOwner } from '../../policy/references/places.ts';

const numeral = '[〇零一二三四五六七八九十百千\\d]{1,7}';
const label = `第[（(]?${numeral}[）)]?[编章节条款项](?:之${numeral})?`;
/** The places before it, of a list and around it, and what was typed of its own label. */
const placeAtEnd = new RegExp(`(?:${label}(?:、|和|或|及|至|到|以及|或者)?)*(第(?:${numeral})?)$`);
const articleAtEnd = new RegExp(`第(${numeral})条(?:之(${numeral}))?(?:第(${numeral})款)?第(?:${numeral})?$`);
const relativeAtEnd = new RegExp(`([本前])条(?:第(${numeral})款)?第(?:${numeral})?$`);

export interface TypedPlace {
  /** Whose place it is, and of those before it in a list. */
  readonly owner: PlaceOwner;
  /** What was typed of its label, from 第 on. */
  readonly typed: string;
}

export function placeTyped(before: string): TypedPlace | null {
  const match = placeAtEnd.exec(before);
  return match && { owner: ownerBefore(before, match.index), typed: match[1]! };
}

/** Numerals of the article behind which a 款 or 项 is being typed, and of the 款 where one is named. */
export interface ArticleTyped {
  readonly article: { readonly number: string; readonly sub: string } | '本' | '前';
  readonly paragraph: string | undefined;
}

export function articleTyped(before: string): ArticleTyped | null {
  const relative = relativeAtEnd.exec(before);
  if (relative) return { article: relative[1] as '本' | '前', paragraph: relative[2] };
  const match = articleAtEnd.exec(before);
  return match && { article: { number: match[1]!, sub: match[2] ?? '' }, paragraph: match[3] };
}
