import type { Label } from './label.ts';
import type { LabelHabits } from './label-habits.ts';
import type { Line } from './lines.ts';
import { type Block, row, text, title } from './paragraph.ts';
import { onceForEach } from './print.ts';
import { TITLE_REACH, TitleFinder } from './title-lines.ts';
import { isWide } from './width.ts';
import type { Wrapping } from './wrapping.ts';

/** The lines of a paragraph, wherever they stand. */
export interface Group {
  /** How many. */
  readonly lines: number;
  readonly block: Block;
  /** Label of the first line, and whether it stands with its heading on lines of its own; null in titles. */
  readonly label: Label | null;
  readonly alone: boolean;
}

/** Where a paragraph ends is told by its lines, the line before it and so many behind it. */
export const REACH = TITLE_REACH + 2;

/** Room in ems that a typesetter leaves at the end of a line rather than stretch it. */
const SLACK = 1.6;
/** Indent of a paragraph's first line, which text taken from a page has lost. */
const INDENT = 2;

/** Tells which printed lines are one paragraph. */
export class Joiner {
  readonly #lines: readonly Line[];
  readonly #wrapping: Wrapping;
  readonly #titles: TitleFinder;
  readonly #habits: LabelHabits;

  /** `habits` are those of the text before the first paragraph that is asked for. */
  constructor(lines: readonly Line[], wrapping: Wrapping, habits: LabelHabits) {
    this.#lines = lines;
    this.#wrapping = wrapping;
    this.#titles = new TitleFinder(lines, wrapping);
    this.#habits = habits;
  }

  /** The title or paragraph that begins at line `first`: they are asked for in order. */
  groupAt(first: number): Group {
    const titleEnd = this.#titles.endOfTitle(first);
    if (titleEnd > first) return { lines: titleEnd - first, block: title, label: null, alone: false };
    const { label } = this.#lines[first]!.print;
    if (label !== null) this.#habits.takeNumber(label);
    let end = first + 1;
    while (end < this.#lines.length && this.#goesOn(first, end, label)) end++;
    const alone =
      label !== null &&
      this.#lines.slice(first, end).every((line) => !/。./.test(line.text) && !line.text.endsWith('。'));
    const block = end === first + 1 && this.#lines[first]!.print.isRow ? row : text;
    const group = { lines: end - first, block, label, alone };
    this.#habits.take(group);
    return group;
  }

  /** Whether line `at` belongs to the paragraph of the lines from `first` to before it. */
  #goesOn(first: number, at: number, label: Label | null): boolean {
    const before = this.#lines[at - 1]!;
    const line = this.#lines[at]!;
    if (line.print.isRow || before.print.isRow) return /[∶:]$/.test(before.text) && /^\d{1,2}$/.test(line.text);
    if (this.#wrapping.measure[at - 1] === 0) return false;
    const ended = before.print.endsSentence;
    if (ended && this.#isCaption(at)) return false;
    const next = line.print.label;
    if (
      next !== null &&
      !isInBracket(before.text, line.text) &&
      (ended || this.#carriesOn(next, label, before.text, at))
    )
      return false;
    if (this.#titles.endOfTitle(at) > at) return false;
    const apart = this.#wrapping.blankInside === 0 && line.blankBefore > 0;
    const full = this.#isFull(at - 1, at - 1 === first) && !(at - 1 === first && this.#endsHeading(first, label));
    if (apart && (ended || !full)) return false;
    if (ended && line.indent >= 1.5) return false;
    if (ended) {
      // What goes on behind a full stop fills its line or ends in a full stop itself; a name or a title does not.
      return full && (line.print.endsSentence || this.#isFull(at, false));
    }
    if (full) return true;
    return this.#isUnfinished(first, at) || (at === first + 1 && label !== null && this.#isWrappedHeading(at));
  }

  /** Whether the line is so long that the first unbreakable bit of the next one would not have fitted. */
  #isFull(at: number, firstOfParagraph: boolean): boolean {
    const measure = this.#wrapping.measure[at]! - (firstOfParagraph ? INDENT : 0);
    const next = this.#lines[at + 1];
    return this.#wrapping.widths[at]! + (next === undefined ? 0 : startOf(next)) + SLACK > measure;
  }

  /** A heading line that is nearly full, where headings of its kind stand alone and a bit more would have fitted. */
  #endsHeading(at: number, label: Label | null): boolean {
    if (label === null || this.#lines[at]!.text.includes('。')) return false;
    const alone = label.kind === 'chapter' || label.kind === 'section' || label.kind === 'part';
    const habit = this.#habits.wasAlone(label.kind) ?? label.kind === 'chinese';
    if (!alone && !habit) return false;
    const room = this.#wrapping.measure[at]! - INDENT - this.#wrapping.widths[at]!;
    const next = this.#lines[at + 1];
    return room >= (next === undefined ? 0 : startOf(next));
  }

  /** The title of a table right above its head or first row. */
  #isCaption(at: number): boolean {
    const below = this.#lines[at + 1];
    return below?.print.isRow === true && !this.#lines[at]!.print.endsSentence;
  }

  /** A label behind a line that ends in mid-sentence is one only if it goes on with the numbering. */
  #carriesOn(next: Label, current: Label | null, before: string, at: number): boolean {
    if (!this.#isFull(at - 1, false)) return true;
    if (next.kind === 'box') return next.number > 0;
    if (/[，、]$/.test(before) || next.kind === 'dash') return false;
    const last = this.#habits.lastNumber(next.kind);
    return next.number > 1 ? next.number === last + 1 : current !== null && current.kind !== next.kind;
  }

  /** A short line in mid-bracket or behind a comma: the typesetter broke it for another reason. */
  #isUnfinished(first: number, at: number): boolean {
    const before = this.#lines[at - 1]!.text;
    if (/[，、]$/.test(before)) return true;
    const text = this.#lines
      .slice(Math.max(first, at - 6), at)
      .map((line) => line.text)
      .join('');
    return /《[^》]*$|（[^）]*$|“[^”]*$/.test(text);
  }

  /**
   * Headings set in larger type break before the measure of the text: `二、…总体 / 要求`. The second line is no longer than
   * the first, and the text goes on behind it in full lines or with the next label.
   */
  #isWrappedHeading(at: number): boolean {
    const { widths, measure } = this.#wrapping;
    const line = this.#lines[at]!;
    const behind = this.#lines[at + 1];
    if (line.print.endsSentence || line.print.label !== null || behind === undefined) return false;
    if (widths[at - 1]! < 0.5 * measure[at]! || widths[at]! > widths[at - 1]!) return false;
    return behind.print.label !== null || widths[at + 1]! >= measure[at + 1]! - INDENT - SLACK;
  }
}

/** A number that closes a bracket of the line before is no label. */
function isInBracket(before: string, text: string): boolean {
  return /^\d{1,2}[）)]/.test(text) && /[（(][^）)]*$/.test(before);
}

const startOf = onceForEach(unbreakable);

/** Width in ems of what a typesetter keeps together at the beginning of a line. */
function unbreakable(text: string): number {
  if (isWide(text.charCodeAt(0))) {
    let end = 1;
    while (end < 4 && /[，。、；：！？》）”]/.test(text[end] ?? '')) end++;
    return end;
  }
  let end = 0;
  while (end < text.length && end < 24 && !isWide(text.charCodeAt(end))) end++;
  return end / 2;
}
