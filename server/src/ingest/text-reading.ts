import { type Assembly, assemble, type Piece } from './assemble.ts';
import { type Change, trimmed } from './change.ts';
import { Interruptions, interruptionsOf } from './floating-boxes.ts';
import { type GroupChange, Groups } from './groups.ts';
import type { LineChange, Lines } from './lines.ts';
import type { FreshParagraphs } from './made-paragraphs.ts';
import { metadata, text } from './paragraph.ts';
import type { PlacedParagraph } from './places.ts';
import { TextLines } from './text-lines.ts';
import { Wrapping } from './wrapping.ts';

/**
 * How the paragraphs of a text that is no markdown are found: kept in step with the text. Each step is told what changed in
 * the one before, and says what it made another of.
 */
export class TextReading {
  #shown = new TextLines();
  #wrapping = new Wrapping();
  #groups = new Groups();
  #interruptions = new Interruptions();
  /** Lines of front matter, each a paragraph of its own. */
  readonly front: number;

  constructor(front: number) {
    this.front = front;
  }

  /** The same, to be kept in step with another text. */
  copy(): TextReading {
    const copy = new TextReading(this.front);
    copy.#shown = this.#shown.copy();
    copy.#wrapping = this.#wrapping.copy();
    copy.#groups = this.#groups.copy();
    copy.#interruptions = this.#interruptions;
    return copy;
  }

  /** Goes on to the next version of the text, whose printed lines changed so. */
  update(printed: Lines, change: LineChange): FreshParagraphs {
    const { front } = this;
    const lineChange = this.#shown.update(printed, front, change);
    const lines = this.#shown.lines.shown;
    const set = this.#wrapping.update(lines, lineChange);
    const regrouped = ofOtherLines(this.#groups.update(lines, this.#wrapping, set), this.#groups, lineChange);
    const before = this.#interruptions;
    const now = interruptionsOf(this.#groups, lines, this.#wrapping);
    this.#interruptions = now;
    const { first, endBefore, end } = now.changeSince(regrouped, before);
    return {
      change: {
        first: change.first < front ? change.first : front + before.paragraphsBefore(first),
        endBefore: front + before.paragraphsBefore(endBefore),
        end: front + now.paragraphsBefore(end),
      },
      make: (assembly) => {
        const fresh: PlacedParagraph[] = [];
        for (let at = change.first; at < front; at++) {
          const piece = pieceAt(printed, at);
          fresh.push({ paragraph: assemble(assembly, [piece], metadata), start: piece.start });
        }
        for (let at = first; at < end; at++) if (!now.isRest(at)) fresh.push(this.#paragraph(assembly, at));
        return fresh;
      },
    };
  }

  #paragraph(assembly: Assembly, group: number): PlacedParagraph {
    const { block } = this.#groups.groups[group]!;
    const pieces = this.#piecesOf(group);
    const { start } = pieces[0]!;
    const rest = this.#interruptions.restOf(group);
    if (rest >= 0) return { paragraph: assemble(assembly, pieces.concat(this.#piecesOf(rest)), text), start };
    return { paragraph: assemble(assembly, block.kind === 'title' ? withNameGaps(pieces) : pieces, block), start };
  }

  #piecesOf(group: number): PrintedPiece[] {
    const first = this.#groups.firsts[group]!;
    const pieces: PrintedPiece[] = [];
    for (let at = first; at < first + this.#groups.groups[group]!.lines; at++)
      pieces.push(pieceAt(this.#shown.lines, at));
    return pieces;
  }
}

/** Of a change of groups those that are not of the same lines as before. */
function ofOtherLines(change: GroupChange, { groups, firsts }: Groups, lines: LineChange): Change {
  const { removed, first } = change;
  const more = lines.end - lines.endBefore;
  const isAlike = (before: number, now: number, moved: number) => {
    const was = removed.groups[before - first]!;
    const is = groups[now]!;
    return removed.firsts[before - first]! + moved === firsts[now] && was.lines === is.lines && was.block === is.block;
  };
  return trimmed(
    change,
    (before, now) => isAlike(before, now, 0) && firsts[now]! + groups[now]!.lines <= lines.first,
    (before, now) => isAlike(before, now, more) && firsts[now]! >= lines.end,
  );
}

interface PrintedPiece extends Piece {
  readonly text: string;
}

function pieceAt({ shown, starts }: Lines, at: number): PrintedPiece {
  const { text } = shown[at]!;
  return { start: starts[at]!, end: starts[at]! + text.length, text };
}

/** Where a line of a title ends in the name of an organ and the next begins with one, the line break keeps them apart. */
function withNameGaps(lines: readonly PrintedPiece[]): Piece[] {
  const pieces: Piece[] = [];
  let previous = '';
  for (const line of lines) {
    const last = pieces.at(-1);
    if (last !== undefined && endsInOrgan.test(previous) && beginsWithOrgan.test(line.text)) {
      pieces[pieces.length - 1] = { start: last.start, end: line.end };
    } else pieces.push(line);
    previous = line.text;
  }
  return pieces;
}

const endsInOrgan = /\s\S*[部委局厅院会府行署办社]$/;
const beginsWithOrgan = /^[\u4e00-\u9fa5]{2,14}[部委局厅院会府行署办社](?:\s|关于|$)/;
