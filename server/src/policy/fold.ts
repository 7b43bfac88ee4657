/**
 * One form for characters that readers do not tell apart: full and half width, dashes, brackets of years, quotation
 * marks, the zeros of Chinese numerals. For comparing and searching; never shown.
 */

/** The folded form of every code unit. */
export const foldedForms: Uint16Array = new Uint16Array(0x10000);
for (let code = 0; code < 0x10000; code++) foldedForms[code] = code;
for (let code = 0xff01; code <= 0xff5e; code++) foldedForms[code] = code - 0xfee0;
const forms: readonly (readonly [string, string])[] = [
  ['-', '－—–―−─‐‑‒〜～~﹣'],
  ['[', '〔［【'],
  [']', '〕］】'],
  ['〇', '○◯'],
  ['"', '“”„‟〝〞＂'],
  ["'", '‘’‚‛＇'],
  ['<', '〈＜'],
  ['>', '〉＞'],
  [':', '∶︰'],
  ['.', '．'],
  ['%', '﹪'],
  ['·', '•・‧∙'],
  [' ', '\u3000\u00a0'],
  // Copied from web pages and PDF files along with the text: nobody sees them, and they take no room.
  [' ', '\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060'],
];
for (const [form, characters] of forms) {
  for (const character of characters) foldedForms[character.charCodeAt(0)] = form.charCodeAt(0);
}

/** The text in folded form; as long as the text, character for character, so that offsets stay. */
export function fold(text: string): string {
  return inForms(text, foldedForms);
}

/** The text with every code unit in the form that a table of all of them has for it. */
export function inForms(text: string, table: Uint16Array): string {
  let folded = '';
  let behind = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const form = table[code]!;
    if (form === code) continue;
    folded += text.slice(behind, at) + String.fromCharCode(form);
    behind = at + 1;
  }
  return behind === 0 ? text : folded + text.slice(behind);
}

/** The folded text without white space: equal for two prints of one phrase. */
export function squeeze(text: string): string {
  return fold(text).replace(/\s+/g, '');
}
