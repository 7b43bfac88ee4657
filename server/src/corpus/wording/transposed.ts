/**
 * Clauses that say the same with two neighbouring words in the other order: 依法刑事追究责任, where the corpus has
 * 依法追究刑事责任. Offsets are UTF-16 code units of the segment.
 */
import type { Corpus } from '../corpus.ts';
import { folded, SKIPPED } from '../folded-text.ts';
import { LINK } from '../search/link-table.ts';
import type { Segmenter } from '../segmenter.ts';
import type { Break } from './breaks.ts';

/** Characters that change places with their neighbours at most. */
const longestMoved = 4;
/** Text to each side that must stand in the corpus with them: a character more is a link. */
const beside = LINK - 1;
/** Both together at least, for it to be more than a chance meeting of frequent words. */
const leastBeside = 2;

/** A clause for each exchange of neighbouring words at a break that the corpus carries. */
export function transposedClauses(
  corpus: Corpus,
  segmenter: Segmenter,
  segment: string,
  breaks: readonly Break[],
): readonly number[] {
  if (breaks.length === 0) return nowhere;
  const exchange = new Exchange(segment);
  if (!mayBeTransposed(corpus, exchange, segment.length, breaks)) return nowhere;
  return [...exchangedWords(corpus, segmenter, segment, breaks, exchange)];
}

const nowhere: readonly number[] = [];

function* exchangedWords(
  corpus: Corpus,
  segmenter: Segmenter,
  segment: string,
  breaks: readonly Break[],
  exchange: Exchange,
): Iterable<number> {
  const words = segmenter.words(segment);
  const tried = new Set<string>();
  for (const [first, { start: from }] of words.entries()) {
    for (let second = first + 1; second < words.length; second++) {
      const middle = words[second]!.start;
      if (middle - from > longestMoved) break;
      // The two words do not stand beside each other in the corpus.
      if (!breaks.some((one) => one.first < middle && middle < one.last + LINK)) continue;
      for (let last = second; last < words.length; last++) {
        const to = words[last]!.end;
        if (to - middle > longestMoved) break;
        const before = Math.max(0, from - beside);
        const after = Math.min(segment.length, to + beside);
        if (from - before + after - to < leastBeside) continue;
        const made = exchange.make(0, before, from);
        if (corpus.rulesOut(exchange.made, 0, exchange.makeAfter(made, from, middle, to, after))) continue;
        const exchanged = segment.slice(middle, to) + segment.slice(from, middle);
        const phrase = segment.slice(before, from) + exchanged + segment.slice(to, after);
        if (tried.has(phrase)) continue;
        tried.add(phrase);
        const [occurrence] = corpus.find(phrase, 1);
        if (!occurrence) continue;
        const [whole] = corpus.find(segment.slice(0, from) + exchanged + segment.slice(to), 1);
        yield (whole ?? occurrence).clause;
      }
    }
  }
}

/**
 * False where no two stretches can have changed places at a break, wherever words begin: so it is with nearly all segments. Asks
 * for one link after the other, as the first that is new rules most exchanges out.
 */
function mayBeTransposed(corpus: Corpus, exchange: Exchange, length: number, breaks: readonly Break[]): boolean {
  const { made } = exchange;
  for (let index = 0; index < breaks.length; index++) {
    const { first, last } = breaks[index]!;
    const end = Math.min(length, last + LINK);
    for (let from = Math.max(0, first + 1 - longestMoved); from < end - 1; from++) {
      const before = Math.max(0, from - beside);
      const begins = exchange.make(0, before, from);
      const most = Math.min(end - 1, from + longestMoved);
      for (let middle = Math.max(from, first) + 1; middle <= most; middle++) {
        let second = begins;
        for (let to = middle + 1; to <= length && to - middle <= longestMoved; to++) {
          second = exchange.make(second, to - 1, to);
          // The link that the second stretch ends with is in every longer one.
          if (second >= LINK && corpus.rulesOut(made, second - LINK, second)) break;
          const after = Math.min(length, to + beside);
          if (from - before + after - to < leastBeside) continue;
          const whole = exchange.make(exchange.make(second, from, middle), to, after);
          if (!corpus.rulesOut(made, Math.max(0, second - beside), whole)) return true;
        }
      }
    }
  }
  return false;
}

/** The folded units of a segment with two stretches exchanged. Nearly all exchanges are ruled out by them, before a text is made. */
class Exchange {
  readonly #units: Uint16Array;
  /** What was made last, and perhaps more behind it. */
  readonly made = new Uint16Array(2 * (beside + longestMoved));

  constructor(segment: string) {
    this.#units = new Uint16Array(segment.length);
    for (let at = 0; at < segment.length; at++) this.#units[at] = folded[segment.charCodeAt(at)]!;
  }

  /** Makes the text from `from` to `after` with `from` to `middle` and `middle` to `to` exchanged, see {@link make}. */
  makeAfter(length: number, from: number, middle: number, to: number, after: number): number {
    return this.make(this.make(this.make(length, middle, to), from, middle), to, after);
  }

  /** Makes a stretch of the segment behind the first `length` units of what was made; returns the length of it all, without white space. */
  make(length: number, start: number, end: number): number {
    const units = this.#units;
    const made = this.made;
    let filled = length;
    for (let at = start; at < end; at++) {
      const unit = units[at]!;
      if (unit !== SKIPPED) made[filled++] = unit;
    }
    return filled;
  }
}
