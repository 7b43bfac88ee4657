/**
 * Which terms of the earlier documents may have a successor: another term with the same head (主体 of 市场主体 and 经营主体)
 * that the newest documents have where they stood, in two places of the sentence or more, or in one where nothing else stands.
 * Found for the whole corpus in one
 * reading of its texts, so that a draft is only searched for the few terms that this leaves; whether a term is replaced
 * `replaced.ts` decides.
 *
 * The newest documents are cut into words (`recent-terms.ts`), the earlier ones are not: they are read character by
 * character for what stood in the same places. Hashes may let too much through, never too little.
 */
import type { Corpus } from '../corpus.ts';
import { stringOf } from '../folded-text.ts';
import { HashSet, hashOf, hashOfFour, hashOfText, hashOfTwo, mixed } from '../search/text-hashes.ts';
import type { Segmenter } from '../segmenter.ts';
import { isWordingDifference } from './judge.ts';
import { placeReach, type RecentTerm, RecentTerms, recentYear } from './recent-terms.ts';
import { han, longestTerm, shortestModifier, shortestTerm, shortestWord } from './terms.ts';

const longestModifier = longestTerm - shortestWord;
/** Places that a term and its successor must share, and different things in a place after which it tells nothing. */
export const fewestPlaces = 2;
const mostFillers = 16;
/** The same for a place that alone speaks for a pair. More than is asked of it in the end: a corpus without a file has fewer. */
const mostFillersOfOne = 3;
/** Of so few terms the engine tells faster than their hashes that a text has none. */
const fewTerms = 50;
/** Characters read, and pairs or terms looked at, in one step. */
const stepLength = 2000;
const stepOfPairs = 100;

/** Terms, and of each its successors, see {@link packedOne}. */
export type PackedSuccessors = readonly (readonly [term: string, successors: string])[];

/** What may have taken the place of a term. */
export interface Successor {
  readonly term: string;
  /** Length of the head that both share. */
  readonly head: number;
  /** Places that both were seen in: two or more, or one in which nothing else was seen. */
  readonly places: readonly TermPlace[];
}

/** The characters to each side of a term. */
export interface TermPlace {
  readonly lead: string;
  readonly after: string;
}

export class TermSuccessors {
  /** By term its successors, see {@link packedOne}: a corpus has thousands, and a draft asks for few. */
  readonly #successors = new Map<string, string>();
  /** The first four characters of the terms, and whole terms: most of a text is no more than looked at. */
  readonly #openings = new HashSet();
  readonly #terms = new HashSet();
  /** Tells of a text at once that it has none of them, where they are few; made when first asked. */
  #any: RegExp | null = null;

  private constructor() {}

  /** What {@link packed} gave. */
  static unpack(packed: PackedSuccessors): TermSuccessors {
    const unpacked = new TermSuccessors();
    for (const [term, successors] of packed) unpacked.#add(term, successors);
    return unpacked;
  }

  /** Reads the corpus, some characters in each step. */
  static *build(corpus: Corpus, segmenter: Segmenter): Generator<undefined, TermSuccessors> {
    const search = new SuccessorSearch(yield* RecentTerms.build(corpus, segmenter));
    let read = 0;
    for (const { units } of corpus.clauseUnits(1, recentYear(corpus) - 1)) {
      search.read(units);
      read += units.length;
      if (read < stepLength) continue;
      read = 0;
      yield undefined;
    }
    const successors = new TermSuccessors();
    let step = 0;
    for (const [term, others] of yield* search.found()) {
      if (++step % stepOfPairs === 0) yield undefined;
      // In an order that does not hang on that of the files.
      others.sort((a, b) => (a.term < b.term ? -1 : 1));
      successors.#add(term, others.map(packedOne).join(''));
    }
    return successors;
  }

