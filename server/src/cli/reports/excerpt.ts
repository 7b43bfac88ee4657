/** The line of a finding with the flagged stretch underlined, as wide as a terminal shows it. */
import { isWide } from '../../ingest/width.ts';

export interface Excerpt {
  /** The line, cut on both sides where it is long. */
  readonly line: string;
  /** Blanks up to the flagged stretch, then the marks under it: columns of the terminal, two for an ideograph. */
  readonly underline: string;
}

/** Terminals that control characters of a draft would garble are shown blanks instead. */
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;
const cut = '…';

/**
 * `start` and `end` are UTF-16 offsets in the source; of a stretch over several lines the first is shown. `columns` is the
 * width that the line may take.
 */
export function excerptOf(source: string, start: number, end: number, columns: number): Excerpt {
  const lineStart = Math.max(source.lastIndexOf('\n', start - 1), source.lastIndexOf('\r', start - 1)) + 1;
  const rest = /^[^\r\n]*/.exec(source.slice(start))![0];
  const before = [...source.slice(start === 0 ? 0 : lineStart, start).replace(control, ' ')];
  const marked = [...rest.slice(0, Math.max(1, end - start)).replace(control, ' ')];
  const behind = [...rest.slice(Math.max(1, end - start)).replace(control, ' ')];

  const room = Math.max(20, columns);
  const flagged = takeWhile(marked, room - 4);
  const left =
    widthOf(flagged) + widthOf(before) + widthOf(behind) <= room ? room : Math.floor((room - widthOf(flagged)) / 2);
  const near = takeWhile(before.reverse(), left - 2).reverse();
  const opening = near.length < before.length ? cut : '';
  const far = takeWhile(behind, room - widthOf(near) - widthOf(flagged) - 2);
  const isCut = flagged.length < marked.length || far.length < behind.length;
  const shownFar = flagged.length < marked.length ? [] : far;
  return {
    line: `${opening}${near.join('')}${flagged.join('')}${shownFar.join('')}${isCut ? cut : ''}`,
    underline: `${' '.repeat(widthOf(near) + opening.length)}${'^'.repeat(Math.max(1, widthOf(flagged)))}`,
  };
}

/** The first characters that fit into so many columns. */
function takeWhile(characters: readonly string[], columns: number): string[] {
  const taken: string[] = [];
  let width = 0;
  for (const character of characters) {
    width += columnsOf(character);
    if (width > columns) break;
    taken.push(character);
  }
  return taken;
}

function widthOf(characters: readonly string[]): number {
  return characters.reduce((width, character) => width + columnsOf(character), 0);
}

/** Terminals show ideographs and full-width marks on two columns; quotation marks and dashes, which stand in both, on one. */
function columnsOf(character: string): number {
  return isWide(character.codePointAt(0)!) ? 2 : 1;
}
