import { type Label, labelOf } from './label.ts';
import type { Line } from './lines.ts';
import { isWide } from './lines.ts';
import { endsSentence, type Wrapping } from './wrapping.ts';

export interface Group {
  /** Index of the first line of the paragraph, and of the first line behind it. */
  readonly first: number;
  readonly end: number;
  /** Set as a title. */
  readonly title: boolean;
}

/** Groups the printed lines of a text into paragraphs. */
export function groupLines(lines: readonly Line[], wrapping: Wrapping): Group[] {
  const joiner = new Joiner(lines, wrapping);
  const groups: Group[] = [];
  let first = 0;
  for (let at = 1; at <= lines.length; at++) {
    const { title } = joiner;
    if (at < lines.length && !joiner.breaksBefore(at)) continue;
    groups.push({ first, end: at, title });
    first = at;
  }
  return groups;
}

/** Room in ems that a typesetter leaves at the end of a line rather than stretch it. */
const SLACK = 1.6;

class Joiner {
  readonly #lines: readonly Line[];
  readonly #wrapping: Wrapping;
  /** The paragraph being built. */
  #label: Label | null = null;
  #open = '';
  /** Lines up to here make up a title. */
  #titleStart = 0;
  #titleEnd = 0;
  readonly #last = new Map<string, number>();

  constructor(lines: readonly Line[], wrapping: Wrapping) {
    this.#lines = lines;
    this.#wrapping = wrapping;
    this.#begin(0);
  }

  /** Whether the paragraph being built is a title. */
  get title(): boolean {
    return this.#titleEnd > this.#titleStart;
  }

  /** To be asked for every line in order. */
  breaksBefore(at: number): boolean {
    const breaks = this.#decide(at);
    if (breaks) this.#begin(at);
    else this.#open = (this.#open + this.#lines[at]!.text).slice(-400);
    return breaks;
  }

  #begin(at: number): void {
    const line = this.#lines[at];
    if (line === undefined) return;
    this.#label = labelOf(line.text);
    if (this.#label !== null) this.#last.set(this.#label.kind, this.#label.number);
    this.#open = line.text;
    this.#titleStart = at;
    this.#titleEnd = this.#startsTitle(at) ? this.#endOfTitle(at) : at;
  }

  #decide(at: number): boolean {
    const before = this.#lines[at - 1]!;
    const line = this.#lines[at]!;
    const measure = this.#wrapping.measure[at - 1]!;
    if (measure === 0) return true;
    if (at < this.#titleEnd) return false;
    if (at === this.#titleEnd) return true;
    const label = labelOf(line.text);
    const ended = endsSentence(before.text);
    if (label !== null && (ended || this.#continuesNumbering(label, before.text))) return true;
    if (this.#startsTitle(at)) return true;
    const { blankInside } = this.#wrapping;
    if (blankInside === 0 && line.blankBefore > 0 && (ended || !this.#isFull(at - 1))) return true;
    if (line.indent >= 1.5 && ended) return true;
    if (this.#isFull(at - 1)) return false;
    return ended || !/[，、]$|[《（“(][^》）”)]*$/.test(this.#open);
  }

  /** Whether the line is so long that the first unbreakable bit of the next one would not have fitted. */
  #isFull(at: number): boolean {
    const measure = this.#wrapping.measure[at]!;
    const next = this.#lines[at + 1]?.text ?? '';
    let unit = 0;
    let end = 0;
    if (isWide(next.charCodeAt(0))) {
      end = 1;
      unit = 1;
      while (/[，。、；：！？》）”]/.test(next[end] ?? '')) {
        end++;
        unit++;
      }
    } else {
      while (end < next.length && !isWide(next.charCodeAt(end)) && end < 24) end++;
      unit = end / 2;
    }
    return this.#wrapping.widths[at]! + unit + SLACK > measure;
  }

  /** A label behind a line that ends in mid-sentence is a label only if it goes on with the numbering. */
  #continuesNumbering(label: Label, before: string): boolean {
    if (/[，、]$/.test(before)) return false;
    const last = this.#last.get(label.kind) ?? 0;
    const follows = label.number > 1 ? label.number === last + 1 : this.#label !== null;
    return follows || (label.kind === 'box' && label.number > 0);
  }

  /** A title stands at the beginning, or on a new page behind a finished text, or behind a date; in lines narrower than the text. */
  #startsTitle(at: number): boolean {
    const line = this.#lines[at]!;
    const before = this.#lines[at - 1];
    const measure = this.#wrapping.measure[at]!;
    if (measure === 0 || labelOf(line.text) !== null || endsSentence(line.text)) return false;
    const behind =
      before === undefined ||
      (line.blankBefore === 0 && line.indent > 0 && endsSentence(before.text)) ||
      closing.test(before.text) ||
      (line.blankBefore === 0 && partTitle.test(before.text));
    if (!behind || this.#wrapping.widths[at]! > measure - 2) return false;
    return this.#endOfTitle(at) > at;
  }

  #endOfTitle(at: number): number {
    let end = at + 1;
    while (end < this.#lines.length && end < at + 7) {
      const { text } = this.#lines[end]!;
      const narrow = this.#wrapping.widths[end]! <= this.#wrapping.measure[end]! - 2;
      if (!narrow || endsSentence(text) || labelOf(text) !== null || notTitle.test(text)) break;
      end++;
    }
    return end;
  }
}

/** Lines behind which a document is over: a date, （此件公开发布）, a page number. */
const closing =
  /^(?:(?:19|20|二)[\d〇○零一二三四五六七八九]{3}\s*年\s*[\d一二三四五六七八九十]+\s*月\s*[\d一二三四五六七八九十]+\s*日|[（(]此件.{2,12}[）)]|附\s*件\s*\d*)$/;
const partTitle = /^第[一二三四五六七八九十]+部分/;
/** A document number, a date or a bracketed note ends a title. */
const notTitle = /[〔［[]\s*\d{4}\s*[〕］\]].*号$|年.*第.*号$|^[（(].*[）)]$|^(?:19|20)\d{2}\s*年.*日$|^目\s*[录次]$/;
