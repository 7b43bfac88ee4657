import { type Label, labelOf } from './label.ts';
import { isRow } from './rows.ts';
import { endsSentence } from './sentence-end.ts';
import { endsDocument, genreAtEnd, looksLikeTitle, standsUnderTitle } from './title-shape.ts';
import { widthOf } from './width.ts';

/**
 * What the characters of a line or paragraph say by themselves, wherever it stands. Each is worked out when first asked;
 * the same line or paragraph has the same print in all versions of a draft.
 */
export class Print {
  readonly text: string;
  #width = -1;
  #label: Label | null | undefined;
  #genre: string | null | undefined;
  #isRow: boolean | undefined;
  #endsSentence: boolean | undefined;
  #endsDocument: boolean | undefined;
  #looksLikeTitle: boolean | undefined;
  #standsUnderTitle: boolean | undefined;
  /** By the place of the reading; see {@link onceForEach}. */
  #readings: unknown[] | null = null;

  constructor(text: string) {
    this.text = text;
  }

  /** In ems. */
  get width(): number {
    if (this.#width < 0) this.#width = widthOf(this.text);
    return this.#width;
  }

  get label(): Label | null {
    if (this.#label === undefined) this.#label = labelOf(this.text);
    return this.#label;
  }

  /** Genre at its end, as a title shows one. */
  get genre(): string | null {
    if (this.#genre === undefined) this.#genre = genreAtEnd(this.text);
    return this.#genre;
  }

  get isRow(): boolean {
    this.#isRow ??= isRow(this.text);
    return this.#isRow;
  }

  get endsSentence(): boolean {
    this.#endsSentence ??= endsSentence(this.text);
    return this.#endsSentence;
  }

  get endsDocument(): boolean {
    this.#endsDocument ??= endsDocument(this.text);
    return this.#endsDocument;
  }

  get looksLikeTitle(): boolean {
    this.#looksLikeTitle ??= looksLikeTitle(this.text);
    return this.#looksLikeTitle;
  }

  get standsUnderTitle(): boolean {
    this.#standsUnderTitle ??= standsUnderTitle(this.text);
    return this.#standsUnderTitle;
  }

  /** What a reading gives of the text, read when first asked. Callers go through {@link onceForEach}. */
  remembered<Result>(place: number, read: (text: string) => Result, text: string): Result {
    this.#readings ??= [];
    const known = this.#readings[place] as Result | undefined;
    if (known !== undefined) return known;
    // Without holes, so that looking things up stays quick.
    while (this.#readings.length < place) this.#readings.push(undefined);
    const result = read(text);
    this.#readings[place] = result;
    return result;
  }
}

/**
 * A reading of paragraphs that is done once for the same paragraph in all versions of a draft, and remembered as long as
 * the paragraph is. `read` must depend on nothing but the text. For module level: every reading takes a place in the
 * memory of each print.
 */
export function onceForEach<Result extends object | string | number | boolean>(
  read: (text: string) => Result,
): (paragraph: { readonly text: string; readonly print: Print }) => Result {
  const place = places++;
  return ({ text, print }) => print.remembered(place, read, text);
}

let places = 0;
