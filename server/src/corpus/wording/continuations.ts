/**
 * Established wording that goes on from what was just written. Where it is an enumeration it is offered twice: its next
 * item, and all of it to the end of the comma segment.
 */
import type { Continuation, CorpusDocument } from '../corpus.ts';
import { compareText } from '../document-order.ts';
import { folded, foldedUnits, PARAGRAPH_END, SKIPPED, stringOf } from '../folded-text.ts';
import { clausesWithRarest, type MatchVisitor, visitMatches } from '../search/phrase-search.ts';
import type { LiveSegment } from '../segment/live-segment.ts';
import { METADATA } from '../segment/rows.ts';

/** Characters before the cursor that are looked up at most and at least. */
const LONGEST_LEAD = 12;
const SHORTEST_LEAD = 2;
/** From so many characters on, shorter leads may add to what longer ones gave. */
const TELLING_LEAD = 4;
/** Characters before the cursor that are looked at: white space is not looked up, but nobody writes so much of it. */
export const LONGEST_BEFORE = 10 * LONGEST_LEAD;
/** Matches of one lead that are read, those of the newest documents: more would not change the first answers and cost time. */
const MATCHES_READ = 2000;
/** With so many it is not worth while to ask older documents too. */
const ENOUGH_READ = 1000;
/** Matches of one document that are read. */
const MATCHES_OF_DOCUMENT = 500;
const LONGEST_CONTINUATION = 60;
/** Text behind a match that is looked at: nobody leaves so much white space before what goes on. */
const REACH = 4 * LONGEST_CONTINUATION;
/** An enumeration is offered as a whole when this part of those who write its first item go on so. */
const LEAST_SHARE = 0.25;
/** And before its first item, when nearly all of them do. */
const LEADING_SHARE = 0.8;

/** The leader of a table of contents ends a wording too. */
const ends = new Set(Array.from('，；。：、！？,;:!?…', (mark) => folded[mark.charCodeAt(0)]!));
const enumerationMark = folded['、'.charCodeAt(0)]!;
const SPACE = ' '.charCodeAt(0);
const layout = /(?<![\x21-\x7e]) +| +(?![\x21-\x7e])/g;
const sentenceEnd = /[。！？!?；;\n]/u;

/** A day is that of one document, however many name the same. */
const day = /\d年\d+月\d+日/;

/** What is searched: `ranks` are the places of the documents in the order newest first. */
export interface SearchedDocuments {
  readonly parts: readonly LiveSegment[];
  readonly documents: readonly CorpusDocument[];
  readonly ranks: ArrayLike<number>;
}

/** Continuations of one wording. Thousands are read for one answer, so they are told apart by a hash of the wording. */
interface Group {
  readonly hash: number;
  readonly works: Set<number>;
  newest: string | null;
  /** As it stands in `clause`, of `document`: the newest that carries it. */
  units: Uint16Array;
  clause: number;
  document: CorpusDocument;
  /** The enumerations that the text opens. */
  readonly wholes: Map<number, Group>;
}

/** What follows the last characters of `before` in the corpus; see {@link Corpus.continuations}. */
export function continuationsOf(searched: SearchedDocuments, before: string, limit: number): readonly Continuation[] {
  const units = foldedUnits(endOf(before));
  const answers: Continuation[] = [];
  /** What one document alone goes on with, where others go on otherwise: that of several comes before it. */
  const single: Continuation[] = [];
  const known = new Set<number>();
  for (let lead = Math.min(LONGEST_LEAD, units.length); lead >= SHORTEST_LEAD; lead--) {
    const count = answers.length + single.length;
    if (count >= limit || (lead < TELLING_LEAD && count > 0)) break;
    const { groups, isAll } = groupsAfter(searched, units.slice(units.length - lead));
    const fresh = [...groups.values()].filter(({ hash }) => !known.has(hash)).sort(byWorks);
    const isFirst = answers.length === 0 && (fresh[0]?.works.size ?? 0) === 1;
    for (const group of fresh.slice(0, limit)) {
      for (const offered of withWhole(group)) {
        if (known.has(offered.hash)) continue;
        known.add(offered.hash);
        const { works, newest, clause } = offered;
        const text = withoutLayout(offered.units);
        if (day.test(text) || (works.size === 1 && /\d/.test(text))) continue;
        const continuation = { text, works: works.size, isAll, newest, clause };
        (works.size > 1 || isFirst ? answers : single).push(continuation);
      }
    }
    for (const hash of groups.keys()) known.add(hash);
  }
  return [...answers, ...single].slice(0, limit);
}

