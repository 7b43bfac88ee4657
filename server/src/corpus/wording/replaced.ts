/**
 * Set phrases that later documents replaced: a term that the documents of earlier years carry, that the newest ones have
 * given up, and whose places in the sentence another term with the same head has taken (市场主体, then 经营主体). Told by
 * the dates of the corpus alone; `term-successors.ts` says which terms are in question.
 */
import type { Corpus, Usage } from '../corpus.ts';
import { CorpusMemory } from '../corpus-memory.ts';
import type { Segmenter } from '../segmenter.ts';
import { recentYear } from './recent-terms.ts';
import {
  fewestPlaces,
  type PackedSuccessors,
  type Successor,
  type TermPlace,
  TermSuccessors,
  unpackedSuccessors,
} from './term-successors.ts';

export interface Replacement {
  readonly term: string;
  readonly successor: string;
  /** Length of the last word of both. */
  readonly head: number;
  /** First year from which on the documents have the successor. */
  readonly since: number;
  /** Works that have the term before, and the years of the first and the last of them. */
  readonly formerWorks: number;
  readonly formerFrom: number;
  readonly formerTo: number;
  /** Works that have the successor since. */
  readonly laterWorks: number;
  /** Places in the sentence in which it has followed the term, see {@link clausesOf}. */
  readonly places: readonly TermPlace[];
}

/** Works of the newest years that show a term to be in use. */
const worksInUse = 4;
/** Works that had the term, and works that have its successor. */
const fewestFormer = 3;
const fewestLater = 2;
/** The same where the two are not equally long, or share one place only. */
const fewestLaterOfDoubt = 3;
/** Works that still have the term, and those that had the successor before, per work that had the term. */
const mostRemaining = 0.1;
const mostEarlier = 0.2;
/** Works with the successor for each that still has the term. */
const successorsPerRemaining = 4;
/** A place where more different things stand tells nothing of any of them. */
const mostFillers = 8;
/** The same for the only place of both: the term and its successor. */
const mostFillersOfOne = 2;
const longestFiller = 8;
/** Works that had the successor anywhere before, per work that had the term: it is new, or was rare. */
const mostKnownBefore = 0.7;

/** What is known of the terms of a whole corpus, to be kept with it. */
export interface PackedTerms {
  /** The terms in question. */
  readonly successors: PackedSuccessors;
  /** What replaced those of them that are replaced, if no file is left out. Says nothing of clauses, whose numbers change. */
  readonly replaced: readonly Replacement[];
  /** These and all others that may be replaced if one work is left out. */
  readonly doubtful: readonly string[];
}

/** The terms in question. */
const found = new WeakMap<Corpus, TermSuccessors>();
/** The work on those of a corpus, which goes on where it was left. */
const begun = new WeakMap<Corpus, Generator<undefined, TermSuccessors>>();
/** What was made known of whole corpora. */
const taken = new WeakMap<Corpus, KnownTerms>();
/** The terms to be asked about, where somebody has decided it. */
const left = new WeakMap<Corpus, TermSuccessors>();

/** The lists of {@link PackedTerms}, each made when it is first asked for: most drafts are compared with the whole corpus. */
class KnownTerms {
  readonly #packed: PackedTerms;
  #replaced: TermSuccessors | null = null;
  #doubtful: TermSuccessors | null = null;

  constructor(packed: PackedTerms) {
    this.#packed = packed;
  }

