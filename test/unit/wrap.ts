/**
 * Sets paragraphs in lines of a width in ems, as printed pages do: letters and digits are half as wide as ideographs and
 * stay together, no line begins with a closing mark or ends with an opening one.
 */
export function wrap(paragraphs: readonly string[], width: number, lineEnd = '\n'): string {
  return paragraphs.flatMap((paragraph) => linesOf(paragraph, width)).join(lineEnd);
}

function linesOf(paragraph: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  // The first line of a paragraph is indented by two characters, which text taken from a page has lost.
  let room = width - 2;
  for (const [unit] of paragraph.matchAll(/[《（“]?(?:[!-~]+|[^!-~])[，。、；：！？》）”]*/gu)) {
    const needed = [...unit].reduce((sum, character) => sum + (character < '\u007f' ? 0.5 : 1), 0);
    if (needed > room && line !== '') {
      lines.push(line);
      line = '';
      room = width;
    }
    line += unit;
    room -= needed;
  }
  return [...lines, line];
}
