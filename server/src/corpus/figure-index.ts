/** The table of figures over the corpus, by harmonised metric and by the words around them. */
import { type Figure, type FigureFacts, figuresOfFacts } from '../policy/figure.ts';
import { NO_FRAME } from '../policy/figure-sentence.ts';
import { metricFacts } from '../policy/metric.ts';
import type { CorpusDocument, CorpusFigure, Place } from './corpus.ts';
import { byRecencyAndLevel } from './document-order.ts';
import { type DocumentRange, isIn, noDocuments, numberWithout } from './document-range.ts';
import type { FigureRow } from './segment-rows.ts';

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

export class FigureIndex {
  readonly #source: FigureSource;
  readonly #byKey: Map<string, number[]>;
  readonly #byFrame: Map<number, number[]>;
  /** Documents of the table that do not count. */
  readonly #gone: DocumentRange;
  readonly #kept = new Map<number, readonly CorpusFigure[]>();

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
        add(this.#byKey, row[18], figure);
        for (const frame of new Set([row[13], row[14], row[15]]))
          if (frame !== NO_FRAME) add(this.#byFrame, frame, figure);
      }
    }
  }

  /** Figures of a metric, whatever it is called; those of the newest documents first. */
  named(metric: string): readonly CorpusFigure[] {
    return this.#figures(this.#byKey.get(metricFacts(metric).key));
  }

  /** Figures whose sentence, or part between marks, is the same but for its numbers. */
  framed(frame: number): readonly CorpusFigure[] {
    return frame === NO_FRAME ? none : this.#figures(this.#byFrame.get(frame));
  }

  /** Figures of one document, in the order of its indicators. */
  of(document: number): readonly CorpusFigure[] {
    const known = this.#kept.get(document);
    if (known !== undefined) return known;
    const described = this.#source.documents[document];
    if (described === undefined) return [];
    const rows = this.#source.rows(document);
    const read = figuresOfFacts(described, rows.map(factsOf));
    const figures = read.map((figure, index) => this.#placed(figure, described, rows[index]!));
    if (this.#kept.size >= MOST_KEPT) this.#kept.delete(this.#kept.keys().next().value!);
    this.#kept.set(document, figures);
    return figures;
  }

  #figures(found: readonly number[] | undefined): readonly CorpusFigure[] {
    if (found === undefined) return none;
    return found.flatMap((figure) => {
      const document = Math.floor(figure / MOST_FIGURES);
      if (isIn(document, this.#gone)) return [];
      return this.of(numberWithout(document, this.#gone))[figure % MOST_FIGURES]!;
    });
  }

  #placed(figure: Figure, document: CorpusDocument, row: FigureRow[number]): CorpusFigure {
    const { place } = this.#source;
    let known: Place | null = null;
    return {
      ...figure,
      document,
      // Few of the figures looked at are shown.
      get place() {
        known ??= place(document.id, row[16], row[17]);
        return known;
      },
    };
  }
}

const none: readonly CorpusFigure[] = [];

function factsOf(row: FigureRow[number]): FigureFacts {
  const [metric, value, unit, period, qualifier, attribute, subject, nature, measure, reckoning, ...rest] = row;
  const [part, priceBasis, isShared, exactFrame, sentenceFrame, segmentFrame] = rest;
  const sentence = { part, priceBasis, isShared: isShared === 1, exactFrame, sentenceFrame, segmentFrame };
  const said = { metric, value, unit, period, qualifier, attribute, subject };
  return { ...said, nature, measure, reckoning, part, sentence };
}

function add<Key>(index: Map<Key, number[]>, key: Key, figure: number): void {
  const known = index.get(key);
  if (known) known.push(figure);
  else index.set(key, [figure]);
}
