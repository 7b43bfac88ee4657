/** The figures of the draft itself: by document and metric, with their places as evidence. */
import { compareFigures, type FigureComparison } from '../policy/compare-figures.ts';
import { figuresOf, type TextFigure } from '../policy/figure.ts';
import type { PolicyDocument, PolicyText, Span } from '../policy/model.ts';
import type { Draft, Evidence } from './check.ts';
import { draftPlace } from './draft-place.ts';
import { printed } from './figure-words.ts';

/**
 * What the figures of one document say, whatever their places: the same object in the next version of a draft as long as
 * they say the same, so that answers are remembered by it. Figures are numbered in order of the text.
 */
export interface SaidFigures {
  readonly figures: readonly TextFigure[];
  /** Numbers of those that are aimed at, and of those of tables. */
  readonly targets: readonly number[];
  readonly ofTables: readonly number[];
  /** Numbers by harmonised metric, in order of the text. */
  readonly byKey: ReadonlyMap<string, readonly number[]>;
}

/** The figures of a document where they stand now. */
export interface OwnFigures {
  readonly document: PolicyDocument;
  readonly said: SaidFigures;
}

/** Of every document of the text that gives some. */
export function ownFigures(text: PolicyText): readonly OwnFigures[] {
  let known = ofTexts.get(text);
  if (!known) {
    known = text.documents
      .filter(({ indicators }) => indicators.length > 0)
      .map((document) => ({ document, said: saidBy(figuresOf(document)) }));
    ofTexts.set(text, known);
  }
  return known;
}

const ofTexts = new WeakMap<PolicyText, readonly OwnFigures[]>();
const ofLists = new WeakMap<readonly TextFigure[], SaidFigures>();

function saidBy(figures: readonly TextFigure[]): SaidFigures {
  const known = ofLists.get(figures);
  if (known) return known;
  const targets: number[] = [];
  const ofTables: number[] = [];
  const byKey = new Map<string, number[]>();
  for (let number = 0; number < figures.length; number++) {
    const figure = figures[number]!;
    if (figure.nature === 'target') targets.push(number);
    if (isOfTable(figure)) ofTables.push(number);
    const named = byKey.get(figure.key);
    if (named) named.push(number);
    else byKey.set(figure.key, [number]);
  }
  const said: SaidFigures = { figures, targets, ofTables, byKey };
  ofLists.set(figures, said);
  return said;
}

export function spanOf({ document }: OwnFigures, number: number): Span {
  return document.indicators[number]!.span;
}

/** Numbers of what the document gives as actual values of the same metric, in order of the text. */
export function actualsBeside({ figures, byKey }: SaidFigures, { key }: TextFigure): readonly number[] {
  return byKey.get(key)!.filter((number) => figures[number]!.nature === 'actual');
}

/** True for the figures of a table. */
export function isOfTable({ sentence }: TextFigure): boolean {
  return sentence === null;
}

/** Whether {@link comparison} may give something: a cheap look, as most figures of a metric are of different years. */
export function mayCompare(a: TextFigure, b: TextFigure): boolean {
  if (a.year === null || a.year !== b.year || a.yearOfPlan !== b.yearOfPlan) return false;
  return !a.sentence?.isShared && !b.sentence?.isShared;
}

/** Two figures of one text that speak of the same thing at the same time, and what the one is beside the other. */
export function comparison(a: TextFigure, b: TextFigure): FigureComparison | null {
  if (!mayCompare(a, b)) return null;
  const compared = compareFigures(a, b);
  const unsure = compared.reasons.some((reason) => reason === 'nature-unknown' || reason === 'upper-subject');
  return compared.verdict === 'not-comparable' || unsure ? null : compared;
}

export function ownEvidence(draft: Draft, own: OwnFigures, number: number): Evidence {
  const figure = own.said.figures[number]!;
  const year = figure.year === null ? '' : `${figure.year}年 `;
  return {
    place: draftPlace(draft, spanOf(own, number)),
    message: {
      zh: `本稿：${year}${figure.metric} ${printed(figure)}`,
      en: `This draft: ${year}${figure.metric} ${printed(figure)}`,
    },
  };
}
