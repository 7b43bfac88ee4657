/**
 * What speaks for and against a difference being a slip, as numbers: how many works carry the corpus's form and the
 * draft's, how long and how exactly the two agree around it, and what it does to the words. `weights.ts` weighs them.
 */
import type { Corpus } from '../corpus.ts';
import { CorpusMemory } from '../corpus-memory.ts';
import { foldedKey } from '../folded-text.ts';
import type { Segmenter } from '../segmenter.ts';
import { isReordered, type Variant } from './variants.ts';

/** Counts above this say no more. */
const mostWorks = 50;
/** Agreeing characters above this say no more: to both sides in the segment, to one side over marks. */
const widest = 16;
const longestRun = 12;
/** What may stand between the characters to each side, to know how many things the corpus has there. */
const slotFlank = 3;
const longestInSlot = 6;
/** Words that come and go without changing what is said. */
const comesAndGoes =
  /^(?:[的了和与及好又也还都等地要各并更再已就、，]|以及|更加|我们|进一步|加快|大力|积极|全面|继续)*$/;

/** What was done to the corpus's form: evidence weighs differently in each. */
export const changeKinds = ['exchanged', 'dropped', 'added', 'reordered'] as const;
export type ChangeKind = (typeof changeKinds)[number];

export function changeKind({ ours, theirs }: Variant): ChangeKind {
  if (ours === '') return 'dropped';
  if (theirs === '') return 'added';
  return isReordered(ours, theirs) ? 'reordered' : 'exchanged';
}

/** Phrases whose works are remembered for one corpus. */
const mostPhrases = 20_000;
const counts = new CorpusMemory<number>(mostPhrases);

/** How many works carry the phrase, counted once: the differences of a sentence, and those of its neighbours, share most of theirs. */
export function worksWith(corpus: Corpus, phrase: string): number {
  const known = counts.get(corpus, phrase);
  if (known !== undefined) return known;
  const works = corpus.works(phrase, mostWorks);
  counts.set(corpus, phrase, works);
  return works;
}

/**
 * What is known of a difference before each question that costs more than all before: its shape, then the works that carry
 * the corpus's form, then those that carry the draft's; `all` before the closer look (closer.ts).
 */
export const screens = ['shape', 'works', 'draft', 'all'] as const;
export type Screen = (typeof screens)[number];

/** Whether a difference may be a slip, by what is known of it so far. */
export type Screening = (screen: Screen, known: Partial<Evidence>) => boolean;

/**
 * Null for a difference that does not pass a screen, or whose form with the agreeing text beside it no work carries. Counts
 * come as logarithms.
 */
export function evidenceOf(corpus: Corpus, segmenter: Segmenter, variant: Variant, passes: Screening): Evidence | null {
  const shape = shapeOf(variant);
  if (!passes('shape', shape)) return null;
  const works = worksWith(corpus, establishedOf(variant));
  if (works === 0) return null;
  const withWorks = Object.assign(shape, worksOf(works, shape));
  if (!passes('works', withWorks)) return null;
  const withDraft = Object.assign(withWorks, draftCounts(corpus, variant, works));
  if (!passes('draft', withDraft)) return null;
  const evidence = Object.assign(
    withDraft,
    wordsOf(segmenter, variant, withDraft.unheard),
    otherCounts(corpus, variant, withDraft.draftMiddle),
    slotOf(corpus, variant),
  );
  return passes('all', evidence) ? evidence : null;
}

/** The corpus's form with the agreeing text beside it. */
export function establishedOf({ left, theirs, right }: Variant): string {
  return left + theirs + right;
}

export type Evidence = ReturnType<typeof shapeOf> &
  ReturnType<typeof worksOf> &
  ReturnType<typeof draftCounts> &
  ReturnType<typeof wordsOf> &
  ReturnType<typeof otherCounts> &
  ReturnType<typeof slotOf>;
export type EvidenceName = keyof Evidence;

/** What the difference itself tells. */
function shapeOf({ ours, theirs, left, right, leftEnds, rightEnds, ...variant }: Variant) {
  const follows = variant.alone ? Math.log2(variant.matches / 8) : 0;
  const coverage = variant.alone ? variant.coverage : 0;
  const runLeft = Math.min(variant.runLeft, longestRun) / longestRun;
  const runRight = Math.min(variant.runRight, longestRun) / longestRun;
  return {
    /** The agreeing text: in the segment, and over marks to the next difference. */
    around: Math.min(left.length + right.length, widest) / widest,
    whole: leftEnds && rightEnds ? 1 : 0,
    shortSide: (left.length < 3 && !leftEnds) || (right.length < 3 && !rightEnds) ? 1 : 0,
    run: (runLeft + runRight) / 2,
    shorterRun: Math.min(runLeft, runRight),
    /** The sentence follows one clause but for this: how long, and how much of it. */
    follows,
    coverage,
    coverageSquared: coverage ** 2,
    followsAndCovers: coverage * follows,
    oursLength: Math.min(ours.length, 8) / 4,
    theirsLength: Math.min(theirs.length, 8) / 4,
    sameLength: ours.length === theirs.length ? 1 : 0,
    oneCharacter: ours.length <= 1 && theirs.length <= 1 ? 1 : 0,
    item: ours.includes('、') || theirs.includes('、') ? 1 : 0,
    repeated: theirs === '' && (right.startsWith(ours) || left.endsWith(ours)) ? 1 : 0,
    comesAndGoes: comesAndGoes.test(ours) && comesAndGoes.test(theirs) ? 1 : 0,
    oneComesAndGoes: ours !== '' && theirs !== '' && (comesAndGoes.test(ours) || comesAndGoes.test(theirs)) ? 1 : 0,
  };
}

