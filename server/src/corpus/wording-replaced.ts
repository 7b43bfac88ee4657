/**
 * Set phrases that later documents replaced: a term that the documents of earlier years carry, that the newest ones have
 * given up, and whose place in the sentence another term with the same head has taken (市场主体, then 经营主体). Told by
 * the dates of the corpus alone.
 */
import type { Corpus, Usage } from './corpus.ts';
import type { Segmenter } from './segmenter.ts';

export interface Replacement {
  readonly term: string;
  readonly successor: string;
  /** First year from which on the documents have the successor. */
  readonly since: number;
  /** Works that have the term before, and the years of the first and the last of them. */
  readonly formerWorks: number;
  readonly formerFrom: number;
  readonly formerTo: number;
  /** Works that have the successor since. */
  readonly laterWorks: number;
  /** Clauses that have it in the term's place, newest first, one of each work. */
  readonly clauses: readonly number[];
}

/** The newest years of the corpus: what they still carry is not outdated. */
const recentYears = 2;
/** Works of these years that show a term to be in use. */
const worksInUse = 4;
/** Works that had the term, and works that have its successor. */
const fewestFormer = 3;
const fewestLater = 2;
const fewestLaterOfOtherLength = 3;
/** Works that still have the term, and those that had the successor before, per work that had the term. */
const mostRemaining = 0.1;
const mostEarlier = 0.2;
/** Works with the successor for each that still has the term. */
const successorsPerRemaining = 4;
/** Characters to each side of a term that make its place. */
const placeReach = 2;
/** Works that must have had the one and the other in such places. */
const fewestInPlaces = 2;
/** A place where more different things stand tells nothing of any of them. */
const mostFillers = 8;
const longestFiller = 8;
const mostOccurrences = 400;
/** Places of a head in the newest documents that are looked at. */
const mostPlaces = 400;
/** How much longer or shorter the successor may be. */
const lengthDifference = 2;
/** Works that had the successor anywhere before, per work that had the term: it is new, or was rare. */
const mostKnownBefore = 0.7;
/** The head that both share: 主体 of 市场主体 and 经营主体. */
const shortestHead = 2;
const shortestModifier = 2;

/** Words that only say which of them are meant. */
const determiner = /^(?:各类|各种|各个|有关|相关|其他|这些|等|的|和|及|与|对|把|为|由|在)/;
const han = /^\p{Script=Han}+$/u;

/** Terms and heads remembered for one corpus; a draft of 700 KB has some twenty thousand terms of a thousand heads. */
const mostTerms = 40_000;
const mostHeads = 1_000;

interface Memory {
  readonly replacements: Map<string, Replacement | null>;
  readonly places: Map<string, HeadPlaces>;
}

const memories = new WeakMap<Corpus, Memory>();

/** What is known of a corpus; terms come back all the time. */
function memoryOf(corpus: Corpus): Memory {
  const memory = memories.get(corpus) ?? { replacements: new Map(), places: new Map() };
  memories.set(corpus, memory);
  return memory;
}

/**
 * What later documents have in the place of the term; null where they have it still, or nothing certain. `head`: length of
 * its last word.
 */
export function replacementOf(corpus: Corpus, segmenter: Segmenter, term: string, head: number): Replacement | null {
  if (head < shortestHead || term.length - head < shortestModifier) return null;
  const { replacements } = memoryOf(corpus);
  const known = replacements.get(term);
  if (known !== undefined) return known;
  const found = findReplacement(corpus, segmenter, term, term.slice(-head));
  if (replacements.size >= mostTerms) replacements.clear();
  replacements.set(term, found);
  return found;
}

/** The questions that rule most terms out come first: what few documents of the newest years carry costs little to ask. */
function findReplacement(corpus: Corpus, segmenter: Segmenter, term: string, head: string): Replacement | null {
  const recent = recentYear(corpus);
  if (corpus.count(term, worksInUse, recent).works >= worksInUse) return null;
  const former = corpus.usage(term);
  if (countWorks(former) < fewestFormer) return null;
  if (countWorks(former.filter(({ year }) => year >= recent)) > mostRemaining * countWorks(former)) return null;
  if (headPlaces(corpus, head).size === 0) return null;
  const successors = successorsOf(corpus, term, head, termPlaces(corpus, term));
  let best: Replacement | null = null;
  for (const [successor, shared] of successors) {
    const use = corpus.usage(successor);
    // Another thing that is spoken of all along stands in many of the same places.
    const before = use.filter(({ year }) => year < recent);
    if (countWorks(before) > mostKnownBefore * countWorks(former)) continue;
    if (!isWord(segmenter, successor)) continue;
    const found = compared(corpus, { term, successor, former, use, places: shared });
    if (found && (!best || found.laterWorks > best.laterWorks)) best = found;
  }
  return best;
}

/** It begins where a word begins: 化建设步伐 does not. */
function isWord(segmenter: Segmenter, term: string): boolean {
  const [first] = segmenter.words(term);
  return first !== undefined && first.end - first.start > 1;
}

function recentYear(corpus: Corpus): number {
  return corpus.newestYear - recentYears + 1;
}

/** The characters to each side of a term. */
interface TermPlace {
  readonly lead: string;
  readonly after: string;
}

