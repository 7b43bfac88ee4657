/** The report on how a draft agrees with the texts above it (规划衔接). A pure function of the texts. */
import type { Segmenter } from '../../corpus/segmenter.ts';
import { difference, type Piece } from '../difference.ts';
import { Carriers } from './counterparts.ts';
import { type Departure, departures } from './departures.ts';
import { type Duties, dutiesOf } from './duties.ts';
import { type AlignedText, type Quoted, type Statement, statementsOf } from './statements.ts';
import { compareTargets, figuresIn, type StatedFigure, type TargetRow } from './targets.ts';
import { classify, type StatementKind, type Topic, topics } from './topics.ts';
import type { UpperChoice } from './upper-documents.ts';

/** `carried`: the draft says it; `partly`: it says part of it; `missing`: no statement of the draft is about it. */
export type Carriage = 'carried' | 'partly' | 'missing';

/** A statement of an upper text and the statement of the draft that carries it. */
export interface CarriedRow {
  readonly upper: Quoted;
  readonly kind: StatementKind;
  readonly carriage: Carriage;
  /** 0 … 1: the part of the upper statement's content that the draft's says. */
  readonly similarity: number;
  /** The statement of the draft that carries most of it; null where none is near. */
  readonly draft: Quoted | null;
  /** Further statements of the draft that carry the rest of a long one. */
  readonly also: readonly Quoted[];
  /** What leads from the upper statement to {@link draft}, word by word; null where the two share too little for that. */
  readonly pieces: readonly Piece[] | null;
}

export interface DepartureRow {
  readonly upper: Quoted;
  readonly draft: Quoted;
  readonly departure: Departure;
}

export interface UpperReport {
  readonly upper: AlignedText;
  /** Why this text. */
  readonly choice: UpperChoice;
  readonly sections: readonly { readonly topic: Topic; readonly rows: readonly CarriedRow[] }[];
  readonly targets: readonly TargetRow[];
  readonly departures: readonly DepartureRow[];
}

export interface AlignmentReport {
  readonly draft: AlignedText;
  readonly uppers: readonly UpperReport[];
  readonly duties: Duties;
}

/** A text above the draft, and why it is one. */
export interface ChosenUpper {
  readonly text: AlignedText;
  readonly choice: UpperChoice;
}

/** From here on the draft says what the upper text says; below, part of it; below that, something else. */
const leastCarried = 0.55;
const leastPartly = 0.3;
/** Statements that share less in stretches of some length are shown beside one another without marks. */
const leastSame = 0.4;
const shortestSame = 3;
const compass: readonly StatementKind[] = ['principle', 'target'];

/** Yields between statements, so that the caller can give time back and stop. */
export function* alignmentReport(
  draft: AlignedText,
  uppers: readonly ChosenUpper[],
  segmenter: Segmenter,
): Generator<{ readonly fraction: number }, AlignmentReport> {
  const own = statementsOf(draft);
  const above = uppers.map(({ text }) => statementsOf(text));
  const everything = [...own, ...above.flat()];
  const carriers = new Carriers(draft, own, everything);
  const ownFigures = figuresIn(draft);
  const total = above.reduce((sum, statements) => sum + statements.length, 0);
  let done = 0;
  const reports: UpperReport[] = [];
  for (const [index, { text: upper, choice }] of uppers.entries()) {
    const figures = figuresIn(upper);
    const stating = statingTargets(figures);
    const rows = new Map<Topic, CarriedRow[]>(topics.map((topic) => [topic, []]));
    const departed: DepartureRow[] = [];
    for (const statement of above[index]!) {
      yield { fraction: done++ / Math.max(1, total) };
      const classified = classify(statement.wording, statement.headingPath, stating(statement));
      if (classified === null) continue;
      const row = rowOf(statement, classified.kind, carriers, segmenter);
      rows.get(classified.topic)!.push(row);
      if (row.draft === null || row.carriage === 'missing') continue;
      const context = { orientation: compass.includes(classified.kind), segmenter };
      for (const departure of departures(statement.wording, row.draft.text, context)) {
        departed.push({ upper: row.upper, draft: row.draft, departure });
      }
    }
    const naming = { own: carriers, above: new Carriers(upper, above[index]!, everything) };
    const targets = yield* slowly(compareTargets(ownFigures, figures, naming), total === 0 ? 1 : done / total);
    reports.push({
      upper,
      choice,
      sections: topics.map((topic) => ({ topic, rows: rows.get(topic)! })),
      targets,
      departures: departed,
    });
  }
  return { draft, uppers: reports, duties: dutiesOf(draft) };
}

/** Steps of a part of the work, told as progress. */
function* slowly<Result>(
  work: Generator<unknown, Result>,
  fraction: number,
): Generator<{ readonly fraction: number }, Result> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    yield { fraction };
  }
}

function rowOf(statement: Statement, kind: StatementKind, carriers: Carriers, segmenter: Segmenter): CarriedRow {
  const { wording, text, place, headingPath } = statement;
  const upper = { text, place, headingPath };
  const found = carriers.best(wording);
  const similarity = found?.similarity ?? 0;
  if (!found || similarity < leastPartly) {
    return { upper, kind, carriage: 'missing', similarity, draft: null, also: [], pieces: null };
  }
  const [draft, ...also] = found.quotes;
  const carriage = similarity >= leastCarried ? 'carried' : 'partly';
  return { upper, kind, carriage, similarity, draft, also, pieces: led(text, draft.text, segmenter) };
}

/** What leads from one text to the other, where a reader can follow. */
function led(upper: string, draft: string, segmenter: Segmenter): readonly Piece[] | null {
  const pieces = difference(upper, draft, segmenter);
  let same = 0;
  for (const { kind, text } of pieces) if (kind === 'same' && text.length >= shortestSame) same += text.length;
  return same >= leastSame * upper.length ? pieces : null;
}

/** Whether a statement holds a target in figures. */
function statingTargets(figures: readonly StatedFigure[]): (statement: Statement) => boolean {
  const paragraphs = new Map<number, number[]>();
  for (const { isTarget, nature, span } of figures) {
    if (!isTarget || nature !== 'target') continue;
    const offsets = paragraphs.get(span.paragraph) ?? [];
    offsets.push(span.start);
    paragraphs.set(span.paragraph, offsets);
  }
  return ({ span: { paragraph, start, end } }) =>
    paragraphs.get(paragraph)?.some((offset) => offset >= start && offset < end) ?? false;
}
