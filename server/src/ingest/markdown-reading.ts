import { assemble } from './assemble.ts';
import type { LineChange, Lines } from './lines.ts';
import type { FreshParagraphs } from './made-paragraphs.ts';
import { type MarkedLines, markdownLines, visiblePieces } from './markdown.ts';

/** How the paragraphs of markdown are found, a line each: kept in step with the text. */
export class MarkdownReading {
  #marked: MarkedLines = { lines: [], metadataEnd: 0 };
  /** 1 for each line of which something is visible. */
  #visible: Uint8Array = new Uint8Array(0);

  /** The same, to be kept in step with another text. */
  copy(): MarkdownReading {
    const copy = new MarkdownReading();
    copy.#marked = this.#marked;
    copy.#visible = this.#visible;
    return copy;
  }

  /** Goes on to the next version of the text, whose printed lines changed so. */
  update(printed: Lines, lineChange: LineChange): FreshParagraphs {
    const { change, ...marked } = markdownLines(printed.shown, this.#marked, lineChange);
    const { first, endBefore, end } = change;
    const shown = printed.shown.slice(first, end).map((line, index) => {
      const { block } = marked.lines[first + index]!;
      return { block, pieces: visiblePieces({ line, start: printed.starts[first + index]! }, block) };
    });
    const before = this.#visible;
    const visible = new Uint8Array(printed.shown.length);
    visible.set(before.subarray(0, first));
    for (const [index, { pieces }] of shown.entries()) visible[first + index] = pieces.length > 0 ? 1 : 0;
    visible.set(before.subarray(endBefore), end);
    this.#marked = marked;
    this.#visible = visible;
    const fresh = shown.filter(({ pieces }) => pieces.length > 0);
    const from = countIn(visible, first);
    return {
      change: { first: from, endBefore: countIn(before, endBefore), end: from + fresh.length },
      make: (assembly) =>
        fresh.map(({ pieces, block }) => ({
          paragraph: assemble(assembly, pieces, block),
          start: pieces[0]!.start,
        })),
    };
  }
}

function countIn(visible: Uint8Array, end: number): number {
  let count = 0;
  for (let at = 0; at < end; at++) count += visible[at]!;
  return count;
}
