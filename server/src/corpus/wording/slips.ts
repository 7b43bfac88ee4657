/**
 * Where a sentence departs by a slip from wording that the corpus has established: the differences from the clauses near
 * it are judged by what the corpus attests, and the surest of those that overlap is reported. Offsets are UTF-16 code
 * units of the sentence.
 */
import type { Corpus } from '../corpus.ts';
import { CorpusMemory } from '../corpus-memory.ts';
import type { Segmenter, Word } from '../segmenter.ts';
import { finished } from '../stepwise.ts';
import { isAttested } from './breaks.ts';
import { searchSteps } from './candidates.ts';
import { comparedClauses, type Judged } from './judge.ts';
import { isReordered, type Variant } from './variants.ts';

export interface Slip {
  /** The stretch of the sentence to be replaced. */
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  /** The stretch with the agreeing text beside it, as the corpus has it. */
  readonly established: string;
  /** Length of the agreeing text to the left and right of the stretch. */
  readonly leftLength: number;
  readonly rightLength: number;
  /** Works that carry the established form, and the newest date among them. */
  readonly works: number;
  readonly newest: string | null;
  /** Clauses that carry it, one a work, newest first. */
  readonly clauses: readonly number[];
  readonly certainty: Certainty;
  /** Logarithm of the odds, see judge.ts. */
  readonly score: number;
}

/** `certain`: few authentic texts have such a difference; `possible`: it may as well be the author's own wording. */
export type Certainty = 'certain' | 'likely' | 'possible';

/**
 * Least score for each. On work reports of years that the trees had not seen, what is likely or certain came about twice in
 * 10,000 characters, all together some six times; docs/wording.md has it for other years.
 */
const leastScores: Readonly<Record<Certainty, number>> = { certain: 4.8, likely: 1.4, possible: -0.1 };

/** Accepted differences of one alignment up to this distance are reported as one. */
const reportTogetherWithin = 16;
/** Works that carry the whole phrase of two differences, for them to be one. */
const worksTogether = 2;
/** Agreeing characters shown at least to each side, where there are as many. */
const leastShown = 4;
const punctuationOnly = /^[\s\p{P}]*$/u;

/** Sentences remembered for one corpus; a draft of 700 KB has some eight thousand. */
const mostSentences = 20_000;
const remembered = new WeakMap<Segmenter, CorpusMemory<readonly Slip[]>>();

/** Slips of one sentence, in the order of the text, not overlapping. */
export function slipsIn(corpus: Corpus, segmenter: Segmenter, sentence: string): readonly Slip[] {
  return finished(slipSteps(corpus, segmenter, sentence));
}

function memoryOf(segmenter: Segmenter): CorpusMemory<readonly Slip[]> {
  const memory = remembered.get(segmenter) ?? new CorpusMemory<readonly Slip[]>(mostSentences);
  remembered.set(segmenter, memory);
  return memory;
}

/** The sentence was searched before. */
export function isSearched(corpus: Corpus, segmenter: Segmenter, sentence: string): boolean {
  return memoryOf(segmenter).get(corpus, sentence) !== undefined;
}

/** Takes in what {@link slipsIn} gave for the sentence in another thread, over the same segments and corrections. */
export function rememberSlips(corpus: Corpus, segmenter: Segmenter, sentence: string, slips: readonly Slip[]): void {
  memoryOf(segmenter).set(corpus, sentence, slips);
}

/** {@link slipsIn} step by step; what was found is remembered, so that a keystroke costs its own sentence only. */
export function* slipSteps(
  corpus: Corpus,
  segmenter: Segmenter,
  sentence: string,
): Generator<undefined, readonly Slip[]> {
  const memory = memoryOf(segmenter);
  const known = memory.get(corpus, sentence);
  if (known) return known;
  yield* searchSteps(corpus, segmenter, sentence);
  const found: Scored[] = [];
  for (const { clause, differences } of comparedClauses(corpus, segmenter, sentence)) {
    for (const scored of reportedTogether(corpus, sentence, clause, differences)) {
      if (scored.score >= leastScores.possible) found.push(scored);
    }
    yield undefined;
  }
  const slips = found.length === 0 ? nothing : reported(corpus, segmenter, sentence, found);
  memory.set(corpus, sentence, slips);
  return slips;
}

