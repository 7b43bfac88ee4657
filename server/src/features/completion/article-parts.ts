/** 款 and 项 behind an article that was typed: 第五条第, 第五条第二款第. */
import { chineseNumeral, parseNumeral } from '../../policy/numerals.ts';
import { lastCharacters, type Offer, type Typing } from './typing.ts';

/** Of a paragraph as much as tells it from the others. */
const longestDetail = 40;

interface Part {
  readonly text: string;
  readonly items: readonly { readonly number: number; readonly text: string }[];
}

/**
 * The 款 of an article, unless it has but one or one is named, and the 项 of that one.
 * @param named the numeral of the 款 that was typed before.
 * @param typed what was typed of the next label, from 第 on.
 */
export function offerParts(
  paragraphs: readonly Part[],
  named: string | undefined,
  typed: string,
  typing: Typing,
): readonly Offer[] {
  const offers = (unit: string, parts: readonly { readonly number: number; readonly text: string }[]) =>
    parts
      .map(({ number, text }) => ({
        label: `第${chineseNumeral(number)}${unit}`,
        detail: text.slice(0, longestDetail),
      }))
      .filter(({ label }) => label.startsWith(typed))
      .map(({ label, detail }): Offer => {
        return { kind: 'heading', label, detail, range: lastCharacters(typing, typed.length), newText: label };
      });
  if (named === undefined && paragraphs.length > 1) {
    return offers(
      '款',
      paragraphs.map(({ text }, index) => ({ number: index + 1, text })),
    );
  }
  const paragraph = named === undefined ? paragraphs[0] : paragraphs[(parseNumeral(named) ?? 0) - 1];
  return offers('项', paragraph?.items ?? []);
}
