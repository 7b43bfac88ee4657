/**
 * Where a sentence departs by a slip from wording that the corpus has established.
 *
 * For every segment that the corpus does not carry word for word, the nearest clauses are aligned with the whole
 * sentence. Each difference is then weighed by counting: how many works carry the corpus's form with its
 * neighbourhood, and whether the draft's form is attested anywhere in a smaller neighbourhood. What the corpus says both
 * ways is style and passes, as do whole words put in or left out at the edge of a phrase; numbers are figures, not
 * wording. Offsets are UTF-16 code units of the sentence.
 */
import { fold } from '../policy/fold.ts';
import type { Corpus } from './corpus.ts';
import type { Segmenter } from './segmenter.ts';
import { type Alignment, align, boundary, type Difference } from './wording-align.ts';

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
  /** The draft's form breaks words: hardly a choice of wording. */
  readonly brokenWords: boolean;
}

export interface SlipOptions {
  /** URI of a file to leave out: the draft's own copy in the corpus. */
  readonly exclude?: string;
}

/** Segments shorter than this have look-alikes by chance. */
const shortestSegment = 6;
/** Longer segments may quote a fragment inside new text: they are asked in windows too. */
const longSegment = 20;
const windowLength = 14;
const windowStep = 5;
/** Neighbourhood of a difference that is counted, to each side; the narrow one decides whether the draft's form exists. */
const wideFlank = 8;
const narrowFlank = 2;
/** Agreeing characters around a difference that make it a question of wording at all. */
const leastAgreement = 6;
const deepAgreement = 12;
/** A longer change is another sentence, not a slip. */
const longestChange = 6;
const longestExchange = 40;
/** Differences that stand closer than this are one; accepted ones up to the second distance are reported as one. */
const joinWithin = 3;
const reportTogetherWithin = 16;
/** Agreeing characters shown at least to each side, where there are as many. */
const leastShown = 4;
const nearCandidates = 12;
const leastSimilarity = 0.65;
/** Works that make a phrase established; a single one does where the draft follows it over a long quotation. */
const establishedWorks = 3;
const longQuotation = 24;

const segmentEnds = /[，；：。！？,;:!?“”]/;
const punctuationOnly = /^[\s\p{P}]*$/u;
/** Figures, years, ordinals: their differences are not wording. */
const counting = /[\d%〇零一二三四五六七八九十百千万亿两几]/;
/** Words that come and go without changing what is said. */
const functionWords = /^(?:[的了和与及好内又也还都等地要在是中上下各将并且更再已就后前对为把以、]|以及|更加|我们)*$/;

/** Slips of one sentence, in the order of the text, not overlapping. */
export function slipsIn(corpus: Corpus, segmenter: Segmenter, sentence: string, options: SlipOptions = {}): Slip[] {
  const prepared = prepare(sentence);
  const found: Slip[] = [];
  for (const clause of candidates(corpus, sentence, options)) {
    const { text } = corpus.clause(clause);
    const alignment = align(prepared, prepare(text));
    if (!alignment) continue;
    const variants = variantsOf(sentence, text, alignment).filter((variant) =>
      departs(corpus, segmenter, variant, alignment),
    );
    for (const variant of reportedTogether(corpus, sentence, text, variants)) {
      found.push(slipOf(corpus, segmenter, wholeWords(segmenter, sentence, variant)));
    }
  }
  return withoutOverlaps(found);
}

/** Folded, with every end of a segment as the same boundary, and one at both ends: offsets are one higher. */
function prepare(text: string): string {
  return boundary + fold(text).replace(/[,;:!?。，；：！？]/g, boundary) + boundary;
}

/** Clauses near to the segments that the corpus does not carry as they are; one of each text. */
function candidates(corpus: Corpus, sentence: string, options: SlipOptions): number[] {
  const byText = new Map<string, number>();
  for (const query of queries(sentence)) {
    if (query.length < shortestSegment || corpus.count(query).works > 0) continue;
    const near = corpus.near(query, {
      limit: nearCandidates,
      minimumSimilarity: leastSimilarity,
      mode: 'infix',
      ...options,
    });
    for (const { clause } of near) {
      const { text } = corpus.clause(clause);
      if (!byText.has(text)) byText.set(text, clause);
    }
  }
  return [...byText.values()];
}

function* queries(sentence: string): Iterable<string> {
  for (const segment of sentence.split(segmentEnds)) {
    yield segment;
    if (segment.length < longSegment) continue;
    for (let at = 0; at + windowLength < segment.length + windowStep; at += windowStep) {
      yield segment.slice(at, at + windowLength);
    }
  }
}

