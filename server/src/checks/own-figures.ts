/** The figures of the draft itself: by metric, with their places as evidence. */
import { compareFigures, type FigureComparison } from '../policy/compare-figures.ts';
import { figuresOf, type PlacedFigure } from '../policy/figure.ts';
import type { PolicyDocument, PolicyText } from '../policy/model.ts';
import type { Draft, Evidence } from './check.ts';
import { draftPlace } from './draft-place.ts';
import { printed } from './figure-words.ts';

/** A figure stays the same record from one version of a draft to the next while its document says the same there. */
export interface OwnFigures {
  readonly all: readonly PlacedFigure[];
  /** Those that are aimed at, and those of tables. */
  readonly targets: readonly PlacedFigure[];
  readonly ofTables: readonly PlacedFigure[];
  /** By harmonised metric, in order of the text. */
  readonly byKey: ReadonlyMap<string, readonly PlacedFigure[]>;
  /** The document that says the figure. */
  documentOf(figure: PlacedFigure): PolicyDocument;
  /** What the same document gives for the same metric as actual values, in order of the text. */
  actualsBeside(figure: PlacedFigure): readonly PlacedFigure[];
}

/** Figures of all documents of the text, those of one document together. */
export function ownFigures(text: PolicyText): OwnFigures {
  const known = remembered.get(text);
  if (known) return known;
  const all: PlacedFigure[] = [];
  const targets: PlacedFigure[] = [];
  const ofTables: PlacedFigure[] = [];
  const byKey = new Map<string, PlacedFigure[]>();
  for (const document of text.documents) {
    for (const figure of figuresOf(document)) {
      all.push(figure);
      if (figure.nature === 'target') targets.push(figure);
      if (isOfTable(figure)) ofTables.push(figure);
      const named = byKey.get(figure.key);
      if (named) named.push(figure);
      else byKey.set(figure.key, [figure]);
    }
  }
  const owners = new Array<PolicyDocument | undefined>(text.paragraphs.length);
  for (const document of text.documents) owners.fill(document, document.firstParagraph, document.endParagraph);
  const documentOf = ({ span }: PlacedFigure) => owners[span.paragraph]!;
  const actualsBeside = actualsAmong(byKey, documentOf);
  const figures: OwnFigures = { all, targets, ofTables, byKey, documentOf, actualsBeside };
  remembered.set(text, figures);
  return figures;
}

const remembered = new WeakMap<PolicyText, OwnFigures>();

/** Sorted out for a metric when it is first asked about. */
function actualsAmong(byKey: OwnFigures['byKey'], documentOf: OwnFigures['documentOf']): OwnFigures['actualsBeside'] {
  const known = new Map<string, Map<PolicyDocument, PlacedFigure[]>>();
  return (figure) => {
    let byDocument = known.get(figure.key);
    if (!byDocument) {
      byDocument = new Map();
      known.set(figure.key, byDocument);
      for (const other of byKey.get(figure.key) ?? []) {
        if (other.nature !== 'actual') continue;
        const same = byDocument.get(documentOf(other));
        if (same) same.push(other);
        else byDocument.set(documentOf(other), [other]);
      }
    }
    return byDocument.get(documentOf(figure)) ?? none;
  };
}

const none: readonly PlacedFigure[] = [];

/** True for the figures of a table. */
export function isOfTable({ sentence }: PlacedFigure): boolean {
  return sentence === null;
}

/** Whether {@link comparison} may give something: a cheap look, as most figures of a metric are of different years. */
export function mayCompare(a: PlacedFigure, b: PlacedFigure): boolean {
  if (a.year === null || a.year !== b.year || a.yearOfPlan !== b.yearOfPlan) return false;
  return !a.sentence?.isShared && !b.sentence?.isShared;
}

/** Two figures of one text that speak of the same thing at the same time, and what the one is beside the other. */
export function comparison(a: PlacedFigure, b: PlacedFigure): FigureComparison | null {
  if (!mayCompare(a, b)) return null;
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
