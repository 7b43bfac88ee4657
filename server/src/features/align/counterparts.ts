/**
 * Which statement of a draft carries what an upper text says. Plans say the same thing in other words and in another
 * order, so what counts is how much of the upper statement's content is there, not how far apart the two strings are.
 */

import type { Corpus } from '../../corpus/corpus.ts';
import { corpusOfText } from '../../corpus/corpus-of.ts';
import { bigramKey, foldedUnits } from '../../corpus/folded-text.ts';
import { type ClauseSpan, clausesOf } from '../../policy/clauses.ts';
import type { Figure } from '../../policy/figures/figure.ts';
import { harmonise } from '../../policy/figures/metric.ts';
import type { Span } from '../../policy/model.ts';
import type { AlignedText, Quoted, Statement } from './statements.ts';
import { classify, looksBack } from './topics.ts';

export interface Counterpart {
  /** The statement or heading that carries most; then those that carry what it leaves out, of a long statement. */
  readonly quotes: readonly [Quoted, ...Quoted[]];
  /** 0 … 1: the part of the upper statement's content that they say, rare words weighing more. */
  readonly similarity: number;
}

/** A long statement may be carried by several; each of them must say so much of it that the others do not. */
const mostCarriers = 3;
const leastAdded = 0.12;
/** Content of a statement that is long: some 40 characters. */
const long = 36;

/** Candidates that are weighed for one statement. */
const candidates = 48;
/** The search names as candidates all that share rare words; agreement is weighed here. */
const leastFound = 0.02;

/** Growth words that lead over from a metric to its number are no part of its name. */
const growthWords = /(?:年均|同比)?(?:增长|增加|上升|提高|提升|下降|降低|减少)+(?:率|到|至)?$/;
const shortestMetric = 6;
/** 单位国内生产总值能源消耗 is named by 单位地区生产总值能源消耗降低. */
const leastNamed = 0.8;
const mentions = 8;

/** Shorter names (龙头企业) stand all over a plan. */
const longName = 8;

export type NamedFigure = Pick<Figure, 'metric' | 'key' | 'attribute' | 'named'>;

/** A stretch between commas of a goal, beginning with the harmonised name of what it is about. */
interface Goal {
  readonly name: string;
  readonly mention: Mention;
}

/** What may follow the name of a metric for the stretch to be about it, not about 数字经济增加值占生产总值比重. */
const meant = /^(?:年均|增长|增速|提高|提升|保持|稳定|与|高于|基本|达|控制|下降|降低|明显|显著|不断|持续|稳步|$)/;

function goalsOf(statements: readonly Statement[]): readonly Goal[] {
  const goals: Goal[] = [];
  for (const { text, place, headingPath, span, wording } of statements) {
    if (classify(wording, headingPath, false)?.topic !== 'targets') continue;
    for (const { 0: stretch, index } of text.matchAll(/[^，、；。：]+/g)) {
      const start = span.start + index;
      const name = { paragraph: span.paragraph, start, end: start + stretch.length };
      const mention = { text, place, headingPath, name, isNumbered: /\d/.test(stretch) };
      goals.push({ name: harmonise(stretch), mention });
    }
  }
  return goals;
}

/** 市级重点实验室 are others than 国家级重点实验室. */
function levelIn(name: string): string {
  return /国家|(?:省|市|区县|县)级/.exec(name)?.[0] ?? '';
}

export interface Mention extends Quoted {
  /** Where the name stands. */
  readonly name: Span;
  /** Whether a number follows, which the reader could not make a figure of. */
  readonly isNumbered: boolean;
}

/** The statements of one text, to be asked one statement of another after the other. */
export class Carriers {
  readonly #corpus: Corpus;
  readonly #clauses: readonly ClauseSpan[];
  readonly #weights: ReadonlyMap<number, number>;
  readonly #goals: readonly Goal[];
  /** Content of the clauses that were looked at, each worked out once. */
  readonly #contents = new Map<number, ReadonlySet<number>>();

  /** `own`: the statements of the text; `all`: those of all texts, which tell what words are rare. */
  constructor(text: AlignedText, own: readonly Statement[], all: Iterable<Statement>) {
    const chosen = new Set(text.documents);
    this.#clauses = clausesOf(text.text).filter(({ document }) => chosen.has(document));
    this.#corpus = corpusOfText(text, this.#clauses);
    this.#weights = weightsOf(all);
    this.#goals = goalsOf(own);
  }