/** A difference with the agreeing text beside it. Draft offsets are those of the sentence. */
interface Variant extends Difference {
  readonly ours: string;
  readonly theirs: string;
  /** Agreeing text beside it, at most {@link wideFlank} characters and not beyond the segment. */
  readonly left: string;
  readonly right: string;
  /** The agreeing text reaches to where the segment begins or ends. */
  readonly leftEnds: boolean;
  readonly rightEnds: boolean;
}

function variantsOf(sentence: string, clause: string, alignment: Alignment): Variant[] {
  const joined: Difference[] = [];
  for (const difference of alignment.differences) {
    const last = joined.at(-1);
    const whole = last && { ...last, draftEnd: difference.draftEnd, clauseEnd: difference.clauseEnd };
    if (whole && (difference.clauseStart - last.clauseEnd < joinWithin || isExchange(sentence, clause, whole))) {
      joined[joined.length - 1] = whole;
    } else joined.push(difference);
  }
  return joined.map((difference, index) => {
    const draftStart = difference.draftStart - 1;
    const draftEnd = difference.draftEnd - 1;
    const clauseStart = difference.clauseStart - 1;
    const clauseEnd = difference.clauseEnd - 1;
    const leftFrom = Math.max(0, (joined[index - 1]?.clauseEnd ?? alignment.clauseStart) - 1);
    const rightTo = (joined[index + 1]?.clauseStart ?? alignment.clauseEnd) - 1;
    const before = clause.slice(leftFrom, clauseStart);
    const after = clause.slice(clauseEnd, rightTo);
    const left = before.split(segmentEnds).at(-1)!;
    const right = after.split(segmentEnds)[0]!;
    return {
      draftStart,
      draftEnd,
      clauseStart,
      clauseEnd,
      ours: sentence.slice(draftStart, draftEnd),
      theirs: clause.slice(clauseStart, clauseEnd),
      left: left.slice(-wideFlank),
      right: right.slice(0, wideFlank),
      leftEnds: left.length <= wideFlank && (left.length < before.length || clauseStart === left.length),
      rightEnds:
        right.length <= wideFlank && (right.length < after.length || clauseEnd + right.length === clause.length),
    };
  });
}

/** Whether the difference is a slip from established wording, not style, not a figure. */
function departs(corpus: Corpus, segmenter: Segmenter, variant: Variant, alignment: Alignment): boolean {
  const { ours, theirs, left, right } = variant;
  const reordered = isReordered(ours, theirs);
  if (!reordered && (ours.length > longestChange || theirs.length > longestChange)) return false;
  if (left.length + right.length < leastAgreement) return false;
  // Words are put before and after phrases all the time; at an edge only an exchange counts.
  if ((left.length === 0 || right.length === 0) && ours.length !== theirs.length) return false;
  if (left.length < narrowFlank && !variant.leftEnds) return false;
  if (right.length < narrowFlank && !variant.rightEnds) return false;
  if (punctuationOnly.test(ours) && punctuationOnly.test(theirs)) return false;
  if (counting.test(ours) || counting.test(theirs)) return false;
  if (functionWords.test(ours) && functionWords.test(theirs)) return false;
  const { works } = corpus.count(left + theirs + right);
  if (works < 1) return false;
  const quotation = alignment.matches >= longQuotation && alignment.differences.length === 1;
  if (works < establishedWorks && !quotation) return false;
  if (attestedNearby(corpus, variant)) return false;
  if (reordered || breaksWords(segmenter, variant)) return true;
  if (works < establishedWorks) return false;
  // Whole words on both sides are another thing to say, unless they are nearly the same or stand deep in a formula.
  const deep = left.length + right.length >= deepAgreement;
  if (!deep && !shareCharacter(ours, theirs)) return false;
  if (ours === '') return true;
  const unheardBefore = left !== '' && corpus.count(left.slice(-3) + ours).works === 0;
  const unheardAfter = right !== '' && corpus.count(ours + right.slice(0, 3)).works === 0;
  // A word put in is a modifier as often as a slip: only one that goes with neither neighbour is odd.
  return theirs === '' ? unheardBefore && unheardAfter : unheardBefore || unheardAfter;
}

/** Two differences that are one exchange of places: items of an enumeration in another order. */
function isExchange(sentence: string, clause: string, { draftStart, draftEnd, clauseStart, clauseEnd }: Difference) {
  return (
    draftEnd - draftStart <= longestExchange &&
    isReordered(sentence.slice(draftStart - 1, draftEnd - 1), clause.slice(clauseStart - 1, clauseEnd - 1))
  );
}

function shareCharacter(ours: string, theirs: string): boolean {
  return [...ours].some((character) => theirs.includes(character));
}

/** The same characters in another order: items of an enumeration, two words, two characters. */
function isReordered(ours: string, theirs: string): boolean {
  return ours.length > 1 && ours.length === theirs.length && [...ours].sort().join('') === [...theirs].sort().join('');
}

