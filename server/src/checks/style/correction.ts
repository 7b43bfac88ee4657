/** Findings of the norms that come with what to write instead. */
import type { ParagraphEdit, ParagraphFinding } from '../check.ts';
import type { Message } from '../message.ts';
import type { Stretch } from './silent-stretches.ts';

/**
 * A finding over a stretch of the paragraph and the fix that makes the edits, all of them inside the stretch and in
 * order. `say` is given what stands there and what comes of it. `preferred`: taken when everything is fixed at once.
 */
export function correction(
  text: string,
  { start, end }: Stretch,
  edits: readonly ParagraphEdit[],
  say: (printed: string, corrected: string) => Message,
  preferred = true,
): ParagraphFinding {
  let corrected = '';
  let at = start;
  for (const edit of edits) {
    corrected += text.slice(at, edit.start) + edit.newText;
    at = edit.end;
  }
  corrected += text.slice(at, end);
  return {
    start,
    end,
    message: say(text.slice(start, end), corrected),
    fixes: [
      {
        title: { zh: `改为“${corrected}”`, en: `Change to “${corrected}”` },
        edits,
        preferred,
      },
    ],
  };
}

/** A finding whose whole stretch is written anew. */
export function replacement(
  text: string,
  { start, end }: Stretch,
  newText: string,
  say: (printed: string, corrected: string) => Message,
  preferred = true,
): ParagraphFinding {
  return correction(text, { start, end }, [{ start, end, newText }], say, preferred);
}
