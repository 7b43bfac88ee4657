/** Figures of one document of a corpus, each made of its row when it is asked for. */
import {
  type Figure,
  type FigureContext,
  type FigureFacts,
  figureContext,
  figureOf,
  isOpen,
  settled,
} from '../../policy/figures/figure.ts';
import type { CorpusDocument, CorpusFigure, Place } from '../corpus.ts';
import type { FigureRow } from '../segment/rows.ts';

type Row = FigureRow[number];

export class DocumentFigures {
  readonly #document: CorpusDocument;
  readonly #rows: FigureRow;
  readonly #place: (document: number, start: number, end: number) => Place;
  readonly #context: FigureContext;
  readonly #made: (CorpusFigure | undefined)[];

  constructor(
    document: CorpusDocument,
    rows: FigureRow,
    place: (document: number, start: number, end: number) => Place,
  ) {
    this.#document = document;
    this.#rows = rows;
    this.#place = place;
    this.#context = figureContext(
      document,
      rows.map((row) => row[6]),
    );
    this.#made = new Array(rows.length);
  }

  /** In the order of the indicators. */
  get all(): readonly CorpusFigure[] {
    return this.#rows.map((_, index) => this.at(index));
  }

  at(index: number): CorpusFigure {
    this.#made[index] ??= this.#make(this.#rows[index]!);
    return this.#made[index];
  }

  #make(row: Row): CorpusFigure {
    const facts = factsOf(row);
    const figure = figureOf(facts, this.#context);
    return this.#placed(isOpen(figure, facts) ? settled(figure, this.#named(row[18])) : figure, row);
  }

  *#named(key: string): Iterable<Figure> {
    for (const row of this.#rows) if (row[18] === key) yield figureOf(factsOf(row), this.#context);
  }

  #placed(figure: Figure, row: Row): CorpusFigure {
    const document = this.#document;
    const place = this.#place;
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

function factsOf(row: Row): FigureFacts {
  const [metric, value, unit, period, qualifier, attribute, subject, nature, measure, reckoning, ...rest] = row;
  const [part, priceBasis, isShared, exactFrame, sentenceFrame, segmentFrame, , , key] = rest;
  const sentence = { part, priceBasis, isShared: isShared === 1, exactFrame, sentenceFrame, segmentFrame };
  const said = { metric, value, unit, period, qualifier, attribute, subject };
  return { ...said, nature, measure, reckoning, part, sentence, key };
}
