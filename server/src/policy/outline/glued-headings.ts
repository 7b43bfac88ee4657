/** Headings that stand in the middle of a paragraph because a line break was lost; a gap in the numbering gives them away. */

import { labelOf } from '../../ingest/label.ts';
import { lowerBound } from '../../ingest/lower-bound.ts';
import type { Paragraph } from '../../ingest/paragraph.ts';
import { type Gathered, gathering } from '../../ingest/paragraph-versions.ts';
import { chineseNumeral } from '../numerals.ts';
import { type Candidate, labelledAt } from './heading-candidates.ts';

/** Widest gap that is filled. */
const WIDEST_GAP = 3;

/** Paragraphs in which a label stands behind the end of a sentence: no other hides a heading. */
export const labelledWithin = gathering((paragraph) => (hiddenLabel.test(paragraph.text) ? paragraph : null));
const hiddenLabel =
  /[。！？；：](?:[〇零一二三四五六七八九十百千万]+、|第[〇零一二三四五六七八九十百千万]+[条章，]|[（(][〇零一二三四五六七八九十百千万]+[）)]|一是)/;

/**
 * The headings with those added that fill gaps such as （二十一） … （二十三）; `within` are the {@link labelledWithin}, `members`
 * the paragraphs of the document (indices, in order).
 */
export function withGlued(
  within: Gathered<Paragraph>,
  members: readonly number[],
  headings: readonly Candidate[],
): readonly Candidate[] {
  const last = new Map<string, Candidate>();
  const found: Candidate[] = [];
  for (const heading of headings) {
    const before = last.get(heading.kind);
    if (heading.kind === 'ordinal' && heading.label?.number === 2 && before?.label?.number !== 1) {
      const first = firstOrdinal(within, members, heading);
      if (first !== null) found.push(first);
    }
    const print = before === undefined ? undefined : prints[heading.kind];
    if (before !== undefined && print !== undefined && heading.label !== null && before.label !== null) {
      const first = before.label.number + 1;
      if (heading.label.number > first && heading.label.number - first <= WIDEST_GAP) {
        let from = before;
        for (let number = first; number < heading.label.number; number++) {
          const glued = find(within, members, print(number), from, heading);
          if (glued === null) break;
          found.push(glued);
          from = glued;
        }
      }
    }
    last.set(heading.kind, heading);
  }
  if (found.length === 0) return headings;
  return [...headings, ...found].sort((a, b) => a.paragraph - b.paragraph || a.start - b.start);
}

const prints: Readonly<Record<string, (number: number) => string[]>> = {
  chinese: (number) => [`${chineseNumeral(number)}、`],
  article: (number) => [`第${chineseNumeral(number)}条`],
  chapter: (number) => [`第${chineseNumeral(number)}章`],
  parenthesised: (number) => [`（${chineseNumeral(number)}）`, `(${chineseNumeral(number)})`],
};

/** 第一， or 一是 at the end of the paragraph before 第二，: `…的作用。第一，率先…`. */
function firstOrdinal(
  { paragraphs, found }: Gathered<Paragraph>,
  members: readonly number[],
  second: Candidate,
): Candidate | null {
  const at = members[lowerBound(members, second.paragraph) - 1];
  if (at === undefined) return null;
  const place = lowerBound(paragraphs, at);
  if (paragraphs[place] !== at) return null;
  const { text } = found[place]!;
  const match = /[。；：](第一，|一是)/.exec(text);
  if (match === null) return null;
  const start = match.index + 1;
  return labelledAt(at, start, text.slice(start), labelOf(match[1]!)!);
}

/** The label behind the end of a sentence, or behind a page's worth of nothing, between two headings. */
function find(
  { paragraphs, found }: Gathered<Paragraph>,
  members: readonly number[],
  labels: readonly string[],
  from: Candidate,
  to: Candidate,
): Candidate | null {
  for (let next = lowerBound(paragraphs, from.paragraph); next < paragraphs.length; next++) {
    const at = paragraphs[next]!;
    if (at >= to.paragraph) break;
    if (members[lowerBound(members, at)] !== at) continue;
    const { text } = found[next]!;
    for (const label of labels) {
      const place = text.indexOf(label, at === from.paragraph ? from.end : 1);
      if (place <= 0 || !/[。！？；：]$/.test(text.slice(0, place))) continue;
      const read = labelOf(text.slice(place));
      const heading = read === null ? null : labelledAt(at, place, text.slice(place), read);
      if (heading !== null) return heading;
    }
  }
  return null;
}
