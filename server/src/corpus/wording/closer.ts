/**
 * A closer look at the differences that `weights.ts` lets pass: how well known the words are that the draft puts side
 * by side, how surely the corpus goes on as it does, and what boosted trees make of all the evidence. Trees see what a
 * sum cannot: that the same count means much in a short phrase and little in a long one.
 */
import type { Corpus } from '../corpus.ts';
import type { Segmenter } from '../segmenter.ts';
import { CompiledTrees, type DecisionTree } from './compiled-trees.ts';
import { attested, type ChangeKind, type Evidence, worksWith } from './evidence.ts';
import { segmentEnd, segmentStart } from './segments.ts';
import { trees } from './trees.ts';
import type { Variant } from './variants.ts';

/** Characters beside the difference that the corpus is asked to go on from. */
const context = 4;
const shortestContext = 2;
/** Stands for a count that nothing asks for: there is no text on that side. */
const nothing = -1;
/** Stands for the count of pairs where there are none. */
const wellKnown = 4;

/** Stands for how close two words are where there are none. */
const closest = 12;
/** Added to the works that have two words side by side: what was never seen may still come. */
const unseen = 0.3;
/** Counts of clauses are as of so many, whatever the corpus has. */
const manyClauses = 10_000;
/** A word of one character is taken to stand in one clause of so many. */
const singleCharacter = 20;

export type CloserEvidence = ReturnType<typeof closerEvidenceOf>;
export type Features = Evidence & CloserEvidence & Readonly<Record<ChangeKind, number>>;
export type FeatureName = keyof Features;

export type Tree = DecisionTree<FeatureName>;

/** `sentence`: that which the offsets of the variant are of. Counts come as logarithms. */
export function closerEvidenceOf(corpus: Corpus, segmenter: Segmenter, sentence: string, variant: Variant) {
  const { left, right, ours, theirs, draftStart, draftEnd, matches } = variant;
  const before = sentence.slice(segmentStart(sentence, draftStart), draftStart);
  const after = sentence.slice(draftEnd, segmentEnd(sentence, draftEnd));
  const mended = before + theirs + after;
  const around = wordsAround(segmenter, variant);
  const pairs = pairsOf(around);
  const words = pairs.map(({ first, second }) => attested(corpus, first + second));
  const shared = [...ours].filter((character) => theirs.includes(character)).length;
  return {
    /** Works that have the whole segment once the difference is mended. */
    segmentWorks: attested(corpus, mended),
    segmentLength: mended.length,
    /** Pairs of neighbouring words that the draft's form makes: works that have the rarest, and pairs that nobody has. */
    rarestWords: Math.min(wellKnown, ...words),
    unheardWords: words.filter((works) => works === 0).length,
    wordPairs: words.length,
    ...familiarity(corpus, variant, around),
    /** How much more often than by chance the words stand side by side that do so most seldom. */
    association: Math.min(closest, ...pairs.map((pair) => association(corpus, pair))),
    ...expectations(corpus, variant),
    shared: shared / Math.max(1, ours.length, theirs.length),
    matches,
    leftLength: left.length,
    rightLength: right.length,
  };
}

/**
 * How well known the draft's own text is, by the pairs of characters in it, and what it makes at either end: a word that is put
 * into a phrase at random is known, the text across its ends is not.
 */
function familiarity(corpus: Corpus, variant: Variant, around: readonly DraftWord[]) {
  const { left, right, ours } = variant;
  const touched = around.flatMap(({ text, isTouched }) => (isTouched ? [text] : []));
  const known = (text: string): number =>
    text.length < 2 ? nothing : Math.log1p((corpus.rarestPair(text) * manyClauses) / corpus.clauseCount);
  const before = left.slice(-1);
  const after = right.slice(0, 1);
  return {
    oursKnown: known(ours),
    touchedKnown: known(touched.join('')),
    leftJunction: before === '' ? nothing : known(before + (ours[0] ?? after)),
    rightJunction: after === '' ? nothing : known((ours.at(-1) ?? before) + after),
  };
}

/** The logarithm of how many times more often than by chance the corpus has the second word behind the first. */
function association(corpus: Corpus, { first, second }: WordPair): number {
  const clausesWith = (word: string): number =>
    word.length < 2 ? corpus.clauseCount / singleCharacter : corpus.rarestPair(word);
  const together = worksWith(corpus, first + second) + unseen;
  return Math.log((together * corpus.clauseCount) / ((clausesWith(first) + 1) * (clausesWith(second) + 1)));
}

/** Of the works that have the text beside the difference, the share that goes on with the corpus's form, and beyond it. */
function expectations(corpus: Corpus, { left, right, theirs }: Variant) {
  const before = left.slice(-context);
  const after = right.slice(0, context);
  const share = (phrase: string, of: string): number =>
    of.length < shortestContext ? nothing : worksWith(corpus, phrase) / Math.max(1, worksWith(corpus, of));
  return {
    fromLeft: theirs === '' ? nothing : share(before + theirs, before),
    fromRight: theirs === '' ? nothing : share(theirs + after, after),
    beyondLeft: share(before + theirs + right.slice(0, shortestContext), before),
    beyondRight: share(left.slice(-shortestContext) + theirs + after, after),
  };
}

const compiled = new CompiledTrees(trees);
const given = new Float64Array(compiled.names.length);

/** The logarithm of the odds that the difference is a slip, on texts with as many slips as the trees were grown with. */
export function closerScore(kind: ChangeKind, evidence: Evidence, closer: CloserEvidence): number {
  const features: Partial<Features> = evidence;
  const closerFeatures: Partial<Features> = closer;
  compiled.names.forEach((name, at) => {
    given[at] = features[name] ?? closerFeatures[name] ?? (name === kind ? 1 : 0);
  });
  return compiled.score(given);
}

/** A word of the draft at a difference, and whether the difference lies in it. */
interface DraftWord {
  readonly text: string;
  readonly isTouched: boolean;
}

interface WordPair {
  readonly first: string;
  readonly second: string;
}

/** The words of the draft that the difference lies in or beside. */
function wordsAround(segmenter: Segmenter, { left, ours, right }: Variant): DraftWord[] {
  const text = left + ours + right;
  const from = left.length;
  const to = from + ours.length;
  const words: DraftWord[] = [];
  for (const { start, end } of segmenter.words(text)) {
    if (end < from || start > to) continue;
    words.push({ text: text.slice(start, end), isTouched: end > from && start < to });
  }
  return words;
}

/** Neighbouring words of which at least one is the draft's own, or which the difference brought together. */
function pairsOf(words: readonly DraftWord[]): WordPair[] {
  return words.slice(1).map(({ text }, at) => ({ first: words[at]!.text, second: text }));
}