type Scored = Pick<Judged, 'variant' | 'works' | 'score' | 'isMisheard'>;

/** Phrases of several differences whose works are remembered for one corpus. */
const mostPhrases = 5000;
const counts = new CorpusMemory<number>(mostPhrases);

/** How many works carry the phrase, counted once: several clauses near a sentence have the same. */
function allWorksWith(corpus: Corpus, phrase: string): number {
  const known = counts.get(corpus, phrase);
  if (known !== undefined) return known;
  const works = corpus.works(phrase);
  counts.set(corpus, phrase, works);
  return works;
}

const nothing: readonly Slip[] = [];

/** The slips that are reported of what was found in a sentence. */
function reported(corpus: Corpus, segmenter: Segmenter, sentence: string, found: readonly Scored[]): readonly Slip[] {
  const spoken = spokenWords(segmenter, sentence);
  const shown = found.map((scored) => ({ ...scored, variant: wholeWords(spoken, scored.variant) }));
  return withoutOverlaps(corpus, sentence, shown).map((scored) => slipOf(corpus, scored));
}

/** Slips that stand close together in one established phrase are one: the phrase from the first to the last. */
function reportedTogether(
  corpus: Corpus,
  sentence: string,
  clause: string,
  differences: readonly Scored[],
): readonly Scored[] {
  const together: Scored[] = [];
  for (const scored of differences) {
    const before = together.at(-1);
    const last = before?.variant;
    const { variant } = scored;
    const score = Math.max(scored.score, before?.score ?? Number.NEGATIVE_INFINITY);
    const isAlone = scored.isMisheard || before?.isMisheard === true;
    const isClose = last && !isAlone && variant.clauseStart - last.clauseEnd <= reportTogetherWithin;
    if (last && isClose && score >= leastScores.possible) {
      const whole: Variant = {
        ...variant,
        draftStart: last.draftStart,
        clauseStart: last.clauseStart,
        ours: sentence.slice(last.draftStart, variant.draftEnd),
        theirs: clause.slice(last.clauseStart, variant.clauseEnd),
        left: last.left,
        leftEnds: last.leftEnds,
      };
      const works = allWorksWith(corpus, whole.left + whole.theirs + whole.right);
      if (works >= worksTogether) {
        together[together.length - 1] = { variant: whole, works, score, isMisheard: false };
        continue;
      }
    }
    together.push(scored);
  }
  return together;
}

/** The words of the sentence without its marks. */
function spokenWords(segmenter: Segmenter, sentence: string): readonly Word[] {
  return segmenter.words(sentence).filter(({ start, end }) => !punctuationOnly.test(sentence.slice(start, end)));
}

/**
 * Shortens the agreeing text beside the difference to whole words, and whole items of an enumeration, so that it reads as a
 * phrase. `spoken`: the words of the sentence.
 */
function wholeWords(spoken: readonly Word[], variant: Variant): Variant {
  const from = variant.draftStart - variant.left.length;
  const to = variant.draftEnd + variant.right.length;
  const inside = spoken.filter(({ start, end }) => start >= from && end <= to);
  const begins = inside[0]?.start ?? from;
  const ends = inside.at(-1)?.end ?? to;
  const left = variant.left.slice(Math.min(begins, variant.draftStart) - from);
  const right = variant.right.slice(0, Math.max(ends, variant.draftEnd) - variant.draftEnd);
  // Cut to nothing it would not be found in the corpus.
  if (left + variant.theirs + right === '') return variant;
  const firstItem = left.indexOf('、') + 1;
  const lastItem = right.lastIndexOf('、');
  return {
    ...variant,
    left: !variant.leftEnds && left.length - firstItem >= leastShown ? left.slice(firstItem) : left,
    right: !variant.rightEnds && lastItem >= leastShown ? right.slice(0, lastItem) : right,
  };
}

