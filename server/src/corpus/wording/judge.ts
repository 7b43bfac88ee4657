/**
 * How surely each difference between a sentence and the clauses near it is a slip. Offsets are UTF-16 code units of the
 * sentence.
 */
import type { SourceRange } from '../../policy/span.ts';
import type { Corpus } from '../corpus.ts';
import type { Segmenter } from '../segmenter.ts';
import { isTakenFor } from './alike.ts';
import { type WordingCandidate, wordingCandidates } from './candidates.ts';
import { type CloserEvidence, closerEvidenceOf, closerScore } from './closer.ts';
import {
  type ChangeKind,
  changeKind,
  type Evidence,
  type EvidenceName,
  establishedOf,
  evidenceOf,
  type Screen,
  type Screening,
  worksWith,
} from './evidence.ts';
import {
  type ComparedStretch,
  comparedStretch,
  exchangeOf,
  isReordered,
  misprinted,
  type Variant,
  variantsOf,
} from './variants.ts';
import { type Weights, weights } from './weights.ts';

export interface Judged {
  readonly variant: Variant;
  /** Works that carry the corpus's form with the agreeing text beside it; 0 where there is no evidence. */
  readonly works: number;
  /** Null where no work carries it, and where it did not pass a screen. */
  readonly evidence: Evidence | null;
  readonly closer: CloserEvidence | null;
  /** Logarithm of the odds that the difference is a slip, on texts with as many slips as the weights were fitted with. */
  readonly score: number;
  /** Nobody has the draft's form, and it sounds or looks like the corpus's: a slip by itself, whatever differs beside it. */
  readonly isMisheard: boolean;
}

/** The differences from one clause, in the order of the text. */
export interface Compared {
  readonly clause: string;
  readonly differences: readonly Judged[];
}

/** Text to each side of a segment that is compared with it: a slip may have put the mark that ends the segment there. */
const besideSegment = 40;
/** A longer change is another sentence, not a slip. */
const longestChange = 8;
/** Agreeing characters beside a difference, in the segment or over marks, that make it a question of wording at all. */
const leastAgreement = 4;
const leastRun = 10;

/**
 * What it adds to the logarithm of the odds that a form which nobody has sounds like the corpus's. Of the slips of those who
 * type by pinyin most do; of the differences of authentic reports in which nobody has the draft's form, one in eighty. The
 * slips that the trees are grown with are drawn at random, so the trees do not know.
 */
const misheard = 3;

/**
 * What it adds that the draft's form puts characters together that nobody does, see misprints.ts: the work reports, plans and notices
 * of the shared corpus, each kept back from it, have a handful in 600,000 characters. A character too much counts as misheard.
 */
const misprint = 5;

/** Segments up to this length are looked at for words or items that changed places, whatever the alignment says. */
const longestReordered = 100;

const punctuationOnly = /^[\s\p{P}]*$/u;
const figure = /[\d%]/;
const numeral = /[〇零一二三四五六七八九十百千万亿两几]/;
const numerals = /^[〇零一二三四五六七八九十百千]+$/;
const figureBefore = /\d[%％]?$/;
const bound = /^(?:左右|上下|以内|以上|以下|之内|之间)$/;
const segmentMark = /^[，；：]|[，；：]$/;
/** With its mark. */
const shortestSegment = 4;
const sentenceEnd = /[。；]/;
const items = /^[^、].*、.*[^、]$/;
/** Names of places, levels (我国, 我县) and offices differ from text to text. */
const level = /^(?:[国省市县区州盟旗镇乡村]|地区|自治[区州县旗])+$/;
const office = /^.{2,}(?:局|委|厅|署|委员会|办公室|[省市县区]政府)$/;

/**
 * The differences that may be slips, clause by clause, with what speaks for and against each. Of those that do not pass the
 * screening no further evidence is gathered.
 */
export function* comparedClauses(
  corpus: Corpus,
  segmenter: Segmenter,
  sentence: string,
  screening = isPromising,
): Iterable<Compared> {
  const comparison = new Comparison(corpus, segmenter, sentence, screening);
  for (const candidate of wordingCandidates(corpus, segmenter, sentence)) {
    yield { clause: candidate.text, differences: comparison.with(candidate) };
  }
}

/** Of a difference that did not pass a screen. */
const nothingKnown = {
  works: 0,
  evidence: null,
  closer: null,
  score: Number.NEGATIVE_INFINITY,
  isMisheard: false,
} as const;

