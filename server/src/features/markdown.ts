/** Markdown for hovers: corpus text is data and must come out as it was printed. */
import type { Place } from '../corpus/corpus.ts';

/** Escapes text for use inside a line. Line breaks become spaces. */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s*[\r\n\u2028\u2029]\s*/g, ' ').replace(/[\\`*_[\]<>~&|]/g, '\\$&');
}

/** Keeps a line of escaped text from being read as a list, heading or rule. */
export function plainLine(line: string): string {
  return line.replace(/^(\s*)([-+#=])/, '$1\\$2').replace(/^(\s*\d+)([.)])/, '$1\\$2');
}

/** A link that opens the place: `[label](file:///…#L12,3)`, line and column counted from 1 as editors do. */
export function linkTo(label: string, place: Place): string {
  return `[${escapeMarkdown(label)}](${placeUri(place)})`;
}

/** URI of a place with a fragment that VS Code understands. */
export function placeUri(place: Place): string {
  const uri = place.uri.replace(/[()<>\s]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${uri}#L${place.startLine + 1},${place.startCharacter + 1}`;
}

export function bold(text: string): string {
  return mark('**', text);
}

export function struck(text: string): string {
  return mark('~~', text);
}

/**
 * Emphasis marks open and close only beside letters (CommonMark, “flanking”), so a stretch that begins or ends with
 * Chinese punctuation would keep its asterisks. A zero-width space inside the marks counts as a letter.
 */
function mark(marks: string, text: string): string {
  if (text === '') return '';
  const guard = (character: string) => (/[\p{P}\p{S}\s]/u.test(character) ? '\u200b' : '');
  return `${marks}${guard(text[0]!)}${escapeMarkdown(text)}${guard(text.at(-1)!)}${marks}`;
}