/** The works that carry the corpus's form. */
function worksOf(works: number, { whole, run }: { readonly whole: number; readonly run: number }) {
  const many = works > 2 ? 1 : 0;
  return {
    works: Math.log1p(Math.min(works, mostWorks)),
    several: works > 1 ? 1 : 0,
    many,
    manyWhole: many * whole,
    manyRun: many * run,
  };
}

/** Works that carry a phrase, as a logarithm. */
export function attested(corpus: Corpus, phrase: string): number {
  return Math.log1p(Math.min(worksWith(corpus, phrase), mostWorks));
}

/** Works that carry the draft's form with one, two and three characters to each side. */
function draftCounts(corpus: Corpus, variant: Variant, works: number) {
  const { ours } = variant;
  const draftNarrow = attested(corpus, withFlanks(variant, 1, ours));
  const draftMiddle = draftNarrow === 0 ? 0 : attested(corpus, withFlanks(variant, 2, ours));
  const draftWide = draftMiddle === 0 ? 0 : attested(corpus, withFlanks(variant, 3, ours));
  const unheard = draftMiddle === 0 ? 1 : 0;
  return {
    draftNarrow,
    draftMiddle,
    draftWide,
    unheard,
    unheardNarrow: draftNarrow === 0 ? 1 : 0,
    manyUnheard: works > 2 ? unheard : 0,
    severalUnheard: works > 1 ? unheard : 0,
  };
}

/** What the change does to the words. */
function wordsOf(segmenter: Segmenter, { left, right, ours, theirs }: Variant, unheard: number) {
  const draft = asWords(segmenter, left, ours, right);
  const established = asWords(segmenter, left, theirs, right);
  const breaks = clamp(draft.singles - established.singles, -2, 3);
  return {
    breaks,
    breaksUnheard: breaks * unheard,
    atWords: draft.atWords ? 1 : 0,
    related: [...draft.touched].some((character) => established.touched.includes(character)) ? 1 : 0,
  };
}

function otherCounts(corpus: Corpus, variant: Variant, draftMiddle: number) {
  const { ours, theirs, left, right } = variant;
  const corpusMiddle = attested(corpus, withFlanks(variant, 2, theirs));
  return {
    corpusMiddle,
    advantage: Math.max(0, corpusMiddle - draftMiddle),
    /** Works that put the draft's word beside its neighbours at all. */
    draftLeft: ours === '' || left === '' ? 0 : attested(corpus, left.slice(-2) + ours),
    draftRight: ours === '' || right === '' ? 0 : attested(corpus, ours + right.slice(0, 2)),
  };
}

/** The middle with so many characters to each side, more on the other where one side has fewer. */
function withFlanks({ left, right }: Variant, reach: number, middle: string): string {
  const before = left.slice(-reach - Math.max(0, reach - right.length));
  const after = right.slice(0, reach + Math.max(0, reach - left.length));
  return before + middle + after;
}

/** What the corpus has in the place of the difference: how many things, and what share of the works has its form there. */
function slotOf(corpus: Corpus, { left, right, theirs }: Variant) {
  const gaps = corpus.between(left.slice(-slotFlank), right.slice(0, slotFlank), longestInSlot);
  const works = gaps.reduce((sum, gap) => sum + gap.works, 0);
  if (works === 0) return { slotShare: 1, slotKinds: 0 };
  const form = foldedKey(theirs);
  const share = (gaps.find(({ text }) => text === form)?.works ?? 0) / works;
  return { slotShare: share, slotKinds: Math.log1p(gaps.length) };
}

interface AsWords {
  /** Words of one character. */
  readonly singles: number;
  /** The middle begins and ends where words do. */
  readonly atWords: boolean;
  /** The words that the middle stands in: 妨|害 and 损|害 are 妨害 and 损害. */
  readonly touched: string;
}

function asWords(segmenter: Segmenter, left: string, middle: string, right: string): AsWords {
  const text = left + middle + right;
  const start = left.length;
  const end = start + middle.length;
  const words = segmenter.words(text);
  const inside = words.filter((word) => word.end > start && word.start < end);
  const begins = (offset: number): boolean => offset === 0 || words.some((word) => word.end === offset);
  return {
    singles: words.filter((word) => word.end - word.start === 1).length,
    atWords: begins(start) && begins(end),
    touched: inside.length === 0 ? middle : text.slice(inside[0]!.start, inside.at(-1)!.end),
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