/** Where the corpus has the term, written as its characters to the left and to the right with a line end between. */
function termPlaces(corpus: Corpus, term: string): Set<string> {
  const places = new Set<string>();
  for (const { clause, start, end } of corpus.find(term, mostOccurrences)) {
    const { text } = corpus.clause(clause);
    if (start >= placeReach)
      places.add(`${text.slice(start - placeReach, start)}\n${text.slice(end, end + placeReach)}`);
  }
  return places;
}

/** Few things stand between the two: what else stands there is its like. */
function isTelling(corpus: Corpus, lead: string, after: string): boolean {
  return corpus.between(lead, after, longestFiller).length <= mostFillers;
}

/** Where the newest documents have a head: the texts before it by the text behind it, numbered in order. */
type HeadPlaces = ReadonlyMap<string, readonly { readonly number: number; readonly before: string }[]>;

function headPlaces(corpus: Corpus, head: string): HeadPlaces {
  const { places } = memoryOf(corpus);
  const known = places.get(head);
  if (known) return known;
  const found = new Map<string, { readonly number: number; readonly before: string }[]>();
  for (const [number, { clause, start, end }] of corpus.find(head, mostPlaces, recentYear(corpus)).entries()) {
    const { text } = corpus.clause(clause);
    const before = text.slice(Math.max(0, start - longestFiller - placeReach), start);
    const after = text.slice(end, end + placeReach);
    const others = found.get(after);
    if (others) others.push({ number, before });
    else found.set(after, [{ number, before }]);
  }
  if (places.size >= mostHeads) places.clear();
  places.set(head, found);
  return found;
}

/** Other terms of the head that the newest documents have where the term stood, each with the places that both had. */
function successorsOf(
  corpus: Corpus,
  term: string,
  head: string,
  places: ReadonlySet<string>,
): Map<string, TermPlace[]> {
  const found = new Map<string, TermPlace[]>();
  const modifier = term.length - head.length;
  const heads = headPlaces(corpus, head);
  const afters = new Set(Array.from(places, (place) => place.slice(place.indexOf('\n') + 1)));
  const here = [...afters]
    .flatMap((after) => heads.get(after)?.map((place) => ({ ...place, after })) ?? [])
    .sort((a, b) => a.number - b.number);
  for (const { before, after } of here) {
    for (
      let length = Math.max(shortestModifier, modifier - lengthDifference);
      length <= modifier + lengthDifference;
      length++
    ) {
      const lead = before.slice(-length - placeReach, -length);
      if (!places.has(`${lead}\n${after}`)) continue;
      const successor = before.slice(-length) + head;
      if (!mayFollow(term, successor)) continue;
      const shared = found.get(successor) ?? [];
      found.set(successor, shared);
      if (!shared.some((place) => place.lead === lead && place.after === after)) shared.push({ lead, after });
    }
  }
  return found;
}

/** Another word before the same head; not the term with a word more or less. */
function mayFollow(term: string, successor: string): boolean {
  return (
    han.test(successor) &&
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

interface Pair {
  readonly term: string;
  readonly successor: string;
  readonly former: readonly Usage[];
  readonly use: readonly Usage[];
  /** Places that both have had. */
  readonly places: readonly TermPlace[];
}

/** The first year from which on documents have the successor and no longer the term; null where no year parts them. */
function compared(corpus: Corpus, { term, successor, former, use, places }: Pair): Replacement | null {
  const tried = places.map(({ lead, after }) => lead + successor + after).flatMap((phrase) => corpus.usage(phrase));
  for (const since of [...new Set(tried.map(({ year }) => year))].sort((a, b) => a - b)) {
    const isSince = ({ year }: Usage): boolean => year >= since;
    const isBefore = ({ year }: Usage): boolean => year < since;
    const formerWorks = countWorks(former.filter(isBefore));
    const remaining = countWorks(former.filter(isSince));
    const least = successor.length === term.length ? fewestLater : fewestLaterOfOtherLength;
    if (formerWorks < fewestFormer || countWorks(tried.filter(isSince)) < least) continue;
    if (remaining > mostRemaining * formerWorks) continue;
    if (remaining * successorsPerRemaining > countWorks(use.filter(isSince))) continue;
    if (countWorks(use.filter(isBefore)) > mostKnownBefore * formerWorks) continue;
    if (countWorks(tried.filter(isBefore)) > mostEarlier * formerWorks) continue;
    const telling = places.filter(({ lead, after }) => isTelling(corpus, lead, after));
    const together = telling.reduce((sum, { lead, after }) => {
      return sum + Math.min(corpus.count(lead + successor + after).works, corpus.count(lead + term + after).works);
    }, 0);
    if (together < fewestInPlaces) return null;
    const later = telling.flatMap(({ lead, after }) => corpus.usage(lead + successor + after)).filter(isSince);
    const formerYears = former.filter(isBefore).map(({ year }) => year);
    const seen = new Set<number>();
    return {
      term,
      successor,
      since,
      formerWorks,
      formerFrom: Math.min(...formerYears),
      formerTo: Math.max(...formerYears),
      laterWorks: countWorks(use.filter(isSince)),
      clauses: later
        .sort((a, b) => b.year - a.year || a.work - b.work)
        .filter(({ work }) => !seen.has(work) && seen.add(work))
        .map(({ clause }) => clause),
    };
  }
  return null;
}

function countWorks(uses: readonly Usage[]): number {
  return new Set(uses.map(({ work }) => work)).size;
}
