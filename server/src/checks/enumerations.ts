/** Enumerations inside a paragraph, 一是……；二是……；四是……, whose numbers do not run on. */
import { gathering } from '../ingest/paragraph-versions.ts';
import { chineseNumeral, parseNumeral } from '../policy/numerals.ts';

/** A number that does not follow the one before it. Offsets in the paragraph's text. */
export interface WrongNumber {
  readonly start: number;
  readonly end: number;
  /** As printed, with the numbers before it and in its place. */
  readonly printed: string;
  readonly before: string;
  readonly expected: string;
}

const numeral = '[一二三四五六七八九十]{1,2}';
/** Behind a mark, as in a sentence 第三条 or 二要素 would not stand. */
const labels = new RegExp(
  [
    `(?<=^|[。；：，])(?<is>${numeral})是(?!否)`,
    `(?<=^|[。；：])(?<shall>${numeral})要(?!求|件|素|点)`,
    `(?<=^|[。；：])第(?<ordinal>${numeral})，`,
    `(?<=^|[。；：])[（(](?<bracketed>[0-9]{1,2})[）)](?=[\\u4e00-\\u9fa5])`,
    `(?<=^|[。；：])(?<circled>[①-⑳])`,
  ].join('|'),
  'g',
);
/** Two of one kind: a cheap look before the pattern runs. */
const mayEnumerate =
  /(?:一是|一要|第一，|[（(]1[）)]|①).*(?:[一二三四五六七八九十][是要]|第.{1,2}，|[（(][0-9]{1,2}[）)]|[①-⑳])/;

/** Wrong numbers by paragraph; an enumeration begins with one and stays within its paragraph. */
export const wrongNumbers = gathering(({ text, block }): readonly WrongNumber[] | null => {
  if (block.kind !== 'text' || !mayEnumerate.test(text)) return null;
  const wrong: WrongNumber[] = [];
  const last = new Map<string, { readonly number: number; readonly printed: string }>();
  for (const match of text.matchAll(labels)) {
    const [kind, written] = Object.entries(match.groups!).find(([, group]) => group !== undefined)!;
    const number = kind === 'circled' ? written.charCodeAt(0) - 0x245f : (parseNumeral(written) ?? 0);
    const [printed] = match;
    const before = last.get(kind);
    if (number === 1 || before) last.set(kind, { number, printed });
    if (!before || number === 1 || number === before.number + 1) continue;
    wrong.push({
      start: match.index,
      end: match.index + printed.length,
      printed,
      before: before.printed,
      expected: printed.replace(written, inItsKind(kind, before.number + 1)),
    });
  }
  return wrong.length > 0 ? wrong : null;
});

function inItsKind(kind: string, number: number): string {
  if (kind === 'circled') return String.fromCharCode(0x245f + number);
  return kind === 'bracketed' ? String(number) : chineseNumeral(number);
}
