/**
 * Established wording that goes on from what was just written. Where it is an enumeration it is offered twice: its next
 * item, and all of it to the end of the comma segment.
 */
import type { Continuation, CorpusDocument } from '../corpus.ts';
import { compareText } from '../document-order.ts';
import { folded, foldedUnits, PARAGRAPH_END, SKIPPED, stringOf } from '../folded-text.ts';
import { visitMatches } from '../search/phrase-search.ts';
import type { LiveSegment } from '../segment/live-segment.ts';
import { METADATA } from '../segment/rows.ts';

/** Characters before the cursor that are looked up at most and at least. */
const LONGEST_LEAD = 12;
const SHORTEST_LEAD = 2;
/** From so many characters on, shorter leads may add to what longer ones gave. */
const TELLING_LEAD = 4;
/** Matches of one lead that are read; more would not change the first answers and cost time. */
const MATCHES_READ = 2000;
const LONGEST_CONTINUATION = 60;
/** Text behind a match that is looked at: nobody leaves so much white space before what goes on. */
const REACH = 4 * LONGEST_CONTINUATION;
/** An enumeration is offered as a whole when this part of those who write its first item go on so. */
const LEAST_SHARE = 0.25;
/** And before its first item, when nearly all of them do. */
const LEADING_SHARE = 0.8;

const ends = new Set(Array.from('，；。：、！？,;:!?', (mark) => folded[mark.charCodeAt(0)]!));
const enumerationMark = folded['、'.charCodeAt(0)]!;
const sentenceEnd = /[。！？!?；;\n]/u;

/** Continuations of one wording. Thousands are read for one answer, so they are told apart by a hash of the wording. */
interface Group {
  readonly hash: number;
  readonly text: string;
  readonly works: Set<number>;
  newest: string | null;
  clause: number;
  /** Document of `clause`: the newest that carries the text. */
  document: CorpusDocument;
  /** The enumerations that the text opens. */
  readonly wholes: Map<number, Group>;
}

/** What follows the last characters of `before` in the corpus; see {@link Corpus.continuations}. */
export function continuationsOf(
  parts: readonly LiveSegment[],
  documents: readonly CorpusDocument[],
  before: string,
  limit: number,
): readonly Continuation[] {
  const units = foldedUnits(endOf(before));
  const answers: Continuation[] = [];
  const known = new Set<number>();
  for (let lead = Math.min(LONGEST_LEAD, units.length); lead >= SHORTEST_LEAD; lead--) {
    if (answers.length >= limit || (lead < TELLING_LEAD && answers.length > 0)) break;
    const groups = groupsAfter(parts, documents, units.slice(units.length - lead));
    const fresh = [...groups.values()].filter(({ hash }) => !known.has(hash)).sort(byWorks);
    for (const group of fresh.slice(0, limit)) {
      for (const offered of withWhole(group)) {
        if (known.has(offered.hash)) continue;
        known.add(offered.hash);
        const { text, works, newest, clause } = offered;
        answers.push({ text, works: works.size, newest, clause });
      }
    }
    for (const hash of groups.keys()) known.add(hash);
  }
  return answers.slice(0, limit);
}

/** Most attested first, then the newest. */
function byWorks(a: Group, b: Group): number {
  return b.works.size - a.works.size || compareText(b.newest ?? '', a.newest ?? '') || compareText(a.text, b.text);
}

/** The next item and the enumeration that it opens, the likelier first. */
function withWhole(group: Group): readonly Group[] {
  const [whole] = [...group.wholes.values()].sort(byWorks);
  if (!whole || whole.works.size < group.works.size * LEAST_SHARE) return [group];
  return whole.works.size > 1 && whole.works.size >= group.works.size * LEADING_SHARE ? [whole, group] : [group, whole];
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
): ReadonlyMap<number, Group> {
  const groups = new Map<number, Group>();
  for (const part of parts) {
    const { segment } = part;
    let read = 0;
    visitMatches(part, lead, (clause, _start, end) => {
      if (segment.clauseKind[clause] === METADATA) return true;
      const text = segment.units(end, Math.min(segment.textLength, end + REACH));
      const stretches = continuationFrom(text);
      if (stretches) {
        const document = documents[part.documentOf(clause)]!;
        const { item, whole } = stretches;
        const group = addTo(groups, text, item, document, part.firstClause + clause);
        if (whole) addTo(group.wholes, text, whole, document, part.firstClause + clause);
      }
      return ++read < MATCHES_READ;
    });
  }
  return groups;
}

function addTo(
  groups: Map<number, Group>,
  source: Uint16Array,
  { start, end, hash }: Stretch,
  document: CorpusDocument,
  clause: number,
): Group {
  const known = groups.get(hash);
  if (!known) {
    const text = stringOf(source.subarray(start, end)).trimEnd();
    const works = new Set([document.work]);
    const group = { hash, text, works, newest: document.date, clause, document, wholes: new Map() };
    groups.set(hash, group);
    return group;
  }
  known.works.add(document.work);
  const later = compareText(document.date ?? '', known.newest ?? '');
  if (later > 0) known.newest = document.date;
  if (later > 0 || (later === 0 && document.id < known.document.id)) {
    known.clause = clause;
    known.document = document;
  }
  return known;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  /** 53 bits of the folded characters between. */
  readonly hash: number;
}

/**
 * To the next mark of a text (`item`), and where that is 、 also to the end of the comma segment (`whole`); null where
 * no mark comes soon. Behind a finished item of an enumeration (政府补一点|、企业让一点…) there is only the rest of it, which
 * is established as a whole.
 */
function continuationFrom(text: Uint16Array): { readonly item: Stretch; readonly whole?: Stretch } | null {
  let start = 0;
  while (start < text.length && folded[text[start]!] === SKIPPED) start++;
  const enumerates = folded[text[start]!] === enumerationMark;
  let item: Stretch | null = null;
  let high = 0;
  let low = 0x811c9dc5;
  const stretchTo = (end: number): Stretch => ({ start, end, hash: (high >>> 0) * 2 ** 21 + (low & 0x1fffff) });
  for (let at = start; at < text.length && at - start <= LONGEST_CONTINUATION; at++) {
    const unit = folded[text[at]!]!;
    if (unit === enumerationMark) {
      if (!enumerates) item ??= stretchTo(at);
    } else if (unit === PARAGRAPH_END || ends.has(unit)) {
      if (item) return { item, whole: stretchTo(at) };
      return at > start ? { item: stretchTo(at) } : null;
    }
    if (unit === SKIPPED) continue;
    high = Math.imul(high, 31) + unit;
    low = Math.imul(low ^ unit, 0x01000193);
  }
  return item && { item };
}
