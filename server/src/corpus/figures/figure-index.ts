/** The table of figures over the corpus, by harmonised metric and by the words around them. */
import { yearOfPeriod } from '../../policy/figures/figure-sense.ts';
import { NO_FRAME } from '../../policy/figures/figure-sentence.ts';
import { metricFacts } from '../../policy/figures/metric.ts';
import type { CorpusDocument, CorpusFigure, Place } from '../corpus.ts';
import { byRecencyAndLevel } from '../document-order.ts';
import { type DocumentRange, isIn, noDocuments, numberWithout } from '../document-range.ts';
import type { FigureRow } from '../segment/rows.ts';
import { DocumentFigures } from './document-figures.ts';

/** Where the figures of a document come from. */
export interface FigureSource {
  readonly documents: readonly CorpusDocument[];
  rows(document: number): FigureRow;
  place(document: number, start: number, end: number): Place;
}

/** Documents whose figures are kept at hand: a metric is asked for again and again. */
const MOST_KEPT = 128;
/** Documents read in one step. */
const STEP = 64;
/** A document has fewer figures than this, so that one number names a document and a figure of it. */
const MOST_FIGURES = 0x10000;
/** Beside the number of a figure of {@link FigureIndex.#byKey} stands the year of its period, 0 where it names none. */
const YEARS = 10_000;

export class FigureIndex {
  readonly #source: FigureSource;
  readonly #byKey: Map<string, number[]>;
  readonly #byFrame: Map<number, number[]>;
  /** Documents of the table that do not count. */
  readonly #gone: DocumentRange;
  readonly #kept = new Map<number, DocumentFigures>();

  /** The table over the documents; yields after every few of them. */
  static *build(source: FigureSource): Generator<undefined, FigureIndex> {
    const index = new FigureIndex(source);
    yield* index.#fill();
    return index;
  }

  private constructor(source: FigureSource, of: FigureIndex | null = null, gone = noDocuments) {
    this.#source = source;
    this.#byKey = of === null ? new Map() : of.#byKey;
    this.#byFrame = of === null ? new Map() : of.#byFrame;
    this.#gone = gone;
  }

  /** The same table without some documents; `source` numbers those behind them on from where they were. */
  without(gone: DocumentRange, source: FigureSource): FigureIndex {
    return new FigureIndex(source, this, gone);
  }

  *#fill(): Generator<undefined> {
    const source = this.#source;
    let read = 0;
    for (const document of source.documents.toSorted(byRecencyAndLevel)) {
      if (read++ % STEP === 0) yield undefined;
      for (const [at, row] of source.rows(document.id).slice(0, MOST_FIGURES).entries()) {
        const figure = document.id * MOST_FIGURES + at;
        add(this.#byKey, row[18], figure * YEARS + (row[3] === null ? 0 : (yearOfPeriod(row[3]) ?? 0)));
        for (const frame of new Set([row[13], row[14], row[15]]))
          if (frame !== NO_FRAME) add(this.#byFrame, frame, figure);
      }
    }
  }

  /** Figures of a metric, whatever it is called, of any year or that one; those of the newest documents first. */
  named(metric: string, year: number | null): readonly CorpusFigure[] {
    const found = this.#byKey.get(metricFacts(metric).key);
    if (found === undefined) return none;
    const ofYear = year === null ? found : found.filter((one) => one % YEARS === year || one % YEARS === 0);
    const figures = this.#figures(ofYear.map((one) => Math.floor(one / YEARS)));
    return year === null ? figures : figures.filter((figure) => figure.year === year);
  }

  /** Figures whose sentence, or part between marks, is the same but for its numbers. */
  framed(frame: number): readonly CorpusFigure[] {
    return frame === NO_FRAME ? none : this.#figures(this.#byFrame.get(frame));
  }

  /** Figures of one document, in the order of its indicators. */
  of(document: number): readonly CorpusFigure[] {
    return this.#of(document)?.all ?? none;
  }

  #of(document: number): DocumentFigures | null {
    const known = this.#kept.get(document);
    if (known !== undefined) return known;
    const described = this.#source.documents[document];
    if (described === undefined) return null;
    const figures = new DocumentFigures(described, this.#source.rows(document), this.#source.place);
    if (this.#kept.size >= MOST_KEPT) this.#kept.delete(this.#kept.keys().next().value!);
    this.#kept.set(document, figures);
    return figures;
  }

  #figures(found: readonly number[] | undefined): readonly CorpusFigure[] {
    if (found === undefined) return none;
    const figures: CorpusFigure[] = [];
    for (const figure of found) {
      const document = Math.floor(figure / MOST_FIGURES);
      if (isIn(document, this.#gone)) continue;
      figures.push(this.#of(numberWithout(document, this.#gone))!.at(figure % MOST_FIGURES));
    }
    return figures;
  }
}

const none: readonly CorpusFigure[] = [];

function add<Key>(index: Map<Key, number[]>, key: Key, figure: number): void {
  const known = index.get(key);
  if (known) known.push(figure);
  else index.set(key, [figure]);
}