  get all(): TermSuccessors {
    return TermSuccessors.unpack(this.#packed.successors);
  }

  get replaced(): TermSuccessors {
    this.#replaced ??= this.#only(this.#packed.replaced.map(({ term }) => term));
    return this.#replaced;
  }

  get doubtful(): TermSuccessors {
    this.#doubtful ??= this.#only(this.#packed.doubtful);
    return this.#doubtful;
  }

  #only(terms: readonly string[]): TermSuccessors {
    const wanted = new Set(terms);
    return TermSuccessors.unpack(this.#packed.successors.filter(([term]) => wanted.has(term)));
  }
}

/**
 * The terms in question, found once for a corpus: a little in each step, and whoever asks goes on where the last one left
 * off. A corpus without a file has those of the corpus with it, as these are more.
 */
export function* termSuccessors(corpus: Corpus, segmenter: Segmenter): Generator<undefined, TermSuccessors> {
  const { origin } = corpus;
  const read = origin.newestYear === corpus.newestYear ? origin : corpus;
  for (;;) {
    const known = found.get(read);
    if (known) return known;
    const kept = taken.get(read)?.all;
    if (kept) {
      found.set(read, kept);
      return kept;
    }
    const steps = begun.get(read) ?? TermSuccessors.build(read, segmenter);
    begun.set(read, steps);
    const step = steps.next();
    if (step.done) found.set(read, step.value);
    else yield undefined;
  }
}

/**
 * The terms that a draft is to be searched for: those in question, or those of them that are left where somebody has decided
 * it. Without a file it may be decided otherwise, so that a corpus without one is asked about more.
 */
export function* termsToSeek(corpus: Corpus, segmenter: Segmenter): Generator<undefined, TermSuccessors> {
  const known = left.get(corpus);
  if (known) return known;
  const { origin } = corpus;
  const decided = taken.get(origin);
  if (!decided) return yield* termSuccessors(corpus, segmenter);
  let terms: TermSuccessors;
  if (corpus === origin) terms = decided.replaced;
  else if (corpus.newestYear === origin.newestYear && lacksOneWork(corpus)) terms = decided.doubtful;
  else terms = yield* termSuccessors(corpus, segmenter);
  left.set(corpus, terms);
  return terms;
}

/** Whether a corpus without a file lacks all of one work, and nothing else. */
function lacksOneWork({ origin, files }: Corpus): boolean {
  const uris = new Set(files.map(({ uri }) => uri));
  const lacking = origin.documents.filter(({ file }) => !uris.has(file.uri));
  const works = new Set(lacking.map(({ work }) => work));
  return works.size <= 1 && origin.documents.filter(({ work }) => works.has(work)).length === lacking.length;
}

/** Decides for each term in question whether it is replaced, for {@link takeTerms}. Takes some seconds in a large corpus. */
export function* decidedTerms(corpus: Corpus, segmenter: Segmenter): Generator<undefined, PackedTerms> {
  const { packed: successors } = yield* termSuccessors(corpus, segmenter);
  const replaced: Replacement[] = [];
  const doubtful: string[] = [];
  for (const [term, packed] of successors) {
    const others = unpackedSuccessors(packed);
    if (!(yield* findReplacement(corpus, term, others, 1))) continue;
    doubtful.push(term);
    const replacement = yield* findReplacement(corpus, term, others);
    if (replacement) replaced.push(replacement);
  }
  return { successors, replaced, doubtful };
}

/** Makes known for a corpus what {@link decidedTerms} gave for one of the same texts and corrections. */
export function takeTerms(corpus: Corpus, packed: PackedTerms): void {
  taken.set(corpus, new KnownTerms(packed));
  for (const replacement of packed.replaced) replacements.set(corpus, replacement.term, replacement);
}

/** Terms of one corpus. */
const mostTerms = 10_000;
const replacements = new CorpusMemory<Replacement | null>(mostTerms);

/** What later documents have in the places of the term; null where they have it still, or nothing certain. */
export function* replacementOf(
  corpus: Corpus,
  term: string,
  successors: readonly Successor[],
): Generator<undefined, Replacement | null> {
  const remembered = replacements.get(corpus, term);
  if (remembered !== undefined) return remembered;
  const replacement = yield* findReplacement(corpus, term, successors);
  replacements.set(corpus, term, replacement);
  return replacement;
}

const evidence = new CorpusMemory<readonly number[]>(mostTerms);

/** Clauses that have the successor in the term's places, newest first, one of each work. */
export function clausesOf(corpus: Corpus, { term, successor, since, places }: Replacement): readonly number[] {
  const known = evidence.get(corpus, term);
  if (known) return known;
  const seen = new Set<number>();
  const clauses = places
    .flatMap(({ lead, after }) => corpus.usage(lead + successor + after))
    .filter(({ year }) => year >= since)
    .sort((a, b) => b.year - a.year || a.work - b.work)
    .filter(({ work }) => !seen.has(work) && seen.add(work))
    .map(({ clause }) => clause);
  evidence.set(corpus, term, clauses);
  return clauses;
}

/**
 * The questions that rule most terms out come first. `spare`: works that may yet be left out of the corpus; with one it is null
 * only where it is null whichever of them is. Any number of works is then the same or one less, and a place that both have had
 * may be none; so too many are one more than too many, and what only some of the places say does not count.
 */
function* findReplacement(
  corpus: Corpus,
  term: string,
  successors: readonly Successor[],
  spare: 0 | 1 = 0,
): Generator<undefined, Replacement | null> {
  const recent = recentYear(corpus);
  if (corpus.works(term, worksInUse + spare, recent) >= worksInUse + spare) return null;
  yield undefined;
  const former = corpus.usage(term);
  yield undefined;
  const formerWorks = countWorks(former);
  if (formerWorks < fewestFormer) return null;
  if (countWorks(former.filter(({ year }) => year >= recent)) - spare > mostRemaining * formerWorks) return null;
  let best: Replacement | null = null;
  for (const successor of successors) {
    const places = yield* sharedPlaces(corpus, term, successor);
    const found = yield* compared(corpus, { term, successor, former, places, spare });
    if (found && (!best || found.laterWorks > best.laterWorks)) best = found;
  }
  return best;
}

/** A place that both have had, and the works that have the successor in it. */
interface SharedPlace extends TermPlace {
  readonly uses: readonly Usage[];
}

/** Those of the successor's places where the newest documents have it, and others the term. */
function* sharedPlaces(
  corpus: Corpus,
  term: string,
  successor: Successor,
): Generator<undefined, readonly SharedPlace[]> {
  const recent = recentYear(corpus);
  const shared: SharedPlace[] = [];
  for (const { lead, after } of successor.places) {
    const uses = corpus.usage(lead + successor.term + after);
    if (uses.some(({ year }) => year >= recent) && corpus.find(lead + term + after, 1).length > 0) {
      shared.push({ lead, after, uses });
    }
    yield undefined;
  }
  return shared;
}

/** The places where few things stand: what else stands there is their like. None where they are too few to tell. */
function* tellingPlaces(corpus: Corpus, places: readonly SharedPlace[]): Generator<undefined, readonly SharedPlace[]> {
  const telling: SharedPlace[] = [];
  for (const [index, place] of places.entries()) {
    const fewest = Math.min(fewestPlaces, places.length);
    if (telling.length + places.length - index < fewest) return [];
    const most = places.length < fewestPlaces ? mostFillersOfOne : mostFillers;
    if (corpus.between(place.lead, place.after, longestFiller).length <= most) telling.push(place);
    yield undefined;
  }
  return telling.length < Math.min(fewestPlaces, places.length) ? [] : telling;
}

interface Pair {
  readonly term: string;
  readonly successor: Successor;
  readonly former: readonly Usage[];
  readonly places: readonly SharedPlace[];
  /** As in {@link findReplacement}. */
  readonly spare: 0 | 1;
}

/** The first year from which on documents have the successor and no longer the term; null where no year parts them. */
function* compared(corpus: Corpus, pair: Pair): Generator<undefined, Replacement | null> {
  const { term, successor, former, places, spare } = pair;
  const years = partingYears(pair);
  if (years.length === 0) return null;
  // Asked last: many are words that are everywhere.
  const use = corpus.usage(successor.term);
  yield undefined;
  const recent = recentYear(corpus);
  // Another thing that is spoken of all along stands in many of the same places.
  if (countWorks(use.filter(({ year }) => year < recent)) - spare > mostKnownBefore * countWorks(former)) return null;
  for (const since of years) {
    const isSince = ({ year }: Usage): boolean => year >= since;
    const isBefore = ({ year }: Usage): boolean => year < since;
    const formerWorks = countWorks(former.filter(isBefore));
    const laterWorks = countWorks(use.filter(isSince));
    const known = countWorks(use.filter(isBefore)) - spare;
    if ((countWorks(former.filter(isSince)) - spare) * successorsPerRemaining > laterWorks) continue;
    if (known > mostKnownBefore * formerWorks) continue;
    if (places.length < fewestPlaces && known > 0) continue;
    const telling = spare > 0 ? places : yield* tellingPlaces(corpus, places);
    if (telling.length === 0) return null;
    const formerYears = former.filter(isBefore).map(({ year }) => year);
    return {
      term,
      successor: successor.term,
      head: successor.head,
      since,
      formerWorks,
      formerFrom: Math.min(...formerYears),
      formerTo: Math.max(...formerYears),
      laterWorks,
      places: telling.map(({ lead, after }) => ({ lead, after })),
    };
  }
  return null;
}

/** The years that may part a term from its successor by what stands in the places of both, ascending. */
function partingYears({ term, successor, former, places, spare }: Pair): readonly number[] {
  if (places.length === 0) return [];
  // One place is enough where the one ends and the other begins.
  const isOnePlace = places.length < fewestPlaces;
  const sameLength = successor.term.length === term.length;
  if (isOnePlace && !sameLength) return [];
  const least = isOnePlace || !sameLength ? fewestLaterOfDoubt : fewestLater;
  const tried = places.flatMap(({ uses }) => uses);
  const years = [...new Set(tried.map(({ year }) => year))].sort((a, b) => a - b);
  return years.filter((since) => {
    const isSince = ({ year }: Usage): boolean => year >= since;
    const isBefore = ({ year }: Usage): boolean => year < since;
    const formerWorks = countWorks(former.filter(isBefore));
    const remaining = countWorks(former.filter(isSince));
    if (formerWorks < fewestFormer || countWorks(tried.filter(isSince)) < least) return false;
    if (remaining - spare > (isOnePlace ? 0 : mostRemaining * formerWorks)) return false;
    return spare > 0 || countWorks(tried.filter(isBefore)) <= mostEarlier * formerWorks;
  });
}

function countWorks(uses: readonly Usage[]): number {
  return new Set(uses.map(({ work }) => work)).size;
}
