/**
 * Clauses that have the items of an enumeration in another order: 利益协调、诉求表达、权益保障, where the corpus begins with
 * 诉求表达. Offsets are UTF-16 code units of the segment.
 */
import type { Corpus } from '../corpus.ts';
import { folded, SKIPPED } from '../folded-text.ts';
import { LINK } from '../search/link-table.ts';
import type { Break } from './breaks.ts';

const mark = '、';
const markCode = mark.charCodeAt(0);
/** In longer enumerations neighbours alone change places. */
const mostItems = 8;
const longestSegment = 80;
/** Text to each side that must stand in the corpus with the items: a character more is a link. */
const beside = LINK - 1;

const nowhere: readonly number[] = [];

/**
 * A clause for each exchange of items that the corpus carries; the first and the last with what stands before and after them, or
 * without. What moves as a whole is carried as a whole.
 */
export function reorderedClauses(corpus: Corpus, segment: string, breaks: readonly Break[]): readonly number[] {
  if (segment.length > longestSegment || !segment.includes(mark)) return nowhere;
  const starts = [0];
  for (let at = 0; at < segment.length; at++) if (segment.charCodeAt(at) === markCode) starts.push(at + 1);
  const exchange = new ItemExchange(corpus, segment, breaks);
  const count = starts.length;
  const endOf = (item: number): number => (item + 1 < count ? starts[item + 1]! - 1 : segment.length);
  for (let first = 0; first + 1 < count; first++) {
    const lastItem = count > mostItems ? Math.min(count, first + 2) : count;
    for (let middle = first + 1; middle < lastItem; middle++) {
      for (let last = middle; last < lastItem; last++) {
        // Neighbouring runs of items, then single items with others between them.
        exchange.tryAll(
          starts[first]!,
          endOf(middle - 1),
          starts[middle]!,
          endOf(last),
          first === 0,
          last + 1 === count,
        );
        if (middle > first + 1 && middle === last) {
          exchange.tryAll(starts[first]!, endOf(first), starts[middle]!, endOf(last), first === 0, last + 1 === count);
        }
      }
    }
  }
  return exchange.found;
}

/** Two stretches of a segment exchanged, and looked up in the corpus. */
class ItemExchange {
  readonly #corpus: Corpus;
  readonly #segment: string;
  readonly #breaks: readonly Break[];
  readonly #units: Uint16Array;
  readonly #made: Uint16Array;
  readonly found: number[] = [];

  constructor(corpus: Corpus, segment: string, breaks: readonly Break[]) {
    this.#corpus = corpus;
    this.#segment = segment;
    this.#breaks = breaks;
    this.#units = new Uint16Array(segment.length);
    for (let at = 0; at < segment.length; at++) this.#units[at] = folded[segment.charCodeAt(at)]!;
    this.#made = new Uint16Array(segment.length);
  }

  /** `hasHead`: the first stretch may begin with what stands before the enumeration; `hasTail`: the second may end with what follows it. */
  tryAll(from: number, end: number, begin: number, to: number, hasHead: boolean, hasTail: boolean): void {
    const stops: number[] = [];
    for (let stop = to; stop > (hasTail ? begin : to - 1); stop--) {
      if (!this.#isBroken(begin, stop) && this.#mayMeet(Math.max(begin, stop - beside), stop, end)) stops.push(stop);
    }
    if (stops.length === 0) return;
    for (let start = from; start < (hasHead ? end : from + 1); start++) {
      if (this.#isBroken(start, end) || !this.#mayMeet(Math.max(0, start - beside), start, begin)) continue;
      for (let at = 0; at < stops.length; at++) this.#try(start, end, begin, stops[at]!);
    }
  }

  /** The corpus does not carry a stretch as it is. */
  #isBroken(start: number, end: number): boolean {
    const breaks = this.#breaks;
    for (let at = 0; at < breaks.length; at++) {
      const { first, last } = breaks[at]!;
      if (Math.max(first, start) + LINK <= Math.min(last + LINK, end)) return true;
    }
    return false;
  }

  /** Whether a character may come behind a stretch as long as a link but for it: most exchanges are ruled out by that. */
  #mayMeet(start: number, end: number, next: number): boolean {
    const made = this.#add(this.#add(0, start, end), next, next + 1);
    return made < LINK || !this.#corpus.rulesOut(this.#made, 0, made);
  }

  #try(start: number, end: number, begin: number, stop: number): void {
    const before = Math.max(0, start - beside);
    const after = Math.min(this.#segment.length, stop + beside);
    let made = this.#add(0, before, start);
    made = this.#add(made, begin, stop);
    made = this.#add(made, end, begin);
    made = this.#add(made, start, end);
    made = this.#add(made, stop, after);
    if (this.#corpus.rulesOut(this.#made, 0, made)) return;
    const text = this.#segment;
    const exchanged = text.slice(begin, stop) + text.slice(end, begin) + text.slice(start, end);
    const [occurrence] = this.#corpus.find(text.slice(before, start) + exchanged + text.slice(stop, after), 1);
    const [whole] = occurrence ? this.#corpus.find(text.slice(0, start) + exchanged + text.slice(stop), 1) : [];
    const clause = (whole ?? occurrence)?.clause;
    if (clause !== undefined && !this.found.includes(clause)) this.found.push(clause);
  }

  /** Adds a stretch of the segment behind what was made, without white space; returns the length of it all. */
  #add(length: number, start: number, end: number): number {
    let filled = length;
    for (let at = start; at < end; at++) {
      const unit = this.#units[at]!;
      if (unit !== SKIPPED) this.#made[filled++] = unit;
    }
    return filled;
  }
}
