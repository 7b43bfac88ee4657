/** Fixes of a reference to a number that is not there: the numbers next to it that are (reference/missing). */
import { chineseNumeral } from '../../policy/numerals.ts';
import { locate } from '../../policy/span.ts';
import type { Draft, Fix } from '../check.ts';
import type { MissingNumber, Numbered } from './missing-numbers.ts';

/** One or two fixes, nearest first, none of them preferred, because only the author knows; none where the number is not found as printed. */
export function nearestNumbers(draft: Draft, { document, citation, target, siblings }: MissingNumber): readonly Fix[] {
  if (target.sub > 0) return [];
  const number = new RegExp(`${chineseNumeral(target.number)}|${target.number}`).exec(citation.text);
  if (!number) return [];
  const { paragraph, start: from, end } = citation.span;
  const start = draft.text.paragraphs[paragraph]!.text.indexOf(number[0], from);
  if (start < 0 || start >= end) return [];
  const range = locate(draft.text, { paragraph, start, end: start + number[0].length });
  return nearestTo(target.number, siblings).map((heading) => {
    // As the heading itself is numbered: 第12条 was a slip where the articles are 第一条, 第二条.
    const isInDigits = /[0-9]/.test(heading.label);
    const label = bareLabel(heading);
    const title = heading.text ? `${label} ${heading.text}` : `${label}（${document.title}）`;
    return {
      title: { zh: `改指“${title}”`, en: `Refer to “${title}”` },
      edits: [{ range, newText: isInDigits ? String(heading.number) : chineseNumeral(heading.number) }],
      preferred: false,
    };
  });
}

/** The label without the mark behind it: 一 of 一、. */
export function bareLabel({ label }: Numbered): string {
  return label.replace(/[、.．]$/, '');
}

function nearestTo(wanted: number, siblings: readonly Numbered[]): readonly Numbered[] {
  const distance = ({ number }: Numbered) => Math.abs(number - wanted);
  return [...siblings].sort((a, b) => distance(a) - distance(b) || a.number - b.number).slice(0, 2);
}
