/**
 * What the corpus has between two texts that stand near each other in one clause: the question behind a slip, where the
 * text before and the text after are known and what is between them is not. Compared folded, white space left out.
 */
import type { CorpusDocument, Gap } from './corpus.ts';
import { folded, foldedUnits, SKIPPED, stringOf } from './folded-text.ts';
import type { LiveSegment } from './live-segment.ts';
import { intersect, postings } from './phrase-search.ts';
import type { Segment } from './segment.ts';
import { METADATA } from './segment-rows.ts';

/** Reading so many postings costs about as much as looking into one clause. */
const POSTINGS_PER_CLAUSE = 40;
/** So few candidates are looked into at once. */
const FEW = 16;

interface Found {
  readonly text: string;
  readonly works: Set<number>;
  document: number;
  clause: number;
}

/** The texts of at most `longest` characters between `before` and `after`, those of most works first. */
export function gapsBetween(
  parts: readonly LiveSegment[],
  documents: readonly CorpusDocument[],
  before: string,
  after: string,
  longest: number,
): readonly Gap[] {
  const head = foldedUnits(before);
  const tail = foldedUnits(after);
  if (head.length < 2 || tail.length < 2) return [];
  const found = new Map<string, Found>();
  for (const part of parts) {
    const { segment } = part;
    for (const clause of clausesWithBoth(segment, head, tail)) {
      const document = documents[part.documentOf(clause)];
      if (document === undefined || segment.clauseKind[clause] === METADATA) continue;
      const units = fold(segment.clauseUnits(clause));
      for (const between of gapsIn(units, head, tail, longest)) {
        const known = found.get(between);
        if (!known) {
          const works = new Set([document.work]);
          found.set(between, { text: between, works, document: document.id, clause: part.firstClause + clause });
          continue;
        }
        known.works.add(document.work);
        // Documents are numbered alike however they are spread over segments.
        if (document.id < known.document) {
          known.document = document.id;
          known.clause = part.firstClause + clause;
        }
      }
    }
  }
  return [...found.values()]
    .map(({ text, works, clause }) => ({ text, works: works.size, clause }))
    .sort((a, b) => b.works - a.works || (a.text < b.text ? -1 : 1));
}

/** Ascending clauses that hold the bigrams of both texts, as far as it pays to rule clauses out by them. */
function clausesWithBoth(segment: Segment, head: Uint16Array, tail: Uint16Array): Uint32Array {
  const bigrams = new Set<number>();
  for (const units of [head, tail]) {
    for (let at = 0; at + 1 < units.length; at++) {
      const bigram = segment.bigram(units[at]!, units[at + 1]!);
      if (bigram < 0) return new Uint32Array(0);
      bigrams.add(bigram);
    }
  }
  const [rarest, ...others] = [...bigrams].sort((a, b) => segment.clausesWith(a) - segment.clausesWith(b));
  let clauses = postings(segment, rarest!);
  for (const bigram of others) {
    if (clauses.length <= FEW || segment.clausesWith(bigram) > clauses.length * POSTINGS_PER_CLAUSE) break;
    clauses = intersect(clauses, postings(segment, bigram));
  }
  return clauses;
}

let scratch = new Uint16Array(1024);

/** Folded units of a text, in a list that the next call writes over. */
function fold(text: Uint16Array): Uint16Array {
  if (text.length > scratch.length) scratch = new Uint16Array(text.length * 2);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = folded[text[at]!]!;
    if (unit !== SKIPPED) scratch[length++] = unit;
  }
  return scratch.subarray(0, length);
}

/** What stands between the two texts: for each place of the first the nearest place of the second behind it. */
function* gapsIn(units: Uint16Array, head: Uint16Array, tail: Uint16Array, longest: number): Iterable<string> {
  for (let at = 0; at + head.length + tail.length <= units.length; at++) {
    if (!standsAt(units, head, at)) continue;
    const start = at + head.length;
    for (let end = start; end <= start + longest && end + tail.length <= units.length; end++) {
      if (!standsAt(units, tail, end)) continue;
      yield stringOf(units.subarray(start, end));
      break;
    }
  }
}

function standsAt(units: Uint16Array, sought: Uint16Array, at: number): boolean {
  for (let index = 0; index < sought.length; index++) if (units[at + index] !== sought[index]) return false;
  return true;
}
