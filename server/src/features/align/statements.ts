/** The statements of a plan: its sentences, each with the headings above it. Headings, titles and table rows are none. */
import type { Draft } from '../../checks/check.ts';
import { draftPlace } from '../../checks/draft-place.ts';
import type { Place } from '../../corpus/corpus.ts';
import { labelOf } from '../../ingest/label.ts';
import { type ClauseSpan, clausesOf } from '../../policy/clauses.ts';
import type { Heading, PolicyDocument, Span } from '../../policy/model.ts';
import { spanText } from '../../policy/span.ts';
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
  const chosen = new Set(aligned.documents);
  const statements: Statement[] = [];
  for (const clause of clausesOf(text)) {
    if (clause.kind !== 'sentence' || !chosen.has(clause.document)) continue;
    const document = text.documents[clause.document]!;
    const path = headingPath(document.outline, clause.heading);
    for (const span of partsOf(clause, spanText(text, clause))) {
      const printed = spanText(text, span).trim();
      const wording = wordingOf(printed).replace(/，$/, '');
      if (wording.length < shortest || isContentsLine(printed)) continue;
      // A report shows few of the places of a long text: each is worked out when it is asked for.
      statements.push({
        text: printed,
        wording,
        span,
        document,
        get place() {
          return draftPlace(aligned, span);
        },
        headingPath: path,
      });
    }
  }
  return statements;
}

/** A sentence that lists what is to be reached in a dozen fields: each field may be carried elsewhere. */
const longest = 120;
const shortestPart = 30;

/** The sentence, or its parts at commas where it is long. */
function partsOf({ paragraph, start, end }: ClauseSpan, printed: string): readonly Span[] {
  if (printed.length <= longest) return [{ paragraph, start, end }];
  const parts: Span[] = [];
  let from = 0;
  for (const { index } of printed.matchAll(/，/g)) {
    if (index + 1 - from < shortestPart || printed.length - index - 1 < shortestPart) continue;
    parts.push({ paragraph, start: start + from, end: start + index + 1 });
    from = index + 1;
  }
  return [...parts, { paragraph, start: start + from, end }];
}

/** A line of a table of contents: a label and a title without a mark behind them. */
function isContentsLine(printed: string): boolean {
  return labelOf(printed) !== null && !/[，。；：！？）”]/.test(printed);
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
