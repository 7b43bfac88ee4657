/** The figures of the draft itself: by document and metric, with their places as evidence. */
import { draftOf } from '../../ingest/paragraph-versions.ts';
import { readOnce, rememberedWith, sameListWith } from '../../ingest/remembered.ts';
import { compareFigures, type FigureComparison } from '../../policy/figures/compare-figures.ts';
import { figuresOf, type TextFigure } from '../../policy/figures/figure.ts';
import { type Lineage, lineageOf } from '../../policy/lineage.ts';
import type { PolicyDocument, PolicyText, Span } from '../../policy/model.ts';
import type { Draft, Evidence } from '../check.ts';
import { draftPlace } from '../draft-place.ts';
import { saidOf } from '../said-records.ts';
import { printed } from './words.ts';

/**
 * What the figures of one document say, whatever their places: the same object in the next version of a draft as long as
 * they say the same, so that answers are remembered by it. Figures are numbered in order of the text.
 */
export class SaidFigures {
  readonly figures: readonly TextFigure[];
  #ofTables: readonly number[] | null = null;
  #byKey: ReadonlyMap<string, readonly number[]> | null = null;

  /** `before`: those of the version before. */
  constructor(figures: readonly TextFigure[], before: SaidFigures | null = null) {
    this.figures = figures;
    const known = before === null ? null : before.#byKey;
    if (known !== null) this.#byKey = byKeyAfter(known, before!.figures, figures);
  }

  /** Numbers of those of tables. */
  get ofTables(): readonly number[] {
    this.#ofTables ??= numbersOfTables(this.figures);
    return this.#ofTables;
  }

  /** Numbers by harmonised metric, in order of the text. */
  get byKey(): ReadonlyMap<string, readonly number[]> {
    this.#byKey ??= numbersByKey(this.figures);
    return this.#byKey;
  }
}

/** Figures of tables stand before those of the text. */
function numbersOfTables(figures: readonly TextFigure[]): readonly number[] {
  const first = figures.findIndex((figure) => !isOfTable(figure));
  return [...figures.slice(0, first < 0 ? figures.length : first).keys()];
}

/** The numbers by metric, of a version, where it has as many figures as the one before; null where they must be counted anew. */
function byKeyAfter(
  known: ReadonlyMap<string, readonly number[]>,
  before: readonly TextFigure[],
  now: readonly TextFigure[],
): ReadonlyMap<string, readonly number[]> | null {
  if (before.length !== now.length) return null;
  const changed: number[] = [];
  for (let number = 0; number < now.length; number++) {
    if (before[number] !== now[number] && before[number]!.key !== now[number]!.key) changed.push(number);
  }
  if (changed.length === 0) return known;
  const byKey = new Map(known);
  for (const number of changed) {
    const left = byKey.get(before[number]!.key)!.filter((one) => one !== number);
    if (left.length > 0) byKey.set(before[number]!.key, left);
    else byKey.delete(before[number]!.key);
  }
  for (const number of changed) {
    const numbers = byKey.get(now[number]!.key) ?? [];
    byKey.set(
      now[number]!.key,
      [...numbers, number].sort((a, b) => a - b),
    );
  }
  return byKey;
}

function numbersByKey(figures: readonly TextFigure[]): ReadonlyMap<string, readonly number[]> {
  const byKey = new Map<string, number[]>();
  for (let number = 0; number < figures.length; number++) {
    const { key } = figures[number]!;
    const named = byKey.get(key);
    if (named) named.push(number);
    else byKey.set(key, [number]);
  }
  return byKey;
}

/** The figures of a document where they stand now. */
export interface OwnFigures {
  readonly document: PolicyDocument;
  readonly said: SaidFigures;
}

/** Of every document of the text that gives some. */
export const ownFigures = readOnce(({ documents }: PolicyText): readonly OwnFigures[] =>
  documents.filter(({ indicators }) => indicators.length > 0).map((document) => ({ document, said: saidBy(document) })),
);

const ofLists = new WeakMap<readonly TextFigure[], SaidFigures>();

/** What the figures of a document say; nothing where it gives none. */
export function saidBy(document: PolicyDocument): SaidFigures {
  const figures = figuresOf(document);
  let said = ofLists.get(figures);
  if (!said) {
    const lineage = lineageOf(document);
    said = new SaidFigures(figures, lastSaid.get(lineage));
    ofLists.set(figures, said);
    lastSaid.set(lineage, said);
  }
  return said;
}

/** Of the version of a document that was last asked about. */
const lastSaid = new WeakMap<Lineage, SaidFigures>();

/** What findings about the figures of a text hang on, what they say and in which order they stand: the same list as long as both are. */
export const aboutFigures = readOnce((text: PolicyText): readonly unknown[] =>
  sameFigures(
    draftOf(text.paragraphs),
    ownFigures(text).flatMap(({ said, document }) => [said, saidOf(text, document).indicators]),
  ),
);

const sameFigures = sameListWith<object, unknown>();

const sameOfTables = sameListWith<object, unknown>();

/** The figures of tables alone, what they say and in which order they stand: the same list as long as both are. */
export const aboutTables = readOnce((text: PolicyText): readonly unknown[] =>
  sameOfTables(
    draftOf(text.paragraphs),
    ownFigures(text).flatMap(({ document, said }) => [figuresInTables(document, said), saidOf(text, document).tables]),
  ),
);

const readTables = rememberedWith<Lineage, readonly TextFigure[]>();
const sameTables = sameListWith<Lineage, TextFigure>();

/** The same list as long as they say the same. */
function figuresInTables(document: PolicyDocument, said: SaidFigures): readonly TextFigure[] {
  const lineage = lineageOf(document);
  const { figures, ofTables } = said;
  return readTables(lineage, [said], () => sameTables(lineage, figures.slice(0, ofTables.length)));
}

/** Where a figure of the document is printed, by its number among the figures. */
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

/** A figure of the draft as evidence of a finding about another. */
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
