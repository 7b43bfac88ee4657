/** Headings that stand in the middle of a paragraph because a line break was lost; a gap in the numbering gives them away. */
import { labelOf } from '../ingest/label.ts';
import type { Paragraph } from '../ingest/paragraph.ts';
import { type Candidate, labelledAt } from './heading-candidates.ts';
import { chineseNumeral } from './numerals.ts';

/** Widest gap that is filled. */
const WIDEST_GAP = 3;

/** The headings with those added that fill gaps such as （二十一） … （二十三）. */
export function withGlued(
  paragraphs: readonly Paragraph[],
  members: readonly number[],
  headings: readonly Candidate[],
): Candidate[] {
  const last = new Map<string, Candidate>();
  const found: Candidate[] = [];
  for (const heading of headings) {
    const before = last.get(heading.kind);
    const print = before === undefined ? undefined : prints[heading.kind];
    if (before !== undefined && print !== undefined && heading.label !== null && before.label !== null) {
      const first = before.label.number + 1;
      if (heading.label.number > first && heading.label.number - first <= WIDEST_GAP) {
        let from = before;
        for (let number = first; number < heading.label.number; number++) {
          const glued = find(paragraphs, members, print(number), from, heading);
          if (glued === null) break;
          found.push(glued);
          from = glued;
        }
      }
    }
    last.set(heading.kind, heading);
  }
  if (found.length === 0) return [...headings];
  return [...headings, ...found].sort((a, b) => a.paragraph - b.paragraph || a.start - b.start);
}

const prints: Readonly<Record<string, (number: number) => string[]>> = {
  chinese: (number) => [`${chineseNumeral(number)}、`],
  parenthesised: (number) => [`（${chineseNumeral(number)}）`, `(${chineseNumeral(number)})`],
};

/** The label behind the end of a sentence, or behind a page's worth of nothing, between two headings. */
function find(
  paragraphs: readonly Paragraph[],
  members: readonly number[],
  labels: readonly string[],
  from: Candidate,
  to: Candidate,
): Candidate | null {
  for (const at of members) {
    if (at < from.paragraph || at >= to.paragraph) continue;
    const { text } = paragraphs[at]!;
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
