import type { UnitWords } from '../corpus/user-files/unit-words.ts';

/** True where a check of wording or style objects to a stretch of a text which lies in a term that the unit prefers. */
export function isOwnUsage(
  words: UnitWords | undefined,
  code: string,
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  if (!words || words.preferred.length === 0 || !/^(?:wording|style)\//.test(code)) return false;
  return words.prefers(text, start, end);
}
