/** The statements of a plan: its sentences, each with the headings above it. Headings, titles and table rows are none. */
import type { Draft } from '../../checks/check.ts';
import type { Place } from '../../corpus/corpus.ts';
import { labelOf } from '../../ingest/label.ts';
import { type ClauseSpan, clausesOf } from '../../policy/clauses.ts';
import type { Heading, PolicyDocument, Span } from '../../policy/model.ts';
import { spanText } from '../../policy/span.ts';
import { placesIn } from '../draft-place.ts';
import { wordingOf } from '../precedents.ts';

/** A text that takes part in an alignment. */
export interface AlignedText extends Draft {
  /** Name of the file, for people. */
  readonly name: string;
  /** Indices of those of its documents that take part; the others are carried along in the same file. */
  readonly documents: readonly number[];
}

/** What a report shows of a text: the words as printed and where they stand. */
export interface Quoted {
  readonly text: string;
  readonly place: Place;
  /** Labels and texts of the headings above, outermost first. */
  readonly headingPath: readonly string[];
}

export interface Statement extends Quoted {
  /** Index in the clauses of its text: what the corpus of that text calls it. */
  readonly clause: number;
  /** The words without label and closing mark. */
  readonly wording: string;
  readonly span: Span;
  readonly document: PolicyDocument;
}

/** Shorter sentences say nothing that another text could carry. */
const shortest = 8;

/** Statements of the documents that take part, in order of the text. */
export function statementsOf(aligned: AlignedText): readonly Statement[] {
  const { text } = aligned;
  const placeOf = placesIn(aligned);
  const chosen = new Set(aligned.documents);
  const statements: Statement[] = [];
  clausesOf(text).forEach((clause, index) => {
    if (clause.kind !== 'sentence' || !chosen.has(clause.document)) return;
    const printed = spanText(text, clause).trim();
    const wording = wordingOf(printed);
    if (wording.length < shortest || isContentsLine(printed)) return;
    const document = text.documents[clause.document]!;
    // A report shows few of the places of a long text: each is worked out when it is asked for.
    statements.push({
      clause: index,
      text: printed,
      wording,
      span: spanOf(clause),
      document,
      get place() {
        return placeOf(clause);
      },
      headingPath: headingPath(document.outline, clause.heading),
    });
  });
  return statements;
}

/** A line of a table of contents: a label and a title without a mark behind them. */
function isContentsLine(printed: string): boolean {
  return labelOf(printed) !== null && !/[，。；：！？）”]/.test(printed);
}

function spanOf({ paragraph, start, end }: ClauseSpan): Span {
  return { paragraph, start, end };
}

/** Labels and texts of a heading of an outline and of those above it, outermost first. */
export function headingPath(outline: readonly Heading[], heading: number): readonly string[] {
  const path: string[] = [];
  let level = Number.POSITIVE_INFINITY;
  for (let at = heading; at >= 0 && level > 1; at--) {
    const above = outline[at]!;
    if (above.level >= level) continue;
    level = above.level;
    path.unshift(above.label + above.text);
  }
  return path;
}
