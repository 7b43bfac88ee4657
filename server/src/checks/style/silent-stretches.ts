/** Stretches of a paragraph that say what others wrote: norms of wording and marks do not speak there. */
import { titlesIn } from '../../policy/title-marks.ts';

/** Offsets in the paragraph, end exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Titles in 《》: printed as their issuer printed them. */
export function titleStretches(text: string): readonly Stretch[] {
  return text === titles.text ? titles.found : rememberTitles(text);
}

/** Titles, and quotations that repeat the words of others: “X”修改为“Y”, 规定：“……”, long ones. What an amendment writes anew is none. */
export function repeatedWords(text: string): readonly Stretch[] {
  return text === quotations.text ? quotations.found : rememberQuotations(text);
}

/** Whether an offset of the paragraph lies in one of the stretches; their ends are exclusive. */
export function isInside(stretches: readonly Stretch[], at: number): boolean {
  for (const { start, end } of stretches) if (start <= at && at < end) return true;
  return false;
}

// The checks look at one paragraph after the other, all of them: the last one is remembered.
let titles: { readonly text: string; readonly found: readonly Stretch[] } = { text: '', found: [] };
let quotations = titles;

function rememberTitles(text: string): readonly Stretch[] {
  titles = { text, found: text.includes('《') ? titlesIn(text) : [] };
  return titles.found;
}

const quotation = /“[^“”]*”/g;
/** Sentences about wording: what they quote is quoted for its own sake. */
const aboutWording = /修改为|改为|删去|删除|替换|表述|一词|等词|用语|字样|写作|误作|原文/;
/** What stands behind it is the draft's own: 将第三条修改为：“……”, 增加一款，作为第二款：“……”. */
const ownWording = /(?:修改为|增加[^。；“”]{0,24}|作为第[^。；“”]{1,10})[：:]$/;
/** Longer quotations are sentences of others, not set phrases of the draft. */
const longestPhrase = 24;

function rememberQuotations(text: string): readonly Stretch[] {
  const found = [...titleStretches(text)];
  if (text.includes('“')) {
    const wording = aboutWording.test(text);
    for (const { index, 0: quoted } of text.matchAll(quotation)) {
      if (ownWording.test(text.slice(Math.max(0, index - 40), index))) continue;
      const isVerbatim = wording || quoted.length > longestPhrase || text[index - 1] === '：';
      if (isVerbatim) found.push({ start: index, end: index + quoted.length });
    }
  }
  quotations = { text, found };
  return found;
}
