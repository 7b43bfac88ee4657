/**
 * A closer look at the differences that `wording-weights.ts` lets pass: how well known the words are that the draft puts side
 * by side, how surely the corpus goes on as it does, and what boosted trees make of all the evidence. Trees see what a
 * sum cannot: that the same count means much in a short phrase and little in a long one.
 */
import { CompiledTrees, type DecisionTree } from './compiled-trees.ts';
import type { Corpus } from './corpus.ts';
import type { Segmenter, Word } from './segmenter.ts';
import { attested, type ChangeKind, type Evidence, worksWith } from './wording-evidence.ts';
import { trees } from './wording-trees.ts';
import type { Variant } from './wording-variants.ts';

/** Characters beside the difference that the corpus is asked to go on from. */
const context = 4;
const shortestContext = 2;
/** Stands for a count that nothing asks for: there is no text on that side. */
const nothing = -1;
/** Stands for the count of pairs where there are none. */
const wellKnown = 4;

const segmentEnd = /[，；：。！？,;:!?“”]/;

export type CloserEvidence = ReturnType<typeof closerEvidenceOf>;
export type Features = Evidence & CloserEvidence & Readonly<Record<ChangeKind, number>>;
export type FeatureName = keyof Features;

export type Tree = DecisionTree<FeatureName>;

/** `sentence`: that which the offsets of the variant are of. Counts come as logarithms. */
export function closerEvidenceOf(corpus: Corpus, segmenter: Segmenter, sentence: string, variant: Variant) {
  const { left, right, ours, theirs, draftStart, draftEnd, matches } = variant;
  const before = sentence.slice(0, draftStart).split(segmentEnd).at(-1)!;
  const after = sentence.slice(draftEnd).split(segmentEnd)[0]!;
  const mended = before + theirs + after;
  const words = wordPairs(segmenter, variant).map((pair) => attested(corpus, pair));
  const shared = [...ours].filter((character) => theirs.includes(character)).length;
  return {
    /** Works that have the whole segment once the difference is mended. */
    segmentWorks: attested(corpus, mended),
    segmentLength: mended.length,
    /** Pairs of neighbouring words that the draft's form makes: works that have the rarest, and pairs that nobody has. */
    rarestWords: Math.min(wellKnown, ...words),
    unheardWords: words.filter((works) => works === 0).length,
    wordPairs: words.length,
    ...expectations(corpus, variant),
    shared: shared / Math.max(1, ours.length, theirs.length),
    matches,
    leftLength: left.length,
    rightLength: right.length,
  };
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

/** Neighbouring words of the draft of which at least one is the draft's own, or which the difference brought together. */
function wordPairs(segmenter: Segmenter, { left, ours, right }: Variant): string[] {
  const text = left + ours + right;
  const start = left.length;
  const end = start + ours.length;
  const isBeside = (word: Word): boolean => word.end >= start && word.start <= end;
  const words = segmenter.words(text).filter(isBeside);
  return words.slice(1).map((word, at) => text.slice(words[at]!.start, word.end));
}