/** A sentence compared with one clause after the other: apart from the steps, for the engine to make fast code of it. */
class Comparison {
  readonly #corpus: Corpus;
  readonly #segmenter: Segmenter;
  readonly #sentence: string;
  readonly #screening: typeof isPromising;
  readonly #known = new Map<string, Judged>();
  /** The segment that was compared last, with what stands beside it: its candidates come one after the other. */
  #start = -1;
  #end = -1;
  #stretch: ComparedStretch | null = null;

  constructor(corpus: Corpus, segmenter: Segmenter, sentence: string, screening: typeof isPromising) {
    this.#corpus = corpus;
    this.#segmenter = segmenter;
    this.#sentence = sentence;
    this.#screening = screening;
  }

  /** The differences from a candidate, in the order of the text. */
  with({ text, start, end, misprint }: WordingCandidate): readonly Judged[] {
    if (misprint !== null) {
      const variant = misprinted(this.#sentence, start, text, misprint);
      return isWordingDifference(variant.ours, variant.theirs) ? [this.#judged(variant, true)] : [];
    }
    if (this.#stretch === null || start !== this.#start || end !== this.#end) {
      this.#start = start;
      this.#end = end;
      this.#stretch = comparedStretch(this.#sentence, { start: start - besideSegment, end: end + besideSegment });
    }
    const differences: Judged[] = [];
    for (const variant of this.#variants({ start, end }, text)) {
      if (isQuestionOfWording(variant)) differences.push(this.#judged(variant));
    }
    return differences;
  }

  #variants(segment: SourceRange, clause: string): readonly Variant[] {
    const variants = variantsOf(this.#stretch!, clause);
    if (
      segment.end - segment.start > longestReordered ||
      variants.some(({ ours, theirs }) => isReordered(ours, theirs))
    ) {
      return variants;
    }
    const exchange = exchangeOf(this.#sentence, segment, clause);
    return exchange ? [exchange] : variants;
  }

  #judged(variant: Variant, isMisprint = false): Judged {
    const { draftStart, draftEnd, theirs, left, right, alone, matches, leftEnds, rightEnds, runLeft, runRight } =
      variant;
    const flags = (leftEnds ? 1 : 0) + (rightEnds ? 2 : 0) + (isMisprint ? 4 : 0);
    const follows = alone ? matches : 0;
    // Numbers as characters: a text is made of them at once.
    const numbers = [draftStart, draftEnd, flags, follows, runLeft, runRight, theirs.length, left.length];
    const key = String.fromCharCode.apply(null, numbers) + theirs + left + right;
    const known = this.#known.get(key);
    if (known) return { ...known, variant };
    const judged = this.#judge(variant, isMisprint);
    this.#known.set(key, judged);
    return judged;
  }

  #judge(variant: Variant, isMisprint: boolean): Judged {
    const corpus = this.#corpus;
    const kind = changeKind(variant);
    const isHeard = variant.ours !== '' && isTakenFor(variant.ours, variant.theirs);
    // They are few, and the weights do not know what they promise.
    const passes: Screening = (screen, known) => isHeard || isMisprint || this.#screening(kind, screen, known);
    const evidence = evidenceOf(corpus, this.#segmenter, variant, passes);
    if (evidence === null) return { ...nothingKnown, variant };
    const works = worksWith(corpus, establishedOf(variant));
    const closer = closerEvidenceOf(corpus, this.#segmenter, this.#sentence, variant);
    const isMisheard = evidence.unheard === 1 && (isHeard || isMisprint);
    const bonus = isMisprint && variant.theirs !== '' ? misprint : misheard;
    const score = closerScore(kind, evidence, closer) + (isMisheard ? bonus : 0);
    return { variant, works, evidence, closer, score, isMisheard };
  }
}

/** Whether what is known of a difference promises enough for the next question. */
export function isPromising(kind: ChangeKind, screen: Screen, known: Partial<Evidence>): boolean {
  const by = weights[kind][screen];
  return by === undefined || promise(by, known) >= by.least;
}

/** Weighed sum of the evidence: the logarithm of the odds that a difference is a slip, as far as that is known. */
export function promise(by: Weights, known: Partial<Evidence>): number {
  const { names, of } = listed(by);
  let sum = by.bias;
  for (let at = 0; at < names.length; at++) sum += of[at]! * known[names[at]!]!;
  return sum;
}

/** Weights as lists: names, and what each weighs. */
interface ListedWeights {
  readonly names: readonly EvidenceName[];
  readonly of: Float64Array;
}

const listedWeights = new WeakMap<Weights, ListedWeights>();

function listed(weights: Weights): ListedWeights {
  const known = listedWeights.get(weights);
  if (known) return known;
  const names = Object.keys(weights.of) as EvidenceName[];
  const found = { names, of: Float64Array.from(names, (name) => weights.of[name]!) };
  listedWeights.set(weights, found);
  return found;
}

/** 第七条 and 第十七条 are two places, not two wordings. */
function isOfPlace({ ours, theirs, left, right }: Variant): boolean {
  if (!numerals.test(ours + theirs)) return false;
  return (
    /第[〇零一二三四五六七八九十百千]*$/.test(left) && /^[〇零一二三四五六七八九十百千]*[条款项章节编]/.test(right)
  );
}

/** What an amount of time, money or people goes on with. */
const counted = /^[一二三四五六七八九十百千万]*(?:日|天|个?月|年|个工作日|小时|万?元|周岁|倍|人以[上下]|分之)/;

/** 十日内 and 三十日内 are two times; without 五, 今后五年 is none. */
function isOfAmount({ ours, theirs, left, right }: Variant): boolean {
  if (!numerals.test(ours + theirs) || !counted.test(right)) return false;
  return numeral.test(left.slice(-1)) || numeral.test(right[0] ?? '');
}

/** 5.5%左右 and 5.5%以内 are two amounts. */
function isOfBound({ ours, theirs, left }: Variant): boolean {
  return figureBefore.test(left) && bound.test(ours) && bound.test(theirs);
}

/** A comma segment that the draft has and the clause has not, or the other way round, is no slip. */
function isSegment({ ours, theirs }: Variant): boolean {
  const only = ours === '' ? theirs : theirs === '' ? ours : '';
  return only.length >= shortestSegment && segmentMark.test(only);
}

/** An office that is listed or not, wherever in the list the difference is taken to begin: 民政|局、市自然资源|局. */
function isOfOffice({ ours, theirs, right }: Variant): boolean {
  const only = ours === '' ? theirs : theirs === '' ? ours : '';
  return only.includes('、') && namesOffice(only + right.slice(0, 1));
}

/** A difference of wording with enough agreeing text beside it. */
function isQuestionOfWording(variant: Variant): boolean {
  const { ours, theirs, left, right, leftEnds, rightEnds, runLeft, runRight } = variant;
  if (!isReordered(ours, theirs) && Math.max(ours.length, theirs.length) > longestChange) return false;
  // What was only put in another order agrees too.
  const same = isReordered(ours, theirs) ? Math.floor(ours.length / 2) : 0;
  if (left.length + right.length + same < leastAgreement && runLeft + runRight < leastRun) return false;
  const isOpen = (left === '' && !leftEnds) || (right === '' && !rightEnds);
  if (isOpen && !isTakenFor(ours, theirs) && !isReorderedList(ours, theirs)) return false;
  return (
    isWordingDifference(ours, theirs) &&
    !isOfPlace(variant) &&
    !isOfBound(variant) &&
    !isSegment(variant) &&
    !isOfOffice(variant) &&
    !isOfAmount(variant) &&
    !sentenceEnd.test(theirs)
  );
}

/** The items of an enumeration in another order are known for what they are, whatever stands before and after them. */
function isReorderedList(ours: string, theirs: string): boolean {
  return items.test(ours) && items.test(theirs) && isReordered(ours, theirs);
}

/** Not a figure, a mark or a name that differs. */
export function isWordingDifference(ours: string, theirs: string): boolean {
  if (punctuationOnly.test(ours) && punctuationOnly.test(theirs)) return false;
  if (figure.test(ours) || figure.test(theirs) || (numeral.test(ours) && numeral.test(theirs))) return false;
  // Who answers for a task is listed in any order, and with whom; 能力部署 is no office, only put in another order.
  if (isReordered(ours, theirs) && !ours.includes('、')) return true;
  return !(level.test(ours) && level.test(theirs)) && !namesOffice(ours) && !namesOffice(theirs);
}

function namesOffice(text: string): boolean {
  return text.split('、').some((item) => office.test(item));
}
