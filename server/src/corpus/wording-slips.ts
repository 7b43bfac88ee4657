/**
 * Where a sentence departs by a slip from wording that the corpus has established.
 *
 * For every segment that the corpus does not carry word for word, the nearest clauses are aligned with the whole
 * sentence. Each difference is then weighed by counting: how many works carry the corpus's form with its
 * neighbourhood, and whether the draft's form is attested anywhere in a smaller neighbourhood. What the corpus says both
 * ways is style and passes, as do whole words put in or left out at the edge of a phrase; numbers are figures, not
 * wording. Offsets are UTF-16 code units of the sentence.
 */
import type { Corpus } from './corpus.ts';
import type { Segmenter } from './segmenter.ts';
import { isAttested, wordingCandidates } from './wording-candidates.ts';
import { isReordered, type Variant, variantsOf } from './wording-variants.ts';

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
}

/**
 * `certain`: the draft breaks words or the order of a formula; `likely`: words of a formula were exchanged, dropped or
 * put in that go with neither neighbour; `possible`: it may as well be the author's own wording.
 */
export type Certainty = 'certain' | 'likely' | 'possible';

const certainties: readonly Certainty[] = ['certain', 'likely', 'possible'];

/** Neighbourhood to each side in which the draft's form must be unknown. */
const narrowFlank = 2;
/** Agreeing characters around a difference that make it a question of wording at all. */
const leastAgreement = 6;
const deepAgreement = 12;
const shortestSide = 3;
/** A longer change is another sentence, not a slip. */
const longestChange = 6;
/** A slip of the pen changes so many characters at most. */
const longestTypingSlip = 2;
/** Text to each side of a segment that is compared with it: a slip may have put the mark that ends the segment there. */
const besideSegment = 40;
/** Accepted differences of one alignment up to this distance are reported as one. */
const reportTogetherWithin = 16;
/** Works that carry the whole phrase of two differences, for them to be one. */
const worksTogether = 2;
/** Agreeing characters shown at least to each side, where there are as many. */
const leastShown = 4;
/** Works that make a phrase established; a single one does where the draft follows it over a long quotation. */
const establishedWorks = 3;
const quotation = 16;
const longQuotation = 24;
const longestQuotation = 36;

const punctuationOnly = /^[\s\p{P}]*$/u;
const figure = /[\d%]/;
const numeral = /[〇零一二三四五六七八九十百千万亿两几]/;
/** Words that come and go without changing what is said. */
const functionWords = /^(?:[的了和与及好又也还都等地要各并更再已就、]|以及|更加|我们)*$/;

/** Slips of one sentence, in the order of the text, not overlapping. */
export function slipsIn(corpus: Corpus, segmenter: Segmenter, sentence: string): Slip[] {
  const found: Slip[] = [];
  for (const { text, start, end } of wordingCandidates(corpus, sentence)) {
    const judged: Judged[] = [];
    for (const variant of variantsOf(sentence, text, { start: start - besideSegment, end: end + besideSegment })) {
      if (isQuestionOfWording(variant)) judged.push({ variant, certainty: judge(corpus, segmenter, variant) });
    }
    for (const { variant, certainty } of reportedTogether(corpus, sentence, text, judged)) {
      if (certainty) found.push(slipOf(corpus, wholeWords(segmenter, sentence, variant), certainty));
    }
  }
  return withoutOverlaps(corpus, sentence, found);
}

interface Judged {
  readonly variant: Variant;
  /** Null for what passes by itself, but belongs to the phrase when another slip stands in it. */
  readonly certainty: Certainty | null;
}

/** How surely the difference is a slip from established wording; null for style, figures and other statements. */
function judge(corpus: Corpus, segmenter: Segmenter, variant: Variant): Certainty | null {
  const { ours, theirs, left, right } = variant;
  const { works } = corpus.count(left + theirs + right);
  if (works === 0 || attestedNearby(corpus, variant)) return null;
  const established = works >= establishedWorks;
  const follows = (matches: number): boolean => variant.alone && variant.matches >= matches;
  if (isReordered(ours, theirs)) return works > 1 ? 'certain' : follows(quotation) ? 'likely' : 'possible';
  const short = ours.length <= longestTypingSlip && theirs.length <= longestTypingSlip;
  if (ours.length <= longestTypingSlip && breaksWords(segmenter, variant)) {
    if (established || (short && follows(longQuotation))) return 'certain';
    if (!follows(quotation)) return works > 1 ? 'possible' : null;
    return works > 1 ? 'likely' : 'possible';
  }
  if (follows(longestQuotation)) return 'possible';
  const deep = left.length + right.length >= deepAgreement;
  if (ours === '') {
    if (!established) return follows(longQuotation) ? 'possible' : null;
    // A short beginning, or an item of an enumeration, is left out on purpose as often as not.
    if (left.length < shortestSide || right.length < shortestSide || theirs.includes('、')) return 'possible';
    return deep ? 'certain' : 'likely';
  }

  const oddBetween = unheard(corpus, left, ours, 2) && unheard(corpus, ours, right, -2);
  if (theirs === '') {
    const repeated = right.startsWith(ours) || left.endsWith(ours);
    return established && (oddBetween || repeated) ? (repeated ? 'likely' : 'possible') : null;
  }
  const odd = unheard(corpus, left, ours, 3) || unheard(corpus, ours, right, -3);
  if (established && ours.length === theirs.length) {
    const related = deep || sharesCharacter(...asWords(segmenter, variant));
    if (oddBetween && related) return 'likely';
    if (oddBetween || (odd && related)) return 'possible';
  }
  return odd && short && follows(longQuotation) ? 'possible' : null;
}