/** Most attested first, then the newest; among equals in order of the documents. */
function byWorks(a: Group, b: Group): number {
  return (
    b.works.size - a.works.size ||
    compareText(b.newest ?? '', a.newest ?? '') ||
    a.document.id - b.document.id ||
    a.clause - b.clause
  );
}

/** The text as somebody would type it: of white space only what parts two words that are not Chinese. */
function withoutLayout(units: Uint16Array): string {
  return stringOf(units.map((unit) => (folded[unit] === SKIPPED ? SPACE : unit))).replaceAll(layout, '');
}

/** The next item and the enumeration that it opens, the likelier first. */
function withWhole(group: Group): readonly Group[] {
  const [whole] = [...group.wholes.values()].sort(byWorks);
  if (!whole || whole.works.size < group.works.size * LEAST_SHARE) return [group];
  return whole.works.size > 1 && whole.works.size >= group.works.size * LEADING_SHARE ? [whole, group] : [group, whole];
}

/** What stands behind the last end of a sentence, as far as it can be looked up. */
function endOf(before: string): string {
  const from = Math.max(0, before.length - LONGEST_BEFORE);
  let start = before.length;
  while (start > from && !sentenceEnd.test(before[start - 1]!)) start--;
  return before.slice(start);
}

function groupsAfter(
  { parts, documents, ranks }: SearchedDocuments,
  lead: Uint16Array,
): { readonly groups: ReadonlyMap<number, Group>; readonly isAll: boolean } {
  const groups = new Map<number, Group>();
  let read = 0;
  let from = 0;
  // Of all documents, or of so many that they hold about as many matches as are read; then of twice as many.
  let share = Math.ceil(documents.length * Math.min(1, MATCHES_READ / clausesWithRarest(parts, lead)));
  for (; from < documents.length && read < ENOUGH_READ; share *= 2) {
    const to = from + share;
    const first = from;
    const asked = (document: number): boolean => ranks[document]! >= first && ranks[document]! < to;
    for (const part of parts) {
      const { segment } = part;
      let ofDocument = 0;
      let last = -1;
      const visit: MatchVisitor = (clause, _start, end) => {
        const id = part.documentOf(clause);
        ofDocument = id === last ? ofDocument + 1 : 1;
        last = id;
        if (segment.clauseKind[clause] === METADATA || ofDocument > MATCHES_OF_DOCUMENT) return true;
        read++;
        const text = segment.units(end, Math.min(segment.textLength, end + REACH));
        const stretches = continuationFrom(text);
        if (stretches) {
          const { item, whole } = stretches;
          const group = addTo(groups, text, item, documents[id]!, part.firstClause + clause);
          if (whole) addTo(group.wholes, text, whole, documents[id]!, part.firstClause + clause);
        }
        return true;
      };
      visitMatches(part, lead, visit, share < documents.length ? { asked } : {});
    }
    from = to;
  }
  return { groups, isAll: from >= documents.length };
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
    const works = new Set([document.work]);
    const units = source.subarray(start, end);
    const group = { hash, works, newest: document.date, units, clause, document, wholes: new Map() };
    groups.set(hash, group);
    return group;
  }
  known.works.add(document.work);
  const later = compareText(document.date ?? '', known.newest ?? '');
  if (later > 0) known.newest = document.date;
  if (later > 0 || (later === 0 && document.id < known.document.id)) {
    known.units = source.subarray(start, end);
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