/** The corpus says it the draft's way too, in a neighbourhood of two characters to each side. */
function attestedNearby(corpus: Corpus, { ours, left, right }: Variant): boolean {
  const before = left.slice(-narrowFlank - Math.max(0, narrowFlank - right.length));
  const after = right.slice(0, narrowFlank + Math.max(0, narrowFlank - left.length));
  return corpus.count(before + ours + after).works > 0;
}

/** The draft's form falls apart into more single characters than the established one. */
function breaksWords(segmenter: Segmenter, { ours, theirs, left, right }: Variant): boolean {
  return singles(segmenter, left + ours + right) > singles(segmenter, left + theirs + right);
}

function singles(segmenter: Segmenter, text: string): number {
  return segmenter.words(text).filter((word) => word.end - word.start === 1).length;
}

/** Slips that stand close together in one established phrase are one: the phrase from the first to the last. */
function reportedTogether(
  corpus: Corpus,
  sentence: string,
  clause: string,
  variants: readonly Variant[],
): readonly Variant[] {
  const together: Variant[] = [];
  for (const variant of variants) {
    const last = together.at(-1);
    if (last && variant.clauseStart - last.clauseEnd <= reportTogetherWithin) {
      const whole: Variant = {
        ...variant,
        draftStart: last.draftStart,
        clauseStart: last.clauseStart,
        ours: sentence.slice(last.draftStart, variant.draftEnd),
        theirs: clause.slice(last.clauseStart, variant.clauseEnd),
        left: last.left,
        leftEnds: last.leftEnds,
      };
      if (corpus.count(whole.left + whole.theirs + whole.right).works > 1) {
        together[together.length - 1] = whole;
        continue;
      }
    }
    together.push(variant);
  }
  return together;
}

/** Shortens the agreeing text beside the difference to whole words, and whole items of an enumeration, so that it reads as a phrase. */
function wholeWords(segmenter: Segmenter, sentence: string, variant: Variant): Variant {
  const words = segmenter.words(sentence);
  const from = variant.draftStart - variant.left.length;
  const to = variant.draftEnd + variant.right.length;
  const inside = words.filter(({ start, end }) => start >= from && end <= to);
  const spoken = inside.filter(({ start, end }) => !punctuationOnly.test(sentence.slice(start, end)));
  const begins = spoken[0]?.start ?? from;
  const ends = spoken.at(-1)?.end ?? to;
  const left = variant.left.slice(Math.min(begins, variant.draftStart) - from);
  const right = variant.right.slice(0, Math.max(ends, variant.draftEnd) - variant.draftEnd);
  const firstItem = left.indexOf('、') + 1;
  const lastItem = right.lastIndexOf('、');
  return {
    ...variant,
    left: !variant.leftEnds && left.length - firstItem >= leastShown ? left.slice(firstItem) : left,
    right: !variant.rightEnds && lastItem >= leastShown ? right.slice(0, lastItem) : right,
  };
}

function slipOf(corpus: Corpus, segmenter: Segmenter, variant: Variant): Slip {
  const { theirs, left, right } = variant;
  const established = left + theirs + right;
  const clauses = newestOfEachWork(corpus, established);
  return {
    start: variant.draftStart,
    end: variant.draftEnd,
    replacement: theirs,
    established,
    leftLength: left.length,
    rightLength: right.length,
    works: clauses.length,
    newest: corpus.clause(clauses[0]!).document.date,
    clauses,
    brokenWords: breaksWords(segmenter, variant),
  };
}

function newestOfEachWork(corpus: Corpus, phrase: string): number[] {
  const byWork = new Map<number, { clause: number; date: string }>();
  for (const { clause } of corpus.find(phrase, 1000)) {
    const { document } = corpus.clause(clause);
    const date = document.date ?? '';
    const known = byWork.get(document.work);
    if (!known || date > known.date) byWork.set(document.work, { clause, date });
  }
  return [...byWork.values()]
    .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.clause - b.clause))
    .map(({ clause }) => clause);
}

/** The best attested of those that overlap, in the order of the text; their neighbourhoods do not overlap either. */
function withoutOverlaps(slips: readonly Slip[]): Slip[] {
  const byEvidence = [...slips].sort(
    (a, b) =>
      b.works - a.works ||
      b.established.length - a.established.length ||
      a.start - b.start ||
      (a.replacement < b.replacement ? -1 : 1),
  );
  const kept: Slip[] = [];
  for (const slip of byEvidence) {
    const begins = slip.start - slip.leftLength;
    const ends = slip.end + slip.rightLength;
    if (!kept.some((other) => begins < other.end + other.rightLength && other.start - other.leftLength < ends)) {
      kept.push(slip);
    }
  }
  return kept.sort((a, b) => a.start - b.start);
}