  /** The statements or headings that carry the wording; null where none shares any of its content. */
  best(wording: string): Counterpart | null {
    const open = new Set(contentOf(wording));
    const most = open.size >= long ? mostCarriers : 1;
    const whole = this.#weightOf(open);
    if (whole === 0) return null;
    const found = this.#corpus
      .near(wording, {
        limit: candidates,
        minimumSimilarity: leastFound,
        mode: 'infix',
      })
      .map(({ clause }) => clause);
    const quotes: Quoted[] = [];
    let said = 0;
    while (quotes.length < most) {
      const best = this.#saysMostOf(open, found);
      if (best === null || (quotes.length > 0 && best.weight < leastAdded * whole)) break;
      const { text, place, headingPath } = this.#corpus.clause(best.clause);
      quotes.push({ text, place, headingPath });
      said += best.weight;
      for (const bigram of this.#contentOf(best.clause)) open.delete(bigram);
    }
    const [first, ...others] = quotes;
    return first ? { quotes: [first, ...others], similarity: said / whole } : null;
  }

  /** Of two that say as much, the one that says less besides. */
  #saysMostOf(content: ReadonlySet<number>, clauses: readonly number[]) {
    let best: { readonly clause: number; readonly weight: number; readonly size: number } | null = null;
    for (const clause of clauses) {
      const other = this.#contentOf(clause);
      let weight = 0;
      for (const bigram of content) if (other.has(bigram)) weight += this.#weights.get(bigram) ?? 0;
      if (weight === 0) continue;
      if (!best || weight > best.weight || (weight === best.weight && other.size < best.size)) {
        best = { clause, weight, size: other.size };
      }
    }
    return best;
  }

  /** Where the text names the metric of a figure, its goals first; elsewhere only long names and rates are meant by it. */
  mention(figure: NamedFigure): Mention | null {
    const goal = this.#goals.find(
      (one) => one.name.startsWith(figure.key) && meant.test(one.name.slice(figure.key.length)),
    );
    if (goal) return goal.mention;
    if (figure.attribute === null && !figure.named.relative && figure.metric.length < longName) return null;
    return this.#near(figure.metric.replace(growthWords, '')) ?? this.#near(figure.key);
  }

  /** Where the words stand, near enough word for word, outside what looks back. */
  #near(words: string): Mention | null {
    if (words.length < shortestMetric) return null;
    const found = this.#corpus.near(words, {
      limit: mentions,
      minimumSimilarity: leastNamed,
      mode: 'infix',
    });
    for (const { clause, start, end } of found) {
      const { text, place, headingPath } = this.#corpus.clause(clause);
      if (looksBack(headingPath) || levelIn(words) !== levelIn(text.slice(Math.max(0, start - 3), end))) continue;
      const span = this.#clauses[clause]!;
      const name = { paragraph: span.paragraph, start: span.start + start, end: span.start + end };
      const behind = text.slice(end);
      // A row of a table that ends with the name goes on in the next one.
      const isNumbered = /^[^，。；、]{0,8}?\d/.test(behind) || (span.kind === 'row' && behind.length <= 2);
      return { text, place, headingPath, name, isNumbered };
    }
    return null;
  }

  #weightOf(content: Iterable<number>): number {
    let sum = 0;
    for (const bigram of content) sum += this.#weights.get(bigram) ?? 0;
    return sum;
  }

  #contentOf(clause: number): ReadonlySet<number> {
    const known = this.#contents.get(clause);
    if (known) return known;
    const content = contentOf(this.#corpus.clause(clause).text);
    this.#contents.set(clause, content);
    return content;
  }
}

/** Pairs of neighbouring ideographs or letters; marks and digits are no content. */
function contentOf(text: string): ReadonlySet<number> {
  const units = foldedUnits(text);
  const content = new Set<number>();
  for (let at = 0; at + 1 < units.length; at++) {
    if (isLetter(units[at]!) && isLetter(units[at + 1]!)) content.add(bigramKey(units[at]!, units[at + 1]!));
  }
  return content;
}

function isLetter(unit: number): boolean {
  return (unit >= 0x4e00 && unit < 0xa000) || (unit >= 0x41 && unit < 0x5b) || (unit >= 0x61 && unit < 0x7b);
}

/** Weight of each pair: the fewer statements have it, the more it tells. */
function weightsOf(statements: Iterable<Statement>): ReadonlyMap<number, number> {
  const carriers = new Map<number, number>();
  let count = 0;
  for (const { wording } of statements) {
    count++;
    for (const bigram of contentOf(wording)) carriers.set(bigram, (carriers.get(bigram) ?? 0) + 1);
  }
  const weights = new Map<number, number>();
  for (const [bigram, number] of carriers) weights.set(bigram, Math.log(1 + count / number));
  return weights;
}
