import type { Line } from './lines.ts';
import { genreAtEnd, isDateLine, isNumberLine, looksLikeTitle, webPageTitle } from './title-shape.ts';
import type { Wrapping } from './wrapping.ts';

/** Most lines a title is wrapped over. */
const MOST_LINES = 7;
/** Lines under a title that show whether it is a signature. */
const BELOW = 3;
/** So many lines from the first one on decide whether a title begins there, and the line before. */
export const TITLE_REACH = MOST_LINES + BELOW;
/** A title is set narrower than the text by at least this much, in ems; a first line has lost an indent of two. */
const NARROWER = 2.6;

/**
 * Finds titles by their setting: unnumbered lines narrower than the text at the top of a page, at the beginning of the file
 * or behind the end of a document, followed by what follows titles.
 */
export class TitleFinder {
  readonly #lines: readonly Line[];
  readonly #wrapping: Wrapping;

  constructor(lines: readonly Line[], wrapping: Wrapping) {
    this.#lines = lines;
    this.#wrapping = wrapping;
  }

  /** Index of the line behind the title that begins at line `at`; `at` itself when none does. */
  endOfTitle(at: number): number {
    const { print } = this.#lines[at]!;
    if (this.#wrapping.setting[at] === 0) return this.#mayBeginUnwrapped(at) ? this.#unwrappedTitle(at) : at;
    if (!this.#isTitleLine(at) || print.standsUnderTitle || !this.#mayBegin(at)) return at;
    const end = this.#lastLine(at);
    const title = this.#lines
      .slice(at, end)
      .map((line) => line.text)
      .join('');
    if (!looksLikeTitle(title) || isRowLike(title) || this.#isSignature(at, end)) return at;
    return genreAtEnd(title) !== null || this.#isFollowedByText(end, title) ? end : at;
  }

  /** Top of a page, beginning of the file, or behind the end of a document. */
  #mayBegin(at: number): boolean {
    const line = this.#lines[at]!;
    const before = this.#lines[at - 1];
    if (before === undefined) return true;
    if (before.print.endsDocument) return true;
    if (line.blankBefore === 0 && isPartTitle(before.text)) return true;
    return this.#isPageTop(at) && this.#isOver(at - 1);
  }

  /** Text taken from PDF pages starts a page with a space and without the empty line that follows every other line. */
  #isPageTop(at: number): boolean {
    const line = this.#lines[at]!;
    return line.newPage || (this.#wrapping.blankInside > 0 && line.blankBefore === 0 && line.indent > 0);
  }

  /** Whether the line may be the last of a document. */
  #isOver(at: number): boolean {
    const { text, print } = this.#lines[at]!;
    return (
      print.endsSentence || /[）)]$/.test(text) || this.#wrapping.widths[at]! < this.#wrapping.setting[at]! - NARROWER
    );
  }

  #isTitleLine(at: number): boolean {
    const { print } = this.#lines[at]!;
    if (print.label !== null || print.endsSentence) return false;
    if (this.#wrapping.widths[at]! < this.#wrapping.setting[at]! - NARROWER) return true;
    // A title of one line may be as wide as the text when its words leave no doubt.
    return print.genre !== null && print.looksLikeTitle && this.#lines[at - 1]?.print.endsDocument === true;
  }

  #lastLine(at: number): number {
    let end = at + 1;
    let joined = this.#lines[at]!.text;
    while (end < this.#lines.length && end - at < MOST_LINES && this.#isTitleLine(end)) {
      const { text, print } = this.#lines[end]!;
      if (print.standsUnderTitle || this.#isPageTop(end)) break;
      // A complete title is followed by its author (习近平) or printed again, it does not go on.
      const complete = genreAtEnd(joined) !== null && !/《[^》]*$/.test(joined);
      if (text.length >= 8 && text.startsWith(joined.slice(0, 8))) break;
      if (complete && (print.genre === null || /^《?关于/.test(text))) break;
      joined += text;
      end++;
    }
    return end;
  }

  /** Names of organs over a date are a signature. */
  #isSignature(at: number, end: number): boolean {
    if (!this.#lines.slice(end, end + BELOW).some((line) => isDateLine(line.text))) return false;
    return this.#lines.slice(at, end).every((line) => line.print.genre === null);
  }

  /** Behind a title stands a number, a note, the addressees, a label or a line of text, not the cell of a table. */
  #isFollowedByText(end: number, title: string): boolean {
    const line = this.#lines[end];
    if (line === undefined) return false;
    if (line.print.standsUnderTitle || /[：:]$/.test(line.text)) return true;
    if (line.text.startsWith(title.slice(0, 8)) && title.length >= 8) return true;
    const { label } = line.print;
    if (label !== null) return label.number <= 1 && label.kind !== 'box';
    return this.#wrapping.widths[end]! >= this.#wrapping.setting[end]! - NARROWER || /^\S{2,4}$/.test(line.text);
  }

  /** At the beginning, or under the number that stands over the title. */
  #mayBeginUnwrapped(at: number): boolean {
    return at === 0 || isNumberLine(this.#lines[at - 1]!.text);
  }

  /** In a text that is not wrapped, a title may still stand on two or three lines, under the names of those who issue it. */
  #unwrappedTitle(first: number): number {
    let joined = '';
    let last = first + 3;
    while (last - first < MOST_LINES && namesOrgans.test(this.#lines[last - 3]?.text ?? '')) last++;
    for (let at = first; at < Math.min(last, this.#lines.length); at++) {
      const { text, blankBefore, print } = this.#lines[at]!;
      // （征求意见稿）》意见的公告 goes on with the 《 of the line before.
      const isInside = /《[^》]*$/.test(joined);
      if (
        !(print.looksLikeTitle || isInside) ||
        print.standsUnderTitle ||
        webPageTitle(text) !== null ||
        (at > first && blankBefore > 0)
      )
        return first;
      joined += text;
      if (genreAtEnd(joined) === null || /《[^》]*$/.test(joined)) continue;
      // 关于印发三年行动方案 / （2024—2026年）的通知
      const next = this.#lines[at + 1];
      const goesOn = next !== undefined && next.blankBefore === 0 && noteWithGenre.test(next.text);
      const end = goesOn ? at + 2 : at + 1;
      return end > first + 1 ? end : first;
    }
    return first;
  }
}

/** A line of a joint document: 青溪市教育局　青溪市财政局. */
const organ = '(?!关于)[\\u4e00-\\u9fa5]{2,24}(?:[局委厅部院会署行]|办公室|政府)';
const namesOrgans = new RegExp(`^${organ}(?:\\s+${organ})*$`);
const noteWithGenre = /^[（(][^（）()]{2,24}[）)]的?(?:通知|意见|决定|批复|函|报告|公告|通报)$/;

function isPartTitle(text: string): boolean {
  return /^第[一二三四五六七八九十]+(?:部分|编|辑)/.test(text) && !/[。，；]/.test(text);
}

/** Cells of a table: numbers among the words. */
function isRowLike(text: string): boolean {
  return /^\d{1,3}\s|(?:\s[\d.]+){2}(?:\s|$)|预期性|约束性/.test(text);
}