/** Not a figure, not a mark, not a word that comes and goes, and with enough agreeing text beside it. */
function isQuestionOfWording({ ours, theirs, left, right, leftEnds, rightEnds }: Variant): boolean {
  if (!isReordered(ours, theirs) && Math.max(ours.length, theirs.length) > longestChange) return false;
  if (left.length + right.length < leastAgreement) return false;
  // Words are put before and after phrases all the time; at an edge only an exchange counts.
  if ((left === '' || right === '') && ours.length !== theirs.length) return false;
  if ((left.length < narrowFlank && !leftEnds) || (right.length < narrowFlank && !rightEnds)) return false;
  if (punctuationOnly.test(ours) && punctuationOnly.test(theirs)) return false;
  if (figure.test(ours) || figure.test(theirs) || (numeral.test(ours) && numeral.test(theirs))) return false;
  return !(functionWords.test(ours) && functionWords.test(theirs));
}

/** The corpus never puts the two beside each other; `length` characters of the first (or, below zero, of the second) count. */
function unheard(corpus: Corpus, before: string, after: string, length: number): boolean {
  if (before === '' || after === '') return true;
  return !isAttested(corpus, length > 0 ? before.slice(-length) + after : before + after.slice(0, -length));
}

/** The words that the difference stands in, as the draft and as the corpus has them: 妨|害 and 损|害 are 妨害 and 损害. */
function asWords(segmenter: Segmenter, { ours, theirs, left, right }: Variant): [string, string] {
  const grown = (middle: string): string => {
    const text = left + middle + right;
    const touching = segmenter
      .words(text)
      .filter(({ start, end }) => end > left.length && start < left.length + middle.length);
    return touching.length === 0 ? middle : text.slice(touching[0]!.start, touching.at(-1)!.end);
  };
  return [grown(ours), grown(theirs)];
}

function sharesCharacter(ours: string, theirs: string): boolean {
  return [...ours].some((character) => theirs.includes(character));
}

/** The corpus says it the draft's way too, in a neighbourhood of two characters to each side. */
function attestedNearby(corpus: Corpus, { ours, left, right }: Variant): boolean {
  const before = left.slice(-narrowFlank - Math.max(0, narrowFlank - right.length));
  const after = right.slice(0, narrowFlank + Math.max(0, narrowFlank - left.length));
  return isAttested(corpus, before + ours + after);
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
  judged: readonly Judged[],
): readonly Judged[] {
  const together: Judged[] = [];
  for (const { variant, certainty } of judged) {
    const before = together.at(-1);
    const last = before?.variant;
    if (before && last && variant.clauseStart - last.clauseEnd <= reportTogetherWithin) {
      const whole: Variant = {
        ...variant,
        draftStart: last.draftStart,
        clauseStart: last.clauseStart,
        ours: sentence.slice(last.draftStart, variant.draftEnd),
        theirs: clause.slice(last.clauseStart, variant.clauseEnd),
        left: last.left,
        leftEnds: last.leftEnds,
      };
      const anySlip = certainty !== null || before.certainty !== null;
      if (anySlip && corpus.count(whole.left + whole.theirs + whole.right).works >= worksTogether) {
        together[together.length - 1] = { variant: whole, certainty: surer(before.certainty, certainty) };
        continue;
      }
    }
    together.push({ variant, certainty });
  }
  return together;
}

function surer(a: Certainty | null, b: Certainty | null): Certainty | null {
  if (a === null || b === null) return a ?? b;
  return certainties.indexOf(a) <= certainties.indexOf(b) ? a : b;
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

function slipOf(corpus: Corpus, variant: Variant, certainty: Certainty): Slip {
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
    certainty,
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

/** The slip is one of those that the other reports together, on as good evidence, and mending it alone is not enough. */
function isPartOf(corpus: Corpus, sentence: string, slip: Slip, whole: Slip): boolean {
  const mended = (): string =>
    sentence.slice(whole.start - whole.leftLength, slip.start) +
    slip.replacement +
    sentence.slice(slip.end, whole.end + whole.rightLength);
  return (
    whole.start <= slip.start &&
    slip.end <= whole.end &&
    whole.end - whole.start > slip.end - slip.start &&
    whole.replacement.includes(slip.replacement) &&
    surer(whole.certainty, slip.certainty) === whole.certainty &&
    whole.works * 2 >= slip.works &&
    !isAttested(corpus, mended())
  );
}

function changed(slip: Slip): number {
  return slip.end - slip.start + slip.replacement.length;
}

/** The best attested of those that overlap, in the order of the text; their neighbourhoods do not overlap either. */
function withoutOverlaps(corpus: Corpus, sentence: string, slips: readonly Slip[]): Slip[] {
  const whole = slips.filter((slip) => !slips.some((other) => isPartOf(corpus, sentence, slip, other)));
  const byEvidence = whole.sort(
    (a, b) =>
      certainties.indexOf(a.certainty) - certainties.indexOf(b.certainty) ||
      changed(a) - changed(b) ||
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
