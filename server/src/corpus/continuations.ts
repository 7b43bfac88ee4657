/** Established wording that goes on from what was just written. */
import type { Continuation, CorpusDocument } from './corpus.ts';
import { compareText } from './document-order.ts';
import { folded, foldedKey, foldedUnits, PARAGRAPH_END, SKIPPED, stringOf } from './folded-text.ts';
import type { LiveSegment } from './live-segment.ts';
import { visitMatches } from './phrase-search.ts';
import { METADATA } from './segment-rows.ts';

/** Characters before the cursor that are looked up at most and at least. */
const LONGEST_LEAD = 12;
const SHORTEST_LEAD = 2;
/** From so many characters on, shorter leads may add to what longer ones gave. */
const TELLING_LEAD = 4;
/** Matches of one lead that are read; more would not change the first answers and cost time. */
const MATCHES_READ = 4000;
const LONGEST_CONTINUATION = 60;

const ends = new Set(Array.from('，；。：、！？,;:!?', (mark) => folded[mark.charCodeAt(0)]!));
const enumerationMark = folded['、'.charCodeAt(0)]!;
const sentenceEnd = /[。！？!?；;\n]/u;

interface Group {
  readonly text: string;
  readonly works: Set<number>;
  newest: string | null;
  clause: number;
  /** Document of `clause`: the newest that carries the text. */
  document: CorpusDocument;
}

/** What follows the last characters of `before` in the corpus, to the end of a comma segment; see {@link Corpus.continuations}. */
export function continuationsOf(
  parts: readonly LiveSegment[],
  documents: readonly CorpusDocument[],
  before: string,
  limit: number,
): readonly Continuation[] {
  const units = foldedUnits(endOf(before));
  const answers: Continuation[] = [];
  const known = new Set<string>();
  for (let lead = Math.min(LONGEST_LEAD, units.length); lead >= SHORTEST_LEAD; lead--) {
    if (answers.length >= limit || (lead < TELLING_LEAD && answers.length > 0)) break;
    const groups = groupsAfter(parts, documents, units.slice(units.length - lead));
    const fresh = [...groups].filter(([key]) => !known.has(key)).map(([, group]) => group);
    for (const key of groups.keys()) known.add(key);
    fresh.sort(
      (a, b) =>
        b.works.size - a.works.size || compareText(b.newest ?? '', a.newest ?? '') || compareText(a.text, b.text),
    );
    for (const { text, works, newest, clause } of fresh) answers.push({ text, works: works.size, newest, clause });
  }
  return answers.slice(0, limit);
}

/** What stands behind the last end of a sentence, as far as it can be looked up. */
function endOf(before: string): string {
  // White space is not looked up, but nobody writes so much of it.
  const from = Math.max(0, before.length - 10 * LONGEST_LEAD);
  let start = before.length;
  while (start > from && !sentenceEnd.test(before[start - 1]!)) start--;
  return before.slice(start);
}

function groupsAfter(
  parts: readonly LiveSegment[],
  documents: readonly CorpusDocument[],
  lead: Uint16Array,
): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const part of parts) {
    let read = 0;
    visitMatches(part, lead, (clause, _start, end) => {
      if (part.segment.clauseKind[clause] === METADATA) return true;
      const document = documents[part.documentOf(clause)]!;
      const text = commaSegmentFrom(part.segment.text, end);
      if (text !== '') addTo(groups, text, document, part.firstClause + clause);
      return ++read < MATCHES_READ;
    });
  }
  return groups;
}

function addTo(groups: Map<string, Group>, text: string, document: CorpusDocument, clause: number): void {
  const key = foldedKey(text);
  const group = groups.get(key);
  if (!group) {
    groups.set(key, { text, works: new Set([document.work]), newest: document.date, clause, document });
    return;
  }
  group.works.add(document.work);
  const later = compareText(document.date ?? '', group.newest ?? '');
  if (later > 0) group.newest = document.date;
  if (later > 0 || (later === 0 && document.id < group.document.id)) {
    group.clause = clause;
    group.document = document;
  }
}

/**
 * Text from an offset to the next mark that ends a comma segment; empty where none comes soon. Behind a finished item of
 * an enumeration (政府补一点|、企业让一点…) it is the rest of the enumeration, which is established as a whole.
 */
function commaSegmentFrom(text: Uint16Array, start: number): string {
  let from = start;
  while (folded[text[from]!] === SKIPPED) from++;
  const enumerates = folded[text[from]!] === enumerationMark;
  for (let at = from; at < text.length && at - from <= LONGEST_CONTINUATION; at++) {
    const unit = folded[text[at]!]!;
    if (enumerates && unit === enumerationMark) continue;
    if (unit === PARAGRAPH_END || ends.has(unit)) return stringOf(text.subarray(from, at)).trimEnd();
  }
  return '';
}