  #add(term: string, successors: string): void {
    this.#successors.set(term, successors);
    let hash = hashOfText(term, 0);
    this.#openings.add(hash);
    for (let at = shortestTerm; at < term.length; at++) hash = mixed(hash, term.charCodeAt(at));
    this.#terms.add(hash);
  }

  /** Nothing but texts, to be kept with the corpus that was read. */
  get packed(): PackedSuccessors {
    return [...this.#successors];
  }

  of(term: string): readonly Successor[] {
    const of = this.#successors.get(term);
    return of === undefined ? [] : unpackedSuccessors(of);
  }

  /** Where the text has one of the terms, whether or not they are words there; in the order of the text, short ones first. */
  *in(text: string): Iterable<{ readonly start: number; readonly end: number }> {
    if (!this.#mayBeIn(text)) return;
    let first = (text.charCodeAt(0) << 16) | text.charCodeAt(1);
    let second = (first << 16) | text.charCodeAt(2);
    for (let start = 0; start + shortestTerm <= text.length; start++) {
      // The hash of four characters, see hashOfText, of which two are new.
      const third = (second << 16) | text.charCodeAt(start + 3);
      let hash = mixed(first, third);
      first = second;
      second = third;
      if (!this.#openings.has(hash)) continue;
      const longest = Math.min(start + longestTerm, text.length);
      for (let end = start + shortestTerm; end <= longest; end++) {
        if (this.#terms.has(hash) && this.#successors.has(text.slice(start, end))) yield { start, end };
        hash = mixed(hash, text.charCodeAt(end));
      }
    }
  }

  #mayBeIn(text: string): boolean {
    if (this.#successors.size > fewTerms) return true;
    this.#any ??= new RegExp([...this.#successors.keys()].join('|') || '(?!)', 'u');
    return this.#any.test(text);
  }
}

/** A successor in so many characters: three numbers, the term, its places. */
function packedOne({ term, head, places }: Successor): string {
  const numbers = String.fromCharCode(term.length, head, places.length);
  return [numbers, term, ...places.map(({ lead, after }) => lead + after)].join('');
}

/** What {@link PackedSuccessors} has of one term. */
export function unpackedSuccessors(text: string): readonly Successor[] {
  const successors: Successor[] = [];
  for (let at = 0; at < text.length; ) {
    const placesAt = at + 3 + text.charCodeAt(at);
    const end = placesAt + text.charCodeAt(at + 2) * 2 * placeReach;
    const places: TermPlace[] = [];
    for (let place = placesAt; place < end; place += 2 * placeReach) {
      const after = place + placeReach;
      places.push({ lead: text.slice(place, after), after: text.slice(after, after + placeReach) });
    }
    successors.push({ term: text.slice(at + 3, placesAt), head: text.charCodeAt(at + 1), places });
    at = end;
  }
  return successors;
}

/** A place as numbers: a hash of it with its head, and the two characters to each side. */
interface SeenPlace {
  readonly hash: number;
  readonly lead: number;
  readonly after: number;
}

interface SeenPair {
  readonly term: string;
  readonly successor: string;
  readonly head: number;
  /** Grows while the texts are read. */
  readonly places: readonly SeenPlace[];
}

/** Finds in the earlier documents what stood where the newest have their terms. */
class SuccessorSearch {
  readonly #recent: RecentTerms;
  /** By place: what was seen in it before the head; null where it was too much. */
  readonly #fillers = new Map<number, Set<number> | null>();
  /** By term and other term: places that both were seen in. */
  readonly #places = new Map<number, SeenPlace[]>();
  readonly #pairs: SeenPair[] = [];
  /** The pairs that are among these, or that cannot be. */
  readonly #told = new Set<number>();

  constructor(recent: RecentTerms) {
    this.#recent = recent;
  }

  /** Reads a clause. */
  read(units: Uint16Array): void {
    const recent = this.#recent;
    const { tails } = recent;
    for (let head = placeReach + shortestModifier; head + shortestTerm <= units.length; head++) {
      const tail = hashOfFour(units, head);
      if (!tails.has(tail)) continue;
      const longest = Math.min(longestModifier, head - placeReach);
      for (let modifier = shortestModifier; modifier <= longest; modifier++) {
        let other = recent.next(-1, tail, units, head, modifier);
        for (; other >= 0; other = recent.next(other, tail, units, head, modifier)) {
          if (!this.#note(units, head - modifier, head, recent.term(other))) recent.leaveOut(other);
        }
      }
    }
  }

  /** By term the successors, in no order. */
  *found(): Generator<undefined, ReadonlyMap<string, Successor[]>> {
    const found = new Map<string, Successor[]>();
    for (const [index, { term, successor, head, places }] of this.#pairs.entries()) {
      if (index % stepOfPairs === 0) yield undefined;
      const telling = places.filter(({ hash }) => this.#fillers.get(hash) !== null);
      if (telling.length < fewestPlaces && !telling.some((place) => this.#mayStandAlone(term, successor, place)))
        continue;
      // In an order that does not hang on that of the files.
      telling.sort((a, b) => a.lead - b.lead || a.after - b.after);
      const written = telling.map(({ lead, after }) => ({ lead: charactersOf(lead), after: charactersOf(after) }));
      const one = { term: successor, head, places: written };
      const others = found.get(term);
      if (others) others.push(one);
      else found.set(term, [one]);
    }
    return found;
  }

  /**
   * That another term stands in the place of the one between `start` and the end of the head that both share. False where the
   * place tells nothing.
   */
  #note(units: Uint16Array, start: number, head: number, other: RecentTerm): boolean {
    const end = head + other.head;
    if (end - start > longestTerm) return true;
    const place = mixed(hashOfTwo(units, start - placeReach), hashOf(units, head, end + placeReach));
    const known = this.#fillers.get(place);
    if (known === null) return false;
    const fillers = known ?? new Set<number>();
    fillers.add(hashOf(units, start, head));
    this.#fillers.set(place, fillers.size > mostFillers ? null : fillers);

    const { text } = this.#recent;
    const otherEnd = other.start + other.modifier + other.head;
    const pair = mixed(hashOf(units, start, end), hashOf(text, other.start, otherEnd));
    const places = this.#places.get(pair) ?? [];
    if (places.some(({ hash }) => hash === place)) return true;
    places.push({ hash: place, lead: twoAt(units, start - placeReach), after: twoAt(units, end) });
    this.#places.set(pair, places);
    const areEnough = places.length >= fewestPlaces;
    const sameLength = end - start === otherEnd - other.start;
    if (!areEnough && !(sameLength && fillers.size <= mostFillersOfOne)) return true;
    if (this.#told.has(pair)) return true;
    this.#told.add(pair);
    const term = stringOf(units.subarray(start, end));
    const successor = stringOf(text.subarray(other.start, otherEnd));
    if (mayFollow(term, successor, other.head)) this.#pairs.push({ term, successor, head: other.head, places });
    return true;
  }

  /** Whether the place may alone speak for the pair. */
  #mayStandAlone(term: string, successor: string, { hash }: SeenPlace): boolean {
    return term.length === successor.length && (this.#fillers.get(hash)?.size ?? mostFillers) <= mostFillersOfOne;
  }
}

/** Two code units as one number, and back. */
function twoAt(units: Uint16Array, at: number): number {
  return (units[at]! << 16) | units[at + 1]!;
}

function charactersOf(two: number): string {
  return String.fromCharCode(two >>> 16, two & 0xffff);
}

/** Words that only say which of them are meant. */
const determiner = /^(?:各类|各种|各个|有关|相关|其他|这些|等|的|和|及|与|对|把|为|由|在)/;

/** Other words before the same head: not other figures or places, nor the term with a word more or less. */
function mayFollow(term: string, successor: string, head: number): boolean {
  return (
    han.test(term) &&
    isWordingDifference(term.slice(0, -head), successor.slice(0, -head)) &&
    !determiner.test(successor) &&
    !holdsInOrder(term, successor) &&
    !holdsInOrder(successor, term)
  );
}

function holdsInOrder(longer: string, shorter: string): boolean {
  let at = 0;
  for (const character of longer) if (character === shorter[at]) at++;
  return at === shorter.length;
}
