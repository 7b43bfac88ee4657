/**
 * Clauses that say the same around a break. A slip breaks the chain of attested characters: the text before it and the
 * text after it are both known, only not with this between them. This finds what the corpus has between them where no
 * link beside the break leads to its clauses: in short formulas, and in those of words so frequent that very many carry them.
 * Offsets are UTF-16 code units of the segment.
 */
import type { Corpus, Gap } from '../corpus.ts';
import { LINK } from '../search/link-table.ts';
import type { Break } from './breaks.ts';

const segmentEnd = /[，；：。！？,;:!?“”（）()《》]/;

/** Characters of the text before and after that are looked up. */
const longestAnchor = 5;
const shortestAnchor = 2;
const leastAnchors = 5;
/** What may stand between them in the corpus. */
const longestBetween = 8;
const mostOccurrences = 400;
const mostCandidates = 3;

const nothing: readonly number[] = [];

/** The clauses that carry each link of a segment; null where they are too many to be known. */
type Carriers = readonly (Uint32Array | null)[];

/** One clause for each thing that the corpus has between the anchors of a break, the most frequent first. */
export function anchoredClauses(
  corpus: Corpus,
  segment: string,
  carriers: Carriers,
  breaks: readonly Break[],
): readonly number[] {
  const found: number[] = [];
  for (const { first, last } of breaks) {
    if (last - first >= LINK + longestBetween) continue;
    found.push(...between(corpus, segment, carriers, first, last));
    if (last + LINK >= segment.length - 1) found.push(...atEdge(corpus, segment, carriers, first + LINK - 1, 'end'));
    if (first <= 1) found.push(...atEdge(corpus, segment, carriers, last + 1, 'start'));
  }
  return found;
}

/** Tries where the known text may end and begin again, nearest to the break first; the first place that answers is taken. */
function between(corpus: Corpus, segment: string, carriers: Carriers, first: number, last: number): readonly number[] {
  if (!mayEndUnknown(carriers, first) || !mayBeginUnknown(carriers, last)) return nothing;
  for (let shrink = 0; shrink <= 2 * (LINK - 1); shrink++) {
    let found: Map<string, Gap> | null = null;
    for (let before = Math.min(shrink, LINK - 1); before >= 0 && shrink - before < LINK; before--) {
      const end = first + LINK - 1 - before;
      const begin = last + 1 + (shrink - before);
      const headLength = Math.min(longestAnchor, end);
      const tailLength = Math.min(longestAnchor, segment.length - begin);
      if (headLength < shortestAnchor || tailLength < shortestAnchor) continue;
      if (headLength + tailLength < leastAnchors) continue;
      if (headLength >= LINK && isKnown(carriers, end - LINK)) continue;
      if (tailLength >= LINK && isKnown(carriers, begin)) continue;
      const head = segment.slice(end - headLength, end);
      const tail = segment.slice(begin, begin + tailLength);
      for (const gap of corpus.between(head, tail, longestBetween)) {
        found ??= new Map();
        const known = found.get(gap.text);
        if (!known || known.works < gap.works) found.set(gap.text, gap);
      }
    }
    if (found) {
      return [...found.values()]
        .sort((a, b) => b.works - a.works || (a.text < b.text ? -1 : 1))
        .slice(0, mostCandidates)
        .map(({ clause }) => clause);
    }
  }
  return nothing;
}

/** Somewhere the text before a break may end with what is shorter than a link, or with a link whose clauses are not known. */
function mayEndUnknown(carriers: Carriers, first: number): boolean {
  if (first < LINK) return true;
  for (let link = first - LINK; link < first; link++) if (!isKnown(carriers, link)) return true;
  return false;
}

/** The same of how the text behind it may begin. */
function mayBeginUnknown(carriers: Carriers, last: number): boolean {
  if (last + LINK >= carriers.length) return true;
  for (let link = last + 1; link <= last + LINK; link++) if (!isKnown(carriers, link)) return true;
  return false;
}

/**
 * A break that reaches the end (or start) of the segment has an anchor on one side only: the clauses that go on from it
 * to the end of their segment with nearly the same characters.
 */
function atEdge(
  corpus: Corpus,
  segment: string,
  carriers: Carriers,
  edge: number,
  side: 'start' | 'end',
): readonly number[] {
  const found = new Map<string, { clause: number; works: Set<number> }>();
  for (let shrink = 0; shrink < LINK && found.size === 0; shrink++) {
    const at = side === 'end' ? edge - shrink : edge + shrink;
    const from = side === 'end' ? Math.max(0, at - longestAnchor) : at;
    const to = side === 'end' ? at : Math.min(segment.length, at + longestAnchor);
    if (to - from < LINK || isKnown(carriers, from) || isKnown(carriers, to - LINK)) continue;
    const anchor = segment.slice(from, to);
    const ours = side === 'end' ? segment.slice(at) : segment.slice(0, at);
    if (ours.length === 0 || ours.length > longestBetween) continue;
    for (const { clause, start, end } of corpus.find(anchor, mostOccurrences)) {
      const { text, document } = corpus.clause(clause);
      const theirs =
        side === 'end' ? text.slice(end).split(segmentEnd)[0]! : text.slice(0, start).split(segmentEnd).at(-1)!;
      if (Math.abs(theirs.length - ours.length) > 2 || theirs === ours || !nearlyAlike(ours, theirs)) continue;
      const known = found.get(theirs);
      if (known) known.works.add(document.work);
      else found.set(theirs, { clause, works: new Set([document.work]) });
    }
  }
  return mostCarried(found);
}

/** It is known who carries the link: its clauses were compared with the segment before. */
function isKnown(carriers: Carriers, link: number): boolean {
  return carriers[link] !== null;
}

/** Half of the characters at least are the same ones. */
function nearlyAlike(ours: string, theirs: string): boolean {
  const shared = [...ours].filter((character) => theirs.includes(character)).length;
  return shared > 0 && shared * 2 >= Math.min(ours.length, theirs.length);
}

function mostCarried(found: ReadonlyMap<string, { clause: number; works: ReadonlySet<number> }>): number[] {
  return [...found]
    .sort(([text, a], [other, b]) => b.works.size - a.works.size || (text < other ? -1 : 1))
    .slice(0, mostCandidates)
    .map(([, { clause }]) => clause);
}
