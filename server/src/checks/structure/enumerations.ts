/** Enumerations inside a paragraph, 一是……；二是……；四是……, whose numbers do not run on. */
import { gathering } from '../../ingest/paragraph-versions.ts';
import { chineseNumeral, parseNumeral } from '../../policy/numerals.ts';

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
    `(?<=^|[。；：，])第(?<ordinal>${numeral})，`,
    `(?<=^|[。；：])[（(](?<bracketed>[0-9]{1,2})[）)](?=[\\u4e00-\\u9fa5])`,
    `(?<=^|[。；：])(?<circled>[①-⑳])`,
  ].join('|'),
  'g',
);
/** Two of one kind: a cheap look before the pattern runs. */
const mayEnumerate =
  /(?:一是|一要|第一，|[（(]1[）)]|①).*(?:[一二三四五六七八九十][是要]|第.{1,2}，|[（(][0-9]{1,2}[）)]|[①-⑳])/;

interface Label {
  /** Labels of one kind are counted together. */
  readonly kind: string;
  readonly number: number;
  readonly start: number;
  readonly printed: string;
  /** The label with another number. */
  readonly numbered: (number: number) => string;
}

function* labelsIn(text: string): Iterable<Label> {
  for (const match of text.matchAll(labels)) {
    const [kind, written] = Object.entries(match.groups!).find(([, group]) => group !== undefined)!;
    const number = kind === 'circled' ? written.charCodeAt(0) - 0x245f : (parseNumeral(written) ?? 0);
    const [printed] = match;
    const numbered = (other: number) => printed.replace(written, inItsKind(kind, other));
    yield { kind, number, start: match.index, printed, numbered };
  }
}

/** Wrong numbers by paragraph; an enumeration begins with one and stays within its paragraph. */
export const wrongNumbers = gathering(({ text, block }): readonly WrongNumber[] | null => {
  if (block.kind !== 'text' || !mayEnumerate.test(text)) return null;
  const wrong: WrongNumber[] = [];
  const last = new Map<string, Label>();
  for (const label of labelsIn(text)) {
    const { kind, number, start, printed } = label;
    const before = last.get(kind);
    if (number === 1 || before) last.set(kind, label);
    if (!before || number === 1 || number === before.number + 1) continue;
    const expected = label.numbered(before.number + 1);
    wrong.push({ start, end: start + printed.length, printed, before: before.printed, expected });
  }
  return wrong.length > 0 ? wrong : null;
});

/** Labels of the enumerations in the text of a paragraph that are others when each enumeration is counted through, in order. */
export function countedThrough(text: string): readonly Pick<WrongNumber, 'start' | 'end' | 'expected'>[] {
  const changes: Pick<WrongNumber, 'start' | 'end' | 'expected'>[] = [];
  const counts = new Map<string, number>();
  for (const { kind, number, start, printed, numbered } of labelsIn(text)) {
    const before = number === 1 ? 0 : counts.get(kind);
    if (before === undefined) continue;
    counts.set(kind, before + 1);
    if (number !== before + 1) changes.push({ start, end: start + printed.length, expected: numbered(before + 1) });
  }
  return changes;
}

function inItsKind(kind: string, number: number): string {
  if (kind === 'circled') return String.fromCharCode(0x245f + number);
  return kind === 'bracketed' ? String(number) : chineseNumeral(number);
}
