/** References that changed only because what they refer to has another number now. */

const article = /第[〇零一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?/g;

export interface RenumberedText {
  /** The older text with the references that follow the renumbering in their new form. */
  readonly text: string;
  /** Where that text differs from the printed one, in order. */
  readonly references: readonly { readonly start: number; readonly end: number; readonly printed: string }[];
}

/**
 * The older text as it would read if nothing had happened but renumbering. `labels` gives the new label of each article by
 * its old one. References of which the newer text has no trace are left as they are printed.
 */
export function renumberedText(before: string, after: string, labels: ReadonlyMap<string, string>): RenumberedText {
  const counts = new Map<string, number>();
  for (const [label] of after.matchAll(article)) counts.set(label, (counts.get(label) ?? 0) + 1);
  const references: { start: number; end: number; printed: string }[] = [];
  let text = '';
  let at = 0;
  for (const match of before.matchAll(article)) {
    const printed = match[0];
    const now = labels.get(printed);
    if (now === undefined || now === printed || !counts.has(now)) continue;
    text += before.slice(at, match.index);
    references.push({ start: text.length, end: text.length + now.length, printed });
    text += now;
    at = match.index + printed.length;
  }
  return { text: text + before.slice(at), references };
}
