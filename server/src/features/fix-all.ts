/** What is corrected at once, and all of it corrected again and again until nothing is left. */
import type { Finding } from '../checks/check.ts';
import { applyEdits, preferredEdits } from './diagnose.ts';

/**
 * The findings that are corrected when everything is, in the editor and by `check --fix` alike: errors and warnings, in
 * review mode what is uncertain too. That is decided one by one, or for all of a kind.
 */
export function fixedAtOnce<Found extends Finding>(shown: readonly Found[], review: boolean): readonly Found[] {
  return review ? shown : shown.filter(({ severity }) => severity === 'error' || severity === 'warning');
}

/** A fix may uncover what another fix corrects; more rounds than this are going in circles. */
const mostRounds = 50;

/**
 * The text with the fixes made that `fixable` gives for a text. Of fixes that overlap the first is made in the first round,
 * the others in the next where they still apply. Fixing the result again changes nothing: where fixes undo one another,
 * the first text in alphabetical order of those they go through is taken.
 */
export function fixedText(source: string, fixable: (source: string) => readonly Finding[]): string {
  const seen: string[] = [];
  let text = source;
  while (seen.length < mostRounds) {
    seen.push(text);
    const next = applyEdits(text, preferredEdits(fixable(text)));
    if (next === text) return text;
    const before = seen.indexOf(next);
    if (before >= 0) return seen.slice(before).sort()[0]!;
    text = next;
  }
  return text;
}
