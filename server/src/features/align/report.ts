/** The report on how a draft agrees with the texts above it (规划衔接). A pure function of the texts. */
import type { Segmenter } from '../../corpus/segmenter.ts';
import type { PolicyDocument } from '../../policy/model.ts';
import { difference, type Piece } from '../difference.ts';
import { Carriers } from './counterparts.ts';
import { type Departure, departures } from './departures.ts';
import { type Duties, dutiesOf } from './duties.ts';
import { type AlignedText, type Quoted, type Statement, statementsOf } from './statements.ts';
import { compareTargets, figuresIn, type StatedFigure, type TargetRow } from './targets.ts';
import { classify, type StatementKind, type Topic, topics } from './topics.ts';

/** `carried`: the draft says it; `partly`: it says part of it; `missing`: no statement of the draft is about it. */
export type Carriage = 'carried' | 'partly' | 'missing';

/** A statement of an upper text and the statement of the draft that carries it. */
export interface CarriedRow {
  readonly upper: Quoted;
  readonly kind: StatementKind;
  readonly carriage: Carriage;
  /** 0 … 1: the part of the upper statement's content that the draft's says. */
  readonly similarity: number;
  /** The nearest statement of the draft; null where none is near. */
  readonly draft: Quoted | null;
  /** What leads from the upper statement to the draft's, word by word; null where the two share too little for that. */
  readonly pieces: readonly Piece[] | null;
}

export interface DepartureRow {
  readonly upper: Quoted;
  readonly draft: Quoted;
  readonly departure: Departure;
}

export interface UpperReport {
  readonly upper: AlignedText;
  readonly sections: readonly { readonly topic: Topic; readonly rows: readonly CarriedRow[] }[];
  readonly targets: readonly TargetRow[];
  readonly departures: readonly DepartureRow[];
}

export interface AlignmentReport {
  readonly draft: AlignedText;
  readonly uppers: readonly UpperReport[];
  readonly duties: Duties;
}

/** From here on the draft says what the upper text says; below, part of it; below that, something else. */
const leastCarried = 0.55;
const leastPartly = 0.3;
/** Statements that share less are not led over into one another word by word. */
const leastCompared = 0.4;
const compass: readonly StatementKind[] = ['principle', 'target'];

/** Yields between statements, so that the caller can give time back and stop. */
export function* alignmentReport(
  draft: AlignedText,
  uppers: readonly AlignedText[],
  segmenter: Segmenter,
): Generator<{ readonly fraction: number }, AlignmentReport> {
  const own = statementsOf(draft);
  const above = uppers.map(statementsOf);
  const everything = [...own, ...above.flat()];
  const carriers = new Carriers(draft, everything);
  const ownFigures = figuresIn(draft);
  const total = above.reduce((sum, statements) => sum + statements.length, 0);
  let done = 0;
  const reports: UpperReport[] = [];
  for (const [index, upper] of uppers.entries()) {
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
    const naming = { own: carriers, above: new Carriers(upper, everything) };
    const targets = yield* slowly(compareTargets(ownFigures, figures, naming), total === 0 ? 1 : done / total);
    reports.push({
      upper,
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
  const found = carriers.best(wording);
  const similarity = found?.similarity ?? 0;
  const carriage = similarity >= leastCarried ? 'carried' : similarity >= leastPartly ? 'partly' : 'missing';
  return {
    upper: { text, place, headingPath },
    kind,
    carriage,
    similarity,
    draft: found && carriage !== 'missing' ? found : null,
    pieces: found && similarity >= leastCompared ? difference(text, found.text, segmenter) : null,
  };
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

/** Documents of a text that an alignment looks at: those that say something of their own, not what merely carries them. */
export function alignable(documents: readonly PolicyDocument[]): readonly number[] {
  const saying = documents.flatMap(({ role }, index) => (role === 'compendium' || role === 'wrapper' ? [] : [index]));
  const carried = saying.filter((index) => {
    const { id, role } = documents[index]!;
    return !(role === 'outer' && documents.some(({ parent }) => parent === id));
  });
  return carried.length > 0 ? carried : saying;
}
