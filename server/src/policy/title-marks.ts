/** Where titles in 《》 begin and end. */

/** Longer stretches between 《 and 》 are text between two badly closed titles. */
const LONGEST = 160;

/** Titles with their 《》. Titles inside a title (《关于印发《…》的通知》) belong to the outer one. */
export function titlesIn(text: string): { start: number; end: number }[] {
  const titles: { start: number; end: number }[] = [];
  let from = text.indexOf('《');
  while (from >= 0) {
    const end = closeOf(text, from);
    if (end > from + 2) titles.push({ start: from, end });
    from = text.indexOf('《', end > from ? end : from + 1);
  }
  return titles;
}

/** Offset behind the 》 that closes the 《 at `open`; -1 when none does. */
function closeOf(text: string, open: number): number {
  let depth = 0;
  const limit = Math.min(text.length, open + LONGEST);
  for (let at = open; at < limit; at++) {
    const character = text[at];
    if (character === '《') depth++;
    else if (character === '》' && --depth === 0) return at + 1;
    else if (character === '。') break;
  }
  const close = text.indexOf('》', open);
  return close > 0 && close < limit && !text.slice(open, close).includes('。') ? close + 1 : -1;
}

/** Offset of the 《 that the 》 at `close` belongs to; -1 when none does. */
export function titleStart(text: string, close: number): number {
  let depth = 0;
  for (let at = close; at >= 0; at--) {
    if (text[at] === '》') depth++;
    else if (text[at] === '《' && --depth === 0) return at;
  }
  return -1;
}

/** Whether an offset lies between 《 and 》: 《…关于〈刑法〉第九章…的解释》 names no chapter of the text at hand. */
export function isInTitle(text: string, at: number): boolean {
  const open = text.lastIndexOf('《', at);
  return open >= 0 && at - open < LONGEST && text.indexOf('》', open) > at && text.lastIndexOf('》', at) < open;
}
