/** The figures of the draft itself: by metric, with their places as evidence. */
import { compareFigures, type FigureComparison } from '../policy/compare-figures.ts';
import { figuresOf, type PlacedFigure } from '../policy/figure.ts';
import type { PolicyDocument, PolicyText } from '../policy/model.ts';
import type { Draft, Evidence } from './check.ts';
import { draftPlace } from './draft-place.ts';
import { printed } from './figure-words.ts';

export interface OwnFigure extends PlacedFigure {
  readonly document: PolicyDocument;
}

export interface OwnFigures {
  readonly all: readonly OwnFigure[];
  /** By harmonised metric, in order of the text. */
  readonly byKey: ReadonlyMap<string, readonly OwnFigure[]>;
}

/** Figures of all documents of the text, those of one document together. */
export function ownFigures(text: PolicyText): OwnFigures {
  const known = remembered.get(text);
  if (known) return known;
  const all = text.documents.flatMap((document) => figuresOf(document).map((figure) => ({ ...figure, document })));
  const byKey = new Map<string, OwnFigure[]>();
  for (const figure of all) {
    const named = byKey.get(figure.key);
    if (named) named.push(figure);
    else byKey.set(figure.key, [figure]);
  }
  const figures = { all, byKey };
  remembered.set(text, figures);
  return figures;
}

const remembered = new WeakMap<PolicyText, OwnFigures>();

/** True for the figures of a table. */
export function isOfTable({ sentence }: PlacedFigure): boolean {
  return sentence === null;
}

/** Two figures of one text that speak of the same thing at the same time, and what the one is beside the other. */
export function comparison(a: PlacedFigure, b: PlacedFigure): FigureComparison | null {
  if (a.year === null || a.year !== b.year || a.yearOfPlan !== b.yearOfPlan) return null;
  if (a.sentence?.isShared || b.sentence?.isShared) return null;
  const compared = compareFigures(a, b);
  const unsure = compared.reasons.some((reason) => reason === 'nature-unknown' || reason === 'upper-subject');
  return compared.verdict === 'not-comparable' || unsure ? null : compared;
}

export function ownEvidence(draft: Draft, figure: PlacedFigure): Evidence {
  const year = figure.year === null ? '' : `${figure.year}年 `;
  return {
    place: draftPlace(draft, figure.span),
    message: {
      zh: `本稿：${year}${figure.metric} ${printed(figure)}`,
      en: `This draft: ${year}${figure.metric} ${printed(figure)}`,
    },
  };
}