function slipOf(corpus: Corpus, { variant, score }: Scored): Slip {
  const { draftStart, draftEnd, theirs, left, right } = variant;
  const established = left + theirs + right;
  const clauses = newestOfEachWork(corpus, established);
  return {
    start: draftStart,
    end: draftEnd,
    replacement: theirs,
    established,
    leftLength: left.length,
    rightLength: right.length,
    works: clauses.length,
    newest: corpus.clause(clauses[0]!).document.date,
    clauses,
    certainty: score >= leastScores.certain ? 'certain' : score >= leastScores.likely ? 'likely' : 'possible',
    score,
  };
}

function newestOfEachWork(corpus: Corpus, phrase: string): number[] {
  const byWork = new Map<number, { clause: number; document: number; date: string }>();
  for (const { clause } of corpus.find(phrase, 1000)) {
    const { document } = corpus.clause(clause);
    const date = document.date ?? '';
    const known = byWork.get(document.work);
    if (!known || date > known.date) byWork.set(document.work, { clause, document: document.id, date });
  }
  return [...byWork.values()]
    .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.document - b.document))
    .map(({ clause }) => clause);
}

/** The slip is one of those that the other reports together, on as good evidence, and mending it alone is not enough. */
function isPartOf(corpus: Corpus, sentence: string, { variant: part, score, works }: Scored, other: Scored): boolean {
  const whole = other.variant;
  const mended = (): string =>
    sentence.slice(whole.draftStart - whole.left.length, part.draftStart) +
    part.theirs +
    sentence.slice(part.draftEnd, whole.draftEnd + whole.right.length);
  return (
    whole.draftStart <= part.draftStart &&
    part.draftEnd <= whole.draftEnd &&
    whole.ours.length > part.ours.length &&
    whole.theirs.includes(part.theirs) &&
    other.score >= score &&
    other.works * 2 >= works &&
    !isAttested(corpus, mended())
  );
}

/** Of two forms that the corpus has in one place, that nearer to the draft's was meant: worth so much for each character. */
const nearness = 0.8;

/** Characters that one form has and the other has not; one for the same characters in another order. */
function changed({ variant: { ours, theirs } }: Scored): number {
  if (isReordered(ours, theirs)) return 1;
  const rest = [...theirs];
  for (const character of ours) {
    const at = rest.indexOf(character);
    if (at >= 0) rest.splice(at, 1);
  }
  const kept = theirs.length - rest.length;
  return Math.max(ours.length, theirs.length) - kept;
}

function rank(scored: Scored): number {
  return scored.score - nearness * changed(scored);
}

/** The best attested of those that overlap; their neighbourhoods do not overlap either. In the order of the text. */
function withoutOverlaps(corpus: Corpus, sentence: string, found: readonly Scored[]): Scored[] {
  const whole = found.filter((scored) => !found.some((other) => isPartOf(corpus, sentence, scored, other)));
  const byEvidence = whole.sort(
    (a, b) =>
      rank(b) - rank(a) ||
      b.works - a.works ||
      a.variant.draftStart - b.variant.draftStart ||
      (a.variant.theirs < b.variant.theirs ? -1 : 1),
  );
  const kept: Scored[] = [];
  const begins = ({ variant: { draftStart, left } }: Scored): number => draftStart - left.length;
  const ends = ({ variant: { draftEnd, right } }: Scored): number => draftEnd + right.length;
  for (const scored of byEvidence) {
    if (!kept.some((other) => begins(scored) < ends(other) && begins(other) < ends(scored))) kept.push(scored);
  }
  return kept.sort((a, b) => a.variant.draftStart - b.variant.draftStart);
}
